"""How many left, were brought out, came back, cannot leave, or are somewhere, by whose account."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from marsad.extract.term import Kind, Measure, Movement, Unit
from marsad.record.counter.claim import Claim
from marsad.theatre.place import Place
from marsad.verbs.counting import Asked, CounterList, listed
from marsad.verbs.reckoning import Asking, Ground, Reckoning, reckoned
from marsad.verbs.tally import Tally, tally, trees


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


def displacement(
    *,
    outcomes: Iterable[Movement] = (),
    groups: Iterable[str] = (),
    place: str | None = None,
    start: date | None = None,
    end: date | None = None,
    units: Iterable[Unit] = (),
    measures: Iterable[Measure] = (),
    sources: Iterable[str] = (),
    as_of: date | None = None,
    judgements_as_of: date | None = None,
    unconfirmed: bool = False,
    db: Path | None = None,
) -> DisplacementAnswers:
    """Return how many of the `groups` together moved from the `place` (came back to it, are in it) and all in it.

    `start` and `end` are included; of what is left open, any.

    Raises:
        PartyError: a group is nobody's name, or of several.
        PlaceError: nothing is called `place`, or several places are.
        StoreError: there is no database, or it cannot be read.
        ValueError: `end` lies before `start`.
    """
    asking = Asking(
        groups=tuple(groups),
        place=place,
        start=start,
        end=end,
        sources=tuple(sources),
        as_of=as_of,
        unconfirmed=unconfirmed,
    )
    ground = Ground.of(asking)
    told = tally((Kind.DISPLACEMENT,), as_of=as_of, judgements_as_of=judgements_as_of, db=db)
    wanted = _Wanted(outcomes=tuple(outcomes), units=tuple(units), measures=tuple(measures))
    return _answered(ground.standing(told), wanted, told)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Wanted:
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


def _answered(ground: Ground, wanted: _Wanted, told: Tally) -> DisplacementAnswers:
    found = (_reckoned(way, ground, told) for way in _ways(told.values, wanted))
    return DisplacementAnswers(
        place=ground.place,
        namesakes=ground.namesakes,
        as_of=told.as_of,
        answers=tuple(each for each in found if each is not None),
        counters=_counters(ground, wanted, told),
    )


def _ways(claims: Sequence[Claim], wanted: _Wanted) -> Iterator[_Way]:
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


def _counters(ground: Ground, wanted: _Wanted, told: Tally) -> CounterList:
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
