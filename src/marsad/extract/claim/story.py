"""The time of which a report is telling where a fact has no words of time of its own."""

import re
from datetime import date, timedelta

from marsad.extract.claim.campaign import days_of_campaign, days_of_whole
from marsad.extract.claim.comparison import is_comparison
from marsad.extract.claim.dating import Extent, is_of_issuing, is_of_saying
from marsad.extract.claim.period import is_of_announcing
from marsad.extract.claim.rise import tells_rise
from marsad.extract.mention.scan import Layer
from marsad.extract.particle import particles
from marsad.extract.scene import Scene
from marsad.report.report import Freshness
from marsad.when.interval import Interval, Precision
from marsad.when.moment import Moment
from marsad.when.stated import Relation

# News goes on about the day before that of the report, paragraph after paragraph.
_YESTERDAY = timedelta(days=1)
# About an earlier day of the week it goes on where it has named it, and no further.
_STORY = timedelta(days=7)
_DAYS = (Precision.DAY, Precision.HOUR)
_PERIODS = (Precision.MONTH, Precision.YEAR)


def day_of_story(scene: Scene, words: Extent) -> Interval | None:
    """Return the day of whose events a report counts the dead at `words`; None where it is its own day."""
    moment = _told_of(scene, words, _STORY)
    return moment.days if moment is not None else None


def moment_of_story(scene: Scene, words: Extent) -> Moment | None:
    """Return the day of which the report is still telling at `words`; None where it tells of its own day.

    A day gone by rules its own paragraph; yesterday the next one too, and all that follows in a report that never
    names its own day, as printed newspapers do. What a list tells under a mark of its own is of no other item's day.
    """
    return _told_of(scene, words, _YESTERDAY)


def _told_of(scene: Scene, words: Extent, reach: timedelta) -> Moment | None:
    """Return the day last named before `words`, where the report still tells of it; at most so long gone by."""
    moment = last_named(scene, words)
    as_of = scene.as_of(words.start)
    if moment is None or as_of is None or not _is_of_a_day(moment) or moment.days.end is None:
        return None
    age = as_of - moment.days.end
    broken = scene.text.count("\n", moment.end, words.start)
    if not age or (age > timedelta(0) and not broken):
        return moment
    if not scene.names_today:
        goes_on = age <= reach or moment.absolute
    else:
        goes_on = age <= _YESTERDAY and broken <= _NEXT_PARAGRAPH and not _is_item(scene, words.start)
    return moment if age > timedelta(0) and goes_on else None


# An empty line parts paragraphs.
_NEXT_PARAGRAPH = 2


def _is_item(scene: Scene, at: int) -> bool:
    """Return whether the line of `at` is an item of a list."""
    line = scene.text[scene.text.rfind("\n", 0, at) + 1 : at].lstrip()
    return line.startswith(_MARKS) or line[:1].isdigit()


def last_named(scene: Scene, words: Extent) -> Moment | None:
    """Return the last day that the report has named before `words`, or the last period of what it documents.

    A day that is long past is of a detail: the period goes on behind it; and so does one that the report has opened
    with, behind the paragraph that names a day.
    """
    as_of = scene.as_of(words.start)
    opened = _beginning(scene, words.start)
    period: Moment | None = None
    day: Moment | None = None
    for moment in reversed(scene.moments_in(opened, words.start)):
        if is_of_saying(scene, moment) or is_of_issuing(scene, moment) or tells_rise(scene, moment):
            continue
        if _is_documented(scene, moment):
            period = moment
            break
        if day is None and _is_of_a_day(moment) and not _is_long_past(moment, as_of):
            day = moment
            if "\n" not in scene.text[moment.end : words.start]:
                break
    leads = period is not None and period.start - opened <= _LEAD
    return day if day is not None and not leads else period


# The title and the first sentence of what tells over a period of which it reports, in code points.
_LEAD = 400


