"""Since when what goes on has lasted: with the day on which a battle began its toll begins."""

from datetime import date, timedelta
from itertools import pairwise

from marsad.extract.claim.comparison import is_comparison
from marsad.extract.claim.dating import Extent
from marsad.extract.claim.lasting import begun_before
from marsad.extract.claim.rise import is_mounting
from marsad.extract.mention.scan import Layer
from marsad.extract.particle import particles
from marsad.extract.scene import Scene
from marsad.when.interval import Interval, Precision
from marsad.when.moment import Moment
from marsad.when.stated import Relation

_BEFORE = 60
# بدأ الهجوم على مدينة هجين الأربعاء: the verb stands no further off than so many words.
_NEAR = 6
_LEADS = ("و", "ف")
# What began yesterday is told as news of a day.
_LASTS = timedelta(days=2)
# How far before a figure stands what cost the lives.
_SUBJECT = 160


def tells_beginning(scene: Scene, moment: Moment, words: Extent) -> bool:
    """Return whether the moment says since when what `words` count has lasted: المعركة التي اندلعت في آذار."""
    as_of = scene.as_of(words.start)
    start = moment.days.start
    if moment.relation is not Relation.ON or as_of is None or start is None or as_of - start < _LASTS:
        return False
    if moment.end > words.start:
        return False
    before = _words_before(scene, moment)
    if any(_may_begin(word) and _begins(behind) for word, behind in pairwise(before)):
        return True
    # اندلعت معارك الأربعاء وسقط خلالها 23 قتيلا.
    meanwhile = scene.text[moment.end : words.end].replace("،", " ").split()
    return any(map(_begins, before)) and any(word in particles("meanwhile") for word in meanwhile)


def _may_begin(word: str) -> bool:
    """Return whether a clause about a battle opens behind the word: المعارك التي اندلعت, معارك بدأت."""
    return word in particles("which") or word in particles("a-beginning")


def _words_before(scene: Scene, moment: Moment) -> list[str]:
    before = scene.text[max(0, moment.start - _BEFORE) : moment.start]
    return before[max(before.rfind("\n"), before.rfind(". "), before.rfind("،")) + 1 :].split()[-_NEAR:]


def _begins(word: str) -> bool:
    return _is_of(word, "begins")


def days_of_campaign(scene: Scene, words: Extent, moments: tuple[Moment, ...]) -> Interval | None:
    """Return the days of a battle whose toll `words` tell, where the last of `moments` says when it began."""
    as_of = scene.as_of(words.start)
    if not moments or as_of is None or not _is_toll_of_fighting(scene, words):
        return None
    last = moments[-1]
    begun = last.relation is Relation.ON and any(_begins(word) for word in _words_before(scene, last))
    begun = begun or any(day_of_event(scene, moment) == last.days for moment in moments[:-1])
    lasting = last.relation is Relation.SINCE or last.precision is Precision.SINCE
    start = last.days.start
    if start is None or start >= as_of or not (begun or lasting):
        return None
    return Interval(start, as_of)


def days_of_whole(scene: Scene, words: Extent, opened: int) -> Interval | None:
    """Return the days of the battle of which `words` tell the whole toll, as the report from `opened` on tells them.

    Its start is None where the figure mounts and the report does not tell since when; None where it tells of no battle.
    """
    as_of = scene.as_of(words.start)
    if as_of is None or not _is_toll_of_whole(scene, words):
        return None
    start = _first_day(scene, (max(opened, words.start - _STORY), words.end), as_of)
    if start is not None and as_of - start >= _LASTS:
        return Interval(start, as_of)
    return Interval(None, as_of) if start is None and _mounts_in_battle(scene, words) else None


def begun_in_sentence(scene: Scene, words: Extent) -> date | None:
    """Return the first day of the battle that the sentence of a mounting figure has named before it.

    ضمن معركة P التي انطلقت يوم الخميس …، حيث ارتفع إلى 80 عدد القتلى. None where it names none, or where the figure
    does not mount.
    """
    as_of = scene.as_of(words.start)
    near = scene.text[max(words.sentence[0], words.start - _RISEN) : words.start].split()
    if as_of is None or not any(map(is_mounting, near)):
        return None
    for moment in reversed(scene.moments_in(words.sentence[0], words.start)):
        start = moment.days.start
        told = moment.relation is Relation.ON and start is not None and as_of - start >= _LASTS
        if told and _is_begun_battle(scene, moment):
            return start
    return None


