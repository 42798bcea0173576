"""Statements that are taken for one event, and the pairs that led there."""

from collections.abc import Callable, Iterable, Sequence
from itertools import chain

from msgspec import Struct
from msgspec.structs import replace

from marsad.record.incident.decided import Decided
from marsad.record.incident.measure import Pair
from marsad.record.incident.rules import score
from marsad.record.incident.told import Told


class Joined(Struct, frozen=True):
    """`a` and `b` are taken for one event; `by_person`: whatever the table says of them."""

    a: Told
    b: Told
    by_person: bool

    @property
    def pair(self) -> Pair:
        """The two as the table takes them."""
        return paired(self.a, self.b)


class Group(Struct, frozen=True, kw_only=True):
    """`members` tell of one event, `context` are turns of control that it brought, `joined` says why."""

    members: tuple[Told, ...]
    context: tuple[Told, ...] = ()
    joined: tuple[Joined, ...] = ()

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the members."""
        return tuple(member.id for member in self.members)

    def with_joined(self, pairs: Iterable[Joined]) -> "Group":
        """Return the group with those of `pairs` that are its own."""
        own = set(self.ids)
        return replace(self, joined=tuple(pair for pair in pairs if pair.a.id in own))

    def with_context(self, turns: Sequence[Joined]) -> "Group":
        """Return the group with the turns of control that stand first in `turns`."""
        return replace(self, context=tuple(turn.a for turn in turns), joined=(*self.joined, *turns))


def united(groups: Sequence[Group], joined: Iterable[Joined]) -> Group:
    """Return the groups as one, with the pairs that led there."""
    return Group(
        members=tuple(chain.from_iterable(group.members for group in groups)),
        context=tuple(chain.from_iterable(group.context for group in groups)),
        joined=(*chain.from_iterable(group.joined for group in groups), *joined),
    )


def paired(a: Told, b: Told) -> Pair:
    """Return the two as a pair, in order of id."""
    return Pair(a, b) if a.id <= b.id else Pair(b, a)


def scorer(seen: Sequence[Told]) -> Callable[[int, int], float]:
    """Return what scores two of `seen` by their places, and remembers it."""
    known: dict[tuple[int, int], float] = {}

    def scored(i: int, j: int) -> float:
        if (i, j) not in known:
            known[i, j] = score(paired(seen[i], seen[j]))
        return known[i, j]

    return scored


def parted(ids: Sequence[tuple[str, ...]], decided: Decided) -> dict[int, frozenset[int]]:
    """Return for each place in `ids` those that a person split from it, where there are any."""
    place = {each: i for i, group in enumerate(ids) for each in group if each in decided.apart}
    found: dict[int, set[int]] = {}
    for each, i in place.items():
        found.setdefault(i, set()).update(place[other] for other in decided.apart[each] if other in place)
    return {i: frozenset(others - {i}) for i, others in found.items()}
