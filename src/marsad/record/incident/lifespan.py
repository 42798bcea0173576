"""Events through the days of knowledge: what was taken for one event, from which day and until which."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence

from msgspec import Struct

from marsad.record.incident.across import Grown, Links, Tale, Ties, components, grown
from marsad.record.incident.decided import Decided
from marsad.record.incident.grouping import Scales, Score
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


class Begun(Struct, frozen=True):
    """The events that `stood` on the eve of day `since`, each with the day from which on."""

    since: int
    stood: Mapping[Grown, int]


NOTHING = Begun(0, {})


def lifespans(
    tales: Sequence[Lived], links: Links, weighed: Score, decided: Deciding, *, begun: Begun = NOTHING
) -> Iterator[tuple[list[int], list[Lifespan]]]:
    """Yield the tales, which are in order of id, in sets that no link leaves, each with the events that it ever gave.

    `links` are those by which they are near each other on whatever day, `weighed` what speaks for two of them;
    `decided` is what people decided, as far as it was out by a day. Where events have `begun`, nothing before is made
    again: of those that ended before that eve nothing is yielded.
    """
    ties = Ties([each.tale for each in tales], links, Scales(weighed))
    stood: dict[int, dict[Grown, int]] = defaultdict(dict)
    for event, since in begun.stood.items():
        stood[event.members[0]][event] = since
    for places in components(range(len(tales)), links):
        if len(places) == 1:
            own = tales[places[0]]
            spans = [Lifespan(Grown((places[0],), ()), own.known_from, own.known_to)]
        else:
            standing = {event: since for place in places for event, since in stood[place].items()}
            spans = list(_through(tales, places, ties, decided, begun=Begun(begun.since, standing)))
        yield places, [span for span in spans if span.known_to >= begun.since]


def _through(
    tales: Sequence[Lived], places: Sequence[int], ties: Ties, decided: Deciding, *, begun: Begun
) -> Iterator[Lifespan]:
    """Yield the events of one set of tales, day of knowledge by day of knowledge, each as long as it stood."""
    bounds = {day for place in places for day in (tales[place].known_from, tales[place].known_to)}
    standing = dict(begun.stood)
    for day in sorted(day for day in bounds if day >= begun.since):
        there = [place for place in places if tales[place].stands(day)]
        now = dict.fromkeys(grown(there, ties, decided(day)), day)
        for event, since in standing.items():
            if event not in now:
                yield Lifespan(event, since, day)
        standing = {event: standing.get(event, day) for event in now}
