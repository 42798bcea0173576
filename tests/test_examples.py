"""What is read in the example reports: every quotation is in its report, and the contract's JSON leads back."""

import json

import pytest

from marsad import examples
from marsad.errors import Issue
from marsad.extract.contract import Reading, reading_row, statement_row
from marsad.extract.contract_reading import statement_from
from marsad.verbs import read_paths

PATHS = sorted(examples.folder().glob("*.txt"))
every_report = pytest.mark.parametrize("reading", [path.name for path in PATHS], indirect=True)


@pytest.fixture(scope="module")
def readings() -> dict[str, Reading]:
    """Return the readings of the examples by their reports' names."""
    found = [reading for reading in read_paths([examples.folder()]) if not isinstance(reading, Issue)]
    return {reading.report.document.source: reading for reading in found}


@pytest.fixture
def reading(request: pytest.FixtureRequest, readings: dict[str, Reading]) -> Reading:
    return readings[request.param]


def test_every_example_is_read(readings: dict[str, Reading]) -> None:
    assert len(readings) == len(PATHS) >= 24


@every_report
def test_every_span_quotes_its_report(reading: Reading) -> None:
    text = reading.report.text
    assert reading.statements
    for statement in reading.statements:
        assert statement.span.quote(text) == statement.quote
        for place in statement.places:
            assert place.span.quote(text).strip()
        for speaker in statement.attribution:
            assert speaker.span is None or speaker.span.quote(text).strip()


@every_report
def test_the_json_leads_back_to_the_statement(reading: Reading) -> None:
    report_id = reading.report.document.id
    for statement in reading.statements:
        assert statement_from(json.loads(json.dumps(statement_row(statement, report_id)))) == statement


@every_report
def test_every_statement_has_an_id_of_its_own(reading: Reading) -> None:
    ids = [statement["id"] for statement in reading_row(reading)["statements"]]
    assert len(ids) == len(frozenset(ids))