def _is_long_past(moment: Moment, as_of: date | None) -> bool:
    return as_of is not None and moment.days.end is not None and as_of - moment.days.end > _STORY


def period_of_report(scene: Scene, words: Extent) -> Moment | None:
    """Return the period of what the report documents, where it has named no day since; None where there is none."""
    moment = last_named(scene, words)
    return None if moment is None or _is_of_a_day(moment) else moment


def day_of_list(scene: Scene, words: Extent) -> Moment | None:
    """Return the day of which the report's head says that it counts all; None where it says that of none."""
    named = last_named(scene, words)
    heads = named is not None and named.start <= _LEAD and is_tallied_day(scene, named)
    return named if heads else None


def same_period(scene: Scene, words: Extent) -> Moment | None:
    """Return the period told last before the sentence's "the same period" near `words`; None where it says none."""
    start, end = max(words.sentence[0], words.start - _SAME), min(words.sentence[1], words.end + _SAME)
    told = scene.words
    first, last = told.from_offset(start), told.from_offset(end)
    for i in range(first + 1, last):
        if told[i] in particles("the-same") and told[i - 1] in particles("periods"):
            before = scene.moments_in(_beginning(scene, words.start), told.starts[i - 1])
            return next((m for m in reversed(before) if _lasts(m)), None)
    return None


def _lasts(moment: Moment) -> bool:
    return moment.relation in (Relation.SINCE, Relation.WINDOW) or moment.precision in _PERIODS


# From a figure to the words that it is of the same period, in code points.
_SAME = 60


def _is_of_a_day(moment: Moment) -> bool:
    return moment.relation is Relation.ON and moment.precision in _DAYS and _is_one_day(moment.days)


def _is_documented(scene: Scene, moment: Moment) -> bool:
    """Return whether the moment is the period of what somebody documents: رصد التقرير بين 7 و16 شباط 46 انتهاكا."""
    days = moment.days
    long = days.start is not None and days.end is not None and days.end - days.start > _NIGHT
    over = moment.precision in _PERIODS or (
        moment.relation is Relation.WINDOW and days.end != scene.as_of(moment.start)
    )
    if not long or not over:
        return False
    if moment.precision is Precision.MONTH and scene.text.startswith(_THROUGHOUT, moment.start):
        return True
    start, end = scene.sentence(moment.start)
    start, end = max(start, moment.start - _DOCUMENTING), min(end, moment.end + _DOCUMENTED)
    words = scene.text[start:end].replace("،", " ").split()
    forms = particles("documents")
    told = any(word in forms or word.removeprefix("و") in forms for word in words)
    return told or _is_subtitle(scene, moment)


def _is_subtitle(scene: Scene, moment: Moment) -> bool:
    """Return whether the moment is all of a line in the head of its report: (24 - 30 مارس 2022)."""
    line = scene.text.rfind("\n", 0, moment.start) + 1
    end = scene.text.find("\n", moment.end)
    around = scene.text[line : moment.start] + scene.text[moment.end : end if end >= 0 else len(scene.text)]
    return moment.start <= _LEAD and line > 0 and not around.strip(" ()|-–:.")


# Behind a period a verb of documenting may follow: في الفترة من 1 إلى 30 يونيو، وثقت البعثة.
_DOCUMENTING, _DOCUMENTED = 160, 30
_THROUGHOUT = ("خلال", "طوال", "شهر", "الشهر", "منذ")


def days_since_beginning(scene: Scene, words: Extent) -> Interval | None:
    """Return the days of the battle whose toll `words` tell, where the report has last named its first day."""
    opened = _beginning(scene, words.start)
    told = scene.moments_in(opened, words.start)[-_LAST:]
    known = days_of_campaign(scene, words, tuple(moment for moment in told if not is_comparison(scene, moment)))
    return known or days_of_whole(scene, words, opened)


# Only the last moment counts; some before it, where that one compares.
_LAST = 3


