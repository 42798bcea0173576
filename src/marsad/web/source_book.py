"""Two sources side by side: what each says of who held what."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from marsad.inquiry.accounts import account
from marsad.record.control.divergence import Divergence, answer, divergences
from marsad.record.control.situation import holder_on
from marsad.record.control.tenure import Status, Tenure
from marsad.record.control.timeline import Timelines
from marsad.store import Store
from marsad.theatre.theatre import Theatre

_Arrivals = tuple[int, int]
# Sources whose accounts are kept: with some hundred thousand claims they take seconds to compute.
_KEPT = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """What two sources say of one place on the days of `spell`; `contradicts`: both say something, and not the same."""

    place_id: str
    spell: Divergence[Tenure]
    contradicts: bool


class SourceBook:
    """The accounts of the publishers of one store, kept until something arrives."""

    def __init__(self, store: Store, theatre: Theatre) -> None:
        self._store, self._theatre = store, theatre
        self._rank = {place.id: place.rank for place in theatre.places}
        self._account = lru_cache(maxsize=_KEPT)(self._compute)
        self._listed = lru_cache(maxsize=1)(self._read)

    def publishers(self) -> tuple[tuple[str, Mapping[str, int]], ...]:
        """Return every publisher with the number of its statements by kind, those with most first."""
        return self._listed(self._store.arrivals())

    def on(
        self, sources: tuple[str, str], day: date, as_of: date | None, within: frozenset[str] | None
    ) -> tuple[Pair, ...]:
        """Return what the two say of the places on the day, contradictions first, then the best known."""
        pairs = (self._on(place, accounts, day) for place, accounts in self._both(sources, as_of, within))
        return tuple(sorted((pair for pair in pairs if pair is not None), key=self._order))

    def contradictions(
        self, sources: tuple[str, str], as_of: date | None, within: frozenset[str] | None
    ) -> tuple[Pair, ...]:
        """Return all stretches of days of which the two say different things of a place, the best known first."""
        pairs = (
            Pair(place_id=place, spell=spell, contradicts=True)
            for place, accounts in self._both(sources, as_of, within)
            for spell in divergences(*accounts)
            if _contradict(spell.one, spell.other)
        )
        return tuple(sorted(pairs, key=self._order))

    def _order(self, pair: Pair) -> tuple[bool, int, str, date]:
        return (not pair.contradicts, self._rank[pair.place_id], pair.place_id, pair.spell.start or date.min)

    def _both(
        self, sources: tuple[str, str], as_of: date | None, within: frozenset[str] | None
    ) -> Iterator[tuple[str, tuple[tuple[Tenure, ...], tuple[Tenure, ...]]]]:
        arrivals = self._store.arrivals()
        one, other = (self._account(arrivals, source, as_of) for source in sources)
        for place in sorted({*one, *other} & self._rank.keys()):
            if within is None or place in within:
                yield place, (one.get(place, ()), other.get(place, ()))

    def _on(self, place: str, accounts: tuple[tuple[Tenure, ...], tuple[Tenure, ...]], day: date) -> Pair | None:
        one, other = (_telling(holder_on(tenures, day)) for tenures in accounts)
        if one is None and other is None:
            return None
        spell = Divergence(start=day, end=None, one=one, other=other)
        return Pair(place_id=place, spell=spell, contradicts=_contradict(one, other))

    def _compute(self, _arrivals: _Arrivals, source: str, as_of: date | None) -> Timelines:
        return account(self._store, self._theatre, source, as_of=as_of)

    def _read(self, _arrivals: _Arrivals) -> tuple[tuple[str, Mapping[str, int]], ...]:
        found: dict[str, dict[str, int]] = {}
        for publisher, kind, many in self._store.publishers():
            found.setdefault(publisher, {})[kind] = many
        return tuple(sorted(found.items(), key=lambda item: (-sum(item[1].values()), item[0])))


def _telling(tenure: Tenure | None) -> Tenure | None:
    """Return the tenure unless it tells nothing."""
    return None if tenure is None or tenure.status is Status.UNKNOWN else tenure


def _contradict(one: Tenure | None, other: Tenure | None) -> bool:
    return _telling(one) is not None and _telling(other) is not None and answer(one) != answer(other)
