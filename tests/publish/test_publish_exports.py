import csv
import json
from datetime import date
from io import StringIO

import pytest

from marsad.extract.contract import Reading, reading_row
from marsad.extract.statement import Casualties, Figure, Victim
from marsad.extract.term import Counting, Modality, Outcome
from marsad.publish import control_csv, statements_jsonl
from marsad.record.control.tenure import Status, Tenure
from marsad.report.document import Document
from marsad.report.report import Basis, Publication, Publisher, Report
from marsad.text.span import Span
from marsad.theatre.place import Place, PlaceKind
from marsad.when.interval import Interval

PLACE = Place(
    id="q1",
    kind=PlaceKind.COMMUNITY,
    name_ar="الصبحة",
    name_en="As-Sabha",
    names=("الصبحة",),
    lat=35.1,
    lon=40.4,
    admin1="Deir ez-Zor",
    admin2_ar="",
    admin3_ar="",
)


def tenure(place_id: str = "q1") -> Tenure:
    return Tenure(
        place_id=place_id,
        start=None,
        end=date(2017, 10, 9),
        began=Interval(None, None),
        holder=("IS", "REGIME"),
        status=Status.CONTESTED,
        confidence=0.5,
        statements=("s1", "s2"),
        reason="contested",
        last_evidence=date(2017, 10, 8),
    )


def test_a_tenure_is_a_row_with_the_names_of_its_place() -> None:
    (row,) = csv.DictReader(StringIO(control_csv([tenure()], {"q1": PLACE})))
    assert row == {
        "place_id": "q1",
        "name_ar": "الصبحة",
        "name_en": "As-Sabha",
        "admin1": "Deir ez-Zor",
        "lat": "35.1",
        "lon": "40.4",
        "start": "",
        "end": "2017-10-09",
        "status": "contested",
        "holder": "IS;REGIME",
        "by": "",
        "candidates": "",
        "confidence": "0.5",
        "last_evidence": "2017-10-08",
        "reason": "contested",
        "statements": "s1;s2",
    }


def test_a_place_that_the_theatre_lacks_keeps_its_id() -> None:
    (row,) = csv.DictReader(StringIO(control_csv([tenure("gone")], {})))
    assert (row["place_id"], row["name_ar"], row["status"]) == ("gone", "", "contested")


def made() -> Reading:
    text = "قُتل فلان في القصف"
    report = Report(
        document=Document(source="a.txt", id="sha256:a", text=text),
        publisher=Publisher(name=None, basis=Basis.UNKNOWN),
        published=Publication(days=None, basis=Basis.UNKNOWN),
        title=None,
        noise=(),
        passages=(),
    )
    statement = Casualties(
        span=Span(0, 9),
        quote=text[:9],
        modality=Modality.ASSERTED,
        attribution=(),
        as_of=None,
        places=(),
        rule="test",
        confidence=0.5,
        outcome=Outcome.KILLED,
        victims=(),
        figure=Figure(low=1, high=1),
        counting=Counting.INCIDENT,
        window=Interval(None, None),
        named=(Victim(name="فلان", span=Span(5, 9)),),
    )
    return Reading(report=report, statements=(statement,))


@pytest.mark.parametrize("named", [True, False])
def test_named_victims_leave_only_when_asked_for(*, named: bool) -> None:
    (line,) = statements_jsonl([made()], named=named)
    whole = reading_row(made())
    (statement,) = json.loads(line)["statements"]
    assert ("named" in statement) is named
    assert {**statement, "named": whole["statements"][0]["named"]} == whole["statements"][0]
    assert json.loads(line)["report"] == whole["report"]
