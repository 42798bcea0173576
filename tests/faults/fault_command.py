"""Commands of Marsad, each a process and a group of its own: forked off this one, which has loaded all that they need.

So they begin at once, and what is killed is the command's own work and not the loading of Python.
"""

import os
import resource
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from time import monotonic, sleep

from marsad import verbs
from marsad.cli import main
from marsad.theatre.loading import load

# Seconds after which a command hangs, and readers without a parent live on, however busy the machine is.
HANGS_S = 300.0
_LOOKED_S = 0.002
_fork = get_context("fork")


def warm() -> None:
    """Leave this process with all loaded that reading takes."""
    load("syria")
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "a.txt"
        report.write_text("سيطرت قوات سوريا الديمقراطية على بلدة الشحيل.", "utf-8")
        verbs.ingest(verbs.documents([report]), db=Path(folder) / "a.db")


@dataclass(frozen=True, slots=True, kw_only=True)
class Injection:
    """What the kernel does at a call, from its `nth` on: "signal=KILL", "error=ENOSPC"."""

    call: str
    what: str
    nth: int
    is_lasting: bool = False

    @property
    def words(self) -> str:
        """As strace takes it."""
        return f"inject={self.call}:{self.what}:when={self.nth}{'+' if self.is_lasting else ''}"


class Command:
    """`marsad WORDS`, running; what it says is in files in `folder`, of `largest` bytes at most where that is given."""

    def __init__(
        self, words: Sequence[str], folder: Path, *, injection: Injection | None = None, largest: int | None = None
    ) -> None:
        self._out, self._err = (folder / f"{os.urandom(4).hex()}.{each}" for each in ("out", "err"))
        held, release = os.pipe()
        self._process = _fork.Process(target=_run, args=(words, (self._out, self._err), held, largest))
        self._process.start()
        os.close(held)
        self.pid = self._process.pid or 0
        self._tracer = _traced(self.pid, injection) if injection else None
        os.write(release, b"!")
        os.close(release)

    @property
    def is_running(self) -> bool:
        """Whether it has not ended."""
        return self._process.is_alive()

    def kill(self, *, whole: bool) -> None:
        """End it with SIGKILL, and the `whole` of its group or not; return once all of that is gone."""
        with suppress(ProcessLookupError):
            (os.killpg if whole else os.kill)(self.pid, signal.SIGKILL)

    def wait(self) -> int:
        """Return the exit code, less than 0 where a signal ended it, once also whoever it sent for is gone."""
        self._process.join(HANGS_S)
        if self._process.is_alive():
            self.kill(whole=True)
            raise TimeoutError(f"hangs: {self.said}")
        if self._tracer:
            self._tracer.wait()
        until_true(lambda: not _members(self.pid), f"processes of its group outlive it: {_members(self.pid)}")
        return self._process.exitcode or 0

    @property
    def said(self) -> str:
        """What stands on stderr."""
        return self._err.read_text("utf-8") if self._err.exists() else ""

    @property
    def found(self) -> str:
        """What stands on stdout."""
        return self._out.read_text("utf-8") if self._out.exists() else ""


def until_true(holds: Callable[[], bool], otherwise: str) -> None:
    """Return as soon as it holds.

    Raises:
        TimeoutError: it never did.
    """
    end = monotonic() + HANGS_S
    while not holds():
        if monotonic() > end:
            raise TimeoutError(otherwise)
        sleep(_LOOKED_S)


def _traced(pid: int, injection: Injection) -> "subprocess.Popen[bytes]":
    command = ["strace", "-f", "-qqq", "-o", "/dev/null", "-e", f"trace={injection.call}", "-e", injection.words]
    tracer = subprocess.Popen([*command, "-p", str(pid)], stdin=subprocess.DEVNULL, stderr=subprocess.PIPE)
    until_true(lambda: tracer.poll() is not None or _status(pid, "TracerPid") != "0", "strace does not attach")
    assert tracer.poll() is None, (tracer.communicate()[1], _status(pid, "State"))
    return tracer


def _status(pid: int, field: str) -> str:
    lines = Path(f"/proc/{pid}/status").read_text("ascii").splitlines()
    return next(line.partition(":")[2].strip() for line in lines if line.startswith(f"{field}:"))


def _members(group: int) -> list[str]:
    """Return the processes of the group that have not ended."""
    found = []
    for each in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            name, _, rest = each.read_text("ascii", "replace").rpartition(")")
            state, _, its_group = rest.split()[:3]
            if int(its_group) == group and state not in "ZX":
                found.append(name)
    return found


def _run(words: Sequence[str], said: tuple[Path, Path], held: int, largest: int | None) -> None:
    """Be the command."""
    os.setsid()
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115 - for as long as this process lives
    for number, path in enumerate(said, 1):
        os.dup2(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), number)
    # Buffers of the parent's must not be written here, too.
    sys.stdout, sys.stderr = (open(n, "w", encoding="utf-8", closefd=False) for n in (1, 2))  # noqa: SIM115
    os.read(held, 1)
    os.close(held)
    if largest is not None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest))
    sys.argv = ["marsad", *words]
    try:
        main()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
