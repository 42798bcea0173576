"""Who holds what: every place with evidence, its tenures, and the statements behind them."""

from datetime import date

from marsad.record.control.tenure import Status
from marsad.theatre.place import PlaceKind
from marsad.web.answers.answer import Answer, Days


class TenureAnswer(Days):
    """From `start` to `end`, inclusive, one answer holds for the place; null: not known how far back, no later news.

    `began`: the days within which it truly began. `holder`: the leading party first; several where allied, or where
    contested or disputed; none where unknown. `by`: the besiegers. `candidates`: of whom one held it, where no more
    is known. `last_evidence`: the last day of which a statement speaks. `statements`: the ids of those behind it.
    `reason`: an id in `/api/names`.
    """

    status: Status
    began: Days
    holder: tuple[str, ...]
    by: tuple[str, ...]
    candidates: tuple[str, ...]
    confidence: float
    last_evidence: date | None
    statements: tuple[str, ...]
    reason: str


class PlaceControl(Answer):
    """One place with its tenures.

    `rank`: 0 a governorate's seat, 1 a district's or well known, 2 a subdistrict's, 3 a community, 4 a hamlet,
    5 a quarter. `lat` and `lon` are null where no source gives a point.
    """

    id: str
    kind: PlaceKind
    rank: int
    name_ar: str
    name_en: str
    admin1: str
    admin1_ar: str
    lat: float | None
    lon: float | None
    tenures: tuple[TenureAnswer, ...]


class ControlMap(Answer):
    """A page of the `total` places with evidence, by id, as known on `as_of` (null: with all that was ever read)."""

    as_of: date | None
    days: Days
    total: int
    offset: int
    places: tuple[PlaceControl, ...]


class Standing(Answer):
    """How a place stands; the fields are those of a tenure."""

    status: Status
    holder: tuple[str, ...]
    by: tuple[str, ...]
    since: date | None


class MoveAnswer(Answer):
    """A place that stands otherwise on the later day; null where nothing is known of the day.

    `handover`: it went over to another side; else it is held by an ally, contested, besieged, relieved or unknown now.
    """

    id: str
    kind: PlaceKind
    rank: int
    name_ar: str
    name_en: str
    admin1: str
    admin1_ar: str
    lat: float | None
    lon: float | None
    before: Standing | None
    after: Standing | None
    handover: bool


class Movement(Answer):
    """What differs between day `start` and day `end`, handovers first: `total` places, of which so many handovers."""

    total: int
    handovers: int
    offset: int
    start: date
    end: date
    as_of: date | None
    moves: tuple[MoveAnswer, ...]


class DayCount(Answer):
    """How many reports came out on one day."""

    day: date
    reports: int


class Coverage(Answer):
    """Reports by day of publication; a day that is missing had none. `undated`: reports of no known day."""

    days: tuple[DayCount, ...]
    undated: int
