"""The time of which a report is telling where a fact has no words of time of its own."""

from datetime import date, timedelta

from marsad.extract.claim.dating import Extent, is_comparison, is_of_saying
from marsad.extract.scene import Scene
from marsad.report.report import Freshness
from marsad.when.interval import Interval, Precision
from marsad.when.moment import Moment
from marsad.when.stated import Relation

# News goes on about the day that it has named for so long.
_STORY = timedelta(days=7)
_DAYS = (Precision.DAY, Precision.HOUR)
_PERIODS = (Precision.MONTH, Precision.YEAR)


def day_of_story(scene: Scene, words: Extent) -> Interval | None:
    """Return the day that the report has last named before `words`, if it is recent; None where there is none."""
    as_of = scene.as_of(words.start)
    if as_of is None:
        return None
    for moment in reversed(scene.moments_in(_beginning(scene, words.start), words.start)):
        days = moment.days
        if is_of_saying(scene, moment):
            continue
        if moment.relation is Relation.ON and moment.precision in _DAYS and days.end:
            return days if timedelta(0) <= as_of - days.end <= _STORY else None
    return None


def beginning_of_total(scene: Scene, words: Extent) -> date | None:
    """Return the day since which the report last counted before `words`; None where it names none."""
    for moment in reversed(scene.moments_in(_beginning(scene, words.start), words.start)):
        if moment.relation is Relation.SINCE and moment.days.start is not None and not is_comparison(scene, moment):
            return moment.days.start
    return None


def frame_of(scene: Scene, words: Extent) -> Moment | None:
    """Return the time that a heading over `words` gives to all below it, None where there is none.

    A heading is the title, or a line that ends with a colon and has a list or a paragraph below it.
    """
    title = scene.report.title
    heading = _heading(scene, words.start)
    bounds = heading or (scene.folded.offset(title.start), scene.folded.offset(title.end)) if title else heading
    if bounds is None or bounds[1] > words.start:
        return None
    # A title says since when of its own figure alone, a heading of all its list.
    spans = (Relation.WINDOW, Relation.SINCE) if heading else (Relation.WINDOW,)
    told = [m for m in scene.moments_in(*bounds) if m.relation in spans or m.precision in _PERIODS]
    return told[-1] if told else None


_ITEMS = 1200


def _heading(scene: Scene, at: int) -> tuple[int, int] | None:
    """Return the last line before that of `at` that ends with a colon, where only items of its list stand between."""
    end = scene.text.rfind(":\n", max(0, at - _ITEMS), at)
    if end < 0:
        return None
    lines = scene.text[end + 1 : at].split("\n")
    if any(line.strip() and not line.lstrip().startswith(_MARKS) and not line.lstrip()[:1].isdigit() for line in lines):
        return None
    return scene.text.rfind("\n", 0, end) + 1, end


_MARKS = ("-", "–", "—", "•", "*", "▪", "●", "·")


def _beginning(scene: Scene, at: int) -> int:
    """Return where the telling begins that goes on at `at`: that of the report, or of what it tells again."""
    passage = scene.passage(at)
    if passage is None or passage.status is Freshness.FRESH:
        return 0
    return scene.folded.offset(passage.span.start)
