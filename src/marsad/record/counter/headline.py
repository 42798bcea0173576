"""A rounded figure beside the exact one: the headline says "about fifty", the body "at least 46"."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import timedelta
from itertools import groupby

from msgspec.structs import replace

from marsad.extract.term import Counting, Measure, Unit
from marsad.record.counter.beside import opened
from marsad.record.counter.claim import Claim
from marsad.record.counter.ground import lies_in_part
from marsad.record.counter.same_event import dated
from marsad.record.place_tree import PlaceTree

# What was yesterday is news today.
_NEWS = timedelta(days=1)
# People: so few are told of many events.
_FEW = 10

Kind = tuple[str, str, str, Unit | None, Measure | None, tuple[str, ...], str]


def joined(claims: Iterable[Claim], tree: PlaceTree) -> tuple[Claim, ...]:
    """Return the claims, each rounder one laid to the area, the days and the event of the figure that it rounds.

    The bounds of both then hold for one thing; it is never a second event. What one report tells of one event in
    several figures that cannot all be it is open above. By id.
    """
    ordered = sorted(dated(claims), key=lambda claim: (*map(str, _kind(claim)), claim.id))
    found = [each for _, group in groupby(ordered, key=_kind) for each in _group(tuple(group), tree)]
    return opened(found)


def _kind(claim: Claim) -> Kind:
    """Return what a rounder figure has in common with the one that it rounds."""
    measured = (claim.unit, claim.measure)
    return (claim.report_id, claim.voice, claim.outcome, *measured, claim.groups, claim.detail or "")


def _group(claims: Sequence[Claim], tree: PlaceTree) -> Iterator[Claim]:
    exact = [claim for claim in claims if not is_round(claim)]
    for claim in claims:
        meant = [other for other in exact if is_round(claim) and _rounds(claim, other, tree)]
        yield _like(claim, meant[0]) if len(meant) == 1 else claim


def is_round(claim: Claim) -> bool:
    """Return whether the figure is said to be rough."""
    return claim.figure is not None and (claim.figure.approx or claim.figure.vague)


def _rounds(rough: Claim, exact: Claim, tree: PlaceTree) -> bool:
    tests: tuple[Callable[[Claim, Claim], bool], ...] = (_bounds_meet, _days_meet, _one_thing)
    return all(test(rough, exact) for test in tests) and _areas_meet(rough, exact, tree)


def _bounds_meet(one: Claim, other: Claim) -> bool:
    return not _below(one.high, other.low) and not _below(other.high, one.low)


def _below(high: int | None, low: int | None) -> bool:
    return high is not None and low is not None and high < low


def _days_meet(one: Claim, other: Claim) -> bool:
    """Return whether both speak of the same days, as far as they tell."""
    if leaves_out_day(one, other):
        return True
    starts = {claim.start for claim in (one, other) if claim.start is not None}
    ends = {claim.end for claim in (one, other) if claim.end is not None}
    return len(starts) <= 1 and len(ends) <= 1


def leaves_out_day(rough: Claim, exact: Claim) -> bool:
    """Return whether the day of the rounder figure is that of its telling, the day after the exact one's.

    A headline leaves out that it was yesterday. Of few people, of dozens, by other doers, figures agree by chance.
    """
    figures = rough.approx and rough.counting is exact.counting is Counting.INCIDENT and (rough.low or 0) > _FEW
    if not figures or rough.as_of is None or not rough.start == rough.end == rough.as_of:
        return False
    doers = not rough.by or not exact.by or rough.by == exact.by
    return doers and exact.end == rough.as_of - _NEWS and exact.start == exact.end


def _one_thing(one: Claim, other: Claim) -> bool:
    events = {claim.event for claim in (one, other) if claim.event is not None}
    totals = one.subset_of is None and other.subset_of is None
    told_once = len(events) <= 1 or leaves_out_day(one, other)
    return totals and told_once and (one.counting is other.counting or is_short(one) == is_short(other))


def is_short(claim: Claim) -> bool:
    """Return whether both its days are told: what a headline leaves out, it does not lay to a longer time."""
    return claim.start is not None and claim.end is not None


def _areas_meet(one: Claim, other: Claim, tree: PlaceTree) -> bool:
    if not one.area or not other.area:
        return True
    return any(_nest(a, b, tree) or _nest(b, a, tree) for a in one.area for b in other.area)


def _nest(outer: str, inner: str, tree: PlaceTree) -> bool:
    return tree.within(outer, inner) or lies_in_part(inner, outer)


def _like(rough: Claim, exact: Claim) -> Claim:
    return replace(
        rough,
        area=exact.area,
        start=exact.start,
        end=exact.end,
        counting=exact.counting,
        scope=exact.scope,
        event=exact.event,
        counter=exact.counter,
    )
