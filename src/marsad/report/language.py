"""Whether a text is Arabic: by its script, then by letters and small words that Arabic does not have."""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from functools import cache

from marsad.errors import DocumentError
from marsad.text.lexicon import Entry, load

# Code points: a text's beginning tells its language.
_SAMPLE = 20_000
# Shares, far from what Arabic reports show (Arabic letters: above .9; article: .2 to .4; foreign letters: below .002).
_LEAST_ARABIC_LETTERS = 0.5
_MOST_FOREIGN_LETTERS = 0.01
_MOST_FOREIGN_WORDS = 0.04
_LEAST_ARTICLE = 0.1
_LEAST_SMALL_WORDS = 0.06
_FEWEST_SIGNS = 3

_LETTER = re.compile(r"[^\W\d_]")
_ARABIC = re.compile(
    "[\u0620-\u064a\u066e-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]"
)
_WORD = re.compile(r"[^\W\d_]+")
_ARTICLE = re.compile("[وف]?(?:[بك]?ال|لل)")


class Language(Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A language in the Arabic script, known by its own letters and small words."""

    letters: tuple[str, ...]
    words: tuple[str, ...]


def refuse_other_language(source: str, text: str) -> None:
    """Return None where `text` is Arabic.

    Raises:
        DocumentError: it has no letters, another script, or is another language of the Arabic script.
    """
    sample = text[:_SAMPLE]
    letters = _LETTER.findall(sample)
    if not letters:
        raise DocumentError(source, "no words in it", code="empty")
    arabic = _ARABIC.findall(sample)
    share = len(arabic) / len(letters)
    if share < _LEAST_ARABIC_LETTERS:
        reason = f"not Arabic: {_script(letters)}, only {share:.0%} of the letters are Arabic"
        raise DocumentError(source, reason, code="language")
    other = _other_language(sample, arabic)
    if other:
        raise DocumentError(source, f"not Arabic but {other}, by its letters and words", code="language")


def _script(letters: Sequence[str]) -> str:
    """Return the script of most `letters`, as Unicode names it."""
    names = Counter(unicodedata.name(letter, "unknown").split(" ")[0].capitalize() for letter in letters)
    return f"{names.most_common(1)[0][0]} script"


def _other_language(sample: str, arabic: Sequence[str]) -> str | None:
    """Return the language of which the sample has letters and words, None where it is Arabic."""
    words = _WORD.findall(sample)
    letter_counts, word_counts = Counter(arabic), Counter(words)
    own, *others = _languages()
    if _has_article(words) or sum(word_counts[word] for word in own.words) >= _LEAST_SMALL_WORDS * len(words):
        return None
    found: list[tuple[int, str]] = []
    for language in others:
        letters = sum(letter_counts[letter] for letter in language.letters)
        known = sum(word_counts[word] for word in language.words)
        many_letters = letters > max(_FEWEST_SIGNS - 1, _MOST_FOREIGN_LETTERS * len(arabic))
        if many_letters or known > max(_FEWEST_SIGNS - 1, _MOST_FOREIGN_WORDS * len(words)):
            found.append((letters + known, language.id))
    return max(found)[1] if found else None


def _has_article(words: Sequence[str]) -> bool:
    return sum(1 for word in words if _ARTICLE.match(word)) >= _LEAST_ARTICLE * len(words)


@cache
def _languages() -> tuple[Language, ...]:
    return load("marsad.report", "languages.yaml", Language)
