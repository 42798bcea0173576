"""The charts of one store, of the places of a theatre, read again where something arrived."""

from collections.abc import Callable, Collection
from threading import Lock

import numpy as np

from marsad.store import Store
from marsad.store.chart import Chart, Mask
from marsad.store.control_record import Charted, ControlRecord

_Arrivals = tuple[int, int]


class _Held:
    """One chart, read by one who asks at a time; the others wait for what that one reads."""

    def __init__(self, read: Callable[[Charted | None], Charted], place_ids: Collection[str]) -> None:
        self._read, self._place_ids = read, place_ids
        self._reading = Lock()
        self._arrivals: _Arrivals | None = None
        self._whole: Charted | None = None
        self._known: Chart | None = None

    def of(self, arrivals: _Arrivals) -> Chart:
        """Return the chart by all that had arrived."""
        with self._reading:
            if self._known is None or self._arrivals != arrivals:
                self._whole, self._arrivals = self._read(self._whole), arrivals
                whole = self._whole.chart
                # Most often the theatre has them all, and nothing is to be left out.
                there = whole.mask_of(self._place_ids)
                self._known = whole if there.all() else whole.only(there[whole["place"]])
            return self._known


class ChartBook:
    """Who held what, and what publishers say of it, as everybody's answers are made of it."""

    def __init__(self, store: Store, record: ControlRecord, place_ids: Collection[str]) -> None:
        self._store = store
        self._tenures = _Held(record.chart, place_ids)
        self._sayings = _Held(record.sayings, place_ids)

    def tenures(self) -> Chart:
        """Return every version of what is known of the places."""
        return self._tenures.of(self._store.arrivals())

    def sayings(self) -> Chart:
        """Return every version of what each publisher's reports alone say of them."""
        return self._sayings.of(self._store.arrivals())


def place_mask(chart: Chart, within: frozenset[str] | None) -> Mask:
    """Return which of the chart's places lie `within` (None: all of them)."""
    return np.ones(len(chart.places), np.bool_) if within is None else chart.mask_of(within)
