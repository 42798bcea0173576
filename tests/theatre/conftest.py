"""What the tests of the theatre share."""

from pathlib import Path

import pytest

from marsad.theatre.gazetteer import Gazetteer
from marsad.theatre.loading import load
from marsad.theatre.theatre import Theatre


@pytest.fixture(scope="session")
def syria() -> Theatre:
    return load("syria")


@pytest.fixture(scope="session")
def gazetteer(syria: Theatre) -> Gazetteer:
    return Gazetteer(syria)


@pytest.fixture(scope="session")
def shared_syria() -> Path:
    """The sources of the shipped gazetteer, beside the repository."""
    folder = Path(__file__).resolve().parents[3] / "shared/data/syria"
    if not folder.is_dir():
        pytest.skip(f"{folder} is not here: the build of the gazetteer is not checked against its sources")
    return folder
