"""Sentences, and the coarse clauses of run-on sentences."""

import re
from collections.abc import Iterator

from msgspec import Struct

from marsad.text.connective import Boundary, Joint, joints

_LINE = re.compile(r"[^\n]+")
_STOP = re.compile(r"[.!?؟;؛]+")
# A title or unit shortened to one or two letters: د. خالد, أ.ف.ب, كم.
_ABBREVIATED = frozenset(("د", "ا", "م", "ص", "ب", "ف", "ق", "ت", "ه", "ش", "اي", "ر", "ج", "س", "ع", "ل", "و"))
# A quotation longer than this, in code points, is two stray quotes.
_LONGEST_QUOTE = 2000
# A sentence longer than this, in code points, is no sentence: the longest that was met has 2,600.
_LONGEST_SENTENCE = 3000
_CLOSING = '")]}'


class Clause(Struct, frozen=True, kw_only=True):
    """A stretch [start, end) of a sentence. `boundary`: what opens it, None for the sentence's first.

    `connective` is the id of the words that open it.
    """

    start: int
    end: int
    boundary: Boundary | None = None
    connective: str | None = None


def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Return the sentences of folded `text` as [start, end), in order, blanks around them left out.

    A line break ends one, and so does a stop that stands in no number, abbreviation, address or quotation. What is
    longer than any sentence is cut at a comma, else at a blank, else where it must, so that no rule looks farther.

    >>> text = 'قال د. خالد ان 12.950 نزحوا. وعادوا'
    >>> [text[start:end] for start, end in sentences(text)]
    ['قال د. خالد ان 12.950 نزحوا.', 'وعادوا']
    """
    found: list[tuple[int, int]] = []
    for line in _LINE.finditer(text):
        start = line.start()
        for cut in (*_cuts(text, line.start(), line.end()), line.end()):
            for piece in _pieces(text, start, cut):
                trimmed = _trimmed(text, *piece)
                if trimmed:
                    found.append(trimmed)
            start = cut
    return tuple(found)


def clauses(text: str, start: int, end: int) -> tuple[Clause, ...]:
    """Return the clauses of the sentence at folded [start, end): without gaps, in order.

    >>> text = "سيطرت القوات على البلده، فيما قصفت الطائرات القريه"
    >>> [(text[c.start : c.end], c.connective) for c in clauses(text, 0, len(text))]
    [('سيطرت القوات على البلده، ', None), ('فيما قصفت الطائرات القريه', 'while')]
    """
    opened: list[Joint] = []
    for joint in joints(text, start, end):
        last = opened[-1] if opened else None
        # Connectives in a row, and one that the sentence begins with, open one clause.
        if not text[last.end if last else start : joint.start].strip():
            if last and last.boundary is Boundary.SOFT and joint.boundary is Boundary.HARD:
                opened[-1] = Joint(start=last.start, end=joint.end, boundary=Boundary.HARD, connective=joint.connective)
            continue
        opened.append(joint)
    starts = [start, *(joint.start for joint in opened)]
    ends = [*starts[1:], end]
    first = Clause(start=start, end=ends[0])
    rest = [
        Clause(start=joint.start, end=until, boundary=joint.boundary, connective=joint.connective)
        for joint, until in zip(opened, ends[1:], strict=True)
    ]
    return (first, *rest)


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Return the sentence [start, end) in pieces of a bearable length."""
    while end - start > _LONGEST_SENTENCE:
        limit = start + _LONGEST_SENTENCE
        comma = max(text.rfind("،", start, limit), text.rfind(",", start, limit))
        at = (comma if comma > start else text.rfind(" ", start, limit)) + 1
        at = at if at > start else limit
        yield start, at
        start = at
    yield start, end


def _cuts(text: str, start: int, end: int) -> Iterator[int]:
    """Return the ends of sentences inside the line [start, end)."""
    quotes = _quotations(text, start, end)
    quote = next(quotes, None)
    for stop in _STOP.finditer(text, start, end):
        while quote and quote[1] <= stop.start():
            quote = next(quotes, None)
        at = stop.end()
        if quote and quote[0] < stop.start():
            # A stop that closes the quotation ends the sentence where the next begins after it.
            if at != quote[1] - 1 or text[at + 1 : at + 3].strip()[:1] in "،,":
                continue
        elif not _ends(text, stop.start(), at):
            continue
        while at < end and text[at] in _CLOSING:
            at += 1
        yield at


def _quotations(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Return the quotations of a line, each with its quotes; a quote without its other is none."""
    opening = text.find('"', start, end)
    while opening >= 0:
        closing = text.find('"', opening + 1, min(end, opening + _LONGEST_QUOTE))
        if closing < 0:
            opening = text.find('"', opening + 1, end)
            continue
        yield opening, closing + 1
        opening = text.find('"', closing + 1, end)


def _ends(text: str, start: int, end: int) -> bool:
    """Return whether the stop at [start, end) ends a sentence."""
    if text[start:end] != ".":
        return True
    before, after = text[max(0, start - 1) : start], text[end : end + 1]
    if before.isdigit() and after.isdigit():
        return False
    if before.isascii() and before.isalnum() and after.isascii() and after.isalnum():
        return False
    word = start
    while word > 0 and start - word < 3 and text[word - 1].isalpha():
        word -= 1
    short = text[word:start] in _ABBREVIATED
    return not (short and after.strip() + text[end + 1 : end + 2].strip())


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    stretch = text[start:end]
    left = len(stretch) - len(stretch.lstrip())
    right = len(stretch.rstrip())
    return (start + left, start + right) if left < right else None
