"""Runs of digits in folded text, and what each can be: a number, a decimal, or no number at all."""

import re
from collections.abc import Iterator
from fractions import Fraction

from msgspec import Struct

from marsad.text.matcher import PROCLITICS

# Twelve digits hold every count of people; longer runs are identifiers.
_MOST_DIGITS = 12
# What may be one number, found by its first character alone: that is fast.
_RUN = re.compile(r"[0-9]+(?: [0-9]{3}(?![0-9]))*(?:[-.,:/،×][0-9]+)*")
_GROUPED = re.compile(r"[1-9][0-9]{0,2}(?:(?:,[0-9]{3})+|(?:\.[0-9]{3})+|(?: [0-9]{3})+)|[1-9][0-9]?،[0-9]{3}")
_DECIMAL = re.compile(r"[0-9]{1,6}[.,][0-9]{1,3}")
_RANGE = re.compile(r"([0-9]+)-([0-9]+)")
_DATE_OR_SHARE = re.compile(r" ?(?:/ ?\d|%)")
_MARKER = re.compile(r"[).] |-(?! ?[0-9])|\)")
_ARTICLE = "ال"
_ARTICLES = frozenset(
    (*(before + _ARTICLE for before in ("", *PROCLITICS)), *(conjunction + "لل" for conjunction in ("", "و", "ف")))
)
# What stands right before digits is looked for this far back, in code points: further than any article.
_TAIL = 8
_NO_COUNT = re.compile(r"(?:[^\W_][-/]|[+=#&]|[0-9] ?/ ?)$")
_ATTACHED = re.compile(r"([^\W\d_]+)( ?)$")


class Digits(Struct, frozen=True, kw_only=True):
    """A number written in digits at folded [start, end), the article in `الـ 24` included.

    `word_start` is where the word begins that they are attached to; `value` is None where the run is no
    count: a time, a date, a share, part of a unit's name. A value with a fraction counts only before a scale.
    """

    start: int
    end: int
    word_start: int
    value: int | Fraction | None
    definite: bool


def digit_runs(text: str) -> Iterator[Digits]:
    """Return the runs of digits in folded `text`, in order."""
    for found in _RUN.finditer(text):
        start, word_start, definite, free = _before(text, found.start())
        free = (
            free
            and not _is_marker(text, found)
            and not _is_note(text, found)
            and not _DATE_OR_SHARE.match(text, found.end())
            and not _latin(text, found.end())
        )
        for low, high, value in _parts(found, free=free):
            first = low == found.start()
            yield Digits(
                start=start if first else low,
                end=high,
                word_start=word_start if first else low,
                value=value,
                definite=definite and first,
            )


def _parts(found: re.Match[str], *, free: bool) -> list[tuple[int, int, int | Fraction | None]]:
    """Return start, end and value of the numbers of a run: one, the ends of a range, or some with blanks between."""
    run, start = found[0], found.start()
    if not free:
        return [(start, found.end(), None)]
    value = _value(run)
    if value is not None:
        return [(start, found.end(), value)]
    if " " in run and not _GROUPED.fullmatch(run):
        parts = re.finditer(r"[^ ]+", run)
        return [(start + part.start(), start + part.end(), _value(part[0])) for part in parts]
    pair = _RANGE.fullmatch(run)
    if not pair or _are_years(pair[1], pair[2]):
        return [(start, found.end(), None)]
    hyphen = start + pair.end(1)
    return [(start, hyphen, _value(pair[1])), (hyphen + 1, found.end(), _value(pair[2]))]


def _value(run: str) -> int | Fraction | None:
    """Return what a run without a hyphen is worth, None where it is no number."""
    if run.isdigit():
        identifier = len(run) > _MOST_DIGITS or (len(run) > 2 and run.startswith("0"))
        return None if identifier else int(run)
    if _GROUPED.fullmatch(run):
        plain = re.sub(r"\D", "", run)
        return int(plain) if len(plain) <= _MOST_DIGITS else None
    if _DECIMAL.fullmatch(run):
        return Fraction(run.replace(",", "."))
    return None


def _are_years(low: str, high: str) -> bool:
    return all(len(year) == 4 and year[:2] in ("19", "20") for year in (low, high))


def _is_marker(text: str, found: re.Match[str]) -> bool:
    """Return whether the run numbers a line of a list: «1- …», «2) …»."""
    before = text[max(0, found.start() - 3) : found.start()].rstrip(" ")
    at_start = before.endswith("\n") or (not before and found.start() <= 3)
    return len(found[0]) <= 2 and at_start and bool(_MARKER.match(text, found.end()))


def _is_note(text: str, found: re.Match[str]) -> bool:
    """Return whether the run is the mark of a note: «قتل في المعركة[3]»."""
    return text[max(0, found.start() - 1) : found.start()] == "[" and text.startswith("]", found.end())


def _latin(text: str, at: int) -> bool:
    return at < len(text) and text[at].isascii() and (text[at].isalpha() or text[at] == "_")


def _before(text: str, at: int) -> tuple[int, int, bool, bool]:
    """Return start (article included), start of the word, whether there is an article, whether it is a count."""
    tail = text[max(0, at - _TAIL) : at]
    if _NO_COUNT.search(tail):
        return at, at, False, False
    attached = _ATTACHED.search(tail)
    if not attached:
        return at, at, False, True
    word_start = at - len(attached[0])
    if attached[1] in _ARTICLES:
        return at - len(_ARTICLE + attached[2]), word_start, True, True
    # Behind a blank, any other word is a word of its own.
    return (at, at, False, True) if attached[2] else (at, word_start, False, attached[1] in PROCLITICS)
