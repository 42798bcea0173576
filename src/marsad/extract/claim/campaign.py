"""Since when what goes on has lasted: with the day on which a battle began its toll begins."""

from datetime import timedelta
from itertools import pairwise

from marsad.extract.claim.dating import Extent
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
    return any(word in particles("which") and _begins(behind) for word, behind in pairwise(before))


def _words_before(scene: Scene, moment: Moment) -> list[str]:
    before = scene.text[max(0, moment.start - _BEFORE) : moment.start]
    return before[max(before.rfind("\n"), before.rfind(". "), before.rfind("،")) + 1 :].split()[-_NEAR:]


def _begins(word: str) -> bool:
    forms = particles("begins")
    return word in forms or (word[:1] in _LEADS and word[1:] in forms)


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
    told = scene.text[start : words.end].split()
    return any(_is_fight(word) for word in told)


def _is_fight(word: str) -> bool:
    forms = particles("fighting")
    return word in forms or word[1:] in forms
