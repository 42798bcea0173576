"""Whose side a source speaks for."""

from datetime import date
from functools import cache

from marsad.text.lexicon import Entry, load
from marsad.theatre.loading import parties
from marsad.theatre.mouthpiece import voice_of


class Organ(Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """From `start` to `end`, inclusive (None: unbounded), the `outlets` speak for `party`."""

    party: str
    outlets: tuple[str, ...]
    start: date | None = None
    end: date | None = None

    def speaks_on(self, day: date | None) -> bool:
        """Return whether it was so on `day`; on an unknown day, only where it was always so."""
        if day is None:
            return self.start is None and self.end is None
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)


def side_of(source: str, day: date | None) -> str | None:
    """Return the party that `source` is, or whose own organ it is on `day`; None where it is no party's."""
    if source in _parties():
        return source
    return next((organ.party for organ in _organs().get(source, ()) if organ.speaks_on(day)), voice_of(source or None))


@cache
def organs() -> tuple[Organ, ...]:
    """Return the rows of `organs.yaml`, in their order."""
    return load("marsad.theatre.everywhere", "organs.yaml", Organ)


@cache
def _organs() -> dict[str, tuple[Organ, ...]]:
    names = dict.fromkeys(name for organ in organs() for name in organ.outlets)
    return {name: tuple(organ for organ in organs() if name in organ.outlets) for name in names}


@cache
def _parties() -> frozenset[str]:
    return frozenset(party.id for party in parties())
