"""The words of a quote, as far as they tell one event from another."""

import re
from collections.abc import Iterable
from functools import cache

from msgspec import Struct

from marsad.text.folding import folded
from marsad.text.lexicon import Entry, load

_WORD = re.compile(r"\w+")
# What is written on to a word in front: and, then, with, for, as, the.
_PROCLITIC = re.compile(r"^(?:[وف]?(?:لل|[بلك]?ال)|[وف])(?=\w{3})")
_LEAST_LETTERS = 3


class Word(Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Forms that mean the same for linking. `part`: another, daypart, common."""

    part: str
    forms: tuple[str, ...]


class Wording(Struct, frozen=True, kw_only=True):
    """The words of a quote that are not in every report, the parts of the day it names, and if it tells of another."""

    words: frozenset[str]
    dayparts: frozenset[str]
    is_another: bool


def wordings(quotes: Iterable[str]) -> tuple[Wording, ...]:
    """Return the wording of each quote, in order."""
    lines = [" ".join(quote.split()) for quote in quotes]
    return tuple(_wording(line) for line in folded(lines))


def _wording(text: str) -> Wording:
    tokens = [_bare(token) for token in _WORD.findall(text)]
    words = frozenset(t for t in tokens if len(t) >= _LEAST_LETTERS and t not in _common())
    parts = _dayparts()
    return Wording(
        words=words,
        dayparts=frozenset(parts[token] for token in tokens if token in parts),
        is_another=any(token in _another() for token in tokens),
    )


def _bare(token: str) -> str:
    return _PROCLITIC.sub("", token)


@cache
def _rows() -> tuple[Word, ...]:
    return load("marsad.record.incident", "words.yaml", Word)


@cache
def _common() -> frozenset[str]:
    return frozenset(_bare(form) for form in _forms("common"))


@cache
def _another() -> frozenset[str]:
    return frozenset(_bare(form) for form in _forms("another"))


@cache
def _dayparts() -> dict[str, str]:
    rows = [row for row in _rows() if row.part == "daypart"]
    return {_bare(form): row.id for row in rows for form in folded(row.forms)}


def _forms(part: str) -> tuple[str, ...]:
    return folded(form for row in _rows() if row.part == part for form in row.forms)
