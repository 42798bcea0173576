"""Statements and judgements, written short: `item("a")` is a statement of id "a", `says("reject", "a")` rejects it."""

from datetime import UTC, date, datetime, timedelta

import msgspec
from record_reading import control, place

from marsad.extract.statement import Casualties, Figure, Speaker, Statement
from marsad.extract.term import Counting, Modality, Outcome
from marsad.record.filed import Filed
from marsad.record.judgement import Correction, Judgement, Verdict
from marsad.text.span import Span
from marsad.when.interval import Interval

DAY = date(2017, 10, 9)


def item(key: str, *places: str, known: date | None = DAY, statement: Statement | None = None) -> Filed:
    told = statement or control(*(place(each) for each in places or ("p",)))
    return Filed(id=key, report_id="sha256:a", source="a.txt", known=known, statement=told)


def toll(low: int | None = 12, high: int | None = 12) -> Casualties:
    return Casualties(
        span=Span(0, 28),
        quote="سيطرت القوات على بلدة الصبحة",
        modality=Modality.ASSERTED,
        attribution=(Speaker(source="SOHR"),),
        as_of=DAY,
        places=(place("p"),),
        rule="test",
        confidence=0.6,
        outcome=Outcome.KILLED,
        victims=("IS",),
        figure=Figure(low=low, high=high),
        counting=Counting.INCIDENT,
        window=Interval(DAY, DAY),
    )


def says(
    verdict: str,
    *ids: str,
    at: int = 1,
    who: str = "Nour",
    places: tuple[str, ...] = (),
    **fields: object,
) -> Judgement:
    return Judgement(
        verdict=Verdict(verdict),
        statements=ids,
        places=places,
        fields=tuple(Correction(field=key, value=msgspec.json.encode(value).decode()) for key, value in fields.items()),
        who=who,
        when=datetime(2018, 1, 1, tzinfo=UTC) + timedelta(hours=at),
        why="read again",
    )
