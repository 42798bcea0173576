"""Who fought on whose side, and when."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from marsad.theatre.party import Alliance, Party


@dataclass(frozen=True, slots=True)
class Alliances:
    """The dated alliances of a theatre's parties. Without any, every party stands alone."""

    of_party: dict[str, tuple[Alliance, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, parties: Iterable[Party]) -> "Alliances":
        """Return the alliances that the parties' data state."""
        return cls({party.id: party.alliances for party in parties if party.alliances})

    def allies(self, party: str, day: date) -> frozenset[str]:
        """Return those on whose side `party` fought on `day`, itself among them."""
        dated = self.of_party.get(party, ())
        return frozenset((party, *(alliance.ally for alliance in dated if alliance.holds_on(day))))

    def allied(self, a: str, b: str, day: date) -> bool:
        """Return whether the two are one side on `day`: the same, one the other's ally, or allies of one third."""
        if a == b or not (a in self.of_party or b in self.of_party):
            return a == b
        return not self.allies(a, day).isdisjoint(self.allies(b, day))

    def agree(self, some: Iterable[str], others: Iterable[str], day: date) -> bool:
        """Return whether a party of the first is on the side of a party of the second."""
        # Sources repeat a party: each pair is looked at once, and most often the two name the same one.
        ours, theirs = dict.fromkeys(some), dict.fromkeys(others)
        return not ours.keys().isdisjoint(theirs) or any(self.allied(a, b, day) for a in ours for b in theirs)

    def ranked(self, parties: Iterable[str], day: date) -> tuple[str, ...]:
        """Return each party once: the one on whose side most of the others fought, the most named, the first named."""
        named = tuple(parties)
        unique = tuple(dict.fromkeys(named))
        followers = {p: sum(p in self.allies(other, day) for other in unique) for p in unique}
        return tuple(sorted(unique, key=lambda p: (-followers[p], -named.count(p))))


ALONE = Alliances()
