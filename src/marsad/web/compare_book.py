"""The record of control twice, side by side, as the API asks for it."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import groupby
from operator import itemgetter

from marsad.record.alliance import Alliances
from marsad.record.control.tenure import Status
from marsad.record.divergence import Divergence, divergences
from marsad.store import Search, Store
from marsad.store.control_record import ControlRecord
from marsad.store.line import Line, Saying, Told, names, told_of
from marsad.theatre.theatre import Theatre
from marsad.web.movement import Move, movement
from marsad.web.statement_book import StatementBook

_Arrivals = tuple[int, int]
# Comparisons that are kept: who looks at one pages through it.
_KEPT = 16
_LED = (Status.HELD.value, Status.BESIEGED.value)


@dataclass(frozen=True, slots=True)
class Look:
    """The record of day `on`, as known on `as_of`."""

    on: date
    as_of: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How the places stand: `led` by party, the most first."""

    places: int
    led: tuple[tuple[str, int], ...]
    statuses: Mapping[Status, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Revised:
    """Of a place something else was known later."""

    place_id: str
    spell: Divergence[Told]


class CompareBook:
    """Comparisons over one store, of the places of a theatre, kept until something arrives."""

    def __init__(self, store: Store, record: ControlRecord, theatre: Theatre, statements: StatementBook) -> None:
        self._store, self._record, self._statements = store, record, statements
        self._known = {place.id: place.rank for place in theatre.places}
        self._alliances = Alliances.of(theatre.parties)
        self._shown = lru_cache(maxsize=_KEPT)(self._read)
        self._learned = lru_cache(maxsize=_KEPT)(self._compare)
        self._arrived = lru_cache(maxsize=_KEPT)(self._count)

    def moves(self, one: Look, other: Look, within: frozenset[str] | None) -> tuple[Move, ...]:
        """Return what stands otherwise in the second look, handovers first, in `within` (None: everywhere)."""
        return movement(self.shown(one, within), self.shown(other, within), self._alliances)

    def shown(self, look: Look, within: frozenset[str] | None) -> tuple[Line, ...]:
        """Return what is known of the places on the day, by place id."""
        found = self._shown(self._store.arrivals(), look)
        return found if within is None else tuple(each for each in found if each.place_id in within)

    def revisions(self, earlier: date, later: date, within: frozenset[str] | None) -> tuple[Revised, ...]:
        """Return what became known otherwise after day `earlier`, up to `later`: by place, the best known first."""
        found = self._learned(self._store.arrivals(), earlier, later)
        return found if within is None else tuple(each for each in found if each.place_id in within)

    def arrived(self, earlier: date, later: date, places: tuple[str, ...]) -> tuple[int, Mapping[str, int]]:
        """Return how many reports came out after `earlier`, up to `later`, and their statements, of `places`, by kind.

        Reports are counted wherever they speak of.
        """
        return self._arrived(self._store.arrivals(), earlier, later, places)

    def _read(self, _arrivals: _Arrivals, look: Look) -> tuple[Line, ...]:
        return tuple(each for each in self._record.lines(look.as_of, look.on) if each.place_id in self._known)

    def _compare(self, _arrivals: _Arrivals, earlier: date, later: date) -> tuple[Revised, ...]:
        before, after = map(_by_place, self._record.told_apart(earlier, later))
        return tuple(
            Revised(place_id=place, spell=spell)
            for place in sorted({*before, *after} & self._known.keys(), key=lambda place: (self._known[place], place))
            for spell in divergences(before.get(place, ()), after.get(place, ()))
        )

    def _count(
        self, _arrivals: _Arrivals, earlier: date, later: date, places: tuple[str, ...]
    ) -> tuple[int, Mapping[str, int]]:
        told = self._statements.counts_of(Search(places=places, after=earlier, as_of=later))
        return self._store.arrived(earlier, later), dict(sorted(told.items()))


def tally(shown: Sequence[Line]) -> Tally:
    """Return how the places stand."""
    held = Counter(each.holder for each in shown if each.status in _LED and each.holder)
    led: Counter[str] = Counter()
    for holder, places in held.items():
        led[names(holder)[0]] += places
    return Tally(
        places=len(shown),
        led=tuple(sorted(led.items(), key=lambda item: (-item[1], item[0]))),
        statuses={Status(status): places for status, places in Counter(each.status for each in shown).items()},
    )


def _by_place(said: Iterable[Saying]) -> dict[str, tuple[Told, ...]]:
    """Return what is said, in order, by the place of which it is."""
    return {place: tuple(map(told_of, found)) for place, found in groupby(said, key=itemgetter(0))}
