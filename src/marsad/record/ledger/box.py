"""Of whom, where and when a figure speaks: its people × its area × its days."""

from collections.abc import Iterable
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from marsad.record.counter.claim import Claim
from marsad.record.ledger.outcome import befell
from marsad.record.place_tree import PART, PlaceTree

# Day numbers before and after every date; an open end reaches there.
BEGIN, END = 0, date.max.toordinal() + 1
# What holds every place: where somebody was hit who knows where.
ANYWHERE = ""


class Who(Struct, frozen=True, order=True, gc=False):
    """People by what befell them and whose they are; no `groups`: whoever they are."""

    outcomes: tuple[str, ...]
    groups: tuple[str, ...]


class Box(Struct, frozen=True, gc=False):
    """`who` × the places of `area` × the days `start` to `end`, as ordinals, both inclusive."""

    who: Who
    area: tuple[str, ...]
    start: int
    end: int


def boxed(claim: Claim, places: PlaceTree) -> Box:
    """Return the box of the claim. What the tree does not know any finer is the place that holds it."""
    who = Who(befell(claim.outcome), tuple(sorted(set(claim.groups))))
    return Box(who, area(claim.area, places), first(claim.start), last(claim.end))


def first(day: date | None) -> int:
    """Return the ordinal of a first day; None is open."""
    return BEGIN if day is None else day.toordinal()


def last(day: date | None) -> int:
    """Return the ordinal of a last day; None is open."""
    return END if day is None else day.toordinal()


def area(ids: Iterable[str], places: PlaceTree) -> tuple[str, ...]:
    """Return the places, each by the id of the tree, without those that lie in another of them."""
    wholes = [each.partition(PART)[0] for each in ids]
    if len(wholes) == 1:
        return (places.same.get(wholes[0], wholes[0]),)
    lineages = {known[0]: known for known in map(places.lineage, wholes)}
    outer = [each for each, lineage in lineages.items() if not any(holder in lineages for holder in lineage[1:])]
    return tuple(sorted(outer)) or (ANYWHERE,)


def clipped(part: Box, total: Box, places: PlaceTree) -> Box | None:
    """Return what of the part's box lies in the total's; None where they do not meet."""
    start, end = max(part.start, total.start), min(part.end, total.end)
    shared = tuple(each for each in part.who.groups if each in total.who.groups)
    groups = shared if part.who.groups and total.who.groups else part.who.groups or total.who.groups
    outcomes = tuple(each for each in part.who.outcomes if each in total.who.outcomes)
    where = _common(part.area, total.area, places)
    if start > end or not outcomes or not where or (not groups and (part.who.groups or total.who.groups)):
        return None
    return replace(part, who=Who(outcomes, groups), area=where, start=start, end=end)


def _common(some: tuple[str, ...], others: tuple[str, ...], places: PlaceTree) -> tuple[str, ...]:
    inner = [a for a in some if any(within(b, a, places) for b in others)]
    outer = [b for b in others if any(within(a, b, places) for a in some)]
    return area(filter(None, {*inner, *outer}), places) if inner or outer else ()


def within(holder: str, place: str, places: PlaceTree) -> bool:
    """Return whether `place` is `holder` or lies in it."""
    return holder == ANYWHERE or (place != ANYWHERE and places.within(holder, place))
