"""Many readers at once, some of whom leave, while reports arrive."""

import json
import logging
import socket
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest
from web_record import readings
from web_server import serving

from marsad.store import Store
from marsad.theatre.theatre import Theatre

PATHS = ("api/about", "api/control", "api/reports", "api/areas?day=2017-11-09", "")


def test_all_are_answered_while_reports_arrive(tmp_path: Path, theatre: Theatre) -> None:
    db = tmp_path / "record.db"

    def ask(path: str) -> int:
        with urlopen(address + path, timeout=30) as answer:
            body = answer.read()
        return int(json.loads(body)["total"]) if path == "api/reports" else len(body)

    with serving(db, theatre) as address, Store.open(db) as writer, ThreadPoolExecutor(8) as crowd:
        asked = [crowd.submit(ask, path) for _ in range(12) for path in PATHS]
        for reading in readings(theatre):
            writer.add(reading)
        answers = [each.result() for each in asked]
        assert all(0 <= total <= 3 for total in answers[2 :: len(PATHS)])
        assert ask("api/reports") == 3


def test_who_leaves_early_disturbs_nobody(tmp_path: Path, theatre: Theatre, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING), serving(tmp_path / "record.db", theatre) as address:
        there = urlsplit(address)
        for path in ("api/control", "assets/", "api/names") * 5:
            with socket.create_connection((there.hostname or "", there.port or 0)) as leaving:
                # Closed at once, with what was not read thrown away.
                leaving.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
                leaving.sendall(f"GET /{path} HTTP/1.1\r\nHost: {there.netloc}\r\n\r\n".encode())
        with urlopen(address + "healthz", timeout=30) as answer:
            assert json.load(answer) == {"ok": True}
    assert [record.getMessage() for record in caplog.records] == []
