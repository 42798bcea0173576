"""Names as they are compared: two spellings of one name are equal afterwards.

This folds more than `marsad.text.fold`, which keeps the way back to the report: here nothing is quoted, and a gold file
may write any spelling of a name, Arabic or English, with or without the article.
"""

import re
from collections.abc import Mapping, Set

_MARKS = re.compile("[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0640\u200c-\u200f]")
_LETTERS = str.maketrans('أإآٱىةؤئ“”"', "اااا" + "يهوي" + "   ")
_ARTICLE = re.compile("^[وفبلك]?ال")
_ENGLISH_ARTICLE_OR_HEAD = re.compile("^(?:al|ar|as|an|el)[- ]|governorate|province|state")
_NOT_LATIN = re.compile("[^a-z]+")
# Letters of the shorter name at least, for it to be found inside the longer one.
_LEAST_LETTERS = 4
# Governorates by the other names that gazetteers and the press give them.
_SAME_AREA: Mapping[str, str] = {
    "rif dimashq": "rural damascus",
    "damascus countryside": "rural damascus",
    "dara": "daraa",
    "dar a": "daraa",
    "sweida": "suwayda",
    "hasakeh": "hasakah",
    "raqqah": "raqqa",
    "idleb": "idlib",
    "lattakia": "latakia",
    "deir al zour": "deir ez zor",
    "ninewa": "nineveh",
    "anbar": "anbar",
    "tartous": "tartus",
    "qunaytirah": "quneitra",
    "hudaydah": "hodeidah",
    "salah al din": "saladin",
    "salah ad din": "saladin",
}


def fold(name: str | None) -> str:
    """Return the words of `name` without marks, articles and variants of letters; empty for None."""
    bare = _MARKS.sub("", name or "").translate(_LETTERS)
    words = (_ARTICLE.sub("", word) for word in re.findall(r"\w+", bare))
    return " ".join(word for word in words if word)


def area(name: str | None) -> str:
    """Return the usual English name of a governorate, in lower case without article or head noun; empty for None."""
    latin = _NOT_LATIN.sub(" ", (name or "").casefold()).strip()
    bare = _ENGLISH_ARTICLE_OR_HEAD.sub("", latin).strip()
    return _SAME_AREA.get(bare, bare)


def shares_name(some: Set[str], others: Set[str]) -> bool:
    """Return whether a folded name of `some` is one of `others`, or one is whole words of the other."""
    return any(_is_same(one, other) for one in some for other in others)


def _is_same(one: str, other: str) -> bool:
    if one == other:
        return True
    return min(len(one), len(other)) >= _LEAST_LETTERS and (f" {one} " in f" {other} " or f" {other} " in f" {one} ")
