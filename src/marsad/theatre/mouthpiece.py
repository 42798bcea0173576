"""Whose voice a publisher is."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from marsad.text.fold import fold
from marsad.text.lexicon import Entry, load

# So many publishers' names are remembered: each is asked for several times a report.
_REMEMBERED = 256


class Mouthpiece(Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A party, `id`, with the names by which its own media go."""

    forms: tuple[str, ...]


@lru_cache(maxsize=_REMEMBERED)
def voice_of(publisher: str | None) -> str | None:
    """Return the party that speaks of itself as "we" in what `publisher` brings out; None where no party does."""
    if publisher is None:
        return None
    name = f" {_plain(publisher)} "
    return next((party for form, party in _names() if f" {form} " in name), None)


@cache
def _names() -> tuple[tuple[str, str], ...]:
    """Return the names with their parties, longer ones first."""
    return tuple(sorted(_rows(), key=lambda row: (-len(row[0]), row)))


def _rows() -> Iterator[tuple[str, str]]:
    for row in load("marsad.theatre.everywhere", "mouthpieces.yaml", Mouthpiece):
        yield from ((_plain(form), row.id) for form in row.forms)


def _plain(name: str) -> str:
    return " ".join(re.findall(r"\w+", fold(name).text.casefold()))
