"""Words, digits and signs of folded text, and what may be attached to a word."""

import re
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from marsad.text.matcher import ENCLITICS

_TOKEN = re.compile(r"(?P<word>[^\W\d_]+)|(?P<digits>\d+)|(?P<sign>[^\w\s]|_)")
_ARTICLE = "ال"
_CONJUNCTIONS = ("", "و", "ف")
_PREPOSITIONS = ("", "ب", "ل", "ك", "س")
# A stem has two letters (يد, دم) or more; before س, which marks the future, stands a verb in the present.
_SHORTEST_STEM = 2
_FUTURE = "س"
_PRESENT = frozenset("يتنا")
# What `bare` strips without an article, with the letters that must remain: the rarer, the more.
_STRIPPED = {"و": 3, "ب": 3, "ل": 3, "ف": 4, "ك": 4}
# Longer runs of letters are no words, and are left alone.
_LONGEST_WORD = 40
_ARTICLED = re.compile(r"[وف]?(?:[بك]?ال|لل)(?=[^\W\d_]{2})")


class TokenKind(Enum):
    """What a token is."""

    WORD = "word"
    DIGITS = "digits"
    SIGN = "sign"


class Token(NamedTuple):
    """Folded [start, end): the letters of a word, a run of digits, or one sign.

    A named tuple, made three times as fast as a frozen dataclass: a report has thousands.
    """

    start: int
    end: int
    text: str
    kind: TokenKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Clitics:
    """One way to read a word: what is attached before the stem, and behind it."""

    stem: str
    conjunction: str = ""
    preposition: str = ""
    article: bool = False
    enclitic: str = ""


_KINDS = {kind.value: kind for kind in TokenKind}


def tokens(text: str) -> tuple[Token, ...]:
    """Return the tokens of folded `text`, in order; blanks are none.

    >>> [token.text for token in tokens("قتل 24عنصرا، وجرح")]
    ['قتل', '24', 'عنصرا', '،', 'وجرح']
    """
    return tuple(
        Token(found.start(), found.end(), found[0], _KINDS[found.lastgroup or "sign"])
        for found in _TOKEN.finditer(text)
    )


def readings(word: str) -> tuple[Clitics, ...]:
    """Return every way to part a folded `word` into clitics and stem, the longest stem first.

    Which is right only a lexicon tells; the first is the word whole.

    >>> [(r.conjunction, r.preposition, r.article, r.stem) for r in readings("وللميادين") if not r.enclitic][-1]
    ('و', 'ل', True, 'ميادين')
    """
    found = []
    for conjunction in _CONJUNCTIONS:
        if not word.startswith(conjunction):
            continue
        for preposition in _PREPOSITIONS:
            rest = word[len(conjunction) :]
            if rest.startswith(preposition):
                found += _stems(rest[len(preposition) :], conjunction, preposition)
    found = [reading for reading in found if len(reading.stem) >= _SHORTEST_STEM]
    if not found:
        return (Clitics(stem=word),)
    found.sort(key=lambda reading: -len(reading.stem))
    return tuple(dict.fromkeys(found))


def _stems(rest: str, conjunction: str, preposition: str) -> list[Clitics]:
    """Return the readings of what stands behind a conjunction and a preposition."""
    found = []
    if preposition != _FUTURE or rest[:1] in _PRESENT:
        found += [
            Clitics(conjunction=conjunction, preposition=preposition, stem=stem, enclitic=enclitic)
            for stem, enclitic in _ends(rest)
        ]
    article = "ل" if preposition == "ل" else _ARTICLE
    if preposition != _FUTURE and rest.startswith(article):
        stem = rest[len(article) :]
        found.append(Clitics(conjunction=conjunction, preposition=preposition, article=True, stem=stem))
    return found


def _ends(rest: str) -> list[tuple[str, str]]:
    """Return stem and pronoun, in every way."""
    cut = [(rest[:-size], rest[-size:]) for size in (1, 2, 3) if rest[-size:] in ENCLITICS and len(rest) > size]
    return [(rest, ""), *cut]


def bare(word: str) -> str:
    """Return a folded `word` without what may be attached before it, the same for all its attachments.

    For a search that folds both sides: it strips as long as it can, so that و + ال + بلدة and بلدة meet,
    and what is left may be less than the stem.

    >>> bare("وبالمدينه") == bare("للمدينه") == bare("مدينه") == "مدينه"
    True
    """
    return forms(word)[-1]


def forms(word: str) -> tuple[str, ...]:
    """Return a folded `word`, and what remains of it with each thing that may be attached before it; `bare` is last.

    >>> forms("وبالمدينه")
    ('وبالمدينه', 'مدينه')
    """
    found = [word]
    while len(word) <= _LONGEST_WORD:
        articled = _ARTICLED.match(word)
        if articled:
            word = word[articled.end() :]
        elif len(word) - 1 >= _STRIPPED.get(word[:1], len(word)):
            word = word[1:]
        else:
            break
        found.append(word)
    return tuple(found)


def unarticled(word: str) -> str:
    """Return a folded `word` without an article and what is attached before that; the word itself where it has none.

    >>> unarticled("والمدينه"), unarticled("بلده")
    ('مدينه', 'بلده')
    """
    articled = _ARTICLED.match(word)
    return word[articled.end() :] if articled else word
