"""When reports came out, and how much they tell of an area, week by week: silence is seen."""

from collections import Counter
from collections.abc import Mapping
from datetime import date

from fastapi import APIRouter

from marsad.store import ReportSearch
from marsad.store.shelf import DayCount
from marsad.web.answers.answer import Days
from marsad.web.answers.calendar import Calendar, CalendarDay, CalendarPublisher, WeekAnswer, Weeks
from marsad.web.ledger import Ledger
from marsad.web.routes.asking import AskedLedger, AsOf, From, To, Within, asked_days, refusal
from marsad.web.routes.reports import AskedReports

router = APIRouter(tags=["coverage"])


@router.get("/api/coverage/calendar")
def calendar(ledger: AskedLedger, asked: AskedReports) -> Calendar:
    """On which days reports came out, how many of them fit what is asked, and who brought them out."""
    published = ledger.reports.published(asked.as_of)
    every = sorted({each.day for each in published if each.day})
    there = [each for each in published if _fits(each, asked)]
    days: Counter[date] = Counter()
    publishers: Counter[str | None] = Counter()
    for day, each in ((each.day, each) for each in there if each.day):
        days[day] += each.reports
        publishers[each.publisher] += each.reports
    found = _found(ledger, asked, days)
    return Calendar(
        as_of=asked.as_of,
        days=Days(start=every[0] if every else None, end=every[-1] if every else None),
        reports=tuple(CalendarDay(day=day, reports=days[day], found=found.get(day, 0)) for day in sorted(days)),
        publishers=tuple(CalendarPublisher(id=id_, reports=many) for id_, many in publishers.most_common()),
        undated=sum(each.reports for each in there if each.day is None),
    )


@router.get("/api/coverage/weeks")
def weeks(
    ledger: AskedLedger, *, place: Within = None, start: From = None, end: To = None, as_of: AsOf = None
) -> Weeks:
    """How many reports and publishers speak of an area (without one: of anything) in each week, silent ones too."""
    if place is not None and not ledger.knows_place(place):
        raise refusal("place", place, "unknown_place", f"there is no place {place!r} in theatre {ledger.theatre.id}")
    told = ledger.reports.weeks(place, asked_days(start, end), as_of)
    return Weeks(
        place=place,
        as_of=as_of,
        reports=told.reports,
        publishers=told.publishers,
        undated=told.undated,
        weeks=tuple(
            WeekAnswer(week=each.week, reports=each.reports, publishers=each.publishers) for each in told.weeks
        ),
    )


def _fits(each: DayCount, asked: ReportSearch) -> bool:
    """Return whether it is of the publishers asked about and, as far as its day is known, of the days."""
    if asked.publishers and each.publisher not in asked.publishers:
        return False
    start, end = asked.days.start or date.min, asked.days.end or date.max
    return each.day is None or start <= each.day <= end


def _found(ledger: Ledger, asked: ReportSearch, days: Mapping[date, int]) -> Mapping[date | None, int]:
    """Return how many reports of each day fit; where nothing else is asked, all that came out."""
    if asked == ReportSearch(publishers=asked.publishers, days=asked.days, as_of=asked.as_of):
        return dict(days.items())
    return ledger.reports.by_day(asked)
