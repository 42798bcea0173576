"""The record that the tests of the web look at, in a real database."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from playwright.sync_api import Page
from store_file import laid
from web_browser import Watched
from web_record import readings
from web_server import serving

from marsad.store import Store
from marsad.theatre.loading import load
from marsad.theatre.theatre import Theatre
from marsad.web.app import create


@pytest.fixture(scope="session")
def theatre() -> Theatre:
    return load("syria")


@pytest.fixture(scope="session")
def colours(theatre: Theatre) -> dict[str, str]:
    return {party.id: party.colour for party in theatre.parties}


@pytest.fixture(scope="session")
def kept(tmp_path_factory: pytest.TempPathFactory, theatre: Theatre) -> Path:
    """Return a folder with the record, to be copied."""
    folder = tmp_path_factory.mktemp("kept")
    with Store.open(laid(folder / "record.db")) as opened:
        for reading in readings(theatre):
            opened.add(reading)
    return folder


@pytest.fixture
def store(tmp_path: Path, kept: Path) -> Iterator[Store]:
    shutil.copytree(kept, tmp_path, dirs_exist_ok=True)
    with Store.open(tmp_path / "record.db") as opened:
        yield opened


@pytest.fixture
def own(store: Store, theatre: Theatre) -> Iterator[TestClient]:
    """Return who asks of the test's own record."""
    with TestClient(create(store, theatre)) as made:
        yield made


@pytest.fixture(scope="session")
def client(tmp_path_factory: pytest.TempPathFactory, kept: Path, theatre: Theatre) -> Iterator[TestClient]:
    """Return who asks of a record that no test changes."""
    folder = tmp_path_factory.mktemp("lasting")
    shutil.copytree(kept, folder, dirs_exist_ok=True)
    with Store.open(folder / "record.db") as opened, TestClient(create(opened, theatre)) as made:
        yield made


@pytest.fixture
def empty(tmp_path: Path, theatre: Theatre) -> Iterator[TestClient]:
    with Store.open(laid(tmp_path / "empty.db")) as opened, TestClient(create(opened, theatre)) as made:
        yield made


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory, kept: Path, theatre: Theatre) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("served")
    shutil.copytree(kept, folder, dirs_exist_ok=True)
    with serving(folder / "record.db", theatre) as address:
        yield address


@pytest.fixture(scope="session")
def served_empty(tmp_path_factory: pytest.TempPathFactory, theatre: Theatre) -> Iterator[str]:
    with serving(tmp_path_factory.mktemp("served") / "empty.db", theatre) as address:
        yield address


@pytest.fixture
def watched(page: Page, served: str) -> Iterator[Watched]:
    page.emulate_media(reduced_motion="reduce")
    made = Watched(page, served)
    yield made
    assert not made.amiss
