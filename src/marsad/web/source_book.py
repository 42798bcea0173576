"""Two sources side by side: what each says of who held what."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import groupby

from marsad.record.control.said import Said
from marsad.record.divergence import Divergence, answer, divergences
from marsad.store import Store
from marsad.store.control_record import ControlRecord
from marsad.theatre.theatre import Theatre

_Arrivals = tuple[int, int]
# Comparisons that are kept: who looks at one pages through it.
_KEPT = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """What two sources say of one place on the days of `spell`; `contradicts`: both say something, and not the same."""

    place_id: str
    spell: Divergence[Said]
    contradicts: bool


class SourceBook:
    """The accounts of the publishers of one store."""

    def __init__(self, store: Store, record: ControlRecord, theatre: Theatre) -> None:
        self._store, self._record = store, record
        self._rank = {place.id: place.rank for place in theatre.places}
        self._listed = lru_cache(maxsize=1)(self._read)
        self._pairs = lru_cache(maxsize=_KEPT)(self._compare)

    def publishers(self) -> tuple[tuple[str, Mapping[str, int]], ...]:
        """Return every publisher with the number of its statements by kind, those with most first."""
        return self._listed(self._store.arrivals())

    def on(
        self, sources: tuple[str, str], day: date, as_of: date | None, within: frozenset[str] | None
    ) -> tuple[Pair, ...]:
        """Return what the two say of the places on the day, contradictions first, then the best known."""
        return _within(self._pairs(self._store.arrivals(), sources, day, as_of), within)

    def contradictions(
        self, sources: tuple[str, str], as_of: date | None, within: frozenset[str] | None
    ) -> tuple[Pair, ...]:
        """Return all stretches of days of which the two say different things of a place, the best known first."""
        return _within(self._pairs(self._store.arrivals(), sources, None, as_of), within)

    def _compare(
        self, _arrivals: _Arrivals, sources: tuple[str, str], day: date | None, as_of: date | None
    ) -> tuple[Pair, ...]:
        found = self._ever(sources, as_of) if day is None else self._on(sources, day, as_of)
        return tuple(sorted((pair for pair in found if pair.place_id in self._rank), key=self._order))

    def _order(self, pair: Pair) -> tuple[bool, int, str, date]:
        return (not pair.contradicts, self._rank[pair.place_id], pair.place_id, pair.spell.start or date.min)

    def _on(self, sources: tuple[str, str], day: date, as_of: date | None) -> Iterator[Pair]:
        one, other = ({each.place_id: each for each in self._record.said_on(name, day, as_of)} for name in sources)
        for place in {**one, **other}:
            first, second = one.get(place), other.get(place)
            spell = Divergence(start=day, end=None, one=first, other=second)
            yield Pair(place_id=place, spell=spell, contradicts=_contradict(first, second))

    def _ever(self, sources: tuple[str, str], as_of: date | None) -> Iterator[Pair]:
        for place, said in groupby(self._record.contradicted(sources, as_of), key=lambda each: each.place_id):
            told = tuple(said)
            accounts = [tuple(each for each in told if each.publisher == name) for name in sources]
            for spell in divergences(*accounts):
                if _contradict(spell.one, spell.other):
                    yield Pair(place_id=place, spell=spell, contradicts=True)

    def _read(self, _arrivals: _Arrivals) -> tuple[tuple[str, Mapping[str, int]], ...]:
        found: dict[str, dict[str, int]] = {}
        for publisher, kind, many in self._store.publishers():
            found.setdefault(publisher, {})[kind] = many
        return tuple(sorted(found.items(), key=lambda item: (-sum(item[1].values()), item[0])))


def _within(pairs: tuple[Pair, ...], places: frozenset[str] | None) -> tuple[Pair, ...]:
    return pairs if places is None else tuple(pair for pair in pairs if pair.place_id in places)


def _contradict(one: Said | None, other: Said | None) -> bool:
    return one is not None and other is not None and answer(one) != answer(other)
