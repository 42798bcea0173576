"""Counters: running totals and revised tolls as series through time."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from marsad.extract.term import Kind, Movement, Outcome
from marsad.inquiry.area import NamedArea, area_named
from marsad.inquiry.tally import Sentences, Tally
from marsad.inquiry.trees import trees
from marsad.record.contradiction import Contradiction
from marsad.record.counter.series import Counter, counters
from marsad.record.coverage import Coverage
from marsad.theatre.place import Place

COUNTED = (Kind.CASUALTIES, Kind.DISPLACEMENT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Which counters are asked for; what is left open asks for all.

    Those of any of `groups` and what they contained, in `place` and all that lies in it, that count on some day from
    `start` to `end` (both included), by one of `sources`.
    """

    kinds: tuple[Kind, ...] = COUNTED
    groups: tuple[str, ...] = ()
    place: Place | None = None
    outcomes: tuple[Outcome | Movement, ...] = ()
    start: date | None = None
    end: date | None = None
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CounterList:
    """The counters asked for, as known on day `as_of` (None: by all that was ever read), by outcome, place and start.

    `areas` names the places of them by id; `sentences` has the words behind each value, by statement id. `coverage`:
    how much is told there in the days asked about.
    """

    asked: Asked
    as_of: date | None
    counters: tuple[Counter, ...]
    contradictions: tuple[Contradiction, ...]
    areas: Mapping[str, NamedArea]
    sentences: Sentences
    coverage: Coverage


def listed(asked: Asked, told: Tally) -> CounterList:
    """Return those counters of the tally that are asked for; the toll of an event is one once it was revised."""
    series = (each for each in counters(told.values) if each.event is None or len(each.points) > 1)
    chosen = sorted((each for each in series if _fits(each, asked)), key=_order)
    behind = [key for each in chosen for point in each.points for key in point.statements]
    return CounterList(
        asked=asked,
        as_of=told.as_of,
        counters=tuple(chosen),
        contradictions=tuple(fault for fault in told.contradictions if {*fault.statements} & {*behind}),
        areas={area: area_named(area) for area in sorted({area for each in chosen for area in each.area})},
        sentences=told.quotations(behind),
        coverage=told.coverage(asked.place, asked.start, asked.end),
    )


def _fits(counter: Counter, asked: Asked) -> bool:
    tests: tuple[Callable[[Counter, Asked], bool], ...] = (_of_groups, _in_place, _in_days, _of_outcome)
    return all(test(counter, asked) for test in tests) and (not asked.sources or counter.origin in asked.sources)


def _of_groups(counter: Counter, asked: Asked) -> bool:
    contained = {part for group in asked.groups for part in trees().parties.ever(group)}
    return not asked.groups or not contained.isdisjoint(counter.groups)


def _in_place(counter: Counter, asked: Asked) -> bool:
    place = asked.place
    return place is None or (bool(counter.area) and all(trees().places.within(place.id, area) for area in counter.area))


def _in_days(counter: Counter, asked: Asked) -> bool:
    ends = [point.end for point in counter.points]
    last = None if None in ends else max(end for end in ends if end is not None)
    begins_later = counter.start is not None and asked.end is not None and counter.start > asked.end
    return not begins_later and (last is None or asked.start is None or last >= asked.start)


def _of_outcome(counter: Counter, asked: Asked) -> bool:
    return not asked.outcomes or counter.outcome in [outcome.value for outcome in asked.outcomes]


def _order(counter: Counter) -> tuple[str, tuple[str, ...], date, str]:
    return counter.outcome, counter.area, counter.start or date.min, counter.id
