"""The map through time, written as columns once and kept until something arrives."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from itertools import repeat
from typing import Any, Generic, TypeVar

import msgspec

from marsad.record.control.stretch import Stretch, old_after
from marsad.record.control.tenure import Status
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


def day_atlas(
    stretches: Sequence[Stretch], places: Sequence[Place], *, theatre_id: str, on: date | None, frame: Mapping[str, Any]
) -> bytes:
    """Return `DayAtlas` as JSON; `frame` has what both atlases share."""
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
    told = {"on": on, "governorates": named, "places": columns}
    return _encode({**frame, **told, **_told(stretches, ids)})


def histories(stretches: Sequence[Stretch], places: Sequence[Place], *, frame: Mapping[str, Any]) -> bytes:
    """Return `Histories` as JSON; `frame` has what both atlases share."""
    ids = [place.id for place in places]
    return _encode({**frame, "ids": ids, **_told(stretches, ids)})


def frame(as_of: date | None, days: Interval) -> Mapping[str, Any]:
    """Return what both atlases say of themselves."""
    return {"as_of": as_of, "days": {"start": days.start, "end": days.end}, "old_after": old_after()}


def _told(stretches: Sequence[Stretch], ids: Sequence[str]) -> Mapping[str, Any]:
    numbers = {place_id: number for number, place_id in enumerate(ids)}
    groups = _Listed[tuple[str, ...]]([()])
    rows = [_row(each, groups, numbers[each.place_id]) for each in stretches if each.place_id in numbers]
    columns = zip(*rows, strict=True) if rows else repeat((), len(StretchColumns.model_fields))
    return {
        "statuses": list(_STATUSES),
        "groups": list(groups.numbers),
        "stretches": dict(zip(StretchColumns.model_fields, columns, strict=True)),
    }


def _row(stretch: Stretch, groups: _Listed[tuple[str, ...]], place: int) -> tuple[float | None, ...]:
    """Return the columns of a stretch, in the order of `StretchColumns`."""
    return (
        place,
        _day(stretch.start),
        _day(stretch.end - timedelta(days=1) if stretch.end else None),
        _STATUSES[stretch.status.value],
        groups.number(stretch.holder),
        groups.number(stretch.by),
        groups.number(stretch.candidates),
        round(stretch.confidence, 3),
        _day(stretch.last_evidence),
        _day(stretch.fresh.start),
        _day(stretch.fresh.end),
    )


def _day(day: date | None) -> int | None:
    return None if day is None else day.toordinal() - _EPOCH
