"""How many, by whose account, with every claim and sentence behind it."""

from datetime import date
from typing import Literal

from pydantic import Field

from marsad.extract.term import Counting, Kind, Measure, Modality, Movement, Outcome, Unit
from marsad.inquiry.strand import Split
from marsad.inquiry.stretch import Every
from marsad.record.contradiction import Conflict
from marsad.record.counter.claim import Scope
from marsad.web.answers.answer import Answer, Days


class Computing(Answer):
    """The answer takes longer: ask again. `share` of the work is done; it ends where nobody asks any more."""

    state: Literal["computing"] = "computing"
    share: float


class AreaName(Answer):
    """An area under its names, "" where it has none; `words` describe a part of it, null where all of it is meant."""

    id: str
    name_ar: str
    name_en: str
    words: str | None


class SentenceAnswer(Answer):
    """Words of a report: `publisher` brought them out by day `known`, `speaker` said them in the end, on `said`."""

    id: str
    report: str
    source: str
    publisher: str | None
    speaker: str | None
    said: date | None
    known: date | None
    modality: Modality
    quote: str


class SaidAnswer(Answer):
    """A figure as it was put; null is open."""

    low: int | None
    high: int | None
    approx: bool
    vague: bool


class ClaimAnswer(Days):
    """A figure as a bound: `low` to `high` of `groups` in `area` on these days, null is open.

    `scope`: all of what is there, one event of it, or some of it. `binds`: the bounds of all origins rest on it.
    `subset_of`: the claim of which it counts a part.
    """

    id: str
    origin: str
    low: int | None
    high: int | None
    said: SaidAnswer | None
    groups: tuple[str, ...]
    detail: str | None
    by: tuple[str, ...]
    area: tuple[AreaName, ...]
    counting: Counting
    scope: Scope
    event: str | None
    counter: str | None
    subset_of: str | None
    confirmed: bool
    binds: bool
    sentence: SentenceAnswer


class BoundsAnswer(Answer):
    """At least `low`, at most `high` (null: open), by the claims so named."""

    low: int
    high: int | None
    low_by: tuple[str, ...]
    high_by: tuple[str, ...]


class OriginAnswer(BoundsAnswer):
    """What the claims of one origin come to by themselves: `claims` of them bear on it, `relaxed` were set aside."""

    origin: str
    claims: int
    relaxed: tuple[str, ...]


class UnallocatedAnswer(Answer):
    """How many of `total` are in none of its `parts`, which tell them apart by `division`: who, where or when."""

    total: str
    division: str
    parts: tuple[str, ...]
    low: int
    high: int | None


class ContradictionAnswer(Answer):
    """Statements that cannot all be true; `relaxed` are those set aside. `en` and `ar` say why."""

    conflict: Conflict
    origin: str
    statements: tuple[str, ...]
    judgements: tuple[str, ...]
    relaxed: tuple[str, ...]
    is_smallest: bool
    en: str
    ar: str


class WeekAnswer(Answer):
    """How many reports and publishers speak of the area in the week that begins on Monday `week`."""

    week: date
    reports: int
    publishers: int


class CoverageAnswer(Answer):
    """How many reports and publishers speak of the area in the days asked about, week by week: silence is seen."""

    reports: int
    publishers: int
    undated: int
    weeks: tuple[WeekAnswer, ...]


class QuestionAnswer(Answer):
    """What was asked, days included; null and nothing is any."""

    outcome: Outcome | Movement
    unit: Unit | None
    measure: Measure | None
    groups: tuple[str, ...]
    place: AreaName | None
    start: date | None = Field(serialization_alias="from", validation_alias="from")
    end: date | None = Field(serialization_alias="to", validation_alias="to")
    by: tuple[str, ...]
    sources: tuple[str, ...]
    as_of: date | None
    unconfirmed: bool


class ReckoningAnswer(Answer):
    """How many, at least and at most, from the lowest that any origin gives to the highest; `high` null: open.

    `fullest` is the origin that gives the highest lower bound, `least`: null and 0 where nobody speaks of it.
    `total` claims bear on it, of which `claims` are those from `offset` on: first what binds, then as they were said.
    `unconfirmed` more claims are called so by their origin and do not count. `contradictions` are `conflicts` in all;
    `sentences` are the words behind these and behind `unallocated`.
    """

    question: QuestionAnswer
    low: int
    high: int | None
    fullest: str | None
    least: int
    statements: tuple[str, ...]
    by_source: tuple[OriginAnswer, ...]
    unallocated: tuple[UnallocatedAnswer, ...]
    conflicts: int
    contradictions: tuple[ContradictionAnswer, ...]
    total: int
    offset: int
    claims: tuple[ClaimAnswer, ...]
    unconfirmed: int
    sentences: tuple[SentenceAnswer, ...]
    coverage: CoverageAnswer


class DisplacementList(Answer):
    """An answer for each way of counting that any report uses, never added up. A stock is that of the last day told."""

    as_of: date | None
    place: AreaName | None
    answers: tuple[ReckoningAnswer, ...]


class SpotAnswer(Days):
    """On these days at least `low` and at most `high` (null: open), by `claims` claims of `origins` origins.

    Without origins nobody speaks of it, which is not none. `fullest` gives the highest lower bound of all, `least`.
    """

    low: int
    high: int | None
    origins: int
    claims: int
    fullest: str | None
    least: int


class LineAnswer(Answer):
    """Bounds through time of one party, place, outcome or origin, `key`, or of all (null)."""

    key: str | None
    area: AreaName | None
    spots: tuple[SpotAnswer, ...]


class SeriesAnswer(Answer):
    """A question asked of each stretch of days; `running`: each counts from the first day on.

    `left_out` are further lines, of which less is told.
    """

    question: QuestionAnswer
    days: Days
    every: Every
    split: Split | None
    running: bool
    lines: tuple[LineAnswer, ...]
    left_out: tuple[str, ...]


class PointAnswer(Answer):
    """Up to day `end` the counter stood at `low` to `high` (null: open), `said` as it was put, by `statements`.

    `as_of`: the day on which it was first said; `known`: that by which its report was out. `falls`: less than before.
    """

    end: date | None
    as_of: date | None
    known: date | None
    low: int | None
    high: int | None
    said: SaidAnswer | None
    falls: bool
    statements: tuple[str, ...]


class CounterAnswer(Answer):
    """What one origin counts of some people in some area since `start`, from value to value; `event`: its toll."""

    id: str
    origin: str | None
    outcome: Outcome | Movement
    unit: Unit | None
    measure: Measure | None
    groups: tuple[str, ...]
    detail: str | None
    by: tuple[str, ...]
    area: tuple[AreaName, ...]
    counting: Counting
    start: date | None
    event: str | None
    points: tuple[PointAnswer, ...]


class CounterList(Answer):
    """Some of the counters, by outcome, place and start; `total` counts all. `sentences` are the words behind them."""

    kinds: tuple[Kind, ...]
    as_of: date | None
    total: int
    offset: int
    counters: tuple[CounterAnswer, ...]
    contradictions: tuple[ContradictionAnswer, ...]
    sentences: tuple[SentenceAnswer, ...]
    coverage: CoverageAnswer


class ContradictionList(Answer):
    """Some of what cannot all be true; `total` counts all. `sentences` are the words behind them."""

    as_of: date | None
    total: int
    offset: int
    contradictions: tuple[ContradictionAnswer, ...]
    sentences: tuple[SentenceAnswer, ...]
    coverage: CoverageAnswer
