"""Closed classes of words."""

from functools import cache

from marsad.text.fold import fold
from marsad.text.lexicon import Entry, load


class Particles(Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One closed class."""

    forms: tuple[str, ...]


@cache
def particles(name: str) -> frozenset[str]:
    """Return the folded words of the class called `name`.

    Raises:
        KeyError: particles.yaml has no such class.
    """
    rows = {row.id: row for row in load("marsad.extract.lexicon", "particles.yaml", Particles)}
    return frozenset(fold(form).text for form in rows[name].forms)
