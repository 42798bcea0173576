"""The record of control twice, side by side, as the API asks for it."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from operator import attrgetter

import numpy as np

from marsad.record.alliance import Alliances
from marsad.record.control.tenure import Status
from marsad.store import Search, Store
from marsad.store.chart import Chart, Stood, day_of, names
from marsad.store.tenure_rows import ALWAYS, OPEN
from marsad.theatre.theatre import Theatre
from marsad.web.chart_book import ChartBook, place_mask
from marsad.web.listed import Listed
from marsad.web.movement import Movement, movement
from marsad.web.statement_book import StatementBook
from marsad.web.stretches import Stretches, stretches

_Arrivals = tuple[int, int]
# Comparisons that are kept: who looks at one pages through it.
_KEPT = 16
_LED = (Status.HELD, Status.BESIEGED)


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
    """From `start` to the day before `end` (None: unbounded) something else was known of the place later."""

    place_id: str
    start: date | None
    end: date | None
    before: Stood | None
    after: Stood | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Revisions:
    """What became known otherwise, by place, the best known first; of how many `places`."""

    listed: Listed[Revised]
    places: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Learned:
    """What was said as known on the earlier day and not on the later, what was then, and where these differ."""

    before: Chart
    after: Chart
    differing: Stretches


class CompareBook:
    """Comparisons over one store, of the places of a theatre, kept until something arrives."""

    def __init__(self, store: Store, charts: ChartBook, theatre: Theatre, statements: StatementBook) -> None:
        self._store, self._charts, self._statements = store, charts, statements
        self._rank = {place.id: place.rank for place in theatre.places}
        self._alliances = Alliances.of(theatre.parties)
        self._shown = lru_cache(maxsize=_KEPT)(self._read)
        self._learned = lru_cache(maxsize=_KEPT)(self._compare)
        self._arrived = lru_cache(maxsize=_KEPT)(self._count)

    def moves(self, one: Look, other: Look, within: frozenset[str] | None) -> Movement:
        """Return what stands otherwise in the second look, handovers first, in `within` (None: everywhere)."""
        return movement(self.shown(one, within), self.shown(other, within), self._alliances)

    def shown(self, look: Look, within: frozenset[str] | None) -> Chart:
        """Return what is known of the places on the day, by place id."""
        found = self._shown(self._store.arrivals(), look)
        return found if within is None else found.only(found.among(within))

    def revisions(self, earlier: date, later: date, within: frozenset[str] | None) -> Revisions:
        """Return what became known otherwise after day `earlier`, up to `later`, in `within` (None: everywhere)."""
        learned = self._learned(self._store.arrivals(), earlier, later)
        found, before, after = learned.differing, learned.before, learned.after
        place_ids = before.places
        rank = np.array([self._rank.get(place, 0) for place in place_ids], np.int64)
        there = np.flatnonzero(place_mask(before, within)[found.place])
        ordered = there[np.lexsort((found.start[there], found.place[there], rank[found.place[there]]))]

        def revised(number: int) -> Revised:
            one, other = found.one[number], found.other[number]
            return Revised(
                place_id=place_ids[found.place[number]],
                start=day_of(int(found.start[number]), ALWAYS),
                end=day_of(int(found.end[number]), OPEN),
                before=None if one < 0 else before.stood(one),
                after=None if other < 0 else after.stood(other),
            )

        return Revisions(listed=Listed(ordered, revised), places=len(np.unique(found.place[there])))

    def arrived(self, earlier: date, later: date, places: tuple[str, ...]) -> tuple[int, Mapping[str, int]]:
        """Return how many reports came out after `earlier`, up to `later`, and their statements, of `places`, by kind.

        Reports are counted wherever they speak of.
        """
        return self._arrived(self._store.arrivals(), earlier, later, places)

    def _read(self, _arrivals: _Arrivals, look: Look) -> Chart:
        chart = self._charts.tenures()
        return chart.only(chart.known(look.as_of) & chart.on(look.on))

    def _compare(self, _arrivals: _Arrivals, earlier: date, later: date) -> _Learned:
        """Compare what was known on one of the days alone: the rest is alike."""
        chart = self._charts.tenures()
        known = chart.known(earlier), chart.known(later)
        before, after = chart.only(known[0] & ~known[1]), chart.only(known[1] & ~known[0])
        return _Learned(before=before, after=after, differing=stretches(before, after))

    def _count(
        self, _arrivals: _Arrivals, earlier: date, later: date, places: tuple[str, ...]
    ) -> tuple[int, Mapping[str, int]]:
        told = self._statements.counts_of(Search(places=places, after=earlier, as_of=later))
        return self._store.arrived(earlier, later), dict(sorted(told.items()))


def tally(shown: Chart) -> Tally:
    """Return how the places stand."""
    statuses, status = shown.of_answer(attrgetter("status"))
    counted = {Status(each): int((status == number).sum()) for number, each in enumerate(statuses)}
    return Tally(
        places=len(shown),
        led=led(shown),
        statuses={each: places for each, places in counted.items() if places},
    )


def led(shown: Chart) -> tuple[tuple[str, int], ...]:
    """Return how many places each party leads, the most first."""
    found: Counter[str] = Counter()
    for number, places in zip(*np.unique(shown["answer"], return_counts=True), strict=True):
        answer = shown.answers[number]
        if Status(answer.status) in _LED and answer.holder:
            found[names(answer.holder)[0]] += int(places)
    return tuple(sorted(found.items(), key=lambda item: (-item[1], item[0])))
