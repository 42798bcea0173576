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
    words = _WORD.findall(sample)
    if sum(1 for word in words if _ARTICLE.match(word)) >= _LEAST_ARTICLE * len(words):
        return None
    letter_counts, word_counts = Counter(arabic), Counter(words)
    best: tuple[int, str] | None = None
    for language in _languages():
        letters = sum(letter_counts[letter] for letter in language.letters)
        known = sum(word_counts[word] for word in language.words)
        by_letters = letters >= _FEWEST_SIGNS and letters > _MOST_FOREIGN_LETTERS * len(arabic)
        by_words = known >= _FEWEST_SIGNS and known > _MOST_FOREIGN_WORDS * len(words)
        if (by_letters or by_words) and (best is None or letters + known > best[0]):
            best = (letters + known, language.id)
    return best[1] if best else None


@cache
def _languages() -> tuple[Language, ...]:
    return load("marsad.report", "languages.yaml", Language)
