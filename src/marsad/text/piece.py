"""The pieces that numbers are made of: number words and runs of digits, and how one follows another."""

import re
from collections.abc import Iterable, Iterator
from enum import Enum
from fractions import Fraction
from functools import cache
from typing import Protocol

from msgspec import Struct
from msgspec.structs import replace

from marsad.text.digits import digit_runs
from marsad.text.fold import fold
from marsad.text.lexicon import Entry, load
from marsad.text.matcher import Form, Match, Matcher
from marsad.text.paradigm import verb
from marsad.text.token import readings

_ARTICLE = "ال"
_NEXT = re.compile(r" ([^\W\d_]+)")


class Role(Enum):
    """What a number word does beside others; numerals.yaml says which has which."""

    UNIT = "unit"
    TEEN_UNIT = "teen_unit"
    TENS_UNIT = "tens_unit"
    TEN = "ten"
    TENS = "tens"
    HUNDRED = "hundred"
    SCALE = "scale"
    SCALE_ACCUSATIVE = "scale_accusative"
    SCALE_DUAL = "scale_dual"
    VAGUE = "vague"
    FEW = "few"
    PART = "part"
    ORDINAL = "ordinal"
    SHARE = "share"
    DIGITS = "digits"
    NOTHING = "nothing"


class NumeralWord(Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One number word. `article`: whether it is still a number behind ال.

    `unless`: words that look like a form behind a proclitic and are something else (بعده: after him).
    `unless_next`: verbs before which it is none (عدد من قتلوا: the number of those killed).
    `never`: near misses, for the tests.
    """

    role: Role
    value: int
    forms: tuple[str, ...]
    never: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    unless_next: tuple[tuple[str, str], ...] = ()
    article: bool = True


class Piece(Struct, frozen=True, kw_only=True):
    """One number word or run of digits. `prefix`: its proclitics, from `word_start` on; `start`: its article."""

    start: int
    end: int
    word_start: int
    prefix: str
    definite: bool
    role: Role
    value: int | Fraction


class Attached(Protocol):
    """What has a word of its own and proclitics before it."""

    @property
    def word_start(self) -> int:
        """Where its word begins, clitics included."""

    @property
    def prefix(self) -> str:
        """Its proclitics."""


class Link(Enum):
    """How one piece follows another."""

    DIRECT = "direct"
    AND = "and"
    APART = "apart"


def link(text: str, end: int, piece: "Attached") -> Link:
    """Return how `piece` follows what ends at `end`."""
    gap = text[end : min(piece.word_start, end + 5)]
    if end + 4 < piece.word_start or "\n" in gap or piece.word_start < end:
        return Link.APART
    between = gap.strip()
    if between == "و" and not piece.prefix and gap.startswith(" "):
        return Link.AND
    if between or not gap:
        return Link.APART
    return {"": Link.DIRECT, "و": Link.AND}.get(piece.prefix, Link.APART)


@cache
def numeral_words() -> tuple[NumeralWord, ...]:
    """Return the number words of numerals.yaml."""
    return load("marsad.text", "numerals.yaml", NumeralWord)


def numeral_forms() -> Iterator[Form[tuple[NumeralWord, bool]]]:
    """Return every spelling of every number word, with whether it has the article."""
    for word in numeral_words():
        for form in word.forms:
            yield Form(text=form, payload=(word, False))
            if word.article:
                yield Form(text=_ARTICLE + form, payload=(word, True))


@cache
def _matcher() -> Matcher[tuple[NumeralWord, bool]]:
    return Matcher(numeral_forms())


@cache
def _unless() -> frozenset[str]:
    return frozenset(fold(word).text for entry in numeral_words() for word in entry.unless)


@cache
def _unless_next() -> dict[str, frozenset[str]]:
    return {
        entry.id: frozenset(form for past, present in entry.unless_next for form in verb(past, present).every)
        for entry in numeral_words()
        if entry.unless_next
    }


def _is_misread(text: str, match: Match[tuple[NumeralWord, bool]]) -> bool:
    """Return whether the word, or the one behind it, shows that `match` is no number."""
    if text[match.word_start : match.end] in _unless():
        return True
    verbs = _unless_next().get(match.payload[0].id)
    behind = _NEXT.match(text, match.end) if verbs and text[match.word_start : match.end].endswith(" من") else None
    return bool(behind and verbs and any(reading.stem in verbs for reading in readings(behind[1])))


def pieces(text: str) -> list[Piece]:
    """Return the number words and digits of folded `text`, in order, none overlapping."""
    found = [
        Piece(
            start=match.start,
            end=match.end,
            word_start=match.word_start,
            prefix=text[match.word_start : match.start],
            definite=match.payload[1],
            role=match.payload[0].role,
            value=match.payload[0].value,
        )
        for match in _matcher().find(text)
        if not _is_misread(text, match)
    ]
    found += [
        Piece(
            start=run.start,
            end=run.end,
            word_start=run.word_start,
            prefix=text[run.word_start : run.start],
            definite=run.definite,
            role=Role.NOTHING if run.value is None else Role.DIGITS,
            value=run.value or 0,
        )
        for run in digit_runs(text)
    ]
    found.sort(key=lambda piece: (piece.word_start, -piece.end, piece.start))
    return list(_told_apart(text, list(_apart(found))))


def _apart(found: Iterable[Piece]) -> Iterator[Piece]:
    end = 0
    for piece in found:
        if piece.word_start >= end:
            yield piece
            end = piece.end


# Folded, "and one of" (وأحد) is "one" (واحد); no number has the latter before its ten.
_AND_ONE = "واحد"


def _told_apart(text: str, found: list[Piece]) -> Iterator[Piece]:
    """Yield the pieces, with the "and" of مئة وأحد عشر told from the word that it makes."""
    for i, piece in enumerate(found):
        teen = i + 1 < len(found) and found[i + 1].role is Role.TEN
        if teen and text[piece.word_start : piece.end] == _AND_ONE and text[piece.end : found[i + 1].start] == " ":
            yield replace(piece, prefix="و", start=piece.start + 1, role=Role.TEEN_UNIT)
        else:
            yield piece
