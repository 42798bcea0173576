"""Words that bound or blur a number: «ما لا يقل عن», «أكثر من», «نحو», «على الأقل»."""

from dataclasses import dataclass
from enum import Enum
from functools import cache

from marsad.text.lexicon import Entry, load
from marsad.text.matcher import Form, Matcher


class Side(Enum):
    """Where the words stand: before the number, behind it, or either."""

    BEFORE = "before"
    BEHIND = "behind"
    EITHER = "either"


class Effect(Enum):
    """What the words make of the number N."""

    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    AT_MOST = "at_most"
    LESS_THAN = "less_than"
    ABOUT = "about"
    BETWEEN = "between"
    CHANGE = "change"


class BoundWords(Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One way to bound a number, in all its spellings."""

    side: Side
    effect: Effect
    forms: tuple[str, ...]
    never: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """Bounding words at folded [start, end); `word_start` includes their proclitics."""

    start: int
    end: int
    word_start: int
    side: Side
    effect: Effect


@cache
def bound_words() -> tuple[BoundWords, ...]:
    """Return the entries of bounds.yaml."""
    return load("marsad.text", "bounds.yaml", BoundWords)


@cache
def _matcher() -> Matcher[BoundWords]:
    return Matcher(Form(text=form, payload=words) for words in bound_words() for form in words.forms)


def bounds(text: str) -> tuple[Bound, ...]:
    """Return the bounding words of folded `text`, in order, the longest where they overlap."""
    found: list[Bound] = []
    end = 0
    for match in sorted(_matcher().find(text), key=lambda match: (match.word_start, -match.end)):
        if match.word_start >= end:
            words = match.payload
            end = match.end
            found.append(
                Bound(start=match.start, end=end, word_start=match.word_start, side=words.side, effect=words.effect)
            )
    return tuple(found)
