"""When a statement's fact happened, by the words of its clause."""

import re
from datetime import date, timedelta

from msgspec import Struct

from marsad.extract.claim.aftermath import eve_of_news
from marsad.extract.claim.comparison import is_comparison
from marsad.extract.mention.scan import Layer
from marsad.extract.particle import particles
from marsad.extract.saying.lookalike import is_lookalike
from marsad.extract.scene import Scene
from marsad.extract.statement import Dating
from marsad.extract.term import DateBasis
from marsad.extract.vocabulary import Manner, Saying
from marsad.when.interval import Interval, Precision
from marsad.when.moment import Moment
from marsad.when.stated import Relation

_BEFORE = 70
# A day that no calendar has dates a fact as little as it leaves it to the day of the news.
_IMPOSSIBLE = "impossible-date"
_AFTER = 110
# Told as past history, not as news, where no date stands by.
_BACKGROUND = (
    "كان قد",
    "كانت قد",
    "سبق",
    "في وقت سابق",
    "قد سبق",
    "سابقا",
    "وكان ",
    "وكانت ",
    "كانت قسد",
    "التي كانت",
    "الذي كان",
)


class Extent(Struct, frozen=True, kw_only=True):
    """The words of a fact at folded [start, end), with its sentence's bounds."""

    start: int
    end: int
    sentence: tuple[int, int]


def _named(scene: Scene, words: Extent, as_of: date | None) -> Dating | None:
    """Return the day or days that the report's own words give to a fact, None where they give none."""
    moment = nearest(scene, words)
    eve = None if _names_day(moment, words) else eve_of_news(scene, words.start, words.sentence)
    if eve is not None:
        span = scene.folded.span(eve[1], words.start)
        return Dating(days=Interval.day(eve[0]), precision=Precision.DAY, basis=DateBasis.EXPRESSION, span=span)
    if moment is None or _only_opens(moment):
        return None
    said = day_of_saying(scene, words)
    days = closed(moment, said.days.end if said else as_of)
    span = scene.folded.span(moment.start, moment.end)
    return Dating(days=days, precision=moment.precision, basis=DateBasis.EXPRESSION, span=span)


def _names_day(moment: Moment | None, words: Extent) -> bool:
    """Return whether a day is named behind what is told: بعد ثلاثة أيام من استعادة المدينة، السبت الماضي."""
    return moment is not None and moment.start > words.start and moment.precision is Precision.DAY


def dated(scene: Scene, words: Extent, *, happened: bool) -> Dating:
    """Return the day or days of the fact told by `words`.

    A fact that did not happen has none; news without a date is of the day of its passage;
    background without a date is bounded by that day.
    """
    if not happened:
        return Dating(days=Interval(None, None), precision=Precision.UNKNOWN, basis=DateBasis.NOT_OCCURRED)
    as_of = scene.as_of(words.start)
    named = _named(scene, words, as_of)
    if named is not None:
        return named
    if as_of is None:
        return Dating(days=Interval(None, None), precision=Precision.UNKNOWN, basis=DateBasis.UPPER_BOUND)
    said = day_of_saying(scene, words)
    if is_background(scene, words) or _past_in_past(scene, words) or _is_aside(scene, words, said):
        until = said.days.end if said else _day_before_this(scene, words) or as_of
        return Dating(days=Interval(None, until), precision=Precision.UNKNOWN, basis=DateBasis.UPPER_BOUND)
    if said is not None:
        span = scene.folded.span(said.start, said.end)
        return Dating(days=said.days, precision=said.precision, basis=DateBasis.STATEMENT_DATE, span=span)
    by_night = _BY_NIGHT.search(scene.text, max(words.sentence[0], words.start - _ITS_OWN), words.end + _NIGHT_REACH)
    if by_night is not None and _same_clause(scene.text[words.end : by_night.start()]):
        span = scene.folded.span(by_night.start(), by_night.end())
        days = Interval(as_of - timedelta(days=1), as_of)
        return Dating(days=days, precision=Precision.DAY, basis=DateBasis.EXPRESSION, span=span)
    return Dating(days=Interval.day(as_of), precision=Precision.DAY, basis=DateBasis.AS_OF)


# A night without its day is that before the news.
_BY_NIGHT = re.compile(r"\b(?:ليلا|بالليل|(?:خلال|في|طوال) (?:ساعات )?الليل)\b(?! (?:الماضي|الفايت))")
_NIGHT_REACH = 50


