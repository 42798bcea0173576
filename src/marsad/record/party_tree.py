"""Which party is a part of which, and when: whoever counts the dead of the whole counts those of its parts."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from marsad.theatre.party import Membership, Party
from marsad.when.interval import Interval


@dataclass(frozen=True, slots=True, kw_only=True)
class Members:
    """Those that were a part of a party `always`, itself first, and those that were one only at times or in places."""

    always: tuple[str, ...]
    at_times: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyTree:
    """The parties of a theatre or of all, each a part of others or of none, from day to day and land to land.

    `part_of` has the memberships of each party that has any; `contains` the ids of those that were ever part of one.
    `known` are all of them.
    """

    known: frozenset[str]
    part_of: Mapping[str, tuple[Membership, ...]]
    contains: Mapping[str, tuple[str, ...]]

    @classmethod
    def of(cls, parties: Iterable[Party]) -> "PartyTree":
        """Return the tree of `parties`."""
        rows = tuple(parties)
        part_of = {party.id: party.part_of for party in rows if party.part_of}
        contains: dict[str, dict[str, None]] = {}
        for party, memberships in part_of.items():
            for membership in memberships:
                contains.setdefault(membership.whole, {})[party] = None
        kept = {whole: tuple(parts) for whole, parts in contains.items()}
        return cls(known=frozenset(party.id for party in rows), part_of=part_of, contains=kept)

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
        return self._down(whole, lambda _: True)

    def members(self, whole: str, days: Interval, lands: Collection[str] = ()) -> Members:
        """Return who was a part of the party in `days`, in a place that lies in `lands` (none: wherever it was)."""
        possible = self._down(whole, lambda membership: membership.may_hold(days, lands))
        always = self._down(whole, lambda membership: membership.holds_through(days, lands))
        return Members(always=always, at_times=tuple(party for party in possible if party not in always))

    def _down(self, whole: str, holds: Callable[[Membership], bool]) -> tuple[str, ...]:
        found = {whole: None}
        for each in (row := [whole]):
            for part in self.contains.get(each, ()):
                if part not in found and any(m.whole == each and holds(m) for m in self.part_of[part]):
                    found[part] = None
                    row.append(part)
        return tuple(found)

    def turns(self) -> tuple[date, ...]:
        """Return the days on which some membership begins, and the last days of those that end, in order."""
        bounds = [day for rows in self.part_of.values() for m in rows for day in (m.start, m.end) if day is not None]
        return tuple(sorted(set(bounds)))
