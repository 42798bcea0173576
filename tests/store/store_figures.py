"""Readings that count people, written short: places and days are numbers."""

from collections.abc import Callable
from datetime import date

from store_events import PLACES, dated, day, place, shared, strike
from store_values import reading

from marsad.extract.contract import Reading, identify
from marsad.extract.statement import Casualties, Displacement, Figure, Statement
from marsad.extract.term import Counting, Measure, Movement, Outcome, Unit
from marsad.when.interval import Interval

__all__ = ["PLACES", "Sentence", "dated", "day", "report"]

# What it says, where, when, and which of its kind.
Sentence = tuple[str, int, int, int]


def toll(where: int, on: int, which: int, publisher: str, at: int, **more: object) -> Casualties:
    """Return an event's toll: of few, of many told exactly, about so many, or of a party that no theatre has."""
    low = (3, 12, 12, 50)[which % 4]
    given: dict[str, object] = {
        "outcome": Outcome.WOUNDED if which == 5 else Outcome.KILLED,
        "victims": ("NOBODY",) if which == 4 else ("IS",),
        "figure": Figure(low=low, high=low, approx=which == 3),
        "counting": Counting.INCIDENT,
        "window": Interval.day(day(on)),
        **shared(where, on, which, publisher, at),
        **more,
    }
    return Casualties(**given)  # type: ignore[arg-type]


def total(where: int, on: int, which: int, publisher: str, at: int) -> Casualties:
    """Return a running total, which may fall from day to day."""
    figure = Figure(low=100 + 5 * (which - on), high=100 + 5 * (which - on))
    window = Interval(day(0), day(on))
    return toll(where, on, which % 3, publisher, at, figure=figure, counting=Counting.CUMULATIVE, window=window)


def fled(where: int, on: int, which: int, publisher: str, at: int) -> Displacement:
    given: dict[str, object] = {
        "outcome": Movement.FLED,
        "who": (),
        "figure": Figure(low=10 * which + 10, high=None),
        "unit": Unit.PERSONS,
        "measure": Measure.FLOW,
        "counting": Counting.INCIDENT,
        "window": Interval.day(day(on)),
        "origin": place(where),
        "destination": None,
        **shared(where, on, which, publisher, at),
    }
    return Displacement(**given)  # type: ignore[arg-type]


MADE: dict[str, Callable[[int, int, int, str, int], Statement]] = {
    "toll": toll,
    "total": total,
    "strike": strike,
    "fled": fled,
    "part": toll,
}


def report(name: str, publisher: str, published: date | None, told: list[Sentence]) -> Reading:
    """Return a report of these sentences; a part is one of what the sentence before it counts."""
    made: list[Statement] = []
    bare = reading(name, published=published).report.document.id
    for at, (sort, where, on, which) in enumerate(told):
        before = made[-1] if made else None
        if sort == "part" and isinstance(before, Casualties):
            # Somebody else may be said to count a part.
            speaker = (publisher, "SANA")[which // 3]
            subset = identify(before, bare)
            made.append(toll(where, on, 0, speaker, at, victim_detail=(None, "نساء")[which % 2], subset_of=subset))
        else:
            made.append(MADE[sort](where, on, which, publisher, at))
    return reading(name, *made, published=published)
