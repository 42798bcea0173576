"""What the map of the example reports says on days when everybody knows who held the town."""

import json
from datetime import date

import pytest

import marsad
from marsad import examples
from marsad.extract.contract import Reading
from marsad.record.alliance import Alliances
from marsad.record.control.claim import control_claims
from marsad.record.control.situation import holder_on
from marsad.record.control.tenure import Tenure
from marsad.record.control.timeline import timelines
from marsad.theatre.loading import load

ROWS = [
    json.loads(line) for line in (examples.folder().parent / "holders.jsonl").read_text("utf-8").splitlines() if line
]
# Of the rows so many are told; a row may be unknown or contested (a town half taken is), none may be wrong.
TOLD = 0.75


@pytest.fixture(scope="module")
def record() -> dict[str, tuple[Tenure, ...]]:
    readings = [each for each in marsad.read_paths([examples.folder()]) if isinstance(each, Reading)]
    claims = [claim for reading in readings for claim in control_claims(reading)]
    return timelines(claims, alliances=Alliances.of(load("syria").parties))


def told(record: dict[str, tuple[Tenure, ...]], row: dict[str, str]) -> str | None:
    tenure = holder_on(record.get(row["place_id"], ()), date.fromisoformat(row["day"]))
    return tenure.leader if tenure else None


@pytest.mark.parametrize("row", [pytest.param(row, id=f"{row['place']}-{row['day']}") for row in ROWS])
def test_no_town_is_in_the_wrong_hands(record: dict[str, tuple[Tenure, ...]], row: dict[str, str]) -> None:
    assert told(record, row) in (row["holder"], None)


def test_most_towns_are_told(record: dict[str, tuple[Tenure, ...]]) -> None:
    assert sum(told(record, row) is not None for row in ROWS) >= TOLD * len(ROWS)
