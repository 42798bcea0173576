"""One place: where it lies, who held it, who says so, and every sentence behind that."""

from datetime import date

from marsad.record.control.lane import Voice
from marsad.record.control.tenure import Status
from marsad.theatre.place import PlaceKind
from marsad.web.answers.answer import Answer, Days
from marsad.web.answers.report import ReportSummary
from marsad.web.answers.statement import ControlAnswer, StatementAnswer


class PlaceTenure(Days):
    """From `start` to `end`, inclusive, one answer holds for the place; null: not known how far back, no later news.

    As in `/api/control`, with the number of `statements` behind it in place of their ids: `/api/places/{id}/evidence`
    has them for any of these days.
    """

    status: Status
    began: Days
    holder: tuple[str, ...]
    by: tuple[str, ...]
    candidates: tuple[str, ...]
    confidence: float
    last_evidence: date | None
    statements: int
    reason: str


class PlaceName(Answer):
    """A place or area under its names, English or Arabic "" where it has none."""

    id: str
    kind: PlaceKind
    name_ar: str
    name_en: str


class PlaceAnswer(Answer):
    """A place, and who held it as known on `as_of` (null: by all that was ever read).

    `names` are all its Arabic spellings. `lat` and `lon` are null where no source gives a point, and for a stretch of
    land (`is_area`). `lies_in` begins with the nearest area; `parts` lie in it directly. `merged_into`: people decided
    that it is that place, and all that is told of it is told there. Of `said` statements on who controls it, `counting`
    stand behind a tenure.
    """

    id: str
    kind: PlaceKind
    rank: int
    name_ar: str
    name_en: str
    names: tuple[str, ...]
    pcode: str | None
    is_area: bool
    lat: float | None
    lon: float | None
    lies_in: tuple[PlaceName, ...]
    parts: int
    merged_into: PlaceName | None
    as_of: date | None
    tenures: tuple[PlaceTenure, ...]
    said: int
    counting: int


class PlaceParts(Answer):
    """Some of what lies in a place directly: its divisions, then the best known; `total` counts all."""

    total: int
    offset: int
    items: tuple[PlaceName, ...]


class LaneAnswer(Answer):
    """What one publisher, or one side or speaker, claims of the place through time by its own statements alone.

    A `publisher` brought out all that is in its lane; a `speaker` said it, whoever brought it out. `name` is an id or
    what the report calls the speaker, "" where nobody is named. `side`: the party whose own organs, `speakers`, share
    the lane. `statements`: how many, those that moved nothing too.
    """

    voice: Voice
    name: str
    side: str | None
    speakers: tuple[str, ...]
    tenures: tuple[PlaceTenure, ...]
    statements: int


class LaneList(Answer):
    """Every lane of a place, as known on `as_of`: publishers, then speakers, each by name."""

    as_of: date | None
    lanes: tuple[LaneAnswer, ...]


class Evidence(Answer):
    """A sentence on who controls a place, and the report that says it. `counts`: it stands behind a tenure."""

    statement: ControlAnswer
    report: ReportSummary
    counts: bool


class EvidenceList(Answer):
    """Some of the sentences, by the day they were said; `total` counts all that fit."""

    total: int
    offset: int
    items: tuple[Evidence, ...]


class Told(Answer):
    """A statement, the report that says it, and the day by which that was out (null: unknown)."""

    statement: StatementAnswer
    report: ReportSummary
    known: date | None


class ToldList(Answer):
    """Some of the statements, by the day they were said; `total` counts all that fit, `kinds` those of each kind."""

    total: int
    offset: int
    kinds: dict[str, int]
    items: tuple[Told, ...]