def _is_aside(scene: Scene, words: Extent, said: Moment | None) -> bool:
    """Return whether the fact is told beside the news, as what had happened before: the town that it took."""
    if _UNDER.search(scene.text, max(words.sentence[0], words.start - _UNDER_REACH), words.start):
        return True
    if said is not None and scene.text.endswith(" عقب ", 0, words.start):
        return True
    aside = _ASIDE.search(scene.text, words.start, words.end)
    return aside is not None and not is_present(scene, aside.start(), words.end)


def is_present(scene: Scene, start: int, end: int) -> bool:
    """Return whether the first verb between tells in the present tense: التي تحاصرها القوات."""
    told = [h for layer in (Layer.CONTROL, Layer.EVENT) for h in scene.hits[layer].within(start, end)]
    first = min(told, key=lambda hit: hit.start, default=None)
    if first is None or first.payload.manner is not Manner.PRESENT:
        return False
    return scene.text[max(0, first.word_start - 8) : first.word_start].split()[-1:] not in _WAS


def nearest(scene: Scene, words: Extent) -> Moment | None:
    """Return the moment that dates `words`: inside them, else close behind, else close before; None where none.

    One that belongs to another clause, or to what stands beside it, comes only where there is no other.
    """
    low, high = words.sentence
    low = max(low, words.start - _BEFORE, _past_in_past(scene, words) - _ITS_OWN)
    near = [
        (rank, m)
        for m in scene.moments_in(low, min(high, words.end + _AFTER))
        if (m.days != Interval(None, None) or _IMPOSSIBLE in m.issues)
        and not is_of_saying(scene, m)
        and not is_of_issuing(scene, m)
        and (rank := _rank(scene, words, m)) is not None
    ]
    if not near:
        return None
    best = min(rank for rank, _ in near)
    chosen = [m for rank, m in near if rank == best]
    return chosen[-1] if chosen[-1].end <= words.start else chosen[0]


# وفي 12 آب كان التنظيم قد سيطر: a date so near before "had" is still its own.
_ITS_OWN = 14
_HAD_REACH = 60
_HAD = re.compile(r"\bو?كان(?:ت|وا)? (?:\w+ ){0,3}قد \w")


def _past_in_past(scene: Scene, words: Extent) -> int:
    """Return where "had" begins the clause of `words`, so that the days before it are other facts'; 0 where nowhere."""
    found = _HAD.search(scene.text, max(words.sentence[0], words.start - _HAD_REACH), words.end)
    return found.start() if found else 0


def _day_before_this(scene: Scene, words: Extent) -> date | None:
    """Return the day of the fact before which, by "had", that of `words` lies; None where none is told."""
    had = _past_in_past(scene, words)
    known = [m.days.end for m in scene.moments_in(words.sentence[0], had) if m.relation is Relation.ON and m.days.end]
    return known[-1] if known else None


def _only_opens(moment: Moment) -> bool:
    """Return whether a moment bounds time on one side alone, by an event without a day or by the present."""
    if moment.relation is Relation.SINCE:
        return moment.days.start is None
    return moment.relation is Relation.UNTIL and moment.days.start is None


# Inside the words, behind them, before them; and what makes a moment more likely another's.
_INSIDE, _BEHIND_THEM, _BEFORE_THEM = 0, 1, 2
_OTHERS = 3


def _rank(scene: Scene, words: Extent, moment: Moment) -> int | None:
    """Return how far a moment is from dating `words`, None where it cannot."""
    if is_comparison(scene, moment):
        return None
    if words.start <= moment.start < words.end:
        return _INSIDE + (_OTHERS if _is_attribute(scene, moment) else 0)
    behind = moment.start >= words.end
    gap = scene.text[words.end : moment.start] if behind else scene.text[moment.end : words.start]
    cut = _acts_in(scene, words.end, moment.start) if behind else _LONG_BEFORE.search(gap) is not None
    if cut or not _same_clause(gap):
        return None
    other = _RELATIVE.search(gap) is not None or _is_attribute(scene, moment)
    return (_BEHIND_THEM if behind else _BEFORE_THEM) + (_OTHERS if other else 0)


def _acts_in(scene: Scene, start: int, end: int) -> bool:
    """Return whether a clause between tells who took a place, so that the day is its own: التي دخلتها X في 6."""
    clause = _RELATIVE.search(scene.text, start, end)
    told = scene.hits[Layer.CONTROL].within(clause.end(), end) if clause else ()
    return any(hit.payload.manner is Manner.PAST for hit in told)


