"""Over what a figure counts, and when it happened."""

from datetime import date, timedelta

from marsad.extract.claim.aftermath import eve_of_news
from marsad.extract.claim.campaign import beginning_named, begun_in_sentence, day_of_event, tells_beginning
from marsad.extract.claim.dating import Extent, day_of_saying, is_background
from marsad.extract.claim.lasting import lasted
from marsad.extract.claim.period import ending, period_of
from marsad.extract.claim.rise import is_mounting
from marsad.extract.claim.story import (
    beginning_of_total,
    day_of_list,
    day_of_story,
    day_of_telling,
    days_since_beginning,
    frame_of,
    is_tallied_day,
    period_of_report,
    same_period,
)
from marsad.extract.mention.scan import Layer
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
    moment = same_period(scene, words) or period_of(scene, words)
    as_of = scene.as_of(words.start)
    heir = before[0] or before[1]
    if moment is not None and not (heir and _stands_before(scene, moment, heir)):
        return _by_own_words(scene, moment, words)
    if heir is not None:
        return heir.counting, heir.window
    if as_of is None or _is_old_news(scene, words):
        return Counting.INCIDENT, Interval(None, as_of)
    eve = _eve(scene, words)
    if eve is not None:
        return Counting.INCIDENT, Interval.day(eve)
    begun = begun_in_sentence(scene, words)
    if begun is not None:
        return Counting.CUMULATIVE, Interval(begun, as_of)
    said = day_of_saying(scene, words)
    return (Counting.INCIDENT, said.days) if said is not None else _by_report(scene, words, as_of)


def _is_old_news(scene: Scene, words: Extent) -> bool:
    """Return whether the words tell of what was before the news, and not of a period that the report documents."""
    return is_background(scene, words) and period_of_report(scene, words) is None


def _eve(scene: Scene, words: Extent) -> date | None:
    """Return the day of the event that the news came so many days after: بعد ثمانية أيام من انفجار قتل فيه 24."""
    for hit in reversed(scene.hits[Layer.EVENT].within(words.sentence[0], words.start)):
        eve = eve_of_news(scene, hit.word_start, words.sentence)
        return eve[0] if eve is not None else None
    return None


def _stands_before(scene: Scene, moment: Moment, heir: Casualties) -> bool:
    """Return whether the moment stands before both figures: the first has taken it, or has a better one."""
    return moment.end <= scene.folded.offset(heir.span.start)


def _by_own_words(scene: Scene, moment: Moment, words: Extent) -> tuple[Counting, Interval]:
    as_of = scene.as_of(words.start)
    if as_of is not None and tells_beginning(scene, moment, words):
        return Counting.CUMULATIVE, Interval.up_to(as_of, moment.days.start)
    counting = _counting(scene, moment, words)
    return counting, _window(scene, moment, words, counting)


def _by_report(scene: Scene, words: Extent, as_of: date) -> tuple[Counting, Interval]:
    """Return what the report says of its figures: a heading's or a whole report's period, a battle's, its last day."""
    frame = frame_of(scene, words) or period_of_report(scene, words) or day_of_list(scene, words)
    if frame is not None:
        counting = _counting(scene, frame, words)
        return counting, _window(scene, frame, words, counting)
    campaign = days_since_beginning(scene, words)
    if campaign is not None:
        return Counting.CUMULATIVE, campaign
    lasting = lasted(scene, words, as_of)
    if lasting is not None:
        return Counting.INCIDENT, lasting
    return Counting.INCIDENT, day_of_story(scene, words) or Interval.day(as_of)


def _counting(scene: Scene, moment: Moment, words: Extent) -> Counting:
    days = moment.days
    if _is_since_yesterday(scene, moment) or _is_of_whole_day(scene, moment, words):
        return Counting.WINDOW
    if moment.relation is Relation.SINCE or moment.precision in (Precision.SINCE, Precision.YEAR):
        return Counting.CUMULATIVE
    if days.start is not None and days.end is not None and days.end - days.start > _SHORT:
        return Counting.CUMULATIVE
    if moment.relation is Relation.WINDOW or moment.precision in _PERIODS:
        if _mounts(scene, words):
            return Counting.CUMULATIVE
        return Counting.INCIDENT if _only_dates(scene, moment, words) else Counting.WINDOW
    return Counting.INCIDENT


def _is_since_yesterday(scene: Scene, moment: Moment) -> bool:
    """Return whether so short a time is told as "since" that it is a day's: منذ فجر أمس, منذ الليلة الفائتة."""
    as_of, start = scene.as_of(moment.start), moment.days.start
    if moment.relation is not Relation.SINCE or as_of is None or start is None or as_of - start > _DAY:
        return False
    sentence = scene.sentence(moment.start)
    return not any(map(is_mounting, scene.text[max(sentence[0], moment.start - _RISEN) : moment.start].split()))


