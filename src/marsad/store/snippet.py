"""Where in a report the words that were searched for stand, as spans of its text."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from msgspec import Struct

from marsad.store.asked import Term
from marsad.text.fold import Folded, fold
from marsad.text.span import Span
from marsad.text.token import bare, forms

# Folded code points of a snippet, and of what stands before its first hit. Our choice: three lines of a list.
WIDTH = 260
_BEFORE = 60
# More hits in one report are not looked at: one word of a text of megabytes.
_MOST_HITS = 400


class Snippet(Struct, frozen=True, kw_only=True):
    """The words of a report's text at `span`, and in them the `hits`, in order; all spans are of the whole text."""

    span: Span
    text: str
    hits: tuple[Span, ...]


class _Hit(NamedTuple):
    """Folded [start, end) is what term number `term` asks for."""

    start: int
    end: int
    term: int


def hits(text: str, terms: Sequence[Term]) -> tuple[Span, ...]:
    """Return where any of the terms stands in `text`, in order, overlapping ones as one."""
    folded = fold(text)
    return _spans(folded, _found(folded.text, terms))


def snippet(text: str, terms: Sequence[Term], *, start: int = 0) -> Snippet | None:
    """Return the stretch of `text` from offset `start` on in which most of the terms stand together.

    Without terms it is how the text begins there; None where none of them is to be found, or nothing follows.
    """
    folded = fold(text)
    first = folded.offset(start)
    found = [hit for hit in _found(folded.text, terms) if hit.start >= first]
    if any(not term.excluded for term in terms) and not found:
        return None
    begin, end = _stretch(folded.text, _best(found) if found else None, first)
    if begin >= end:
        return None
    span = folded.span(begin, end)
    inside = [hit for hit in found if begin <= hit.start and hit.end <= end]
    return Snippet(span=span, text=span.quote(text), hits=_spans(folded, inside))


def _found(text: str, terms: Sequence[Term]) -> list[_Hit]:
    """Return every place of every term that is wanted, in order."""
    wanted = [(number, term) for number, term in enumerate(terms) if not term.excluded]
    return sorted(_Hit(start, end, number) for number, term in wanted for start, end in _places(text, term))


def _places(text: str, term: Term) -> Iterator[tuple[int, int]]:
    """Yield where the term stands: from the beginning of its first word to the end of its last."""
    seeds = dict.fromkeys((term.words[0], term.written) if term.begins else (term.words[0],))
    seen = 0
    for seed in seeds:
        at = text.find(seed)
        while at >= 0 and seen < _MOST_HITS:
            start, end = _word(text, at)
            if last := _follows(text, start, end, term):
                seen += 1
                yield start, last
            at = text.find(seed, max(end, at + 1))


def _follows(text: str, start: int, end: int, term: Term) -> int | None:
    """Return where the term ends whose first word is that at [start, end), None where it is not the term's."""
    for number, word in enumerate(term.words):
        if number:
            start, end = _next(text, end)
        written = text[start:end]
        is_last = term.begins and number == len(term.words) - 1
        fits = bare(written) == word or (is_last and _begins(written, word, term.written))
        if start >= end or not fits:
            return None
    return end


def _begins(written: str, word: str, asked: str) -> bool:
    return any(form.startswith((word, asked)) for form in forms(written))


def _word(text: str, at: int) -> tuple[int, int]:
    """Return the bounds of the word or number, as the index has words, around the letter or digit at `at`."""
    kind = _kind(text[at])
    start = at
    while start and _kind(text[start - 1]) == kind:
        start -= 1
    end = at + 1
    while end < len(text) and _kind(text[end]) == kind:
        end += 1
    return start, end


def _next(text: str, at: int) -> tuple[int, int]:
    """Return the bounds of the first word or number from `at` on; an empty stretch where there is none."""
    while at < len(text) and not _kind(text[at]):
        at += 1
    return _word(text, at) if at < len(text) else (at, at)


def _kind(char: str) -> str:
    """Return "w" for what words are made of, "d" for what numbers are, "" for signs and blanks."""
    if char.isdecimal():
        return "d"
    return "w" if char.isalnum() else ""


def _best(found: Sequence[_Hit]) -> int:
    """Return the hit from which on most of the terms stand together, and of such the earliest."""
    starts = [hit.start for hit in found]
    best, most = 0, 0
    for at, hit in enumerate(found):
        stop = bisect_left(starts, hit.start + WIDTH - 2 * _BEFORE)
        here = len({each.term for each in found[at:stop]})
        if here > most:
            best, most = hit.start, here
    return best


def _stretch(text: str, hit: int | None, first: int) -> tuple[int, int]:
    """Return the bounds of a stretch from a little before the hit on that cuts no word and has no blank at its ends."""
    begin = first
    if hit is not None and hit - _BEFORE > first:
        begin = text.find(" ", hit - _BEFORE, hit) + 1 or hit
    end = min(len(text), begin + WIDTH)
    if end < len(text):
        # A word longer than all of it is cut.
        blank = text.rfind(" ", begin, end)
        end = blank if blank > (begin if hit is None else hit) else end
    while begin < end and text[begin].isspace():
        begin += 1
    while begin < end and text[end - 1].isspace():
        end -= 1
    return begin, end


def _spans(folded: Folded, found: Sequence[_Hit]) -> tuple[Span, ...]:
    spans: list[tuple[int, int]] = []
    for start, end, _ in found:
        if spans and start <= spans[-1][1]:
            spans[-1] = (spans[-1][0], max(end, spans[-1][1]))
        else:
            spans.append((start, end))
    return tuple(folded.span(start, end) for start, end in spans)
