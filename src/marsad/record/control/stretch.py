"""What a map through time shows of a tenure: all but the sentences behind it."""

from datetime import date, timedelta

from msgspec import Struct

from marsad.record.control.rules import measures
from marsad.record.control.tenure import Status, Tenure, news
from marsad.when.interval import Interval


class Stretch(Struct, frozen=True):
    """A tenure without its statements; the fields are those of `Tenure`.

    `fresh`: the days on which its news is not old yet (row `old` of `assessment.yaml`); open at both ends where it
    never grows old, as there is no news of it at all.
    """

    place_id: str
    start: date | None
    end: date | None
    status: Status
    holder: tuple[str, ...]
    by: tuple[str, ...]
    candidates: tuple[str, ...]
    confidence: float
    last_evidence: date | None
    fresh: Interval


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


def stretch_of(tenure: Tenure) -> Stretch:
    """Return what a map shows of the tenure."""
    evidence = (tenure.first_evidence, tenure.last_evidence)
    return Stretch(
        tenure.place_id,
        tenure.start,
        tenure.end,
        tenure.status,
        tenure.holder,
        tenure.by,
        tenure.candidates,
        tenure.confidence,
        tenure.last_evidence,
        fresh(tenure.start, tenure.end, evidence, rests=bool(tenure.statements)),
    )
