"""Readings that tell of events, written short: places and days are numbers."""

from collections.abc import Callable
from datetime import date, timedelta

from store_values import reading

from marsad.extract.contract import Reading
from marsad.extract.statement import Casualties, Control, Dating, Figure, Incident, NamedPlace, Speaker, Statement
from marsad.extract.term import Counting, DateBasis, Holding, IncidentType, Modality, Outcome, Resolution
from marsad.text.span import Span
from marsad.when.interval import Interval, Precision

FIRST = date(2017, 10, 1)
# Two towns of one governorate, one of another, and a stretch of land that no gazetteer has.
PLACES = (
    ("ocha:C5120", "الصبحة", "Deir ez-Zor", 35.20125, 40.4263),
    ("ocha:C5119", "الشحيل", "Deir ez-Zor", 35.09197, 40.45431),
    ("ocha:C2733", "القصير", "Homs", 34.50959, 36.57991),
    (None, "البادية", "Deir ez-Zor", None, None),
)
SORTS = (IncidentType.AIRSTRIKE, IncidentType.SHELLING, IncidentType.CLASH)
PARTIES = ("IS", "REGIME", "RUSSIA")
Telling = tuple[str, int, int, int]


def day(number: int) -> date:
    return FIRST + timedelta(days=number)


def place(number: int) -> NamedPlace:
    id_, name, admin1, lat, lon = PLACES[number % len(PLACES)]
    way = Resolution.RESOLVED if id_ else Resolution.AREA
    return NamedPlace(
        span=Span(0, 4),
        text=name,
        place_id=id_,
        name=name,
        name_ar=name if id_ else None,
        admin1=admin1,
        lat=lat,
        lon=lon,
        resolution=way,
    )


def strike(where: int, on: int, which: int, publisher: str, at: int) -> Incident:
    return Incident(
        **shared(where, on, which, publisher, at),  # type: ignore[arg-type]
        date=dated(on, which),
        type=SORTS[which % len(SORTS)],
        actors=(PARTIES[which % 2],),
        targets=(),
    )


def toll(where: int, on: int, which: int, publisher: str, at: int) -> Casualties:
    return Casualties(
        **shared(where, on, which, publisher, at),  # type: ignore[arg-type]
        outcome=(Outcome.KILLED, Outcome.WOUNDED)[which % 2],
        victims=("CIVILIANS",) if which % 3 else (),
        figure=Figure(low=which + 1, high=None if which % 4 == 0 else which + 2),
        counting=Counting.WINDOW if which == 5 else Counting.INCIDENT,
        window=Interval.day(day(on)),
    )


def turn(where: int, on: int, which: int, publisher: str, at: int) -> Control:
    return Control(
        **shared(where, on, which, publisher, at),  # type: ignore[arg-type]
        date=dated(on, which),
        status=Holding.CAPTURED,
        holder=(PARTIES[which % 2],),
        previous=(),
    )


MADE: dict[str, Callable[[int, int, int, str, int], Statement]] = {"strike": strike, "toll": toll, "turn": turn}


def shared(where: int, on: int, which: int, publisher: str, at: int) -> dict[str, object]:
    return {
        "span": Span(40 * at, 40 * at + 30),
        "quote": f"قصف {which} ليلا على {where} سوق البلدة قرب الجسر والمشفى القديم وسقوط ضحايا {at % 2}",
        "modality": Modality.DENIED if which == 7 else Modality.ASSERTED,
        "attribution": (Speaker(source=publisher),),
        "as_of": day(on),
        "places": (place(where),),
        "rule": "test",
        "confidence": 0.8,
    }


def dated(on: int, which: int) -> Dating:
    basis = DateBasis.EXPRESSION if which % 2 else DateBasis.AS_OF
    days = Interval(None, None) if which == 6 else Interval.day(day(on))
    return Dating(days=days, precision=Precision.DAY, basis=basis)


def report(name: str, publisher: str, published: date | None, told: list[Telling]) -> Reading:
    """Return a report of these statements: what each is, where, when, and which of its kind."""
    statements = [MADE[sort](where, on, which, publisher, at) for at, (sort, where, on, which) in enumerate(told)]
    return reading(name, *statements, published=published)
