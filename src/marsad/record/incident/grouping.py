"""Groups of what belongs together, the surest first, none with two members that cannot be one."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from heapq import heapify, heappop, heappush
from itertools import product

# Of a larger group so many members, the first by id, speak for it: work stays bounded where hundreds tell one event.
_SPEAKERS = 12
_NEVER = -float("inf")

Score = Callable[[int, int], float]
# The numbers that speak for a group, in order.
_Speakers = tuple[int, ...]


class Scales:
    """What speaks for two groups, by the pairs of those who speak for them, and which pair most.

    Each two groups are weighed once, whoever asks: of a partition that is made again with one number more, most groups
    are what they were.
    """

    def __init__(self, score: Score) -> None:
        self._score = score
        self._means: dict[tuple[_Speakers, _Speakers], float] = {}
        self._best: dict[tuple[_Speakers, _Speakers], tuple[int, int]] = {}

    def mean(self, one: _Speakers, other: _Speakers) -> float:
        """Return the mean score of all pairs across the two."""
        found = self._means.get((one, other))
        if found is None:
            scores = [self._score(*pair) for pair in _pairs(one, other)]
            found = self._means[one, other] = sum(scores) / len(scores)
        return found

    def best(self, one: _Speakers, other: _Speakers) -> tuple[int, int]:
        """Return the pair of the highest score."""
        found = self._best.get((one, other))
        if found is None:
            found = min(_pairs(one, other), key=lambda pair: (-self._score(*pair), pair))
            self._best[one, other] = found
        return found


class Groups:
    """A growing partition of the numbers `among`, which are in order, by the mean score of all pairs across two groups.

    Groups, links and `apart` have the numbers by their places among these.
    """

    def __init__(self, among: Sequence[int], scales: Scales, apart: Mapping[int, frozenset[int]]) -> None:
        self._members: list[tuple[int, ...]] = [(i,) for i in range(len(among))]
        self._speakers: list[_Speakers] = [(number,) for number in among]
        self._home = list(range(len(among)))
        self._among = among
        self._scales = scales
        self._apart = apart
        self._near: list[set[int]] = [set() for _ in among]
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
        self._speakers[one] = tuple(self._among[i] for i in self._members[one][:_SPEAKERS])
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
            self.joined.append(self._scales.best(self._speakers[one], self._speakers[other]))
            self.join(one, other)
            for entry in self._entries(min(one, other), only_above=-1):
                heappush(heap, entry)

    def _entries(self, one: int, *, only_above: int) -> list[tuple[float, int, int, tuple[int, int]]]:
        found = []
        for other in sorted(self._near[one]):
            first, second = (one, other) if one < other else (other, one)
            if other > only_above and (mean := self._mean(first, second)) > 0:
                found.append((-mean, first, second, (len(self._members[first]), len(self._members[second]))))
        return found

    def _mean(self, one: int, other: int) -> float:
        if self._apart and any(
            self._apart.get(i, frozenset()).intersection(self._members[other]) for i in self._members[one]
        ):
            return _NEVER
        return self._scales.mean(self._speakers[one], self._speakers[other])

    @property
    def members(self) -> Sequence[tuple[int, ...]]:
        """Every group, by its least member."""
        return [group for group in self._members if group]


def _pairs(one: _Speakers, other: _Speakers) -> Iterator[tuple[int, int]]:
    for a, b in product(one, other):
        yield (a, b) if a < b else (b, a)
