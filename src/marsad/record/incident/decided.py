"""What people decided of which statements tell one event."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import permutations


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """What merges and splits of statements, by id, come to.

    `merged`: those that are one event with an id, itself among them, as far as merges lead; `apart`: those that are
    not, by a split of them or of what they are merged with. `splits` are the sets as they were given.
    """

    merged: Mapping[str, tuple[str, ...]]
    apart: Mapping[str, frozenset[str]]
    splits: tuple[tuple[str, ...], ...]

    @classmethod
    def of(cls, merges: Iterable[Collection[str]], splits: Iterable[Collection[str]]) -> "Decided":
        """Return what the merges and splits come to, whatever their order."""
        merged = closed(merges)
        given = tuple(sorted({tuple(sorted(set(split))) for split in splits}))
        apart: dict[str, set[str]] = {}
        for split in given:
            for one, other in permutations(split, 2):
                others = merged.get(other, (other,))
                for each in merged.get(one, (one,)):
                    apart.setdefault(each, set()).update(others)
        return cls(
            merged=merged,
            apart={one: frozenset(others - set(merged.get(one, (one,)))) for one, others in apart.items()},
            splits=given,
        )


def closed(sets: Iterable[Collection[str]]) -> dict[str, tuple[str, ...]]:
    """Return for every member of the sets all those that a chain of sets leads to, in order."""
    parent: dict[str, str] = {}

    def root(each: str) -> str:
        parent.setdefault(each, each)
        while parent[each] != each:
            parent[each] = parent[parent[each]]
            each = parent[each]
        return each

    for group in sets:
        first, *others = sorted({root(each) for each in group}) or [""]
        parent.update(dict.fromkeys(others, first))
    found: dict[str, list[str]] = {}
    for each in sorted(parent):
        found.setdefault(root(each), []).append(each)
    return {each: tuple(group) for group in found.values() for each in group}
