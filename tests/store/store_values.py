"""Readings of short reports, written by hand."""

import hashlib
from datetime import date

from marsad.errors import Issue
from marsad.extract.contract import Reading
from marsad.extract.statement import Casualties, Control, Dating, Figure, NamedPlace, Speaker, Statement, Victim
from marsad.extract.term import Counting, DateBasis, Extent, Holding, Modality, Outcome, Resolution
from marsad.report.document import Document, Metadata
from marsad.report.report import Basis, Freshness, Passage, Publication, Publisher, Report
from marsad.text.span import Span
from marsad.when.interval import Interval, Precision

DAY = date(2017, 10, 9)
TEXT = "الصبحة اليوم\nسيطرت القوات على بلدة الصبحة، وقُتل 12 مقاتلاً خلال الاشتباكات في محيطها"


def control(
    place_id: str | None = "q1", *, holder: str = "SDF", day: date = DAY, start: int = 13, said: date | None = DAY
) -> Control:
    return Control(
        span=Span(start, 41),
        quote=TEXT[start:41],
        modality=Modality.REPORTED,
        attribution=(Speaker(source="Enab Baladi"), Speaker(source="SOHR", span=Span(0, 6))),
        as_of=said,
        places=(
            NamedPlace(
                span=Span(35, 41),
                text="الصبحة",
                place_id=place_id,
                name="As-Sabha",
                name_ar="الصبحة",
                admin1="Deir ez-Zor",
                lat=35.1,
                lon=40.4,
                resolution=Resolution.RESOLVED if place_id else Resolution.UNRESOLVED,
            ),
        ),
        rule="test",
        confidence=0.75,
        date=Dating(days=Interval.day(day), precision=Precision.DAY, basis=DateBasis.EXPRESSION, span=Span(7, 12)),
        status=Holding.CAPTURED,
        holder=(holder,),
        previous=("IS",),
        extent=Extent.FULL,
    )


def casualties() -> Casualties:
    return Casualties(
        span=Span(43, 60),
        quote=TEXT[43:60],
        modality=Modality.ASSERTED,
        attribution=(Speaker(source="Enab Baladi"),),
        as_of=DAY,
        places=(),
        rule="test",
        confidence=1.0,
        outcome=Outcome.KILLED,
        victims=("IS",),
        figure=Figure(low=12, high=12),
        counting=Counting.INCIDENT,
        window=Interval(None, DAY),
        named=(Victim(name="فلان", span=Span(43, 47), age=20),),
    )


def reading(
    name: str = "a",
    *statements: Statement,
    publisher: str | None = None,
    source: str | None = None,
    published: date | None = DAY,
) -> Reading:
    digest = hashlib.sha256(name.encode()).hexdigest()
    report = Report(
        document=Document(
            source=source or f"{name}.txt",
            id=f"sha256:{digest}",
            text=TEXT,
            metadata=Metadata(publisher=publisher),
            encoding="cp1256",
            extractor="trafilatura 2.0",
        ),
        publisher=Publisher(name="Enab Baladi", basis=Basis.TEXT, span=Span(0, 6)),
        published=Publication(
            days=Interval.day(published) if published else None,
            basis=Basis.TEXT if published else Basis.UNKNOWN,
            span=Span(7, 12) if published else None,
        ),
        title=Span(0, 12),
        noise=(Span(12, 13),),
        passages=(Passage(span=Span(13, 60), status=Freshness.REPUBLISHED, as_of=DAY),),
        issues=(Issue(source="a.txt", code="weekday", message="the weekday contradicts the date"),),
    )
    return Reading(report=report, statements=statements or (control(), casualties()))
