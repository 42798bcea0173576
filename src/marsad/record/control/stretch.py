"""How long news of a tenure is new, for maps through time."""

from datetime import date, timedelta

from marsad.record.control.rules import measures
from marsad.record.control.tenure import news
from marsad.when.interval import Interval


def old_after() -> int:
    """Return after how many days without news an answer is no more than the last known."""
    return measures()["old"].days


def fresh(start: date | None, end: date | None, evidence: tuple[date | None, date | None], *, rests: bool) -> Interval:
    """Return the days on which news of such a tenure is not old; the arguments are those of `news`."""
    heard = news(start, end, evidence, rests=rests)
    if heard is None:
        return Interval(None, None)
    while_new = timedelta(days=old_after())
    earliest, latest = heard.first - date.min, date.max - heard.last
    return Interval(
        heard.first - while_new if earliest >= while_new else None,
        heard.last + while_new if latest >= while_new else None,
    )
