"""What a report says of time that does not fit together, as issues of the report."""

from collections.abc import Iterator, Mapping

from marsad.errors import Issue
from marsad.extract.scene import Scene
from marsad.report.report import Freshness
from marsad.when.interval import Interval
from marsad.when.moment import Moment, moments

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
# What each code of a moment tells the reader. The weekday's own message names the day.
_MESSAGES: Mapping[str, str] = {
    "impossible-date": "no calendar has that day",
    "relative-day-contradicts-date": "seen from the day of publication, the day and its date are not the same",
    "year-contradicts-turn": "seen from the day of publication, that is another year",
    "month-contradicts-turn": "seen from the day of publication, that is another month",
    "months-contradict": "the two names are those of different months",
    "night-of-days-apart": "no night lies between these two days",
    "range-reversed": "it ends before it begins",
    "since-after-anchor": "that begins after the day of publication",
}


def doubts(scene: Scene) -> tuple[Issue, ...]:
    """Return an issue for everything that the report's words of time contradict, in order, each said once."""
    return tuple(dict.fromkeys(_doubts(scene)))


def _doubts(scene: Scene) -> Iterator[Issue]:
    for moment in scene.moments:
        if moment.issues and _tells_passage(scene, moment):
            continue
        for code in moment.issues:
            words = " ".join(scene.folded.span(moment.start, moment.end).quote(scene.report.text).split())
            message = f"«{words}»: {_message(code, moment)}"
            yield Issue(source=scene.report.document.source, code=code, message=message)


def _tells_passage(scene: Scene, moment: Moment) -> bool:
    """Return whether the words say when the earlier report they stand in came out: نشر أمس الجمعة.

    They are the report's own, so that its day is the one from which they count.
    """
    passage = scene.passage(moment.start)
    if passage is None or passage.status is not Freshness.REPUBLISHED or passage.as_of is None:
        return False
    published = scene.report.published.days
    own = moments(scene.text[moment.start : moment.end], published.start if published else None)
    return len(own) == 1 and own[0].named == Interval.day(passage.as_of) and not own[0].issues


def _message(code: str, moment: Moment) -> str:
    day = moment.contradicted
    if code == "weekday-contradicts-date" and day is not None:
        return f"{day} is a {_WEEKDAYS[day.weekday()]}"
    return _MESSAGES.get(code, code)
