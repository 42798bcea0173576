"""Which statements of two readers of one report tell the same fact."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from marsad.extract.statement import Casualties, Control, Displacement, Incident, NamedPlace, Statement


def pairs(rules: Sequence[Statement], model: Sequence[Statement]) -> Mapping[int, int]:
    """Return for positions in the first the positions of the same facts in the second, each at most once.

    The closest are paired first; of those equally close, those that stand first.
    """
    near = [
        (-closeness, i, j)
        for i, one in enumerate(rules)
        for j, other in enumerate(model)
        if (closeness := _closeness(one, other))
    ]
    found: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in sorted(near):
        if i not in found and j not in taken:
            found[i] = j
            taken.add(j)
    return dict(sorted(found.items()))


def _closeness(one: Statement, other: Statement) -> int:
    """Return how near two statements are, 0 where they cannot be of one fact."""
    if type(one) is not type(other) or not _SAME[type(one)](one, other):
        return 0
    slots = _SLOTS[type(one)]
    equal = sum(int(getattr(one, slot) == getattr(other, slot)) for slot in slots)
    return 1 + equal + 2 * int(one.span.overlaps(other.span)) + int(_shares_place(one, other))


def _same_control(one: Control, other: Control) -> bool:
    named = not set(one.holder).isdisjoint(other.holder) or one.status is other.status
    return _shares_place(one, other) and (named or one.span.overlaps(other.span))


def _same_count(one: Casualties | Displacement, other: Casualties | Displacement) -> bool:
    """Return whether both count the same: a figure of the same words, or the same of the same people."""
    if one.figure != other.figure:
        return False
    return one.span.overlaps(other.span) or (one.outcome is other.outcome and _shares_place(one, other))


def _same_incident(one: Incident, other: Incident) -> bool:
    """Return whether both tell of one event: of one type, or in the same words with somebody or somewhere in common.

    Whoever blew up a patrol may have laid a mine or attacked it: of which type it is, readers differ as coders do.
    """
    parties = bool({*one.actors, *one.targets} & {*other.actors, *other.targets})
    here = _shares_place(one, other)
    if one.span.overlaps(other.span):
        return one.type is other.type or parties or here
    return one.type is other.type and here and (parties or one.date == other.date)


def _shares_place(one: Statement, other: Statement) -> bool:
    return not _names(one.places).isdisjoint(_names(other.places))


def _names(places: Sequence[NamedPlace]) -> set[str]:
    return {place.place_id or place.text for place in places}


_SAME: Mapping[type[Statement], Callable[[Any, Any], bool]] = {
    Control: _same_control,
    Casualties: _same_count,
    Displacement: _same_count,
    Incident: _same_incident,
}
_SLOTS: Mapping[type[Statement], tuple[str, ...]] = {
    Control: ("holder", "status", "modality"),
    Casualties: ("outcome", "victims", "counting", "modality"),
    Displacement: ("outcome", "counting", "modality"),
    Incident: ("type", "actors", "targets", "modality"),
}
