"""Statements of events, written short; a letter is a party, a number a day of October 2017.

`event("airstrike", "p", 9, by="R")` is a strike on place p on the 9th; `toll(5, "p", 9)` five killed there.
"""

from datetime import date, timedelta

from marsad.extract.statement import (
    Casualties,
    Control,
    Dating,
    Figure,
    Incident,
    NamedPlace,
    Speaker,
    Statement,
    Victim,
)
from marsad.extract.term import Counting, DateBasis, Holding, IncidentType, Modality, Outcome, Resolution
from marsad.record.filed import Filed
from marsad.text.span import Span
from marsad.when.interval import Interval, Precision

# p, q and r are villages of one governorate, q two kilometres from p and r fifty; z lies in another.
COORDINATES = {"p": (35.0, 40.0), "q": (35.018, 40.0), "r": (35.45, 40.0), "z": (33.0, 36.0)}
GOVERNORATE = {"p": "G", "q": "G", "r": "G", "z": "Z"}


def day(number: int | None) -> date | None:
    return None if number is None else date(2017, 10, 1) + timedelta(days=number - 1)


def spot(name: str) -> NamedPlace:
    """Return a village, or where the name has more letters than one words for a stretch of land in governorate G."""
    if name not in COORDINATES:
        return NamedPlace(span=Span(0, 4), text=name, admin1="G", resolution=Resolution.AREA)
    lat, lon = COORDINATES[name]
    return NamedPlace(
        span=Span(0, 4),
        text=f"قرية{name}",
        place_id=name,
        name=name,
        name_ar=f"قرية{name}",
        admin1=GOVERNORATE[name],
        lat=lat,
        lon=lon,
        resolution=Resolution.RESOLVED,
    )


def dated(*days: int | None, told: int, loose: bool = False) -> Dating:
    first, last = (days[0], days[-1]) if days else (told, told)
    basis = DateBasis.AS_OF if loose or not days else DateBasis.EXPRESSION
    return Dating(days=Interval(day(first), day(last)), precision=Precision.DAY, basis=basis)


def event(
    sort: str,
    places: str | tuple[str, ...],
    *days: int | None,
    by: str = "",
    to: str = "",
    told: int | None = None,
    loose: bool = False,
    quote: str = "",
    source: str = "X",
    through: str = "",
    modality: str = "asserted",
    at: int = 0,
    objects: tuple[str, ...] = (),
    means: tuple[str, ...] = (),
) -> Incident:
    said = told if told is not None else next((n for n in reversed(days) if n is not None), 9)
    return Incident(
        span=Span(at, at + max(len(quote), 20)),
        quote=quote or f"حدث {sort}",
        modality=Modality(modality),
        attribution=speakers(source, through),
        as_of=day(said),
        places=tuple(spot(name) for name in places),
        rule="test",
        confidence=0.8,
        date=dated(*days, told=said, loose=loose),
        type=IncidentType(sort),
        actors=tuple(by),
        targets=tuple(to),
        means=means,
        objects=objects,
    )


def toll(
    low: int | None,
    places: str | tuple[str, ...],
    *days: int | None,
    of: str = "",
    by: str = "",
    high: int | None = -1,
    approx: bool = False,
    outcome: str = "killed",
    told: int | None = None,
    quote: str = "",
    source: str = "X",
    through: str = "",
    at: int = 60,
    subset_of: str | None = None,
    names: tuple[str, ...] = (),
    counting: str = "incident",
) -> Casualties:
    said = told if told is not None else next((n for n in reversed(days) if n is not None), 9)
    first, last = (days[0], days[-1]) if days else (said, said)
    return Casualties(
        span=Span(at, at + max(len(quote), 20)),
        quote=quote or f"مقتل {low}",
        modality=Modality.ASSERTED,
        attribution=speakers(source, through),
        as_of=day(said),
        places=tuple(spot(name) for name in places),
        rule="test",
        confidence=0.8,
        outcome=Outcome(outcome),
        victims=tuple(of),
        figure=Figure(low=low, high=low if high == -1 else high, approx=approx),
        counting=Counting(counting),
        window=Interval(day(first), day(last)),
        subset_of=subset_of,
        by=tuple(by),
        named=tuple(Victim(name=name, span=Span(at, at + 4)) for name in names),
    )


def turn(status: str, place: str, *days: int | None, holder: str = "", of: str = "", at: int = 120) -> Control:
    said = next((n for n in reversed(days) if n is not None), 9)
    return Control(
        span=Span(at, at + 20),
        quote="سيطرت عليها",
        modality=Modality.ASSERTED,
        attribution=speakers("X", ""),
        as_of=day(said),
        places=(spot(place),),
        rule="test",
        confidence=0.8,
        date=dated(*days, told=said),
        status=Holding(status),
        holder=tuple(holder),
        previous=tuple(of),
    )


def speakers(source: str, through: str) -> tuple[Speaker, ...]:
    return tuple(Speaker(source=name) for name in (source, through) if name)


def out(number: int | None, report: str, *statements: Statement) -> list[Filed]:
    """Return the statements of `report`, out on day `number`; their ids are the report's with their place in it."""
    return [
        Filed(id=f"{report}{i}", report_id=report, source=report, known=day(number), statement=statement)
        for i, statement in enumerate(statements)
    ]
