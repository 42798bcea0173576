"""What several reports tell of one event."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from marsad.record.incident.decided import Decided
from marsad.record.incident.group import Group, Joined, paired, parted, scorer, united
from marsad.record.incident.grouping import Groups
from marsad.record.incident.laying import laid
from marsad.record.incident.neighbours import neighbours
from marsad.record.incident.rules import score
from marsad.record.incident.telling import telling
from marsad.record.incident.told import Told


def across(groups: Iterable[Group], decided: Decided) -> Iterator[Group]:
    """Yield the groups, those of several reports that tell of one event as one.

    A turn of control that no event of its report brought goes to the event that most speaks for, or out of the record.
    """
    given = list(groups)
    turns = [turn for group in given if not group.members for turn in group.context]
    found = list(_united([group for group in given if group.members], decided))
    yield from laid(turns, found, decided)


def _united(groups: Iterable[Group], decided: Decided) -> Iterator[Group]:
    seen = sorted(((telling(group.members), group) for group in groups), key=lambda row: row[0].id)
    profiles = [profile for profile, _ in seen]
    links = [(a, b) for a, b in neighbours(profiles) if score(paired(profiles[a], profiles[b])) > 0]
    after: dict[int, list[int]] = defaultdict(list)
    for a, b in links:
        after[a].append(b)
    for places in _components(len(seen), links):
        if len(places) == 1:
            yield seen[places[0]][1]
        else:
            here = {place: i for i, place in enumerate(places)}
            own = [(here[a], here[b]) for a in places for b in after[a]]
            yield from _joined([seen[place] for place in places], own, decided)


def _joined(rows: list[tuple[Told, Group]], links: list[tuple[int, int]], decided: Decided) -> Iterator[Group]:
    profiles = [profile for profile, _ in rows]
    groups = Groups(len(rows), scorer(profiles), parted([group.ids for _, group in rows], decided))
    groups.grow(links)
    joined = [Joined(profiles[a], profiles[b], False) for a, b in groups.joined]
    for members in groups.members:
        own = {profiles[i].id for i in members}
        yield united([rows[i][1] for i in members], [pair for pair in joined if pair.a.id in own])


def _components(count: int, links: Iterable[tuple[int, int]]) -> Iterator[list[int]]:
    """Yield the places below `count` in sets that no link leaves, each in order, by their least."""
    home = list(range(count))

    def root(i: int) -> int:
        while home[i] != i:
            home[i] = home[home[i]]
            i = home[i]
        return i

    for a, b in links:
        one, other = sorted((root(a), root(b)))
        home[other] = one
    found: dict[int, list[int]] = defaultdict(list)
    for i in range(count):
        found[root(i)].append(i)
    yield from found.values()
