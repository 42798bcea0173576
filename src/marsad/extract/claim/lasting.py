"""How long what goes on has lasted, where a report counts its days: معركة دامت ثلاثة أسابيع, لليوم الخامس."""

import re
from datetime import date, timedelta

from marsad.extract.claim.dating import Extent
from marsad.extract.particle import particles
from marsad.extract.scene import Scene
from marsad.when.interval import Interval

# A unit of time, behind its number or alone: ثلاثة أسابيع, أسبوعين, بعد أسبوع على.
_UNIT = re.compile(
    r"(?<!\w)(?:(?P<day>يوم(?P<two_days>ين|ان)?|يوما|ايام)|(?P<week>اسبوع(?P<two_weeks>ين|ان)?|اسبوعا|اسابيع))(?!\w)"
)
_WEEK = 7
# What stands before the number: استمرت نحو, بعد أكثر من; and behind the unit, after بعد: من القتال, على بدء الحملة.
_LEAD = 44
_LEAD_WORDS = 3
_BEHIND = 40
_BEHIND_WORDS = 4
# لليوم الخامس, في يومها العاشر, في اليوم الـ44 من: which day of it this is.
_NTH = re.compile(
    r"(?<!\w)(?:لليوم|يومه|يومها|اليوم(?= ال\w+ (?:من|علي) )) "
    r"ال(?: ?(?P<digits>\d{1,3})|(?P<word>\w+)(?: وال(?P<tens>\w+))?)(?! عشر)(?!\w)"
)
_UNITS = ("اول", "ثاني", "ثالث", "رابع", "خامس", "سادس", "سابع", "ثامن", "تاسع", "عاشر")
_TENS = ("عشرين", "ثلاثين", "اربعين", "خمسين", "ستين", "سبعين", "ثمانين", "تسعين")
_ORDINALS = {word: i for i, word in enumerate(_UNITS, 1)} | {word: 10 * i for i, word in enumerate(_TENS, 2)}


# How near a fact stands what tells how long it has lasted, in code points; of what lasts longer the day is a war's.
_NEAR, _LONGEST = 60, 60


def lasted(scene: Scene, words: Extent, news: date) -> Interval | None:
    """Return the days that what `words` tell has lasted, where its clause counts them; None where it does not.

    تتواصل الاشتباكات لليوم الرابع على التوالي, قصف لليوم الخامس والعشرين. The last day is that of the `news`.
    """
    low, high = words.sentence
    near = max(low, words.start - _NEAR), min(high, words.end + _NEAR)
    gone = [days for _, days in _numbered(scene, near) if 0 < days <= _LONGEST]
    return Interval(news - timedelta(days=gone[-1]), news) if gone else None


def begun_before(scene: Scene, bounds: tuple[int, int], news: date) -> tuple[int, date] | None:
    """Return where the text in `bounds` last tells how long a battle has lasted, and its first day; None where nowhere.

    It is told on the day of the `news`.
    """
    told = [(at, days) for at, days in (*_counted(scene, bounds), *_numbered(scene, bounds)) if days > 0]
    if not told:
        return None
    at, days = max(told)
    return at, news - timedelta(days=days)


def _counted(scene: Scene, bounds: tuple[int, int]) -> list[tuple[int, int]]:
    """Return where it is told in days or weeks how long something lasted, and how many days."""
    found = []
    for unit in _UNIT.finditer(scene.text, *bounds):
        number = next(
            (q for q in scene.quantities_in(unit.start() - _LEAD, unit.start()) if q.number_end + 1 == unit.start()),
            None,
        )
        start = number.start if number is not None else unit.start()
        two = unit.group("two_days") or unit.group("two_weeks")
        many = 2 if two else number.low if number is not None else 1
        if many is not None and _lasts(scene, start, unit.end()):
            found.append((start, many * (_WEEK if unit.group("week") else 1)))
    return found


def _lasts(scene: Scene, start: int, end: int) -> bool:
    """Return whether the words around a time say that something lasted so long."""
    before = scene.text[max(0, start - _LEAD) : start].split()[-_LEAD_WORDS:]
    if any(word.removeprefix("و") in particles("lasts") for word in before):
        return True
    behind = scene.text[end : end + _BEHIND].replace(".", " . ").replace("،", " ، ").split()[:_BEHIND_WORDS]
    after = any(word.removeprefix("و") in ("بعد", "مضي") for word in before) and behind[:1] in (["من"], ["علي"])
    return after and any(word in particles("fighting") or word in particles("a-beginning") for word in behind)


def _numbered(scene: Scene, bounds: tuple[int, int]) -> list[tuple[int, int]]:
    """Return where it is told which day of something the news is of, and how many days went before."""
    found = []
    for told in _NTH.finditer(scene.text, *bounds):
        digits, word = told.group("digits"), told.group("word")
        nth = int(digits) if digits else _ORDINALS.get(word, 0) + _ORDINALS.get(told.group("tens"), 0)
        found.append((told.start(), nth - 1))
    return found
