"""By what the parts of one total are told apart, so that nobody is in two of them."""

import re
from functools import cache

import msgspec

from marsad.text.fold import fold
from marsad.text.lexicon import Entry, load

# What may stand before a word: a conjunction or preposition, then the article.
_ATTACHED = re.compile(r"^(?:[وف]?[بلك]?ال|[وف]?لل|[وف]?[بلك]|[وف])")
_WORD = re.compile(r"\w+")


class Value(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One of the values that exclude each other."""

    id: str
    words: tuple[str, ...]
    parties: tuple[str, ...] = ()


class Pair(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Two descriptions, and whether one person may fit both."""

    one: str
    other: str
    both: bool


class Facet(Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A facet of people: each of them has one value of it."""

    values: tuple[Value, ...]
    examples: tuple[Pair, ...]

    def value(self, detail: str) -> Value | None:
        """Return the one value that the description says, None where it says none or several."""
        said = _words(detail)
        found = [value for value in self.values if said & _forms(value.words)]
        return found[0] if len(found) == 1 else None


class Described(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A description, and whether it is of the rest."""

    detail: str
    is_rest: bool


class Rest(Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Words for all of a total who were not named before."""

    words: tuple[str, ...]
    examples: tuple[Described, ...]


@cache
def facets() -> tuple[Facet, ...]:
    """Return the facets, in the order of their table."""
    return load("marsad.record.ledger", "facets.yaml", Facet)


def faceted(detail: str | None) -> tuple[Facet, Value] | None:
    """Return the first facet of which the description says one value, None where there is none."""
    said = ((facet, facet.value(detail)) for facet in facets()) if detail else ()
    return next(((facet, value) for facet, value in said if value is not None), None)


@cache
def rests() -> tuple[Rest, ...]:
    """Return the words for the rest of a total, in the order of their table."""
    return load("marsad.record.ledger", "rests.yaml", Rest)


def is_rest(detail: str | None) -> bool:
    """Return whether the description says that its people are all whom the text has not named before."""
    return bool(detail) and any(_words(detail or "") & _forms(row.words) for row in rests())


def exclude(some: str | None, other: str | None) -> bool:
    """Return whether nobody can fit both descriptions of parts of one total."""
    if is_rest(some) is not is_rest(other):
        return True
    if not some or not other:
        return False
    pairs = ((facet.value(some), facet.value(other)) for facet in facets())
    return any(a is not None and b is not None and a is not b for a, b in pairs)


def _words(detail: str) -> frozenset[str]:
    plain = _WORD.findall(fold(detail).text.lower())
    return frozenset([*plain, *(_ATTACHED.sub("", word) for word in plain)])


@cache
def _forms(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(fold(word).text.lower() for word in words)
