"""What this record holds, who the parties are, and whose data it stands on."""

from datetime import date

from marsad.extract.term import IncidentType
from marsad.theatre.party import PartyKind
from marsad.web.answers.answer import Answer, Days
from marsad.web.tiles import TileKind


class Credit(Answer):
    """A source of the data, with its licence."""

    name: str
    licence: str
    url: str


class TheatreAnswer(Answer):
    """The theatre: its name, and its bounds as west, south, east, north degrees."""

    id: str
    name_ar: str
    name_en: str
    bounds: tuple[float, float, float, float]


class Counts(Answer):
    """How much the record holds."""

    reports: int
    statements: int
    control: int
    casualties: int
    displacement: int
    incidents: int
    places: int


class TilesAnswer(Answer):
    """A tile server under the map: `url` has {z}, {x} and {y}; `attribution` is shown beside it."""

    url: str
    kind: TileKind
    attribution: str


class About(Answer):
    """The record in figures.

    `opening` is the day at which the page opens: the middle change of the thirty days in which most places changed
    hands, null where nothing is known. `tiles` is null where no tile server is configured.
    """

    name: str
    version: str
    theatre: TheatreAnswer
    counts: Counts
    days: Days
    opening: date | None
    credits: tuple[Credit, ...]
    tiles: TilesAnswer | None


class PartyAnswer(Answer):
    """A party under its neutral names; `colour` is "#rrggbb"."""

    id: str
    kind: PartyKind
    name_ar: str
    name_en: str
    colour: str


class OutletAnswer(Answer):
    """A source under its names."""

    id: str
    name_ar: str
    name_en: str


class ReasonAnswer(Answer):
    """Why a tenure is what it is, in words."""

    id: str
    ar: str
    en: str


class FamilyAnswer(Answer):
    """A family of events, its types from the most general to the most specific."""

    id: str
    types: tuple[IncidentType, ...]


class TheatreName(Answer):
    """A theatre of which Marsad knows the names, under its own."""

    id: str
    name_ar: str
    name_en: str


class Names(Answer):
    """Every party, source, reason, theatre and family of events that an answer may name by id."""

    parties: tuple[PartyAnswer, ...]
    outlets: tuple[OutletAnswer, ...]
    reasons: tuple[ReasonAnswer, ...]
    theatres: tuple[TheatreName, ...]
    families: tuple[FamilyAnswer, ...]


class KindEvaluation(Answer):
    """How well statements of one kind are read, in shares of one; `gold` is how many there are.

    `precision` is the part of what is told that is right, `recall` the part of what is there that is found, `f1` both
    in one, `exact_f1` the same of what is right in every key field.
    """

    kind: str
    gold: int
    precision: float
    recall: float
    f1: float
    exact_f1: float


class SetEvaluation(Answer):
    """What reading reaches on one set of reports: `check` is of reports that nobody who wrote a rule had seen."""

    id: str
    reports: int
    kinds: tuple[KindEvaluation, ...]


class EvaluationAnswer(Answer):
    """How well Marsad reads, as measured on a day with a version."""

    measured: date
    version: str
    sets: tuple[SetEvaluation, ...]
