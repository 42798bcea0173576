"""Which party is a part of which, and when: whoever counts the dead of the whole counts those of its parts."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from marsad.theatre.party import Membership, Party


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyTree:
    """The parties of a theatre or of all, each a part of others or of none, from day to day and land to land.

    `part_of` has the memberships of each party that has any; `contains` the ids of those that were ever part of one.
    """

    part_of: Mapping[str, tuple[Membership, ...]]
    contains: Mapping[str, tuple[str, ...]]

    @classmethod
    def of(cls, parties: Iterable[Party]) -> "PartyTree":
        """Return the tree of `parties`."""
        part_of = {party.id: party.part_of for party in parties if party.part_of}
        contains: dict[str, dict[str, None]] = {}
        for party, memberships in part_of.items():
            for membership in memberships:
                contains.setdefault(membership.whole, {})[party] = None
        return cls(part_of=part_of, contains={whole: tuple(parts) for whole, parts in contains.items()})

    def lineage(self, party: str, day: date | None = None, lands: Collection[str] = ()) -> tuple[str, ...]:
        """Return the party itself, then all that it was a part of on `day`, nearest first, each once.

        `lands`: the places that hold where it was, as `PlaceTree.lineage` gives them. What holds only between days or
        only in some land does not hold for a day or a place unknown.
        """
        found = {party: None}
        for each in (row := [party]):
            wholes = (m.whole for m in self.part_of.get(each, ()) if m.holds_on(day, lands))
            fresh = [whole for whole in dict.fromkeys(wholes) if whole not in found]
            found |= dict.fromkeys(fresh)
            row.extend(fresh)
        return tuple(found)

    def within(self, whole: str, party: str, day: date | None = None, lands: Collection[str] = ()) -> bool:
        """Return whether the party is `whole` or was a part of it on `day`, in a place that lies in `lands`."""
        return whole in self.lineage(party, day, lands)

    def parts(self, whole: str, day: date | None = None, lands: Collection[str] = ()) -> tuple[str, ...]:
        """Return the party itself, then those that were a part of it on `day`, in a place that lies in `lands`."""
        return tuple(party for party in self.ever(whole) if self.within(whole, party, day, lands))

    def ever(self, whole: str) -> tuple[str, ...]:
        """Return the party itself, then those that were a part of it at any time and in any land."""
        found = {whole: None}
        for each in (row := [whole]):
            fresh = [part for part in self.contains.get(each, ()) if part not in found]
            found |= dict.fromkeys(fresh)
            row.extend(fresh)
        return tuple(found)

    def turns(self) -> tuple[date, ...]:
        """Return the days on which some membership begins, and the last days of those that end, in order."""
        bounds = [day for rows in self.part_of.values() for m in rows for day in (m.start, m.end) if day is not None]
        return tuple(sorted(set(bounds)))
