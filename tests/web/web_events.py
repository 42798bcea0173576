"""Three invented reports: two of one strike, each in own words with its own toll, and one of a distant clash."""

from collections.abc import Iterator
from datetime import date

from msgspec.structs import replace
from web_record import BUKAMAL, SECOND, Draft

from marsad.extract.contract import Reading
from marsad.extract.statement import Casualties, Dating, Incident, Speaker
from marsad.extract.term import DateBasis, IncidentType, Modality
from marsad.theatre.theatre import Theatre
from marsad.when.interval import Interval, Precision

STRIKE, CLASH = "قصف الطيران الحربي سوق البوكمال مساء", "اندلعت اشتباكات في بادية بعيدة"
LATER = date(2017, 11, 12)
# What else each says, so that neither report is the other's copy.
FULLER = "أسماء الضحايا لم تُعرف بعد، وفرق الإسعاف تبحث بين الأنقاض عن أحياء"
SHORTER = "مصدر في المشفى يتحدث عن حصيلة أقل مما تناقلته صفحات محلية في اليومين الماضيين"


def incident(draft: Draft, words: str, *, place: str | None, sort: IncidentType, actors: tuple[str, ...]) -> Incident:
    """Return the statement that something happened on the eve of the report, carried by `words`."""
    span = draft.span(words)
    return Incident(
        span=span,
        quote=words,
        modality=Modality.ASSERTED,
        attribution=(Speaker(source=draft.publisher),),
        as_of=draft.day,
        places=(draft.place(place, span),) if place else (),
        rule="incident.test",
        confidence=0.9,
        date=Dating(days=Interval.day(SECOND), precision=Precision.DAY, basis=DateBasis.EXPRESSION),
        type=sort,
        actors=actors,
        targets=(),
    )


def killed(draft: Draft, words: str, number: int) -> Casualties:
    """Return the toll at Bukamal on that day, carried by `words`."""
    toll = draft.killed(words, number)
    return replace(toll, places=(draft.place(BUKAMAL, toll.span),), window=Interval.day(SECOND))


def events(theatre: Theatre) -> Iterator[Reading]:
    """Yield the reports."""
    for publisher, number, day, rest in (("SOHR", 12, SECOND, FULLER), ("SANA", 7, LATER, SHORTER)):
        text = f"{rest}\n\n{STRIKE} يوم الخميس. وقتل {number} مدنياً في قصف البوكمال."
        draft = Draft(source=f"{publisher}.txt", text=text, day=day, theatre=theatre, publisher=publisher)
        strike = incident(draft, STRIKE, place=BUKAMAL, sort=IncidentType.AIRSTRIKE, actors=("RUSSIA",))
        yield draft.reading(strike, killed(draft, f"قتل {number} مدنياً في قصف البوكمال", number))
    draft = Draft(source="=1+1.txt", text=f"أخبار\n\n{CLASH}.", day=LATER, theatre=theatre, publisher="=1+1")
    clash = incident(draft, CLASH, place=None, sort=IncidentType.CLASH, actors=("IS", "REGIME"))
    yield draft.reading(clash)
