"""Closed classes of words."""

from functools import cache

from marsad.text.folding import folded
from marsad.text.lexicon import Entry, load

_FILES = ("particles.yaml", "event_particles.yaml", "particles_displacement.yaml", "particles_casualties.yaml")


class Particles(Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One closed class."""

    forms: tuple[str, ...]


@cache
def particles(name: str) -> frozenset[str]:
    """Return the folded words of the class called `name`.

    Raises:
        KeyError: no file of particles has such a class.
    """
    return _classes()[name]


@cache
def _classes() -> dict[str, frozenset[str]]:
    rows = [row for file in _FILES for row in load("marsad.extract.lexicon", file, Particles)]
    return {row.id: frozenset(folded(row.forms)) for row in rows}
