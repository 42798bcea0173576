"""`marsad demo` and `marsad serve`: an address that answers, until interrupted."""

import json
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

from marsad import examples

MARSAD = (sys.executable, "-m", "marsad")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def served(*arguments: str) -> Iterator[tuple[str, "subprocess.Popen[str]"]]:
    """Yield the address that the command announces, while it runs; it is interrupted afterwards."""
    port = str(free_port())
    with subprocess.Popen(
        [*MARSAD, *arguments, "--port", port, "--no-browser"], stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as running:
        assert running.stderr
        lines = iter(running.stderr.readline, "")
        try:
            address = next(found.group() for line in lines if (found := re.search(r"http://\S+", line)))
            yield address, running
        finally:
            running.send_signal(signal.SIGINT)
            running.communicate(timeout=30)


def test_the_demo_shows_the_examples() -> None:
    with served("demo") as (address, running):
        with urlopen(address) as page:
            assert b"<html" in page.read()
        with urlopen(f"{address}api/reports") as answer:
            assert json.load(answer)["total"] == len(list(examples.folder().glob("*.txt")))
    assert running.returncode == 0


def test_serve_shows_the_database_it_is_given(tmp_path: Path) -> None:
    db = str(tmp_path / "one.db")
    subprocess.run([*MARSAD, "ingest", str(examples.folder() / "001.txt"), "--db", db], capture_output=True, check=True)
    with served("serve", "--db", db) as (address, _), urlopen(f"{address}api/reports") as answer:
        assert json.load(answer)["total"] == 1


def test_a_port_that_is_taken_is_told_plainly(tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        arguments = ["serve", "--db", str(tmp_path / "x.db"), "--port", str(other.getsockname()[1]), "--no-browser"]
        done = subprocess.run([*MARSAD, *arguments], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "--port" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_database_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    db = tmp_path / "nothing.db"
    arguments = ["serve", "--db", str(db), "--port", str(free_port()), "--no-browser"]
    done = subprocess.run([*MARSAD, *arguments], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "marsad ingest" in done.stderr
    assert not db.exists()
