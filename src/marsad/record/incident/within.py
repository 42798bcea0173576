"""What each report tells of one event: its headline, its body and what it republishes."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from marsad.record.incident.decided import Decided, closed
from marsad.record.incident.group import Group, Joined, paired, parted, scorer
from marsad.record.incident.grouping import Groups, Scales
from marsad.record.incident.nearness import with_nearest
from marsad.record.incident.rules import score
from marsad.record.incident.told import Part, Told

# Each statement of a report is compared with so many of the next, and the first few, the headline's, with all.
_NEXT = 40
_HEADLINE = 4


def within(seen: Sequence[Told], decided: Decided) -> Iterator[Group]:
    """Yield what each report tells of each event; what a person merged is together, though of several reports.

    A turn of control goes, as context, to the event of its report that most speaks for; where none does, it stands
    alone in a group without members.
    """
    for statements in _blocks(seen, decided):
        turns = [s for s in statements if s.part is Part.TURN and s.id not in decided.merged]
        others = with_nearest([s for s in statements if s.part is not Part.TURN or s.id in decided.merged])
        yield from _with_context(_grouped(others, decided), turns, decided)


def _blocks(seen: Sequence[Told], decided: Decided) -> Iterator[list[Told]]:
    """Yield the statements report by report; reports that a merge joins come together."""
    report = {each.id: each.report for each in seen}
    linked = closed({report[i] for i in group if i in report} for group in decided.merged.values())
    blocks: dict[str, list[Told]] = defaultdict(list)
    for each in seen:
        blocks[linked.get(each.report, (each.report,))[0]].append(each)
    for key in sorted(blocks):
        yield sorted(blocks[key], key=lambda each: (each.report, each.at, each.to, each.id))


def _grouped(statements: Sequence[Told], decided: Decided) -> list[Group]:
    scored = scorer(statements)
    apart = parted([(each.id,) for each in statements], decided)
    groups = Groups(range(len(statements)), Scales(scored), apart)
    joined = [Joined(statements[a], statements[b], True) for a, b in _merges(statements, decided)]
    place = {each.id: i for i, each in enumerate(statements)}
    for pair in joined:
        groups.join(place[pair.a.id], place[pair.b.id])
    groups.grow((a, b) for a, b in _near(statements) if scored(a, b) > 0)
    joined += [Joined(statements[a], statements[b], False) for a, b in groups.joined]
    found = [Group(members=tuple(statements[i] for i in members)) for members in groups.members]
    return [group.with_joined(joined) for group in found]


def _merges(statements: Sequence[Told], decided: Decided) -> Iterator[tuple[int, int]]:
    """Yield the statements that a person merged, each with the next."""
    place = {each.id: i for i, each in enumerate(statements)}
    merged = {group for each in statements if (group := decided.merged.get(each.id))}
    for group in sorted(merged):
        yield from pairwise(place[each] for each in group if each in place)


def _near(statements: Sequence[Told]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of one report that are compared."""
    for i, one in enumerate(statements):
        first = i < _HEADLINE or statements[i - _HEADLINE].report != one.report
        for j in range(i + 1, len(statements) if first else min(i + 1 + _NEXT, len(statements))):
            if statements[j].report != one.report:
                break
            yield i, j


def _with_context(groups: list[Group], turns: Sequence[Told], decided: Decided) -> Iterator[Group]:
    """Yield the groups, each with the turns that belong to none more than to it."""
    context: dict[int, list[Joined]] = defaultdict(list)
    for turn in turns:
        best = min(_fitting(groups, turn, decided), default=None)
        if best is not None:
            _, _, place, event = best
            context[place].append(Joined(turn, event, False))
    for place, group in enumerate(groups):
        found = context.get(place, [])
        yield group.with_context(found) if found else group
    laid = {joined.a.id for found in context.values() for joined in found}
    yield from (Group(members=(), context=(turn,)) for turn in turns if turn.id not in laid)


def _fitting(groups: list[Group], turn: Told, decided: Decided) -> Iterator[tuple[float, str, int, Told]]:
    """Yield the events that may have brought the turn, with what to sort them by: the surest is the least."""
    apart = decided.apart.get(turn.id, frozenset())
    for place, group in enumerate(groups):
        events = [m for m in group.members if m.part is Part.EVENT and m.report == turn.report]
        if not events or not apart.isdisjoint(m.id for m in group.members):
            continue
        scores = {event.id: score(paired(turn, event)) for event in events}
        best = min(events, key=lambda event: (-scores[event.id], event.id))
        if scores[best.id] > 0:
            yield -scores[best.id], best.id, place, best
