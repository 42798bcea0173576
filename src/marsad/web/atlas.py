"""The map through time, written as columns once and kept until something arrives."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from operator import attrgetter
from typing import Any, Generic, TypeVar

import msgspec
import numpy as np
import numpy.typing as npt
from msgspec import Raw

from marsad.record.control.stretch import old_after
from marsad.record.control.tenure import Status
from marsad.store.chart import NONE, Chart, Mask, Numbers, names
from marsad.store.tenure_rows import ALWAYS, OPEN
from marsad.theatre.place import Place
from marsad.web.answers.atlas import StretchColumns
from marsad.web.geography import governorate_ar
from marsad.when.interval import Interval

_EPOCH = date(1970, 1, 1).toordinal()
T = TypeVar("T")
_STATUSES = {status.value: number for number, status in enumerate(Status)}
_encode = msgspec.json.Encoder().encode


class _Listed(Generic[T]):
    """What is named by its number in a list."""

    def __init__(self, items: Iterable[T] = ()) -> None:
        self.numbers: dict[T, int] = {item: number for number, item in enumerate(items)}

    def number(self, item: T) -> int:
        """Return the item's number; what is new comes last."""
        return self.numbers.setdefault(item, len(self.numbers))


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """Places in columns, written as JSON: `ids` in the order in which they stand there."""

    ids: Sequence[str]
    governorates: Raw
    places: Raw


def place_columns(places: Sequence[Place], theatre_id: str) -> Columns:
    """Return the places as `DayAtlas` has them."""
    governorates = _Listed[tuple[str, str]]()
    ids = [place.id for place in places]
    columns = {
        "id": ids,
        "kind": [place.kind.value for place in places],
        "rank": [place.rank for place in places],
        "name_ar": [place.name_ar for place in places],
        "name_en": [place.name_en for place in places],
        "governorate": [
            governorates.number((governorate_ar(theatre_id, place.admin1), place.admin1)) for place in places
        ],
        # A governorate or a desert is no point: nobody holds its middle.
        "lon": [None if place.is_area else place.lon for place in places],
        "lat": [None if place.is_area else place.lat for place in places],
    }
    named = [{"name_ar": name_ar, "name_en": name_en} for name_ar, name_en in governorates.numbers]
    return Columns(ids=ids, governorates=Raw(_encode(named)), places=Raw(_encode(columns)))


def day_atlas(chart: Chart, columns: Columns, *, on: date | None, frame: Mapping[str, Any]) -> bytes:
    """Return `DayAtlas` as JSON, what the chart has being of the day; `frame` has what both atlases share."""
    told = {"on": on, "governorates": columns.governorates, "places": columns.places}
    return _encode({**frame, **told, **_told(chart, columns.ids)})


def histories(chart: Chart, ids: Sequence[str], *, frame: Mapping[str, Any]) -> bytes:
    """Return `Histories` as JSON, of the places `ids`; `frame` has what both atlases share."""
    return _encode({**frame, "ids": ids, **_told(chart, ids)})


def frame(as_of: date | None, days: Interval) -> Mapping[str, Any]:
    """Return what both atlases say of themselves."""
    return {"as_of": as_of, "days": {"start": days.start, "end": days.end}, "old_after": old_after()}


def _told(chart: Chart, ids: Sequence[str]) -> Mapping[str, Any]:
    numbers = {place_id: number for number, place_id in enumerate(ids)}
    number = np.array([numbers.get(place_id, NONE) for place_id in chart.places], np.int64)
    statuses, status = chart.of_answer(attrgetter("status"))
    groups, parties = _groups(chart)
    fresh = chart.fresh()
    start, end, last = chart["start"], chart["end"], chart["last_evidence"]
    known = np.array([_STATUSES[each] for each in statuses], np.int64)
    found = (
        number[chart["place"]].tolist(),
        _days(start, start != ALWAYS),
        # The first day after it is told as the last of it.
        _days(end - 1, end != OPEN),
        known[status].tolist(),
        *(column.tolist() for column in parties),
        _shares(chart["confidence"]),
        *(_days(days, days != NONE) for days in (last, *fresh)),
    )
    return {
        "statuses": list(_STATUSES),
        "groups": [names(written) for written in groups],
        "stretches": dict(zip(StretchColumns.model_fields, found, strict=True)),
    }


def _groups(chart: Chart) -> tuple[Sequence[str], Sequence[Numbers]]:
    """Return all groups of parties in the order in which they are met, the empty one first, and each column of them."""
    listed = _Listed(("",))
    written = [[listed.number(group) for group in answer[1:]] for answer in chart.answers]
    met = np.array(written, np.int64).reshape(-1, 3)[chart["answer"]]
    first = dict(zip(*(each.tolist() for each in np.unique(met, return_index=True)), strict=True))
    ordered = sorted(first.keys() | {0}, key=lambda number: -1 if number == 0 else first[number])
    place = np.zeros(len(listed.numbers), np.int64)
    place[ordered] = np.arange(len(ordered))
    names = list(listed.numbers)
    return [names[number] for number in ordered], place[met].T


def _days(days: Numbers, there: Mask) -> list[int | None]:
    found = (days - _EPOCH).astype(np.object_)
    found[~there] = None
    whole: list[int | None] = found.tolist()
    return whole


def _shares(numbers: npt.NDArray[np.float64]) -> list[float]:
    """Return the numbers to three places, as Python rounds them."""
    different, which = np.unique(numbers, return_inverse=True)
    found: list[float] = np.array([round(number, 3) for number in different.tolist()], np.float64)[which].tolist()
    return found
