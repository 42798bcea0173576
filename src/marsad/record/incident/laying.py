"""Turns of control to the events that brought them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from marsad.record.incident.decided import Decided
from marsad.record.incident.group import Group, Joined, paired
from marsad.record.incident.neighbours import Nearby
from marsad.record.incident.rules import score
from marsad.record.incident.telling import telling
from marsad.record.incident.told import Part, Told


def laid(
    turns: Sequence[Told], groups: Sequence[Group], near: Sequence[Sequence[Told]], decided: Decided
) -> Iterator[Group]:
    """Yield the groups, in order, each with the turns for which it speaks more than any other does.

    `near` has for each group what its reports tell of it: a turn is asked of the events that one of these is near.
    """
    if not turns:
        yield from groups
        return
    context: dict[int, list[Joined]] = defaultdict(list)
    rows = sorted(((told, i) for i, tellings in enumerate(near) for told in tellings), key=lambda row: row[0].id)
    nearby = Nearby([told for told, _ in rows])
    for turn in turns:
        places = sorted({rows[row][1] for row in nearby.of(turn)})
        best = surest(turn, [(i, groups[i]) for i in places], decided)
        if best is not None:
            context[best[0]].append(best[1])
    for i, group in enumerate(groups):
        yield group.with_context(context[i]) if i in context else group


def surest(turn: Told, groups: Iterable[tuple[int, Group]], decided: Decided) -> tuple[int, Joined] | None:
    """Return the number of the event that most speaks for the turn, and the pair; None where none does."""
    apart = decided.apart.get(turn.id, frozenset())
    events = ((i, brought_by(group)) for i, group in groups if apart.isdisjoint(group.ids))
    scored = ((-score(paired(turn, event)), event.id, i, event) for i, event in events if event.part is Part.EVENT)
    best = min(scored, key=lambda each: each[:3], default=None)
    return (best[2], Joined(turn, best[3], False)) if best is not None and best[0] < 0 else None


def brought_by(group: Group) -> Told:
    """Return what the group tells of its event, as one; where it tells but a toll, that."""
    return telling([member for member in group.members if member.part is Part.EVENT] or group.members)
