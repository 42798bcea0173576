"""Over what a figure counts, and when it happened."""

from datetime import timedelta

from marsad.extract.claim.dating import Extent, day_of_saying, is_background
from marsad.extract.claim.period import ending, period_of
from marsad.extract.claim.story import day_of_story, frame_of
from marsad.extract.particle import particles
from marsad.extract.scene import Scene
from marsad.extract.statement import Casualties
from marsad.extract.term import Counting
from marsad.when.interval import Interval, Precision
from marsad.when.moment import Moment
from marsad.when.stated import Relation

_PERIODS = frozenset((Precision.MONTH, Precision.WEEK))
# A longer time is a campaign's, not a window's.
_SHORT = timedelta(days=45)
# A month is reported as a whole within so many days of its end; later, it only dates an event.
_FRESH = timedelta(days=31)


def counted(
    scene: Scene, words: Extent, before: tuple[Casualties | None, Casualties | None]
) -> tuple[Counting, Interval]:
    """Return the counting and the window of the figure told by `words`.

    By its own words; else those of the total that it is part of, or of the figure before it in the sentence
    (`before`); else the day that the passage has last named; else the day of the passage.
    """
    moment = period_of(scene, words)
    as_of = scene.as_of(words.start)
    if moment is not None:
        counting = _counting(scene, moment, words)
        return counting, _window(scene, moment, words, counting)
    heir = before[0] or before[1]
    if heir is not None:
        return heir.counting, heir.window
    if as_of is None or is_background(scene, words):
        return Counting.INCIDENT, Interval(None, as_of)
    said = day_of_saying(scene, words)
    if said is not None:
        return Counting.INCIDENT, said.days
    frame = frame_of(scene, words)
    if frame is not None:
        counting = _counting(scene, frame, words)
        return counting, _window(scene, frame, words, counting)
    day = day_of_story(scene, words)
    return Counting.INCIDENT, day or Interval.day(as_of)


def _counting(scene: Scene, moment: Moment, words: Extent) -> Counting:
    days = moment.days
    if moment.relation is Relation.SINCE or moment.precision in (Precision.SINCE, Precision.YEAR):
        return Counting.CUMULATIVE
    if days.start is not None and days.end is not None and days.end - days.start > _SHORT:
        return Counting.CUMULATIVE
    if moment.relation is Relation.WINDOW or moment.precision in _PERIODS:
        rising = scene.text[max(words.sentence[0], words.start - 40) : words.start].split()
        if any(word in particles("rising") for word in rising):
            return Counting.CUMULATIVE
        return Counting.INCIDENT if _only_dates(scene, moment, words) else Counting.WINDOW
    return Counting.INCIDENT


def _only_dates(scene: Scene, moment: Moment, words: Extent) -> bool:
    """Return whether a month or week that is long past only dates an event: أعدم التنظيم شابا في آب."""
    as_of = scene.as_of(words.start)
    if moment.relation is Relation.WINDOW or as_of is None or moment.days.end is None:
        return False
    return as_of - moment.days.end > _FRESH


def _window(scene: Scene, moment: Moment, words: Extent, counting: Counting) -> Interval:
    days, until = moment.days, scene.as_of(words.start)
    if moment.relation is Relation.SINCE and days.end is None and until and (days.start is None or days.start <= until):
        days = Interval(days.start, until)
    told = ending(scene, words) if counting is Counting.CUMULATIVE else None
    if told is not None and days.end == until and (days.start is None or days.start <= told):
        return Interval(days.start, told)
    return days
