"""Of whom a figure speaks: parties with all that they contained, and whether it counts all of those."""

import re
from collections.abc import Collection, Iterable
from functools import cache

from msgspec import Struct

from marsad.record.party_tree import PartyTree
from marsad.text.lexicon import Entry, load
from marsad.when.interval import Interval

# Gunmen whom nobody identified: nobody knows whose they are.
UNKNOWN = "UNKNOWN"


class Detail(Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A detail that leaves nobody out: it has these `words`, or is all `pattern`."""

    words: str | None = None
    pattern: str | None = None
    examples: tuple[str, ...]
    never: tuple[str, ...]

    def fits(self, detail: str) -> bool:
        """Return whether the detail is one of these."""
        has = self.words is not None and self.words in detail
        return has or (self.pattern is not None and re.fullmatch(self.pattern, detail) is not None)


class People(Struct, frozen=True, kw_only=True):
    """`groups` are parties, with what they contained written out, sorted; empty where nobody knows whose they are.

    `whole`: it speaks of all of them; a party that was a part only at times, or somewhere, makes it a part.
    """

    groups: tuple[str, ...]
    whole: bool


def people(parties: Iterable[str], tree: PartyTree, days: Interval, lands: Collection[str]) -> People:
    """Return those who belonged to `parties` in `days`, in a place that lies in `lands` (none: wherever it was)."""
    named = tuple(parties)
    if UNKNOWN in named:
        return People(groups=(), whole=True)
    members = [tree.members(party, days, lands) for party in named]
    always = {party for each in members for party in each.always}
    at_times = {party for each in members for party in each.at_times} - always
    return People(groups=tuple(sorted(always | at_times)), whole=not at_times)


def is_restrictive(detail: str | None) -> bool:
    """Return whether the detail counts only some of the people named: women, officers, nationals of one country."""
    return detail is not None and not any(row.fits(detail) for row in details())


@cache
def details() -> tuple[Detail, ...]:
    """Return the rows of `details.yaml`."""
    return load("marsad.record.counter", "details.yaml", Detail)
