"""The statements of one store, as the API asks for them: how many fit, and a page of them."""

from collections.abc import Mapping
from functools import lru_cache
from threading import Lock

from marsad.store import Search, Store
from marsad.store.sheet import Sheet
from marsad.store.sheet_leaf import Numbers
from marsad.store.sheet_record import NOTHING_READ

_Arrivals = tuple[int, int]
# Words and places of which the statements that mention them are kept: up to some megabytes each.
_KEPT = 32


class StatementBook:
    """By what the statements of one store are asked for, kept in memory until something arrives."""

    def __init__(self, store: Store) -> None:
        self._store, self._record = store, store.sheet()
        self._mentioning = lru_cache(maxsize=_KEPT)(self._find)
        self._reading = Lock()
        self._arrivals: _Arrivals | None = None
        self._read = NOTHING_READ

    def page(self, search: Search, *, offset: int, limit: int) -> tuple[Mapping[str, int], tuple[str, ...]]:
        """Return how many statements of each kind fit, and the ids of those after the first `offset`, `limit` at most.

        They are in the order of `Store.find`.
        """
        found = self._current().page(search, self._numbers(search), offset=offset, limit=limit)
        return found.kinds, self._record.ids(found.numbers)

    def counts_of(self, search: Search) -> Mapping[str, int]:
        """Return how many statements of each kind fit the search, without the kinds of which none does."""
        return self._current().page(search, self._numbers(search), offset=0, limit=0).kinds

    def _numbers(self, search: Search) -> tuple[Numbers, ...]:
        # One word or area is asked for on many days.
        asked = (Search(places=search.places), Search(text=search.text))
        arrivals = self._store.arrivals()
        return tuple(numbers for each in asked if each != Search() for numbers in self._mentioning(arrivals, each))

    def _find(self, _arrivals: _Arrivals, search: Search) -> tuple[Numbers, ...]:
        return self._record.mentioning(search)

    def _current(self) -> Sheet:
        """Return the sheet, read again where something has arrived; who asks meanwhile waits for it."""
        with self._reading:
            arrivals = self._store.arrivals()
            if arrivals != self._arrivals:
                self._read, self._arrivals = self._record.read(self._read), arrivals
            return self._read.sheet
