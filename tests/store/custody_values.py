"""Readings with what custody asks of them: an original at hand, an address, a text, a publisher, a day."""

from dataclasses import replace
from datetime import date

from store_values import DAY, reading

from marsad.errors import Issue
from marsad.extract.contract import Reading
from marsad.original import Original
from marsad.report.document import Document, Provenance
from marsad.report.reading import fingerprint
from marsad.report.report import Basis, Publication, Publisher, Report
from marsad.store import Store
from marsad.store.arrival import Arrival
from marsad.store.intake_rows import Outcome
from marsad.when.interval import Interval

RAW = "سيطرت القوات على البلدة".encode("cp1256")


def held(name: str = "a", raw: bytes = RAW) -> Reading:
    """Return a reading of a report whose original is at hand."""
    read = reading(name)
    original = Original(id=fingerprint(raw), held=raw)
    known = Provenance(address="https://a.example/1", author="نور", original=original.id)
    document = replace(read.report.document, provenance=known, original=original)
    return replace(read, report=replace(read.report, document=document))


WORDS = (
    "أفاد مراسلنا بأن القوات سيطرت فجر اليوم على قرية الصبحة في ريف دير الزور الشرقي بعد معارك عنيفة مع المسلحين "
    "استمرت ثلاثة أيام وأسفرت عن مقتل {} مقاتلاً وجرح آخرين بينما نزحت عشرات العائلات من القرى المجاورة نحو البادية"
)
TEXT = WORDS.format("12")
OTHER = "قُتل مدنيان في غارة على السوق وسط البلدة وأصيب سبعة آخرون بجروح نقلوا إثرها إلى المشفى الميداني القريب"


def told(
    name: str,
    text: str = TEXT,
    *,
    publisher: str | None = "Enab Baladi",
    day: date | None = DAY,
    address: str | None = None,
) -> Reading:
    """Return a reading of a report of this text, that states nothing of it."""
    read = reading(name)
    document = replace(read.report.document, text=text, provenance=Provenance(address=address))
    published = Publication(days=Interval.day(day) if day else None, basis=Basis.METADATA if day else Basis.UNKNOWN)
    by = Publisher(name=publisher, basis=Basis.METADATA if publisher else Basis.UNKNOWN)
    report = replace(read.report, document=document, publisher=by, published=published)
    return Reading(report=report, statements=())


def brought(store: Store, *things: Reading | Issue, errand: int | None = None) -> list[Outcome]:
    """Return what became of each thing, taken together with the others."""
    arrivals = [Arrival(what=each) if isinstance(each, Issue) else whole(each) for each in things]
    return [outcome for _, outcome in store.custody.keep(arrivals, errand, compose=never)]


def whole(read: Reading) -> Arrival:
    """Return the reading as it arrives."""
    return Arrival(what=read.report.document, reading=read)


def never(document: Document) -> Report:
    """Say that what was read need not be composed."""
    raise AssertionError(document.source)
