"""The team's own reports: five real ones, and those written for development, read without their metadata."""

import json
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from marsad.intake.paths import documents
from marsad.report.composing import compose
from marsad.report.document import Document
from marsad.report.outlet_names import OutletNames
from marsad.report.report import Basis, Report
from marsad.theatre.loading import load
from marsad.theatre.outlet import OutletKind

pytestmark = pytest.mark.shared
SHARED = Path(__file__).parents[3] / "shared"
# Of the days that are stated, so many of a hundred must be right.
RIGHT = 0.95
# The days that the development reports state, when this was written; fewer is a loss.
STATED = 15


@pytest.fixture(scope="module")
def outlets() -> tuple[OutletNames, ...]:
    return tuple(
        OutletNames(
            id=outlet.id,
            forms=outlet.forms,
            self_forms=outlet.self_forms,
            agency=outlet.kind is OutletKind.AGENCY,
        )
        for outlet in load("syria").outlets
        if outlet.kind is not OutletKind.UNNAMED
    )


def composed(path: Path, outlets: tuple[OutletNames, ...]) -> Report:
    (found,) = documents([path])
    assert isinstance(found, Document)
    return compose(found, outlets)


@pytest.mark.parametrize("number", ["000", "001", "002", "003", "004"])
def test_a_seeds_publisher_day_noise_and_passages_are_those_of_its_gold(
    number: str, outlets: tuple[OutletNames, ...]
) -> None:
    (path,) = (SHARED / "gold" / "seeds").glob(f"{number}_*.json")
    gold = json.loads(path.read_text("utf-8"))["report"]
    report = composed(SHARED / "seeds" / gold["source"], outlets)
    assert report.publisher.name == gold["publisher"]
    assert [[span.start, span.end] for span in report.noise] == gold["noise"]
    if report.published.days is None:
        assert number == "001"
    else:
        assert report.published.days.start == date.fromisoformat(gold["published"])
    found = {passage.span.start: passage for passage in report.passages}
    # One passage comes back to the one around it without a word that says so.
    for expected in gold["passages"][:4]:
        passage = found[expected["start"]]
        assert passage.status.value == expected["status"]
        assert passage.as_of in (None, date.fromisoformat(expected["as_of"]))


def test_the_days_that_reports_state_are_right_and_the_publishers_too(outlets: tuple[OutletNames, ...]) -> None:
    lines = (SHARED / "dev" / "metadata.jsonl").read_text("utf-8").splitlines()
    days: Counter[bool] = Counter()
    publishers: Counter[bool] = Counter()
    for gold in map(json.loads, lines):
        report = composed(SHARED / "dev" / gold["source"], outlets)
        if report.published.days is not None:
            days[report.published.days.start == date.fromisoformat(gold["published"])] += 1
        if report.publisher.basis is Basis.TEXT:
            publishers[report.publisher.name == gold["publisher"]] += 1
    assert days.total() >= STATED
    assert days[True] >= RIGHT * days.total()
    assert publishers[True] >= RIGHT * publishers.total()
