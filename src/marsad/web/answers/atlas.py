"""The map through time, in columns: 8,000 places with their histories are too many for an object each.

A day is a whole number: days since 1970-01-01; null where it is open or unknown. The n-th entries of a table's columns
belong together.
"""

from datetime import date

from marsad.record.control.tenure import Status
from marsad.theatre.place import PlaceKind
from marsad.web.answers.answer import Answer, Days

EpochDay = int


class Governorate(Answer):
    """A governorate under its names, "" for what lies abroad."""

    name_ar: str
    name_en: str


class PlaceColumns(Answer):
    """The places of which something is known, by id.

    `rank` as in `/api/control`; `governorate`: at which place of the list that stands. `lon` and `lat` are null where
    no source gives a point, or the place is none.
    """

    id: tuple[str, ...]
    kind: tuple[PlaceKind, ...]
    rank: tuple[int, ...]
    name_ar: tuple[str, ...]
    name_en: tuple[str, ...]
    governorate: tuple[int, ...]
    lon: tuple[float | None, ...]
    lat: tuple[float | None, ...]


class StretchColumns(Answer):
    """Tenures, by place and day, without the statements behind them (`/api/places/{place_id}` has these).

    `place`: at which place of the list of places that stands, `status` at which of `statuses`; `holder`, `by` and
    `candidates`: at which of `groups`. `start` and `end` are the first and the last day. From `fresh_from` to
    `fresh_to` news of the place is not old; before and after, it is no more than the last known.
    """

    place: tuple[int, ...]
    start: tuple[EpochDay | None, ...]
    end: tuple[EpochDay | None, ...]
    status: tuple[int, ...]
    holder: tuple[int, ...]
    by: tuple[int, ...]
    candidates: tuple[int, ...]
    confidence: tuple[float, ...]
    last_evidence: tuple[EpochDay | None, ...]
    fresh_from: tuple[EpochDay | None, ...]
    fresh_to: tuple[EpochDay | None, ...]


class Atlas(Answer):
    """Who held what, as known on `as_of` (null: with all that was ever read); on one day, or on all.

    `groups` are lists of parties, the leading one first. `old_after`: after so many days without news an answer is no
    more than the last known.
    """

    as_of: date | None
    days: Days
    old_after: int
    statuses: tuple[Status, ...]
    groups: tuple[tuple[str, ...], ...]
    stretches: StretchColumns


class DayAtlas(Atlas):
    """The atlas on one day, `on`, with every place that has a history, also where nothing is known of it that day."""

    on: date | None
    governorates: tuple[Governorate, ...]
    places: PlaceColumns


class Histories(Atlas):
    """The whole histories of the places `ids`, in the order of `/api/control/day`."""

    ids: tuple[str, ...]
