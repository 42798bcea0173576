"""A reading of a short report, written by hand."""

from datetime import date

from marsad.extract.contract import Reading
from marsad.extract.statement import Control, Dating, NamedPlace, Speaker, Statement
from marsad.extract.term import DateBasis, Extent, Holding, Modality, Resolution
from marsad.report.document import Document
from marsad.report.report import Basis, Publication, Publisher, Report
from marsad.text.span import Span
from marsad.when.interval import Interval, Precision

TEXT = "سيطرت القوات على بلدة الصبحة بعد انسحاب المقاتلين منها"
DAY = date(2017, 10, 9)


def place(place_id: str | None, resolution: Resolution = Resolution.RESOLVED) -> NamedPlace:
    return NamedPlace(span=Span(22, 28), text="الصبحة", place_id=place_id, resolution=resolution)


def control(*places: NamedPlace) -> Control:
    return Control(
        span=Span(0, 28),
        quote=TEXT[:28],
        modality=Modality.ASSERTED,
        attribution=(Speaker(source="SOHR"),),
        as_of=DAY,
        places=places,
        rule="test",
        confidence=0.8,
        date=Dating(days=Interval.day(DAY), precision=Precision.DAY, basis=DateBasis.AS_OF),
        status=Holding.CAPTURED,
        holder=("N",),
        previous=("P",),
        extent=Extent.FULL,
    )


def reading(*statements: Statement) -> Reading:
    report = Report(
        document=Document(source="a.txt", id="sha256:a", text=TEXT),
        publisher=Publisher(name="SOHR", basis=Basis.METADATA),
        published=Publication(days=Interval.day(DAY), basis=Basis.METADATA),
        title=None,
        noise=(),
        passages=(),
    )
    return Reading(report=report, statements=statements)