def _is_one_day(days: Interval) -> bool:
    """Return whether the days are one, or a night's two: "some days ago" is no day of which news goes on."""
    return days.start is not None and days.end is not None and days.end - days.start <= _NIGHT


_NIGHT = timedelta(days=1)


def day_of_telling(scene: Scene, words: Extent) -> date | None:
    """Return the day, before that of the report, on which somebody told the figure: أعلن الناطق أمس أن."""
    as_of = scene.as_of(words.start)
    for moment in reversed(scene.moments_in(words.sentence[0], words.start)):
        days = moment.days
        told = moment.relation is Relation.ON and days.end is not None and days.start == days.end
        if not told or as_of is None or days.end is None or days.end >= as_of:
            continue
        if _is_by_a_saying(scene, moment) or is_of_announcing(scene, moment, words):
            return days.end
    return None


# A speaker with his office, and the verb right behind the day: أصدر بيانا أمس أعلن فيه.
_SPEAKER = 70
_VERB_BEHIND = 4


def _is_by_a_saying(scene: Scene, moment: Moment) -> bool:
    said = scene.hits[Layer.SAYING].within(moment.start - _SPEAKER, moment.end + _VERB_BEHIND)
    behind = scene.text[moment.end : moment.end + _THAT_REACH].replace("،", " ").split()
    known = any("\n" not in scene.text[min(hit.start, moment.start) : moment.end] for hit in said)
    return known and any(word in _THAT for word in behind)


_THAT = frozenset(("ان", "بان", "انه", "انها", "بانه", "بانها"))
_THAT_REACH = 30


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
    # A title's hours or days are those of its own figure alone, a heading's of all its list.
    spans = (Relation.WINDOW, Relation.SINCE) if heading else ()
    told = [m for m in scene.moments_in(*bounds) if m.relation in spans or m.precision in _PERIODS]
    told = told or [m for m in scene.moments_in(*bounds) if heading and is_tallied_day(scene, m)]
    return told[-1] if told else None


def is_tallied_day(scene: Scene, moment: Moment) -> bool:
    """Return whether the moment is a day of which all is counted: حصيلة يوم السبت, إحصائية أمس."""
    before = scene.text[max(0, moment.start - _TALLY) : moment.start].rsplit("\n", 1)[-1].split()[-_TALLY_WORDS:]
    return _is_of_a_day(moment) and any(word.removeprefix("و") in particles("tallies-day") for word in before)


# From the noun of a tally to its day, in code points and in words: حصيلة غارات يوم السبت.
_TALLY, _TALLY_WORDS = 24, 2


_ITEMS = 1200


def _heading(scene: Scene, at: int) -> tuple[int, int] | None:
    """Return the last line before that of `at` that ends with a colon, where only items of its list stand between."""
    end = scene.text.rfind(":\n", max(0, at - _ITEMS), at)
    if end < 0:
        return None
    lines = scene.text[end + 1 : at].split("\n")
    if any(line.strip() and not _is_line_of_list(line.lstrip()) for line in lines):
        return None
    return scene.text.rfind("\n", 0, end) + 1, end


def _is_line_of_list(line: str) -> bool:
    """Return whether a line is one of a list: a mark, a number, or a name with its figure (الجنوب: 9 شهداء)."""
    return line.startswith(_MARKS) or line[:1].isdigit() or _ROW.match(line) is not None


_ROW = re.compile(r"(?:\w+ ){0,3}\w+ ?:")
_MARKS = ("-", "–", "—", "•", "*", "▪", "●", "·", "🔴", "⬅", "◾", "🔻", "🔹", "✅")


def _beginning(scene: Scene, at: int) -> int:
    """Return where the telling begins that goes on at `at`: that of the report, or of what it tells again."""
    passage = scene.passage(at)
    if passage is None or passage.status is Freshness.FRESH:
        return 0
    return scene.folded.offset(passage.span.start)
