"""Many names found in one pass over folded text, at word boundaries, behind Arabic proclitics."""

from collections.abc import Iterable, Sequence
from operator import itemgetter
from typing import Generic, NamedTuple, TypeVar

import ahocorasick

from marsad.text.folding import folded

T = TypeVar("T")

# What may stand, attached, before a name: conjunction, then preposition, then article.
PROCLITICS = frozenset(
    conjunction + preposition
    for conjunction in ("", "و", "ف")
    for preposition in ("", "ب", "ل", "ك", "س")
    if conjunction + preposition
)
_ARTICLE = "ال"
_LIL = "لل"
# What may stand, attached, behind a noun or verb that takes pronouns.
ENCLITICS = frozenset(("ه", "ها", "هم", "هما", "هن", "نا", "كم", "ي", "ك", "ني"))
_ATTACHED = frozenset(proclitic[-1] for proclitic in PROCLITICS)
_PRONOUNS = frozenset(enclitic[0] for enclitic in ENCLITICS)
_LONGEST_PROCLITIC = 2
_LONGEST_ENCLITIC = 3


class Form(NamedTuple, Generic[T]):
    """One spelling of something to find. `enclitic`: pronouns may be attached behind it.

    A named tuple, as is a `Match`, made three times as fast as a frozen dataclass: a theatre has fifty thousand.
    """

    text: str
    payload: T
    enclitic: bool = False


class Match(NamedTuple, Generic[T]):
    """`payload` stands at folded [start, end); its word, clitics included, at [word_start, word_end)."""

    start: int
    end: int
    payload: T
    word_start: int
    word_end: int


class _Found(NamedTuple, Generic[T]):
    """What the automaton holds for one spelling: the payload's start lies `width` before its end."""

    width: int
    payload: T
    enclitic: bool


_TAKES_PRONOUNS = itemgetter(_Found._fields.index("enclitic"))


class Matcher(Generic[T]):
    """Finds all its forms in one pass, whatever their number.

    Overlapping matches are all returned, in order of start, longest first. A form that begins with the
    article is also found as لل, where the match begins at the article's ل; none is found without its article.
    """

    def __init__(self, forms: Iterable[Form[T]]) -> None:
        self._automaton = ahocorasick.Automaton()
        for text, values in _table(tuple(forms)).items():
            self._automaton.add_word(text, (len(text), any(map(_TAKES_PRONOUNS, values)), tuple(values)))
        if len(self._automaton):
            self._automaton.make_automaton()

    def find(self, text: str) -> list[Match[T]]:
        """Return every match in folded `text`."""
        if not len(self._automaton):
            return []
        found: list[Match[T]] = []
        # Made as a tuple is, without the call by which a named one is made: there are a dozen for each line.
        new = tuple.__new__
        # A blank behind the text stands before it, too: no end needs a test of its own.
        padded = f"{text} "
        # Most of what the automaton finds lies inside longer words: that is seen first, and without a call.
        for last, (length, enclitic, values) in self._automaton.iter(text):
            word_end = end = last + 1
            if padded[end].isalnum() and not (word_end := _word_end(text, end) if enclitic else 0):
                continue
            word_start = start = end - length
            if (before := padded[start - 1]).isalnum():
                word_start = _word_start(text, start) if before in _ATTACHED else -1
            if word_start >= 0:
                for width, payload, takes in values:
                    if takes or word_end == end:
                        found.append(new(Match, (end - width, end, payload, word_start, word_end)))
        # Two stable sorts on plain keys are faster than one on pairs.
        found.sort(key=itemgetter(1), reverse=True)
        found.sort(key=itemgetter(0))
        return found


def _table(forms: Sequence[Form[T]]) -> dict[str, list[_Found[T]]]:
    """Return what each folded spelling stands for, once each."""
    table: dict[str, list[_Found[T]]] = {}
    for text, (_, payload, enclitic) in zip(folded(form.text for form in forms), forms, strict=True):
        if text:
            _add(table, text, _Found(len(text), payload, enclitic))
        if text.startswith(_ARTICLE) and len(text) > len(_ARTICLE) + 1:
            # للميادين: the article's alef falls after ل.
            bare = _LIL + text[len(_ARTICLE) :]
            _add(table, bare, _Found(len(bare) - 1, payload, enclitic))
    return table


def _add(table: dict[str, list[_Found[T]]], text: str, value: _Found[T]) -> None:
    """Put `value` under `text`, once."""
    values = table.get(text)
    if values is None:
        table[text] = [value]
    elif value not in values:
        values.append(value)


def _word_start(text: str, start: int) -> int:
    """Return where the word begins that a proclitic attaches to a form at `start`, -1 where `start` cuts a word."""
    for at in range(start - 1, max(-1, start - _LONGEST_PROCLITIC - 1), -1):
        if at == 0 or not text[at - 1].isalnum():
            return at if text[at:start] in PROCLITICS else -1
    return -1


def _word_end(text: str, end: int) -> int:
    """Return where the word ends that a pronoun is attached to at `end`, 0 where `end` cuts a word."""
    if text[end] not in _PRONOUNS:
        return 0
    at = end
    while at < len(text) and text[at].isalnum() and at - end <= _LONGEST_ENCLITIC:
        at += 1
    return at if text[end:at] in ENCLITICS else 0
