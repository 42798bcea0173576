"""The three reports of `web_events`, and a chronicle of so many clashes that no screen shows them all."""

from collections.abc import Iterator
from datetime import date, timedelta

from web_events import events
from web_record import HAJIN, Draft

from marsad.extract.contract import Reading
from marsad.extract.statement import Dating, Incident, Speaker
from marsad.extract.term import DateBasis, IncidentType, Modality
from marsad.theatre.theatre import Theatre
from marsad.when.interval import Interval, Precision

CLASHES = 240
BEGAN, TOLD = date(2016, 1, 1), date(2017, 6, 1)


def many_events(theatre: Theatre) -> Iterator[Reading]:
    """Yield the reports; the clashes are at Hajin, two days apart, each in words of its own."""
    yield from events(theatre)
    lines = [f"اندلع الاشتباك رقم {number} قرب هجين" for number in range(1, CLASHES + 1)]
    draft = Draft(source="chronicle.txt", text="سجلّ\n\n" + ".\n".join(lines) + ".", day=TOLD, theatre=theatre)
    yield draft.reading(*(_clash(draft, words, number) for number, words in enumerate(lines)))


def _clash(draft: Draft, words: str, number: int) -> Incident:
    span = draft.span(words + ".")
    day = BEGAN + timedelta(days=2 * number)
    return Incident(
        span=type(span)(span.start, span.end - 1),
        quote=words,
        modality=Modality.ASSERTED,
        attribution=(Speaker(source=draft.publisher),),
        as_of=draft.day,
        places=(draft.place(HAJIN, span),),
        rule="incident.test",
        confidence=0.9,
        date=Dating(days=Interval.day(day), precision=Precision.DAY, basis=DateBasis.EXPRESSION),
        type=IncidentType.CLASH,
        actors=("SDF", "IS"),
        targets=(),
    )
