"""Speakers that no list has, in the text's own words: an office, or whoever stands before what is said."""

import re
from collections.abc import Sequence

from marsad.extract.particle import particles
from marsad.extract.saying.room import Source

# How far behind a verb of saying its subject may begin, and how many words an office's name has at most.
_NEAR = 30
_LONGEST_OFFICE = 4
# How many words whoever speaks may have before what is said.
_LONGEST_NAME = 7
_NAME_REACH = 70
# How long the subject before its verb may be, in words and code points.
_LONGEST_SUBJECT = 11
_SUBJECT_REACH = 90
_WORD = re.compile(r"\w+")
_ENDINGS = ("ون", "ين", "ات", "ان", "نا", "ه", "ها", "هم", "ي", "ا")
_THAT = re.compile(r' (?:ان|انه|انها|انهم|بان|بانه|بانها|بانهم|الي ان)\b| ?: ?"')
# Where the clause begins whose subject stands before its verb.
_OPENS = re.compile(
    r"[.،؛:\n]|\b(?:ان|لكن|ولكن|غير|بينما|وبينما|فيما|وفيما|حين|اما|واما|كان|وكان|كانت|وكانت|بل|فان|حيث|كما)\b"
)
# What closes a quotation that a name opens: القيادة العامة لـ«قسد», المتحدثة باسم حملة «عاصفة الجزيرة».
_CLOSES = re.compile(r'[^"\n:]{0,40}"')
_NAMED = re.compile(r"[^\n:]{2,70}?(?= ?:)")


def office(text: str, start: int, end: int) -> Source | None:
    """Return the office or person named right behind `start`: وزير الصحة, مصدر طبي."""
    for first in _WORD.finditer(text, start, min(end, start + _NEAR)):
        if is_office(first.group()):
            return _source(text, first.start(), _end_of(text, first, end))
        if first.group() not in particles("before-office"):
            break
    return None


def _source(text: str, start: int, end: int) -> Source:
    """Return who is named in [start, end), with all of a quotation that the name opens, or else none of it."""
    if text.count('"', start, end) % 2:
        closed = _CLOSES.match(text, end)
        end = closed.end() if closed else start + len(text[start : text.rindex('"', start, end)].rstrip(" ل"))
    return Source(start=start, end=end, name=None)


def is_office(word: str) -> bool:
    """Return whether a name of some office or witness may begin with `word`, in any form of its own."""
    known = particles("offices")
    bare = word.removeprefix("ال")
    if word in known or bare in known:
        return True
    if bare in particles("no-office"):
        return False
    stems = [bare.removesuffix(ending) for ending in _ENDINGS if bare.endswith(ending)]
    return any(stem in known or f"{stem}ه" in known or f"{stem.removesuffix('ت')}ه" in known for stem in stems)


def _end_of(text: str, first: re.Match[str], end: int) -> int:
    last = first.end()
    for count, word in enumerate(_WORD.finditer(text, last, end)):
        stop = text[last : word.start()].strip(' "') or word.group() in particles("ends-office")
        if count == _LONGEST_OFFICE - 1 or stop:
            break
        last = word.end()
    return last


def anybody(text: str, start: int, end: int) -> Source | None:
    """Return whoever stands between a verb of saying and what is said: قال ابو احمد ان."""
    said = _THAT.search(text, start, min(end, start + _NAME_REACH))
    if said is None:
        return None
    words = list(_WORD.finditer(text, start, said.start()))
    while words and words[0].group() in particles("before-office"):
        words.pop(0)
    if not 1 <= len(words) <= _LONGEST_NAME or _is_none(words[0].group()):
        return None
    if text[words[0].start() : said.start()].strip('"').count("،") == 1:
        return None
    named = words[:1]
    for word in words[1:]:
        if word.group() in particles("closes-name") or text[word.start() - 2 : word.start()] == 'ل"':
            break
        named.append(word)
    return _source(text, named[0].start(), named[-1].end())


def called(text: str, start: int) -> Source | None:
    """Return whoever is named behind a quotation and its verb: "…"، تقول أم محمد، وهي نازحة."""
    named = _CALLED.match(text, start)
    if named is None or _is_none(named.group("name").split()[0]):
        return None
    return _source(text, named.start("name"), named.end("name"))


_CALLED = re.compile(r" (?P<name>\w+(?: \w+){0,4})(?= ?[،.\n])")


def _is_none(word: str) -> bool:
    """Return whether nobody's name begins with `word`."""
    return word in particles("closes-name") or word in particles("no-speaker") or word.isdigit()


def subject(text: str, low: int, verb: int) -> Source | None:
    """Return the office that stands as the subject before the verb of saying at `verb`: لكن ضابطا في الشرطه اكد."""
    begin = max(low, verb - _SUBJECT_REACH)
    opened = [found.end() for found in _OPENS.finditer(text, begin, verb)]
    start = opened[-1] if opened else begin
    if not opened and begin != low:
        return None
    words = list(_WORD.finditer(text, start, verb))
    if not 1 <= len(words) <= _LONGEST_SUBJECT or not is_office(_head(words)):
        return None
    # وكان المتحدث قد أكد: "had" is the verb's.
    while len(words) > 1 and words[-1].group() in particles("ends-office"):
        words.pop()
    return _source(text, words[0].start(), words[-1].end())


def _head(words: Sequence[re.Match[str]]) -> str:
    word = words[0].group()
    return word if is_office(word) else word.removeprefix("و").removeprefix("ف")


def headed(text: str, start: int, end: int) -> Source | None:
    """Return the office that speaks at the head of a sentence: مديريه الصحه: 12 قتيلا."""
    first = _WORD.search(text, start, min(end, start + _NEAR))
    if first is None or not is_office(first.group()) or first.start() - start > 3:
        return None
    named = _NAMED.match(text, first.start(), end)
    if named is None or len(named.group().split()) > _LONGEST_NAME or any(mark in named.group() for mark in '،.؛"(-–'):
        return None
    return _source(text, first.start(), named.end())
