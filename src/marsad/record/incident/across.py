"""What several reports tell of one event."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from marsad.record.incident.decided import Decided
from marsad.record.incident.group import Group, Joined, paired, parted, scorer, united
from marsad.record.incident.grouping import Groups
from marsad.record.incident.laying import laid
from marsad.record.incident.neighbours import NO_CROWDS, Crowds, neighbours
from marsad.record.incident.rules import score
from marsad.record.incident.telling import telling
from marsad.record.incident.told import Told


class Tale(Struct, frozen=True):
    """What one report tells of one event: `group`, and all of it in one value. A turn of control alone is one too."""

    group: Group
    profile: Told

    @classmethod
    def of(cls, group: Group) -> "Tale":
        """Return the tale of a group of one report."""
        return cls(group, telling(group.members or group.context))

    @property
    def is_turn(self) -> bool:
        """Whether it is a turn of control that no event of its report brought."""
        return not self.group.members


class Grown(Struct, frozen=True):
    """Tales of one event, by their places in a sequence, and the pairs that led there, the surest first."""

    members: tuple[int, ...]
    joined: tuple[tuple[int, int], ...]


def across(groups: Iterable[Group], decided: Decided) -> Iterator[Group]:
    """Yield the groups, those of several reports that tell of one event as one.

    A turn of control that no event of its report brought goes to the event that most speaks for, or out of the record.
    """
    tales = [Tale.of(group) for group in groups]
    turns = [tale.profile for tale in tales if tale.is_turn]
    told = sorted((tale for tale in tales if not tale.is_turn), key=lambda tale: tale.profile.id)
    found = list(grown(told, links(told), decided))
    near = [tuple(told[place].profile for place in each.members) for each in found]
    yield from laid(turns, [event(told, each) for each in found], near, decided)


def links(tales: Sequence[Tale], crowds: Crowds = NO_CROWDS) -> list[tuple[int, int]]:
    """Return the pairs, as places in `tales`, that are near each other and may be of one event."""
    profiles = [tale.profile for tale in tales]
    return [(a, b) for a, b in neighbours(profiles, crowds) if score(paired(profiles[a], profiles[b])) > 0]


def grown(tales: Sequence[Tale], links: Iterable[tuple[int, int]], decided: Decided) -> Iterator[Grown]:
    """Yield which of the tales, which are in order of id, are of one event by these links: each is in one.

    What no link leads to changes nothing about it.
    """
    after: dict[int, list[int]] = defaultdict(list)
    for one, other in links:
        a, b = sorted((one, other))
        after[a].append(b)
    for places in components(len(tales), after):
        if len(places) == 1:
            yield Grown((places[0],), ())
        else:
            here = {place: i for i, place in enumerate(places)}
            own = [(here[a], here[b]) for a in places for b in after[a]]
            yield from _joined(tales, places, own, decided)


def event(tales: Sequence[Tale], found: Grown) -> Group:
    """Return all that the tales tell of one event."""
    groups = [tales[place].group for place in found.members]
    if len(groups) == 1:
        return groups[0]
    return united(groups, [Joined(tales[a].profile, tales[b].profile, False) for a, b in found.joined])


def components(count: int, links: dict[int, list[int]]) -> Iterator[list[int]]:
    """Yield the places below `count` in sets that no link leaves, each in order, by their least."""
    home = list(range(count))

    def root(i: int) -> int:
        while home[i] != i:
            home[i] = home[home[i]]
            i = home[i]
        return i

    for a in sorted(links):
        for b in links[a]:
            one, other = sorted((root(a), root(b)))
            home[other] = one
    found: dict[int, list[int]] = defaultdict(list)
    for i in range(count):
        found[root(i)].append(i)
    yield from found.values()


def _joined(
    tales: Sequence[Tale], places: Sequence[int], links: list[tuple[int, int]], decided: Decided
) -> Iterator[Grown]:
    profiles = [tales[place].profile for place in places]
    groups = Groups(len(places), scorer(profiles), parted([tales[place].group.ids for place in places], decided))
    groups.grow(links)
    for members in groups.members:
        own = frozenset(members)
        joined = tuple((places[a], places[b]) for a, b in groups.joined if a in own)
        yield Grown(tuple(places[i] for i in members), joined)