_DAY = timedelta(days=1)
# لترتفع حصيلة القتلى العسكريين منذ صباح أمس: a total, in code points.
_RISEN = 60


def _is_of_whole_day(scene: Scene, moment: Moment, words: Extent) -> bool:
    """Return whether all events of one day are counted: حصيلة يوم أمس 14 قتيلا, قتل 14 أمس في مناطق متفرقة."""
    if moment.relation is not Relation.ON or moment.precision is not Precision.DAY:
        return False
    if is_tallied_day(scene, moment) or _is_daily(scene, words):
        return True
    start = max(words.sentence[0], min(words.start, moment.start) - _RISE)
    told = scene.text[start : min(words.sentence[1], words.end + _RISE)].replace("،", " ").split()
    return any(word in particles("day-tally") for word in told)


def _is_daily(scene: Scene, words: Extent) -> bool:
    """Return whether the sentence says that it is from a report of every day: في تقريرها اليومي."""
    told = scene.text[words.sentence[0] : words.start].split()
    return any(
        word in particles("daily") and told[max(0, i - _NOUN) : i] and _is_report(told[max(0, i - _NOUN) : i])
        for i, word in enumerate(told)
    )


def _is_report(words: list[str]) -> bool:
    return any(word.removeprefix("و") in particles("documents") for word in words)


# From a report to its adjectives, in words.
_NOUN = 2


def _mounts(scene: Scene, words: Extent) -> bool:
    """Return whether the figure is a total that a tally has mounted to: لترتفع إلى 312, not ارتفعت بعد مقتل 4."""
    rising = scene.text[max(words.sentence[0], words.start - _RISE) : words.end].split()
    risen = [i for i, word in enumerate(rising) if is_mounting(word)]
    return bool(risen) and "بعد" not in rising[risen[-1] :]


_RISE = 40


def _only_dates(scene: Scene, moment: Moment, words: Extent) -> bool:
    """Return whether a month or week that is long past only dates an event: أعدم التنظيم شابا في آب."""
    as_of = scene.as_of(words.start)
    if moment.relation is Relation.WINDOW or as_of is None or moment.days.end is None:
        return False
    return as_of - moment.days.end > _FRESH


def _window(scene: Scene, moment: Moment, words: Extent, counting: Counting) -> Interval:
    days, until = moment.days, scene.as_of(words.start)
    if counting is Counting.CUMULATIVE and moment.relation is Relation.WINDOW and _mounts(scene, words):
        return _as_said(scene, moment, words, Interval.up_to(days.end, _beginning_of_total(scene, words)))
    if moment.relation is Relation.SINCE and until:
        days = _opened(scene, moment, until)
    told = ending(scene, words) if counting is Counting.CUMULATIVE else None
    if told is not None and days.end == until and (days.start is None or days.start <= told):
        return Interval(days.start, told)
    return _as_said(scene, moment, words, days)


def _beginning_of_total(scene: Scene, words: Extent) -> date | None:
    return beginning_of_total(scene, words) or begun_in_sentence(scene, words)


def _opened(scene: Scene, since: Moment, until: date) -> Interval:
    """Return the days that "since" opens, up to the report: since an event, from the day that is told for it."""
    days = since.days
    if days.start is not None:
        return Interval(days.start, until) if days.end is None and days.start <= until else days
    event = day_of_event(scene, since)
    return Interval.up_to(until, event.start if event else _beginning(scene, since, until))


def _beginning(scene: Scene, since: Moment, until: date) -> date | None:
    """Return the day of the beginning that "since" counts from without a date; None where the report tells none."""
    behind = scene.text[since.end : since.end + _EVENT].split()[:1]
    if not behind or behind[0].rstrip("هاأ") not in particles("beginning"):
        return None
    return beginning_named(scene, since.start, until)


# The noun of what "since" counts from, in code points.
_EVENT = 20


def _as_said(scene: Scene, moment: Moment, words: Extent, days: Interval) -> Interval:
    """Return the days as they were when it was said: أعلن أمس أن 20 قتلوا خلال 24 ساعة, منذ مطلع الشهر."""
    until = scene.as_of(words.start)
    if until is None or days.end != until or moment.relation not in (Relation.SINCE, Relation.WINDOW):
        return days
    said = day_of_telling(scene, words)
    if said is None or (days.start is not None and days.start > said):
        return days
    if moment.relation is Relation.SINCE:
        return Interval(days.start, said)
    return Interval(days.start - (until - said), said) if days.start is not None else days
