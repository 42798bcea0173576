"""The smallest set that has a member in each of some sets."""

from collections.abc import Sequence
from dataclasses import dataclass

Core = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Hitting:
    """`members` hit every set; `is_smallest`: no fewer do, and among as few none that come earlier."""

    members: tuple[int, ...]
    is_smallest: bool


@dataclass(slots=True)
class _Search:
    """Looks for the first smallest set, step by step until `steps` are used up."""

    cores: Sequence[Core]
    steps: int

    def extend(self, chosen: tuple[int, ...], most: int) -> tuple[int, ...] | None:
        """Return the best set of at most `most` members that extends `chosen`, None where there is none."""
        self.steps -= 1
        missed = [core for core in self.cores if not any(each in chosen for each in core)]
        if not missed:
            return tuple(sorted(chosen))
        if len(chosen) + _apart(missed) > most or self.steps <= 0:
            return None
        found = (self.extend((*chosen, each), most) for each in missed[0])
        return min((each for each in found if each is not None), default=None)


def hit(cores: Sequence[Core], steps: int) -> Hitting:
    """Return a smallest set that has a member in every core, the first in order among the smallest.

    Members are numbers, the lower the sooner taken. Where `steps` do not suffice for the proof: a set that a greedy
    choice finds, marked as such.
    """
    search = _Search(sorted(cores, key=lambda core: (len(core), core)), steps)
    for most in range(_apart(search.cores), len(cores) + 1):
        found = search.extend((), most)
        if search.steps <= 0:
            break
        if found is not None:
            return Hitting(found, True)
    return Hitting(_greedy(cores), False)


def _apart(cores: Sequence[Core]) -> int:
    """Return how many of the cores share no member, one taken after the other: each wants a member of its own."""
    taken: set[int] = set()
    count = 0
    for core in cores:
        if taken.isdisjoint(core):
            taken.update(core)
            count += 1
    return count


def _greedy(cores: Sequence[Core]) -> tuple[int, ...]:
    left, chosen = list(cores), []
    while left:
        members = sorted({each for core in left for each in core})
        best = max(members, key=lambda each: (sum(each in core for core in left), -each))
        chosen.append(best)
        left = [core for core in left if best not in core]
    return tuple(sorted(chosen))


def grouped(cores: Sequence[Core]) -> list[list[Core]]:
    """Return the cores in groups that share no member, in order."""
    groups: list[tuple[set[int], list[Core]]] = []
    for core in sorted(set(cores)):
        touching = [group for group in groups if not group[0].isdisjoint(core)]
        members = set(core).union(*(group[0] for group in touching))
        joined = [each for group in touching for each in group[1]] + [core]
        groups = [group for group in groups if group not in touching] + [(members, joined)]
    return sorted(sorted(each) for _, each in groups)