# حسمت القوات أمس المعركة بعد أيام من استعادة التنظيم المدينة: what is behind is of no day of the news.
_LONG_BEFORE = re.compile(r"\bبعد (?:نحو |اكثر من |اقل من )?(?:\w+ ){1,2}(?:من|علي) $")
# قسد، التي سيطرت على البلدة: told beside the news, of any day before it.
_ASIDE = re.compile(r" (?:التي|الذي|الذين) (?:كانت |كان |قد |تمكنت من |تمكن من )?\w+")
_UNDER_REACH = 16
_UNDER = re.compile(r"\bبموجب (?:هذا )?$")
_WAS = (["كان"], ["كانت"], ["كانوا"])
_RELATIVE = re.compile(r" (?:التي|الذي|الذين|اللتين|اللذين) ")
_LOOK_BACK = 34
# البلدة المحاصرة منذ عامين: how long that has lasted.
_ATTRIBUTE = re.compile(r"\bال\w+(?:ه|ين|ون|تين|ات) $")


def _is_attribute(scene: Scene, moment: Moment) -> bool:
    """Return whether a moment tells how long what stands right before it has lasted."""
    before = scene.text[max(0, moment.start - _LOOK_BACK) : moment.start]
    return moment.relation is Relation.SINCE and _ATTRIBUTE.search(before) is not None


def is_of_saying(scene: Scene, moment: Moment) -> bool:
    """Return whether the moment tells when something was said, not when it happened: نشر أمس أن."""
    near = scene.hits[Layer.SAYING].within(moment.start - _SAID_REACH, moment.start)
    said = [hit for hit in near if not is_lookalike(scene.text, hit)]
    if not said or _THAT.search(scene.text, said[-1].end, moment.start):
        return False
    entry = said[-1].payload.entry
    end = min(scene.sentence(moment.start)[1], moment.end + _SAID_REACH)
    behind = _THAT.search(scene.text, moment.end, end)
    # What somebody announces, he announces on its day.
    tells = isinstance(entry, Saying) and entry.order != "before" and not entry.announces
    return tells and behind is not None


def is_of_issuing(scene: Scene, moment: Moment) -> bool:
    """Return whether the moment tells when a report came out: في تقريرها الصادر اليوم, في بيان نشرته أمس."""
    before = scene.text[max(0, moment.start - _ISSUING) : moment.start].split()[-1:]
    return bool(before) and before[0] in particles("issues")


# The word right before, in code points.
_ISSUING = 14


def day_of_saying(scene: Scene, words: Extent) -> Moment | None:
    """Return the day on which somebody said what `words` tell, where the sentence says so: ذكرت سانا أمس أن …."""
    said = [m for m in scene.moments_in(words.sentence[0], words.start) if is_of_saying(scene, m)]
    known = [m for m in said if m.relation is Relation.ON and m.days.start == m.days.end is not None]
    return known[-1] if known else None


_SAID_REACH = 50
_THAT = re.compile(r"\b(?:ان|بان|انه|انها|بانه|بانها)\b")


def _same_clause(gap: str) -> bool:
    return "\n" not in gap and not any(
        mark in gap
        for mark in (". ", "، و", "، في", "، كما", "، حيث", "؛", " فيما ", " في حين ", " قبل ان ", "، ل", "، بينما ")
    )


_LONG_REACH = 40


def closed(moment: Moment, as_of: date | None) -> Interval:
    """Return the moment's days; what has lasted since a day lasts until the report."""
    days = moment.days
    if (
        moment.precision is Precision.SINCE
        and days.end is None
        and as_of
        and (days.start is None or days.start <= as_of)
    ):
        return Interval(days.start, as_of)
    return days


def is_background(scene: Scene, words: Extent) -> bool:
    """Return whether the words are told as past history."""
    if _LONG_BEFORE.search(scene.text, max(words.sentence[0], words.start - _LONG_REACH), words.start):
        return True
    before = scene.text[max(words.sentence[0], words.start - 30) : words.start + 12]
    # وكان المرصد نشر أن …: what is past is the publishing.
    said = max(before.rfind(mark) for mark in (" ان ", " انه ", " انها "))
    told = _AMONG.sub(" ", before[max(said, 0) :])
    return any(cue in told for cue in _BACKGROUND)


# وكان من بين القتلى 14 رجلا: no time before the news, but a part of what it counts.
_AMONG = re.compile(r"\bوكان(?:ت|وا)? (?=(?:من )?(?:بين|ضمن)(?:هم|هن)?\b|في عداد|عدد |حصيله )")
