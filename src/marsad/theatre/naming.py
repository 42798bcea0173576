"""Which party a word names on which day."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from marsad.text.folding import folded
from marsad.theatre.party import Party, Weak


class Cue(NamedTuple):
    """A word that names `party` only in a context."""

    party: str
    cue: Weak


class PartyNames:
    """The words that name a theatre's parties, by folded spelling.

    A word that is one party's until a day and another's from then on (الجيش السوري) is the first's strong form and
    the second's weak form with that `start` and nothing to follow.
    """

    def __init__(self, parties: Iterable[Party]) -> None:
        rows = tuple(parties)
        self._strong = {key: row.id for row in rows for key in folded(row.forms)}
        self._weak: dict[str, list[Cue]] = {}
        for row in rows:
            for cue, key in zip(row.cues, folded(cue.form for cue in row.cues), strict=True):
                self._weak.setdefault(key, []).append(Cue(row.id, cue))

    def strong(self, word: str, day: date | None) -> str | None:
        """Return the party that folded `word` names without ambiguity on `day` (None: not known), None for none."""
        party = self._strong.get(word)
        if party is None or day is None:
            return party
        for heir, cue in self._weak.get(word, ()):
            if cue.start is not None and not cue.after and heir != party and _holds(cue, day):
                return heir
        return party

    def weak(self, word: str, day: date | None) -> tuple[Cue, ...]:
        """Return the parties that folded `word` may name on `day` in the right context, in the order of the data."""
        return tuple(row for row in self._weak.get(word, ()) if day is None or _holds(row.cue, day))


def _holds(cue: Weak, day: date) -> bool:
    return (cue.start is None or cue.start <= day) and (cue.end is None or day <= cue.end)
