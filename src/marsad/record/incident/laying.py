"""Turns of control to the events that brought them."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from marsad.record.incident.decided import Decided
from marsad.record.incident.group import Group, Joined, paired
from marsad.record.incident.neighbours import Nearby
from marsad.record.incident.rules import score
from marsad.record.incident.telling import telling
from marsad.record.incident.told import Part, Told


def laid(turns: Sequence[Told], groups: Sequence[Group], decided: Decided) -> Iterator[Group]:
    """Yield the groups, in order, each with the turns for which it speaks more than any other does."""
    if not turns:
        yield from groups
        return
    events = [_event(group) for group in groups]
    nearby = Nearby(events)
    context: dict[int, list[Joined]] = defaultdict(list)
    for turn in turns:
        apart = decided.apart.get(turn.id, frozenset())
        places = [i for i in nearby.of(turn) if events[i].part is Part.EVENT and apart.isdisjoint(groups[i].ids)]
        best = min(((-score(paired(turn, events[i])), events[i].id, i) for i in places), default=None)
        if best is not None and best[0] < 0:
            context[best[2]].append(Joined(turn, events[best[2]], False))
    for i, group in enumerate(groups):
        yield group.with_context(context[i]) if i in context else group


def _event(group: Group) -> Told:
    return telling([member for member in group.members if member.part is Part.EVENT] or group.members)
