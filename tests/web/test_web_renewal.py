"""What is computed is brought up to date before the page is served, or the log says why not."""

import logging
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from store_file import laid
from web_record import readings

from marsad.progress import Progress, Stage
from marsad.store import Store
from marsad.theatre.theatre import Theatre
from marsad.web.app import create
from marsad.web.serving import bring_up_to_date


@pytest.fixture
def path(tmp_path: Path, theatre: Theatre) -> Path:
    found = laid(tmp_path / "marsad.db")
    with Store.open(found) as store:
        store.add_all(readings(theatre))
    return found


def test_every_stage_is_told_from_its_beginning_to_its_end(path: Path) -> None:
    heard: list[Progress] = []
    with Store.open(path) as store:
        bring_up_to_date(store, heard.append)
        ends = {each.stage: each for each in heard}
        # All else is kept with each report; a row of the sheet is told once thousands of statements fill it.
        told = {Stage.CONTROL, Stage.EVENTS, Stage.COVERAGE, Stage.FIGURES}
        assert {each.stage for each in heard if each.done == 0} == told
        assert all(each.done == each.total > 0 for each in ends.values())
        heard.clear()
        bring_up_to_date(store, heard.append)
        assert heard == []


def test_where_nothing_can_be_kept_the_log_says_so_and_what_is_there_is_served(
    path: Path, theatre: Theatre, caplog: pytest.LogCaptureFixture
) -> None:
    with Store.open(path, wait_s=0.1) as store, closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with caplog.at_level(logging.WARNING):
            bring_up_to_date(store, _unheard)
        assert "another program is writing" in str(caplog.records[-1].__dict__["reason"])
        with TestClient(create(store, theatre)) as client:
            assert client.get("/api/coverage/weeks").json()["reports"] == store.counts().reports
            assert client.get("/api/days").status_code == 200


def _unheard(progress: Progress) -> None:
    assert progress.done == 0
