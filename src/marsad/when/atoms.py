"""Folded text as a row of words that dates may be made of, with what stands between them."""

import re
from collections.abc import Iterator

from marsad.text.matcher import Match
from marsad.when.atom import Atom
from marsad.when.kind import Kind
from marsad.when.numeral import numerals
from marsad.when.vocabulary import Reading, matcher

_SIGNS = {
    "/": Kind.SLASH,
    "\\": Kind.SLASH,
    "-": Kind.DASH,
    "،": Kind.COMMA,
    ",": Kind.COMMA,
    "(": Kind.OPEN,
    ")": Kind.CLOSE,
}
_BREAKS = re.compile(r"[.!?؟;؛:،,\n]")
# Signs looked at on either side of a stretch of other words.
_EDGE = 4
# A clause that carries its date: "since the operation began in the east of the country on ...".
_LONGEST_GAP = 90


def atoms(text: str) -> list[Atom]:
    """Return the words of dates in folded `text` in order, with signs, gaps and breaks between them."""
    row: list[Atom] = []
    at = 0
    for atom in _words(text):
        if atom.start > at:
            row.extend(_between(text, at, atom.start))
        row.append(atom)
        at = atom.end
    if at < len(text):
        row.extend(_between(text, at, len(text)))
    return row


def _words(text: str) -> Iterator[Atom]:
    """Yield words and numbers without overlap: the leftmost, then the longest."""
    found = [_of_match(match) for match in matcher().find(text)]
    found += [(atom.start, atom.end, atom.start, atom) for atom in numerals(text)]
    found.sort(key=lambda one: (one[0], -one[1], one[3].kind.value))
    at = 0
    for start, end, word_start, atom in found:
        if start < at:
            continue
        if word_start < start and word_start >= at:
            yield from _clitics(text, word_start, start)
        yield atom
        at = end


def _of_match(match: Match[Reading]) -> tuple[int, int, int, Atom]:
    atom = Atom(match.start, match.end, match.payload.kind, match.payload.value)
    return match.start, match.end, match.word_start, atom


def _clitics(text: str, start: int, end: int) -> Iterator[Atom]:
    """Yield the conjunction and the preposition that are attached before a word."""
    for at in range(start, end):
        yield Atom(at, at + 1, Kind.AND if text[at] in "وف" else Kind.IN)


def _between(text: str, start: int, end: int) -> Iterator[Atom]:
    """Yield what stands between two words: signs at the edges, and a gap or break for other words."""
    left = start
    while left < end and left - start < _EDGE and not text[left].isalnum():
        left += 1
    right = end
    while right > left and end - right < _EDGE and not text[right - 1].isalnum():
        right -= 1
    yield from _signs(text, start, left)
    if left < right:
        long = right - left > _LONGEST_GAP or _BREAKS.search(text, left, right)
        yield Atom(left, right, Kind.BREAK if long else Kind.GAP)
    yield from _signs(text, right, end)


def _signs(text: str, start: int, end: int) -> Iterator[Atom]:
    for at in range(start, end):
        char = text[at]
        if char in _SIGNS:
            yield Atom(at, at + 1, _SIGNS[char])
        elif char != " ":
            yield Atom(at, at + 1, Kind.BREAK if _BREAKS.match(char) else Kind.GAP)
