"""What the server says of itself, and what it keeps to itself."""

import json
import logging
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from typing import Any

import pytest
from fastapi.testclient import TestClient

from marsad.store import Store
from marsad.web.log import Log

SECRET = "/api/reports?q=%D8%B3%D8%B1"


@pytest.fixture(autouse=True)
def _loggers_as_before() -> Iterator[None]:
    loggers = [
        logging.getLogger(name) for name in ("marsad.web", "marsad.web.requests", "marsad.web.server", "uvicorn")
    ]
    before = [(logger.handlers, logger.propagate, logger.level) for logger in loggers]
    yield
    for logger, (handlers, propagate, level) in zip(loggers, before, strict=True):
        logger.handlers, logger.propagate = handlers, propagate
        logger.setLevel(level)


def lines(capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in capsys.readouterr().err.splitlines()]


def test_nothing_is_said_of_what_goes_well(own: TestClient, capsys: pytest.CaptureFixture[str]) -> None:
    Log().begin()
    own.get(SECRET)
    own.get("/nowhere")
    assert capsys.readouterr().err == ""


def test_a_line_on_a_request_has_its_number_and_not_what_was_searched_for(
    own: TestClient, capsys: pytest.CaptureFixture[str]
) -> None:
    Log(verbose=True, as_json=True).begin()
    answer = own.get(SECRET)
    (line,) = lines(capsys)
    assert line["ms"] > 0
    assert line["request"] == answer.headers["x-request-id"]
    assert (line["method"], line["path"], line["status"], line["level"]) == ("GET", "/api/reports", 200, "info")
    assert "D8" not in json.dumps(line)


@pytest.mark.parametrize("as_json", [True, False])
def test_an_address_cannot_write_lines_of_its_own(
    own: TestClient, capsys: pytest.CaptureFixture[str], *, as_json: bool
) -> None:
    Log(verbose=True, as_json=as_json).begin()
    own.get("/nowhere%0A%1B[31merror%E2%80%AE")
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "\x1b" not in said
    assert "\u202e" not in said
    assert "%0A%1B" in said


def test_a_store_that_refuses_is_said_and_is_no_failure_of_the_server(
    own: TestClient, store: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    Log(as_json=True).begin()
    with closing(sqlite3.connect(str(store.address))) as other:
        other.execute("ALTER TABLE report RENAME TO gone")
    answer = own.get("/api/reports")
    assert answer.status_code == 503
    assert "report" in answer.json()["detail"]
    assert own.get("/healthz").status_code == 503
    assert own.get("/healthz").json()["ok"] is False
    first, *_ = lines(capsys)
    assert (first["level"], first["request"]) == ("error", answer.headers["x-request-id"])
    assert "no such table" in first["reason"]
