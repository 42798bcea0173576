"""Words that bound or blur a number: «ما لا يقل عن», «أكثر من», «نحو», «على الأقل»."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cache
from itertools import product
from typing import NamedTuple

from marsad.text.conjugation import verb
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
    forms: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    verbs: tuple[tuple[str, str], ...] = ()
    takes: tuple[str, ...] = ("",)
    denied: Effect | None = None

    @property
    def spellings(self) -> tuple[tuple[str, Effect], ...]:
        """Each phrase that bounds, with what it makes of the number."""
        return (*((form, self.effect) for form in self.forms), *self._conjugated())

    def _conjugated(self) -> Iterator[tuple[str, Effect]]:
        for past, present in self.verbs:
            forms = verb(past, present, passive=False)
            behind = [f"{number} {on}".rstrip() for number in _ITS_NUMBER for on in self.takes]
            for form, rest in product((*forms.past, *forms.present), behind):
                yield f"{form}{rest}", self.effect
                yield f"ما {form}{rest}", self.effect
            for form, rest in product(forms.present if self.denied is not None else (), behind):
                yield from ((f"{no} {form}{rest}", self.denied or self.effect) for no in _NOT_SO)


# يزيد عددهم على 40.
_ITS_NUMBER = ("", " عدده", " عددها", " عددهم", " عددهن")
_NOT_SO = ("لا", "ما لا", "لم", "لن")


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """Bounding words at folded [start, end); `word_start` includes their proclitics; `verbal`: they are a verb."""

    start: int
    end: int
    word_start: int
    side: Side
    effect: Effect
    verbal: bool = False


class _Spelling(NamedTuple):
    """What a phrase is of, and what it makes of a number."""

    words: BoundWords
    effect: Effect


@cache
def bound_words() -> tuple[BoundWords, ...]:
    """Return the entries of bounds.yaml."""
    return load("marsad.text", "bounds.yaml", BoundWords)


@cache
def _matcher() -> Matcher[_Spelling]:
    spelt = ((form, _Spelling(words, effect)) for words in bound_words() for form, effect in words.spellings)
    return Matcher(Form(text=form, payload=payload) for form, payload in spelt)


def bounds(text: str) -> tuple[Bound, ...]:
    """Return the bounding words of folded `text`, in order, the longest where they overlap."""
    found: list[Bound] = []
    end = 0
    for match in sorted(_matcher().find(text), key=lambda match: (match.word_start, -match.end)):
        if match.word_start >= end:
            (words, effect), end = match.payload, match.end
            at = (match.start, end, match.word_start)
            found.append(_bound(at, words, effect))
    return tuple(found)


def _bound(at: tuple[int, int, int], words: BoundWords, effect: Effect) -> Bound:
    start, end, word_start = at
    verbal = bool(words.verbs)
    return Bound(start=start, end=end, word_start=word_start, side=words.side, effect=effect, verbal=verbal)
