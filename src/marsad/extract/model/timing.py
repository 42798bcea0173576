"""When it happened, from the time that an item points at, or from the day of its passage."""

from datetime import date

from marsad.extract.claim.dating import closed
from marsad.extract.model.answer import How
from marsad.extract.model.flaw import Flaw, UngroundedError
from marsad.extract.model.ground import Ground
from marsad.extract.statement import Dating
from marsad.extract.term import Counting, DateBasis
from marsad.when.interval import Interval, Precision
from marsad.when.moment import Moment
from marsad.when.stated import Relation

NEWS, PAST = "news", "past"
_NEVER = (How.INTENDED, How.HYPOTHETICAL)
_NOWHERE = Interval(None, None)


def dated(ground: Ground, when: str, how: How, at: int) -> Dating:
    """Return the days of an event told at folded `at`.

    Raises:
        UngroundedError: the time is not in the report, is none, or lies behind its publication.
    """
    if how in _NEVER or (how is How.DENIED and when in (NEWS, PAST)):
        return Dating(days=_NOWHERE, precision=Precision.UNKNOWN, basis=DateBasis.NOT_OCCURRED)
    as_of = ground.scene.as_of(at)
    moment = None if when in (NEWS, PAST) else ground.time(when, at)
    if moment is not None and moment.days != _NOWHERE:
        days = _no_later(closed(moment, as_of), as_of, when)
        span = ground.scene.folded.span(moment.start, moment.end)
        return Dating(days=days, precision=moment.precision, basis=DateBasis.EXPRESSION, span=span)
    if when != NEWS or as_of is None:
        days = Interval(None, as_of)
        return Dating(days=days, precision=Precision.UNKNOWN, basis=DateBasis.UPPER_BOUND)
    return Dating(days=Interval.day(as_of), precision=Precision.DAY, basis=DateBasis.AS_OF)


def window(ground: Ground, when: str, counting: Counting, at: int) -> Interval:
    """Return the days over which a figure told at folded `at` counts.

    Raises:
        UngroundedError: as `dated`.
    """
    as_of = ground.scene.as_of(at)
    moment = None if when in (NEWS, PAST) else ground.time(when, at)
    if moment is None or moment.days == _NOWHERE:
        news = when == NEWS and counting is not Counting.CUMULATIVE and as_of is not None
        return Interval.day(as_of) if news and as_of else Interval(None, as_of)
    days = _no_later(closed(moment, as_of), as_of, when)
    return Interval.up_to(as_of, days.start) if counting is Counting.CUMULATIVE and _begins(moment) else days


def _begins(moment: Moment) -> bool:
    """Return whether a total counts from the day that is named: منذ بدء المعركة في 11 أيلول."""
    return moment.relation is Relation.ON and moment.precision is Precision.DAY


def _no_later(days: Interval, as_of: date | None, when: str) -> Interval:
    if as_of is not None and days.start is not None and days.start > as_of:
        raise UngroundedError(Flaw.IN_THE_FUTURE, when, "when")
    return days
