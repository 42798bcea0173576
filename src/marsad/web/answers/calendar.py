"""When reports came out, and how much they tell of an area: where nobody speaks is seen too."""

from datetime import date

from marsad.web.answers.answer import Answer, Days


class CalendarDay(Answer):
    """On `day` so many `reports` came out, `found` of which fit all that is asked; a day that is not there had none."""

    day: date
    reports: int
    found: int


class CalendarPublisher(Answer):
    """`id` (null: not known) brought out so many reports in the days asked about."""

    id: str | None
    reports: int


class Calendar(Answer):
    """The days on which reports came out, of the publishers that are asked about, and who brought out how many.

    `days` are those of which a first and last report are known; `undated` reports came out on a day that is not known
    exactly, and are on none of them.
    """

    as_of: date | None
    days: Days
    reports: tuple[CalendarDay, ...]
    publishers: tuple[CalendarPublisher, ...]
    undated: int


class WeekAnswer(Answer):
    """In the week that begins on Monday `week`, how many reports and publishers speak of the area in that week."""

    week: date
    reports: int
    publishers: int


class Weeks(Answer):
    """How much is told of an area (null: of anything) in some days, and in each week of them, silent ones too."""

    place: str | None
    as_of: date | None
    reports: int
    publishers: int
    undated: int
    weeks: tuple[WeekAnswer, ...]