# ارتفع إلى: how near before its figure, in code points.
_RISEN = 30


def _is_begun_battle(scene: Scene, moment: Moment) -> bool:
    """Return whether the moment is the day on which, right before it, a battle is said to have begun."""
    before = _words_before(scene, moment)
    began = next((i for i, word in enumerate(before) if _begins(word)), None)
    return began is not None and any(
        _is_of(f"{the}{word}", "campaign") for word in before[:began] for the in ("", "ال")
    )


def _first_day(scene: Scene, bounds: tuple[int, int], as_of: date) -> date | None:
    """Return the first day of the battle that the text in `bounds` tells of, by the words that stand last."""
    lasted = begun_before(scene, bounds, as_of)
    for moment in reversed(scene.moments_in(*bounds)):
        if lasted is not None and moment.start < lasted[0]:
            break
        since = moment.relation is Relation.SINCE and not is_comparison(scene, moment)
        if moment.days.start is not None and (since or any(map(_begins, _words_before(scene, moment)))):
            return moment.days.start
    return lasted[1] if lasted is not None else None


def beginning_named(scene: Scene, at: int, as_of: date) -> date | None:
    """Return the first day of the fighting of which the report tells around `at`, before it or else behind.

    منذ بدئه, منذ انطلاق العملية: on which day that was the report says elsewhere, by a date or by counting its days.
    """
    near = (max(0, at - _STORY), at), (at, at + _STORY)
    return next((day for bounds in near if (day := _first_day(scene, bounds, as_of)) is not None), None)


# How far back a report has told of the battle, and how near before a figure the words stand that make it its toll.
_STORY = 1500
_WHOLE = 90


def _is_toll_of_whole(scene: Scene, words: Extent) -> bool:
    """Return whether the figure is laid to a battle, or told as the toll of all: المعارك أوقعت 300, حصيلة نهائية."""
    start = max(words.sentence[0], words.start - _WHOLE)
    told = scene.text[start : words.end].replace("،", " ، ").replace(":", " : ").split()
    if any(_is_of(word, "campaign") for word in told):
        return True
    whole = any(_is_of(word, "toll-of-all") for word in told) and not scene.hits[Layer.EVENT].within(start, words.start)
    return whole or any(m.relation is Relation.UNTIL for m in scene.moments_in(start, words.end + _UNTIL))


# Between a figure and "so far", in code points.
_UNTIL = 20


def _mounts_in_battle(scene: Scene, words: Extent) -> bool:
    told = scene.text[max(words.sentence[0], words.start - _WHOLE) : words.end].split()
    return any(map(is_mounting, told)) and any(_is_of(word, "campaign") for word in told)


def _is_of(word: str, name: str) -> bool:
    forms = particles(name)
    return word in forms or (word[:1] in _LEADS and word[1:] in forms)


def day_of_event(scene: Scene, since: Moment) -> Interval | None:
    """Return the day of what has lasted since it: منذ بدء الهجوم على سجن غويران في المدينة مساء الخميس."""
    if since.relation is not Relation.SINCE or since.days.start is not None:
        return None
    for moment in scene.moments_in(since.end, since.end + _EVENT):
        gap = scene.text[since.end : moment.start]
        broken = any(mark in gap for mark in ("\n", ". ", "؛", " ان ", "، و", "الي "))
        return None if broken or moment.relation is not Relation.ON else moment.days
    return None


# An event with its names, in code points.
_EVENT = 110


def _is_toll_of_fighting(scene: Scene, words: Extent) -> bool:
    """Return whether the sentence says what the battles cost: وأسفرت الاشتباكات عن مقتل 154."""
    start = max(words.sentence[0], words.start - _SUBJECT)
    forms = particles("fighting")
    told = scene.text[start : words.end].split()
    return any(word in forms or word[1:] in forms for word in told)
