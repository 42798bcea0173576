"""What others tell and the text rejects: ما تبثه صفحات النظام عن … محض افتراء, رفض مزاعم بشأن …."""

import re
from bisect import bisect_left
from functools import lru_cache

# Where what is told begins: a verb of spreading behind ما, or a noun for claims without ground.
_SPREAD = "بث|روج|شيع|شاع|زعم|دعي|دعت|داول|ناقل|نفث|سوق|ذيع|ذاع|ردد|نشر"
_TOLD = re.compile(
    rf"\b[ولبف]?(?:ما|مما) (?:يشاع|يقال|يذاع|[تيا]?(?:{_SPREAD})(?:ت|وا|ون)?ه?)\b"
    r"|\b(?:مزاعم|ادعاءات|شايعات|الشايعات|الاشاعات|اشاعات|اكاذيب|افتراءات)\b"
)
# What is in each of these, wherever in a word it begins: quickly seen not to be there.
_BEGUN = re.compile(rf"ما (?=[تيا]?(?:{_SPREAD})|يقال)|مزاعم|ادعاءات|شايعات|اشاعات|اكاذيب|افتراءات")
_REACH = 110
# What rejects it, before it or behind the fact.
_REJECTED = re.compile(
    r"\b[وف]?(?:محض|افتراء|كذب|كاذبه?|[نت]كذب|[نت]نفي|ينفي|نفي|نفت|نفوا|نافيا|نافيه|رفض|رفضت|[يت]رفض|دحض|دحضت|فند|فندت"
    r"|عار(?:يه)? (?:عن|من) الصحه|لا اساس|لا صحه|مفبركه?|فبركه|ملفقه?|مختلقه?|اختلاق|تلفيق)\b"
)
_BEFORE = 70
_BEHIND = 170
_ENDS = (". ", "\n", "؛")


def is_rejected(text: str, start: int, end: int) -> bool:
    """Return whether what is told at [start, end) is what others spread and the text, or whoever speaks, rejects."""
    if not _may_be_told(text, start):
        return False
    low = _last_end(text, max(0, start - _REACH), start)
    opened = next(iter(_TOLD.finditer(text, low, start)), None)
    if opened is None:
        return False
    before = _last_end(text, max(0, opened.start() - _BEFORE), opened.start())
    behind = min([at for mark in _ENDS if (at := text.find(mark, end, end + _BEHIND)) >= 0], default=end + _BEHIND)
    return bool(_REJECTED.search(text, before, opened.start()) or _REJECTED.search(text, end, behind))


def _may_be_told(text: str, end: int) -> bool:
    """Return whether a word of telling may stand in the stretch before `end` that is looked at."""
    begun = _begun(text)
    return bool(begun) and bisect_left(begun, end) > bisect_left(begun, end - _REACH)


# All that one report states asks one after another.
@lru_cache(maxsize=1)
def _begun(text: str) -> tuple[int, ...]:
    """Return where words of telling may stand."""
    return tuple([found.start() for found in _BEGUN.finditer(text)])


def _last_end(text: str, low: int, high: int) -> int:
    """Return where the last sentence before `high` ends, `low` where none does."""
    return max(low, *(text.rfind(mark, low, high) + 1 for mark in _ENDS))
