"""The expressions of time that bear on a report as a whole."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from marsad.report.clues import forms
from marsad.report.retelling import holds, words
from marsad.text.fold import fold
from marsad.when.expression import Expression, expressions, within

# Code points around a hint that hold the whole expression: the longest met ("from the 21st of … until today") has 90.
_BEFORE, _BEHIND = 110, 130
# Code points beside its publisher's name in which a verb of publishing makes a sentence of it.
_BESIDE = 30


def glimpse(folded: str, names: Sequence[tuple[int, int]]) -> tuple[Expression, ...]:
    """Return the expressions of `folded` near words that may tell the report's day, or that its publisher tells again.

    `names` are where the text names its publisher. Most expressions date what is reported.
    """
    return tuple(_seen(folded, names))


def _seen(folded: str, names: Sequence[tuple[int, int]]) -> Iterator[Expression]:
    every = expressions(folded)
    for start, end in _windows(folded, sorted(_hinted(folded, names))):
        yield from within(every, start, end)


def _hinted(folded: str, names: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    for hint in _hints("hint").finditer(folded):
        yield hint.span()
    for start, end in names if holds(folded, "verb") else ():
        if _hints("verb").search(folded, max(0, start - _BESIDE), end + _BESIDE):
            yield start, end
    if holds(folded, "we") or holds(folded, "self"):
        yield from (hint.span() for hint in _hints("we").finditer(folded))


def _windows(folded: str, hints: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Return the stretches around hints, in order, apart from each other, cut between words."""
    held: tuple[int, int] | None = None
    for first, last in hints:
        start, end = _cut(folded, first - _BEFORE), _cut(folded, last + _BEHIND)
        if held and start <= held[1]:
            held = (held[0], max(end, held[1]))
            continue
        if held:
            yield held
        held = (start, end)
    if held:
        yield held


def _cut(folded: str, at: int) -> int:
    """Return the next gap between words from `at` on."""
    if at <= 0:
        return 0
    gap = folded.find(" ", at)
    return len(folded) if gap < 0 else gap


@cache
def _hints(part: str) -> re.Pattern[str]:
    parts = ("we", "self") if part == "we" else (part,)
    verbs = [fold(form).text for row in words() if row.part in parts for form in row.forms]
    known = sorted((*verbs, *(forms("hint") if part == "hint" else ())), key=lambda form: (-len(form), form))
    return re.compile(r"(?<!\w)[وفب]?(?:" + "|".join(re.escape(form) for form in known) + r")(?!\w)")
