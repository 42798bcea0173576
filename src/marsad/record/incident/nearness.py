"""Of which event of its report a figure is told: the nearest by its words that it can be of."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from marsad.record.incident.measure import MEASURES, Pair
from marsad.record.incident.told import Part, Told

# Code points: so much farther counts as told an event that says nothing of those whom the figure counts, or speaks of
# others; about a clause, and about two sentences. Events that are so little farther than the nearest are as near.
_FARTHER: Mapping[object, int] = {"open": 60, "allied": 60, "different": 300}
_AS_NEAR = 3
# Farther than this, about a sentence, no event is near: a headline's figure is told of what the body tells.
_NOWHERE_NEAR = 200
# How its places may not lie to those of the event.
_ELSEWHERE = frozenset({"apart", "abroad", "parts"})


def with_nearest(statements: Sequence[Told]) -> list[Told]:
    """Return the statements, each with the events of its report that are told nearest to it; an event is its own."""
    events: dict[str, list[Told]] = defaultdict(list)
    for each in statements:
        if each.part is Part.EVENT:
            events[each.report].append(each)
    return [replace(each, nearest=_nearest(each, events[each.report])) for each in statements]


def _nearest(each: Told, events: Sequence[Told]) -> frozenset[str]:
    if each.part is Part.EVENT:
        return frozenset((each.id,))
    far = {event.id: distance for event in events if (distance := _distance(each, event)) is not None}
    least = min(far.values(), default=0)
    if least > _NOWHERE_NEAR:
        return frozenset()
    return frozenset(event for event, distance in far.items() if distance <= least + _AS_NEAR)


def _distance(figure: Told, event: Told) -> float | None:
    """Return how far the event is told from the figure, None where it is of other days or of another place."""
    pair = Pair(figure, event)
    if MEASURES["days_apart"](pair) or MEASURES["where"](pair) in _ELSEWHERE:
        return None
    gap = max(0, max(figure.at, event.at) - min(figure.to, event.to))
    return gap + _FARTHER.get(MEASURES["sides"](pair), 0)
