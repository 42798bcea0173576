"""Two sources side by side: what each says of who held what."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

import numpy as np

from marsad.store import Store
from marsad.store.chart import Chart, Mask, Numbers, Stood, day_of
from marsad.store.tenure_rows import ALWAYS, OPEN
from marsad.theatre.theatre import Theatre
from marsad.web.chart_book import ChartBook, place_mask
from marsad.web.listed import Listed
from marsad.web.stretches import Stretches, stretches

_Arrivals = tuple[int, int]
# Comparisons that are kept: who looks at one pages through it.
_KEPT = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """What two sources say of one place from `start` to the day before `end` (None: unbounded).

    `contradicts`: both say something, and not the same.
    """

    place_id: str
    start: date | None
    end: date | None
    one: Stood | None
    other: Stood | None
    contradicts: bool


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Pairs:
    """What two sources say, contradictions first, then the best known places; `accounts` are what it is said in."""

    accounts: tuple[Chart, Chart]
    spells: Stretches
    contradicts: Mask
    order: Numbers

    def listed(self, *, contradicting: bool) -> Listed[Pair]:
        """Return the pairs, or only those that are `contradicting`."""
        return Listed(self.order[self.contradicts[self.order]] if contradicting else self.order, self._pair)

    def within(self, places: frozenset[str] | None) -> "Pairs":
        """Return what they say of these places (None: of all)."""
        there = place_mask(self.accounts[0], places)[self.spells.place]
        return replace(self, order=self.order[there[self.order]])

    def said(self) -> tuple[Chart, Chart]:
        """Return what the one says, and what the other."""
        one, other = (row[self.order] for row in (self.spells.one, self.spells.other))
        return self.accounts[0].only(one[one >= 0]), self.accounts[1].only(other[other >= 0])

    @property
    def places(self) -> int:
        """Of how many stretches of places there is something."""
        return len(self.order)

    def contradicting(self) -> int:
        """Return in how many they contradict each other."""
        return int(self.contradicts[self.order].sum())

    def _pair(self, number: int) -> Pair:
        one, other = (
            None if row[number] < 0 else account.stood(row[number])
            for account, row in zip(self.accounts, (self.spells.one, self.spells.other), strict=True)
        )
        return Pair(
            place_id=self.accounts[0].places[self.spells.place[number]],
            start=day_of(int(self.spells.start[number]), ALWAYS),
            end=day_of(int(self.spells.end[number]), OPEN),
            one=one,
            other=other,
            contradicts=bool(self.contradicts[number]),
        )


class SourceBook:
    """The accounts of the publishers of one store."""

    def __init__(self, store: Store, charts: ChartBook, theatre: Theatre) -> None:
        self._store, self._charts = store, charts
        self._rank = {place.id: place.rank for place in theatre.places}
        self._listed = lru_cache(maxsize=1)(self._read)
        self._pairs = lru_cache(maxsize=_KEPT)(self._compare)

    def prepare(self) -> None:
        """Have ready what is compared."""
        self._charts.sayings()

    def publishers(self) -> tuple[tuple[str, Mapping[str, int]], ...]:
        """Return every publisher with the number of its statements by kind, those with most first."""
        return self._listed(self._store.arrivals())

    def on(self, sources: tuple[str, str], day: date, as_of: date | None, within: frozenset[str] | None) -> Pairs:
        """Return what the two say of the places on the day, contradictions first, then the best known."""
        return self._pairs(self._store.arrivals(), sources, day, as_of).within(within)

    def contradictions(self, sources: tuple[str, str], as_of: date | None, within: frozenset[str] | None) -> Pairs:
        """Return all stretches of days of which the two say different things of a place, the best known first."""
        return self._pairs(self._store.arrivals(), sources, None, as_of).within(within)

    def _compare(self, _arrivals: _Arrivals, sources: tuple[str, str], day: date | None, as_of: date | None) -> Pairs:
        chart = self._charts.sayings()
        asked = chart.known(as_of) if day is None else chart.known(as_of) & chart.on(day)
        one, other = accounts = chart.only(asked & chart.by(sources[0])), chart.only(asked & chart.by(sources[1]))
        spells = stretches(one, other) if day is None else _beside(accounts, day)
        both = (spells.one >= 0) & (spells.other >= 0)
        contradicts = np.zeros(len(both), np.bool_)
        contradicts[both] = one["answer"][spells.one[both]] != other["answer"][spells.other[both]]
        rank = np.array([self._rank.get(place, 0) for place in chart.places], np.int64)[spells.place]
        order = np.lexsort((spells.start, spells.place, rank, ~contradicts))
        listed = order if day is not None else order[contradicts[order]]
        return Pairs(accounts=accounts, spells=spells, contradicts=contradicts, order=listed)

    def _read(self, _arrivals: _Arrivals) -> tuple[tuple[str, Mapping[str, int]], ...]:
        found: dict[str, dict[str, int]] = {}
        for publisher, kind, many in self._store.publishers():
            found.setdefault(publisher, {})[kind] = many
        return tuple(sorted(found.items(), key=lambda item: (-sum(item[1].values()), item[0])))


def _beside(accounts: tuple[Chart, Chart], day: date) -> Stretches:
    """Return what two accounts of the day say of each place of which either speaks."""
    places = np.unique(np.concatenate([account["place"] for account in accounts]))
    rows = []
    for account in accounts:
        found = np.full(len(account.places), -1)
        found[account["place"]] = np.arange(len(account))
        rows.append(found[places])
    return Stretches(places, np.full(len(places), day.toordinal()), np.full(len(places), OPEN), *rows)
