"""Many names found in one pass over folded text, at word boundaries, behind Arabic proclitics."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

import ahocorasick

from marsad.text.fold import fold

T = TypeVar("T")

# What may stand, attached, before a name: conjunction, then preposition, then article.
PROCLITICS = frozenset(
    conjunction + preposition
    for conjunction in ("", "و", "ف")
    for preposition in ("", "ب", "ل", "ك", "س")
    if conjunction + preposition
)
_ARTICLE = "ال"
# What may stand, attached, behind a noun or verb that takes pronouns.
ENCLITICS = frozenset(("ه", "ها", "هم", "هما", "هن", "نا", "كم", "ي", "ك", "ني"))
_LONGEST_PROCLITIC = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Form(Generic[T]):
    """One spelling of something to find. `enclitic`: pronouns may be attached behind it."""

    text: str
    payload: T
    enclitic: bool = False


@dataclass(frozen=True, slots=True)
class Match(Generic[T]):
    """`payload` stands at folded [start, end); its word, clitics included, at [word_start, word_end)."""

    start: int
    end: int
    payload: T
    word_start: int
    word_end: int


class Matcher(Generic[T]):
    """Finds all its forms in one pass, whatever their number.

    Overlapping matches are all returned, in order of start, longest first.
    """

    def __init__(self, forms: Iterable[Form[T]]) -> None:
        self._automaton = ahocorasick.Automaton()
        table: dict[str, list[tuple[int, bool, T]]] = {}
        for form in forms:
            text = fold(form.text).text.strip()
            if not text:
                continue
            table.setdefault(text, []).append((len(text), form.enclitic, form.payload))
            if text.startswith(_ARTICLE) and len(text) > len(_ARTICLE) + 1:
                # للميادين: the article's alef falls after ل.
                bare = "لل" + text[len(_ARTICLE) :]
                table.setdefault(bare, []).append((len(bare) - 1, form.enclitic, form.payload))
        for text, values in table.items():
            self._automaton.add_word(text, (len(text), tuple(values)))
        if table:
            self._automaton.make_automaton()

    def find(self, text: str) -> list[Match[T]]:
        """Return every match in folded `text`."""
        if not len(self._automaton):
            return []
        found = list(self._matches(text))
        found.sort(key=lambda match: (match.start, -match.end))
        return found

    def _matches(self, text: str) -> Iterator[Match[T]]:
        for last, (length, values) in self._automaton.iter(text):
            word_start = _word_start(text, last + 1 - length)
            if word_start is None:
                continue
            for width, enclitic, payload in values:
                word_end = _word_end(text, last + 1, enclitic=enclitic)
                if word_end is not None:
                    yield Match(last + 1 - width, last + 1, payload, word_start, word_end)


def _word_start(text: str, start: int) -> int | None:
    """Return where the word that holds a form at `start` begins, None where `start` cuts a word."""
    for back in range(_LONGEST_PROCLITIC + 1):
        at = start - back
        if at < 0:
            return None
        if at == 0 or not text[at - 1].isalnum():
            return at if back == 0 or text[at:start] in PROCLITICS else None
    return None


def _word_end(text: str, end: int, *, enclitic: bool) -> int | None:
    """Return where the word that holds a form until `end` ends, None where `end` cuts a word."""
    at = end
    while at < len(text) and text[at].isalnum() and at - end <= 3:
        at += 1
    if at == end or (enclitic and text[end:at] in ENCLITICS):
        return at
    return None
