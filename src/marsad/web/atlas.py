"""The map through time, written as columns once and kept until something arrives."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain, repeat
from typing import Any, Generic, NamedTuple, TypeVar

import msgspec
from msgspec import Raw

from marsad.record.control.stretch import old_after
from marsad.record.control.tenure import Status
from marsad.store.line import Line, names
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


def day_atlas(lines: Sequence[Line], columns: Columns, *, on: date | None, frame: Mapping[str, Any]) -> bytes:
    """Return `DayAtlas` as JSON; `frame` has what both atlases share."""
    told = {"on": on, "governorates": columns.governorates, "places": columns.places}
    return _encode({**frame, **told, **_told(lines, columns.ids)})


def histories(lines: Sequence[Line], ids: Sequence[str], *, frame: Mapping[str, Any]) -> bytes:
    """Return `Histories` as JSON, of the places `ids`; `frame` has what both atlases share."""
    return _encode({**frame, "ids": ids, **_told(lines, ids)})


def frame(as_of: date | None, days: Interval) -> Mapping[str, Any]:
    """Return what both atlases say of themselves."""
    return {"as_of": as_of, "days": {"start": days.start, "end": days.end}, "old_after": old_after()}


def _told(lines: Sequence[Line], ids: Sequence[str]) -> Mapping[str, Any]:
    numbers = {place_id: number for number, place_id in enumerate(ids)}
    shown = [each for each in lines if each.place_id in numbers]
    columns = _columns(shown)
    parties = chain.from_iterable(zip(columns.holder, columns.by, columns.candidates, strict=True))
    groups = _Listed[str](dict.fromkeys(chain(("",), parties))).numbers
    fresh = [each.fresh for each in shown]
    found = (
        [numbers[place_id] for place_id in columns.place_id],
        _days(columns.start, ALWAYS),
        # The first day after it is told as the last of it.
        _days([day - (day != OPEN) for day in columns.end], OPEN),
        [_STATUSES[status] for status in columns.status],
        *([groups[each] for each in written] for written in (columns.holder, columns.by, columns.candidates)),
        [*map(round, columns.confidence, repeat(3))],
        _days(columns.last_evidence, None),
        [_day(days.start) for days in fresh],
        [_day(days.end) for days in fresh],
    )
    return {
        "statuses": list(_STATUSES),
        "groups": [names(written) for written in groups],
        "stretches": dict(zip(StretchColumns.model_fields, found, strict=True)),
    }


def _days(days: Iterable[int | None], unbounded: int | None) -> list[int | None]:
    return [None if day is None or day == unbounded else day - _EPOCH for day in days]


class _Lines(NamedTuple):
    """Lines as columns, their fields those of `Line`."""

    place_id: Sequence[str]
    start: Sequence[int]
    end: Sequence[int]
    status: Sequence[str]
    holder: Sequence[str]
    by: Sequence[str]
    candidates: Sequence[str]
    confidence: Sequence[float]
    first_evidence: Sequence[int | None]
    last_evidence: Sequence[int | None]
    rests: Sequence[int]


def _columns(lines: Sequence[Line]) -> _Lines:
    return _Lines(*(zip(*lines, strict=True) if lines else repeat((), len(Line._fields))))


def _day(day: date | None) -> int | None:
    return None if day is None else day.toordinal() - _EPOCH
