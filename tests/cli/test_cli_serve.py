"""`marsad demo` and `marsad serve`: an address that answers, until interrupted."""

import json
import os
import re
import signal
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.request import urlopen

import pytest
from typer.testing import CliRunner

from marsad import examples
from marsad.cli.command import command

# Seconds that a loaded machine may take to end a process.
MOST_S = 300
MARSAD = (sys.executable, "-m", "marsad")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def served(
    *arguments: str, end: signal.Signals = signal.SIGINT, env: Mapping[str, str] | None = None
) -> Iterator[tuple[str, "subprocess.Popen[str]"]]:
    """Yield the address that the command announces, while it runs; `end` ends it afterwards."""
    port = str(free_port())
    with subprocess.Popen(
        [*MARSAD, *arguments, "--port", port, "--no-browser"],
        stderr=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, **(env or {})},
    ) as running:
        assert running.stderr
        lines = iter(running.stderr.readline, "")
        try:
            address = next(found.group() for line in lines if (found := re.search(r'http://[^\s"]+', line)))
            yield address, running
        finally:
            running.send_signal(end)
            running.communicate(timeout=MOST_S)


def test_the_demo_shows_the_examples_and_leaves_nothing(tmp_path: Path) -> None:
    with served("demo", env={"TMPDIR": str(tmp_path)}) as (address, running):
        with urlopen(address) as page:
            assert b"<html" in page.read()
        with urlopen(f"{address}api/reports") as answer:
            assert json.load(answer)["total"] == len(list(examples.folder().glob("*.txt")))
    assert running.returncode == 0
    assert list(tmp_path.iterdir()) == []


def ingested(db: Path, reports: Path) -> None:
    """Have a database of the reports at `db`."""
    assert CliRunner().invoke(command(), ["ingest", str(reports), "--db", str(db)]).exit_code == 0


def test_serve_shows_the_database_it_is_given_at_the_address_it_is_given_until_it_is_told_to_end(
    tmp_path: Path,
) -> None:
    db = tmp_path / "one.db"
    ingested(db, examples.folder() / "001.txt")
    arguments = ("serve", "--db", str(db), "--host", "localhost", "--log-json")
    with served(*arguments, end=signal.SIGTERM) as (address, running):
        with urlopen(f"{address}api/reports") as answer:
            assert json.load(answer)["total"] == 1
        with urlopen(f"{address}healthz") as answer:
            assert json.load(answer) == {"ok": True}
    assert running.returncode == 0


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


def refused(*arguments: str) -> str:
    """Return what the command says of its wrong usage."""
    done = CliRunner().invoke(command(), [*arguments, "--no-browser"])
    assert done.exit_code == 2, done.stderr
    assert done.stdout == ""
    return done.stderr


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.7", "fe80::1"])
@pytest.mark.parametrize("verb", ["serve", "demo"])
def test_no_address_that_others_see_is_served_without_users(tmp_path: Path, verb: str, host: str) -> None:
    database = ["--db", str(tmp_path / "none.db")] if verb == "serve" else []
    said = refused(verb, *database, "--host", host)
    assert host in said
    assert "no users are configured" in said
    assert "ssh -L" in said


def test_tiles_from_no_server_are_refused(tmp_path: Path) -> None:
    said = refused(
        "serve", "--db", str(tmp_path / "x.db"), "--port", str(free_port()), "--tiles", "tiles/{z}/{x}/{y}.png"
    )
    assert "tiles/{z}/{x}/{y}.png" in said


def said_before_the_address(db: str) -> list[str]:
    """Return the lines that `serve` says on stderr before the page's address."""
    called = [*MARSAD, "serve", "--db", db, "--port", str(free_port()), "--no-browser"]
    with subprocess.Popen(called, stderr=subprocess.PIPE, text=True) as running:
        assert running.stderr
        lines = []
        for line in iter(running.stderr.readline, ""):
            if "http://" in line:
                break
            lines.append(line.strip())
        running.send_signal(signal.SIGINT)
        running.communicate(timeout=MOST_S)
    assert running.returncode == 0
    return lines


def test_what_an_update_made_old_is_brought_up_to_date_before_the_address_is_said(tmp_path: Path) -> None:
    db = tmp_path / "one.db"
    ingested(db, examples.folder())
    with closing(sqlite3.connect(db)) as connection, connection:
        before = [connection.execute(f"SELECT count(*) FROM {table}").fetchone() for table in ("tenure", "event")]
        connection.execute("UPDATE derivation SET digest = 'of another version'")
    lines = said_before_the_address(str(db))
    for stage in ("index of statements", "index of reports", "who held them", "linked to events"):
        assert [line for line in lines if stage in line and "(100%)" in line], lines
    with closing(sqlite3.connect(db)) as connection:
        after = [connection.execute(f"SELECT count(*) FROM {table}").fetchone() for table in ("tenure", "event")]
        assert connection.execute("SELECT count(*) FROM stale_report").fetchone() == (0,)
    assert after == before
    assert said_before_the_address(str(db)) == []
