"""What happened, as all reports together tell it."""

from datetime import date
from typing import Literal

from marsad.extract.term import IncidentType, Resolution
from marsad.record.contradiction import Conflict
from marsad.web.answers.answer import Answer, Days
from marsad.web.answers.area import PointGeometry
from marsad.web.answers.figures import CoverageAnswer
from marsad.web.answers.report import ReportSummary
from marsad.web.answers.statement import StatementAnswer


class EventPlace(Answer):
    """A place of an event. `id` is null where no gazetteer has it, `lat` and `lon` for a stretch of land too."""

    id: str | None
    name_ar: str
    name_en: str | None
    admin1: str | None
    lat: float | None
    lon: float | None


class HarmAnswer(Answer):
    """How many an event harmed, in few words; `/api/events/{id}` has the figures themselves, side by side.

    `low`: every account gives at least so many (of each, its highest lower end counts); null where none has a lower
    end. `high`: no figure gives more; null where one has no upper end, as "at least 46" has none. `accounts`: speakers
    who give figures.
    """

    low: int | None
    high: int | None
    accounts: int


class EventSummary(Days):
    """One event in a list; `start` and `end` are all the days that its statements give, null where open.

    `type` is the most specific that is told, null where only its toll is. `independent` counts publishers once for all
    copies and quotations, `statements` and `reports` those behind it, which `publishers` brought out. `is_denied`: all
    who speak of it deny it.
    """

    id: str
    type: IncidentType | None
    family: str
    known: date | None
    places: tuple[EventPlace, ...]
    actors: tuple[str, ...]
    targets: tuple[str, ...]
    publishers: tuple[str, ...]
    killed: HarmAnswer | None
    wounded: HarmAnswer | None
    independent: int
    statements: int
    reports: int
    contradictions: int
    is_denied: bool


class EventList(Answer):
    """Some of the events, in the order asked for; `total` counts all that fit. `as_of`: as known on that day.

    `coverage`: how much is told of the place in the days at all, so that silence is not taken for peace.
    """

    total: int
    offset: int
    as_of: date | None
    coverage: CoverageAnswer
    events: tuple[EventSummary, ...]


class FigureAnswer(Answer):
    """What `statement` says befell whom; `origin` is the last named speaker, null where nobody is named.

    `outcome`: killed, wounded, fled and so on; `unit`: persons or families. `subset_of` is the statement of the total.
    """

    statement: str
    origin: str | None
    publisher: str | None
    outcome: str
    unit: str
    victims: tuple[str, ...]
    victim_detail: str | None
    low: int | None
    high: int | None
    approx: bool
    vague: bool
    subset_of: str | None
    known: date | None


class LinkReason(Answer):
    """A row of the table by which statements are linked, and its weight (log-odds)."""

    id: str
    weight: float
    en: str
    ar: str


class LinkAnswer(Answer):
    """Why statements `a` and `b` are taken for one event: the sum of the reasons' weights is `score`."""

    a: str
    b: str
    score: float
    reasons: tuple[LinkReason, ...]


class ContradictionAnswer(Answer):
    """Statements that cannot all be true, and why in a sentence."""

    conflict: Conflict
    statements: tuple[str, ...]
    en: str
    ar: str


class EventStatement(Answer):
    """A sentence, and the report that says it. `context`: a turn of control that the event brought."""

    statement: StatementAnswer
    report: ReportSummary
    publisher: str | None
    origin: str | None
    known: date | None
    context: bool


class EventMention(EventPlace):
    """A place as the statements name it, and how it was tied to the gazetteer."""

    resolution: Resolution


class EventAnswer(EventSummary):
    """One event whole. `agreed`: the days that all who date it share, null where they share none.

    `voices`: who speaks of it, those in one group being one independent source. `denied`: the statements that deny it.
    """

    as_of: date | None
    types: tuple[IncidentType, ...]
    agreed: Days | None
    means: tuple[str, ...]
    objects: tuple[str, ...]
    mentions: tuple[EventMention, ...]
    figures: tuple[FigureAnswer, ...]
    voices: tuple[tuple[str, ...], ...]
    denied: tuple[str, ...]
    links: tuple[LinkAnswer, ...]
    contradicting: tuple[ContradictionAnswer, ...]
    sentences: tuple[EventStatement, ...]


class EventPoint(Answer):
    """An event on the map: where it was, from which to which day, and `killed`, the `low` of `/api/events`."""

    id: str
    type: IncidentType | None
    lon: float
    lat: float
    start: date
    end: date
    killed: int | None


class EventMap(Answer):
    """The events whose days meet the window and that nobody only denies, each at the first of its places with a point.

    `unplaced`: events of these days without such a place. Events of no known first and last day are in no window.
    """

    as_of: date | None
    events: tuple[EventPoint, ...]
    unplaced: int


class SymbolProperties(Answer):
    """What a map's symbol says. `family`: that of the type, "" where no type is known; `killed` as in `EventPoint`."""

    id: str
    type: IncidentType | None
    family: str
    killed: int | None


class SymbolFeature(Answer):
    """One event, as GeoJSON has it."""

    type: Literal["Feature"] = "Feature"
    properties: SymbolProperties
    geometry: PointGeometry


class SymbolMap(Answer):
    """The events of `EventMap`, as a GeoJSON collection."""

    type: Literal["FeatureCollection"] = "FeatureCollection"
    features: tuple[SymbolFeature, ...]


class DayAnswer(Answer):
    """One day of the strip above the map.

    `reports` came out on it. `events` began on it: the first of the days that their statements give, those left out
    that are only denied. `killed` sums over these events the `low` of `/api/events`: the least that every account of
    an event gives, nought where nobody counts; it is no count of all who died on the day.
    """

    day: date
    reports: int
    events: int
    killed: int


class DayList(Answer):
    """The days on which a report came out or an event began, in order; `undated` events have no known first day."""

    as_of: date | None
    days: tuple[DayAnswer, ...]
    undated: int
