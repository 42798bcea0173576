"""Events through time."""

from datetime import date

from marsad.record.incident.course import Step
from marsad.web.answers.answer import Answer, Days


class StretchAnswer(Days):
    """So many `events` of one family ("" where none is told) began from `start` to `end`.

    `killed` sums over them the `low` of `/api/events`: the least that every account of an event gives, nought where
    nobody counts. `only` is the event's id where it is but one.
    """

    family: str
    events: int
    killed: int
    only: str | None


class OutputAnswer(Days):
    """So many reports came out from `start` to `end`, whatever they speak of."""

    reports: int


class EventCourse(Answer):
    """Events by family and stretch of time, in order, stretches without events left out; `days` are those shown.

    What had begun before the days asked for is told on their first. `output` are the stretches in which reports came
    out: in others nothing could be told. `undated`: of no known first day; `denied`: events of which nobody says that
    they were; both are in no stretch.
    """

    as_of: date | None
    step: Step
    days: Days
    stretches: tuple[StretchAnswer, ...]
    output: tuple[OutputAnswer, ...]
    undated: int
    denied: int
