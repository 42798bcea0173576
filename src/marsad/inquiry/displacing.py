"""How many left, were brought out, came back, cannot leave, or are somewhere, by whose account."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from marsad.extract.term import Kind, Measure, Movement, Unit
from marsad.inquiry.counting import Asked, CounterList, listed
from marsad.inquiry.reckoning import Ground, Reckoning, reckoned
from marsad.inquiry.tally import Tally
from marsad.inquiry.trees import trees
from marsad.record.counter.claim import Claim
from marsad.theatre.place import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class DisplacementAnswers:
    """An answer for each way of counting that any report uses, never added up: persons and families, flow and stock.

    A stock is that of one day, the last asked about of which a report speaks. `counters` are the series behind them.
    """

    place: Place | None
    namesakes: tuple[Place, ...]
    as_of: date | None
    answers: tuple[Reckoning, ...]
    counters: CounterList


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Ways of counting that are asked about; an empty row is any."""

    outcomes: tuple[Movement, ...]
    units: tuple[Unit, ...]
    measures: tuple[Measure, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Way:
    """One way of counting."""

    outcome: Movement
    measure: Measure
    unit: Unit


def displaced(ground: Ground, wanted: Wanted, told: Tally) -> DisplacementAnswers:
    """Return an answer for each of those ways of counting that any report uses."""
    found = (_reckoned(way, ground, told) for way in _ways(told.values, wanted))
    return DisplacementAnswers(
        place=ground.place,
        namesakes=ground.namesakes,
        as_of=told.as_of,
        answers=tuple(each for each in found if each is not None),
        counters=_counters(ground, wanted, told),
    )


def _ways(claims: Sequence[Claim], wanted: Wanted) -> Iterator[_Way]:
    told = {(claim.outcome, claim.measure, claim.unit) for claim in claims}
    for outcome in wanted.outcomes or tuple(Movement):
        for measure in wanted.measures or tuple(Measure):
            for unit in wanted.units or tuple(Unit):
                if (outcome.value, measure, unit) in told:
                    yield _Way(outcome=outcome, measure=measure, unit=unit)


def _reckoned(way: _Way, ground: Ground, told: Tally) -> Reckoning | None:
    """Return the answer of that way of counting, None where no claim bears on it."""
    on = _last_day(way, ground, told) if way.measure is Measure.STOCK else None
    if way.measure is Measure.STOCK:
        if on is None:
            return None
        ground = replace(ground, asking=replace(ground.asking, start=on, end=on))
    found = reckoned(ground.question(way.outcome, unit=way.unit, measure=way.measure), ground, told)
    return found if found.claims else None


def _last_day(way: _Way, ground: Ground, told: Tally) -> date | None:
    """Return the last day asked about of which a claim tells how many are there."""
    asking, place = ground.asking, ground.place
    days = [
        claim.end
        for claim in told.current
        if claim.end is not None
        and (claim.outcome, claim.measure, claim.unit) == (way.outcome.value, way.measure, way.unit)
        and (asking.end is None or claim.end <= asking.end)
        and (asking.start is None or claim.end >= asking.start)
        and (place is None or any(trees().places.within(place.id, area) for area in claim.area))
    ]
    return max(days, default=None)


def _counters(ground: Ground, wanted: Wanted, told: Tally) -> CounterList:
    found = listed(
        Asked(
            kinds=(Kind.DISPLACEMENT,),
            groups=ground.groups,
            place=ground.place,
            outcomes=wanted.outcomes,
            start=ground.asking.start,
            end=ground.asking.end,
            sources=ground.asking.sources,
        ),
        told,
    )
    kept = (
        each
        for each in found.counters
        if (not wanted.units or each.unit in wanted.units) and (not wanted.measures or each.measure in wanted.measures)
    )
    return replace(found, counters=tuple(kept))
