"""Groups of what belongs together, the surest first, none with two members that cannot be one."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from heapq import heapify, heappop, heappush
from itertools import product

# Of a larger group so many members, the first by id, speak for it: work stays bounded where hundreds tell one event.
_SPEAKERS = 12
_NEVER = -float("inf")

Score = Callable[[int, int], float]


class Groups:
    """A growing partition of the numbers below `count`, by the mean score of all pairs across two groups."""

    def __init__(self, count: int, score: Score, apart: Mapping[int, frozenset[int]]) -> None:
        self._members: list[tuple[int, ...]] = [(i,) for i in range(count)]
        self._home = list(range(count))
        self._score = score
        self._apart = apart
        self._near: list[set[int]] = [set() for _ in range(count)]
        self.joined: list[tuple[int, int]] = []

    def join(self, a: int, b: int) -> None:
        """Leave the groups of `a` and `b` as one, whatever speaks against it."""
        one, other = sorted((self._home[a], self._home[b]))
        if one == other:
            return
        for member in self._members[other]:
            self._home[member] = one
        self._members[one] = tuple(sorted((*self._members[one], *self._members[other])))
        self._members[other] = ()
        for near in self._near[other]:
            self._near[near].discard(other)
        self._near[one] = (self._near[one] | self._near[other]) - {one, other}
        self._near[other] = set()
        for near in self._near[one]:
            self._near[near].add(one)

    def grow(self, links: Iterable[tuple[int, int]]) -> None:
        """Leave joined what the links bring together, the two groups of the highest mean score first.

        Two groups stay apart where a pair of theirs is refused, or the mean is not above nought.
        """
        for a, b in links:
            one, other = self._home[a], self._home[b]
            if one != other:
                self._near[one].add(other)
                self._near[other].add(one)
        heap = [entry for one in range(len(self._near)) for entry in self._entries(one, only_above=one)]
        heapify(heap)
        while heap:
            _, one, other, sizes = heappop(heap)
            if sizes != (len(self._members[one]), len(self._members[other])):
                continue
            self.joined.append(self._best(one, other))
            self.join(one, other)
            for entry in self._entries(min(one, other), only_above=-1):
                heappush(heap, entry)

    def _entries(self, one: int, *, only_above: int) -> list[tuple[float, int, int, tuple[int, int]]]:
        found = []
        for other in sorted(self._near[one]):
            if other > only_above and (mean := self._mean(one, other)) > 0:
                first, second = sorted((one, other))
                found.append((-mean, first, second, (len(self._members[first]), len(self._members[second]))))
        return found

    def _mean(self, one: int, other: int) -> float:
        if self._apart and any(
            self._apart.get(i, frozenset()).intersection(self._members[other]) for i in self._members[one]
        ):
            return _NEVER
        scores = [self._score(a, b) for a, b in self._pairs(one, other)]
        return sum(scores) / len(scores)

    def _pairs(self, one: int, other: int) -> Iterable[tuple[int, int]]:
        for a, b in product(self._members[one][:_SPEAKERS], self._members[other][:_SPEAKERS]):
            yield (a, b) if a < b else (b, a)

    def _best(self, one: int, other: int) -> tuple[int, int]:
        return min(self._pairs(one, other), key=lambda pair: (-self._score(*pair), pair))

    @property
    def members(self) -> Sequence[tuple[int, ...]]:
        """Every group, by its least member."""
        return [group for group in self._members if group]
