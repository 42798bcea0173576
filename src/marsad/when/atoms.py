"""Folded text as a row of words that dates may be made of, with what stands between them."""

import re
from collections.abc import Iterator
from operator import itemgetter

from marsad.when.atom import Atom
from marsad.when.kind import Kind
from marsad.when.numeral import numerals
from marsad.when.vocabulary import matcher

_SIGNS = {
    "/": Kind.SLASH,
    "\\": Kind.SLASH,
    "-": Kind.DASH,
    "،": Kind.COMMA,
    ",": Kind.COMMA,
    "(": Kind.OPEN,
    ")": Kind.CLOSE,
}
_BREAK_SIGNS = ".!?؟;؛:،,\n"
_BREAKS = re.compile(f"[{_BREAK_SIGNS}]")
# Signs looked at on either side of a stretch of other words.
_EDGE = 4
# Where a word stands: of those that begin together the longest first.
_PLACE = itemgetter(0, 1)
# A clause that carries its date: "since the operation began in the east of the country on ...".
_LONGEST_GAP = 90


def atoms(text: str) -> list[Atom]:
    """Return the words of dates in folded `text` in order, with signs, gaps and breaks between them."""
    row: list[Atom] = []
    at = 0
    for word_start, atom in _words(text):
        if word_start > at:
            _between(row, text, at, word_start)
        if word_start < atom.start:
            _clitics(row, text, word_start, atom.start)
        row.append(atom)
        at = atom.end
    if at < len(text):
        _between(row, text, at, len(text))
    return row


def _words(text: str) -> Iterator[tuple[int, Atom]]:
    """Yield words and numbers without overlap, the leftmost, then the longest, with where their clitics begin."""
    found = [
        (start, -end, word_start, Atom(start, end, reading.kind, reading.value))
        for start, end, reading, word_start, _ in matcher().find(text)
    ]
    numbers = [(atom.start, -atom.end, atom.start, atom) for atom in numerals(text)]
    if numbers:
        found = sorted((*found, *numbers), key=_PLACE)
    at = 0
    for start, _, word_start, atom in found:
        if start >= at:
            yield word_start if word_start >= at else start, atom
            at = atom.end


def _clitics(row: list[Atom], text: str, start: int, end: int) -> None:
    """Add the conjunction and the preposition that are attached before a word."""
    row.extend(Atom(at, at + 1, Kind.AND if text[at] in "وف" else Kind.IN) for at in range(start, end))


def _between(row: list[Atom], text: str, start: int, end: int) -> None:
    """Add what stands between two words: signs at the edges, and a gap or break for other words."""
    if text[start:end] == " ":
        return
    left = start
    near = min(end, start + _EDGE)
    while left < near and not text[left].isalnum():
        left += 1
    right = end
    near = max(left, end - _EDGE)
    while right > near and not text[right - 1].isalnum():
        right -= 1
    _signs(row, text, start, left)
    if left < right:
        long = right - left > _LONGEST_GAP or _BREAKS.search(text, left, right)
        row.append(Atom(left, right, Kind.BREAK if long else Kind.GAP))
    _signs(row, text, right, end)


def _signs(row: list[Atom], text: str, start: int, end: int) -> None:
    for at in range(start, end):
        char = text[at]
        if char in _SIGNS:
            row.append(Atom(at, at + 1, _SIGNS[char]))
        elif char != " ":
            row.append(Atom(at, at + 1, Kind.BREAK if char in _BREAK_SIGNS else Kind.GAP))
