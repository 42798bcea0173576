"""What several reports tell of one event."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from marsad.record.incident.decided import Decided
from marsad.record.incident.group import Group, Joined, parted, scorer, united
from marsad.record.incident.grouping import Groups, Scales
from marsad.record.incident.laying import laid
from marsad.record.incident.neighbours import neighbours
from marsad.record.incident.telling import telling
from marsad.record.incident.told import Told

# By a place, those after it that a link leads to.
Links = Mapping[int, Sequence[int]]


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


class Ties(Struct, frozen=True):
    """Tales in order of id, and by what some are of one event: each link stands under its lesser place."""

    tales: Sequence[Tale]
    links: Links
    scales: Scales


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
    weighed = scorer([tale.profile for tale in told])
    links = linked((a, b) for a, b in neighbours([tale.profile for tale in told]) if weighed(a, b) > 0)
    found = list(grown(range(len(told)), Ties(told, links, Scales(weighed)), decided))
    near = [tuple(told[place].profile for place in each.members) for each in found]
    yield from laid(turns, [event(told, each) for each in found], near, decided)


def linked(pairs: Iterable[tuple[int, int]]) -> Links:
    """Return the pairs as links."""
    found: dict[int, list[int]] = defaultdict(list)
    for one, other in pairs:
        a, b = sorted((one, other))
        found[a].append(b)
    return found


def grown(there: Sequence[int], ties: Ties, decided: Decided) -> Iterator[Grown]:
    """Yield which of the tales `there`, by their places in order, are of one event: each is in one.

    What no link leads to changes nothing about a tale.
    """
    for places in components(there, ties.links):
        if len(places) == 1:
            yield Grown((places[0],), ())
        else:
            apart = parted([ties.tales[place].group.ids for place in places], decided)
            yield from _joined(places, ties, apart)


def event(tales: Sequence[Tale], found: Grown) -> Group:
    """Return all that the tales tell of one event."""
    groups = [tales[place].group for place in found.members]
    if len(groups) == 1:
        return groups[0]
    return united(groups, [Joined(tales[a].profile, tales[b].profile, False) for a, b in found.joined])


def components(there: Sequence[int], links: Links) -> Iterator[list[int]]:
    """Yield the places `there`, which are in order, in sets that no link leaves, each in order, by their least."""
    home = {place: place for place in there}

    def root(i: int) -> int:
        while home[i] != i:
            home[i] = home[home[i]]
            i = home[i]
        return i

    for a in there:
        for b in links.get(a, ()):
            if b in home:
                one, other = sorted((root(a), root(b)))
                home[other] = one
    found: dict[int, list[int]] = defaultdict(list)
    for i in there:
        found[root(i)].append(i)
    yield from found.values()


def _joined(places: Sequence[int], ties: Ties, apart: Mapping[int, frozenset[int]]) -> Iterator[Grown]:
    here = {place: i for i, place in enumerate(places)}
    groups = Groups(places, ties.scales, apart)
    groups.grow((here[a], here[b]) for a in places for b in ties.links.get(a, ()) if b in here)
    for members in groups.members:
        own = frozenset(places[i] for i in members)
        yield Grown(tuple(places[i] for i in members), tuple(pair for pair in groups.joined if pair[0] in own))
