"""Events through the days of knowledge: what was taken for one event, from which day and until which."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from marsad.record.incident.across import Grown, Tale, components, grown
from marsad.record.incident.decided import Decided
from marsad.record.incident.grouping import Score
from marsad.record.incident.told import NEVER

Deciding = Callable[[int], Decided]
# Behind the last day of knowledge.
OPEN = NEVER + 1


class Lived(Struct, frozen=True):
    """A tale that was told from day `known_from` to the day before `known_to`, as ordinals.

    Tales end only where a person merges statements of several reports: what these tell changes with each that is out.
    """

    tale: Tale
    known_from: int
    known_to: int = OPEN

    def stands(self, day: int) -> bool:
        """Return whether it was told on that day of knowledge."""
        return self.known_from <= day < self.known_to

    def meets(self, other: "Lived") -> bool:
        """Return whether both were told on one day of knowledge."""
        return self.known_from < other.known_to and other.known_from < self.known_to


class Lifespan(Struct, frozen=True):
    """The tales that were taken for one event from day `known_from` to the day before `known_to`."""

    event: Grown
    known_from: int
    known_to: int


def lifespans(
    tales: Sequence[Lived], links: Iterable[tuple[int, int]], weighed: Score, decided: Deciding
) -> Iterator[tuple[list[int], list[Lifespan]]]:
    """Yield the tales, which are in order of id, in sets that no link leaves, each with the events that it ever gave.

    `links` are pairs of them as they are near each other on whatever day, `weighed` what speaks for two of them;
    `decided` is what people decided, as far as it was out by a day.
    """
    after: dict[int, list[int]] = defaultdict(list)
    for one, other in links:
        a, b = sorted((one, other))
        after[a].append(b)
    for places in components(len(tales), after):
        if len(places) == 1:
            own = tales[places[0]]
            yield places, [Lifespan(Grown((places[0],), ()), own.known_from, own.known_to)]
        else:
            yield places, list(_through(tales, places, _Ties(after, weighed, decided)))


class _Ties(Struct, frozen=True):
    """By which links, weights and decisions tales are one event: each link stands under its lesser place."""

    links: Mapping[int, Sequence[int]]
    weighed: Score
    decided: Deciding


def _through(tales: Sequence[Lived], places: Sequence[int], ties: _Ties) -> Iterator[Lifespan]:
    """Yield the events of one set of tales, day of knowledge by day of knowledge, each as long as it stood."""
    bounds = {day for place in places for day in (tales[place].known_from, tales[place].known_to)}
    standing: dict[Grown, int] = {}
    for day in sorted(bounds):
        there = [place for place in places if tales[place].stands(day)]
        now = dict.fromkeys(_on(tales, there, ties, day), day) if there else {}
        for event, since in standing.items():
            if event not in now:
                yield Lifespan(event, since, day)
        standing = {event: standing.get(event, day) for event in now}


def _on(tales: Sequence[Lived], there: Sequence[int], ties: _Ties, day: int) -> Iterator[Grown]:
    here = {place: i for i, place in enumerate(there)}
    links = [(here[a], here[b]) for a in there for b in ties.links.get(a, ()) if b in here]
    told = [tales[place].tale for place in there]
    for each in grown(told, links, lambda a, b: ties.weighed(there[a], there[b]), ties.decided(day)):
        joined = tuple((there[a], there[b]) for a, b in each.joined)
        yield Grown(tuple(there[i] for i in each.members), joined)
