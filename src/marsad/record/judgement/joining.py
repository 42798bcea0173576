"""Which statements people said are of one event, and which of several."""

from collections import defaultdict, deque
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from marsad.record.contradiction import Contradiction
from marsad.record.judgement.judgement import Judgement, Verdict
from marsad.record.judgement.opposition import opposed

_Merge = tuple[Judgement, tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """Groups of statements of one event, and groups of which no two are; what people decided against each other."""

    merges: tuple[tuple[str, ...], ...]
    splits: tuple[tuple[str, ...], ...]
    contradictions: tuple[Contradiction, ...]


def joined(judgements: Sequence[Judgement], there: Collection[str]) -> Joined:
    """Return the groups of the statements that are there; of a merge and a split the later stands, through chains too.

    The judgements are in order of time.
    """
    links = _Links()
    found: list[Contradiction] = []
    for judgement in reversed(judgements):
        statements = tuple(key for key in judgement.statements if key in there)
        if len(statements) > 1 and judgement.verdict is Verdict.MERGE:
            found.extend(links.merge(judgement, statements))
        elif len(statements) > 1 and judgement.verdict is Verdict.SPLIT:
            found.extend(links.split(judgement, statements))
    return Joined(merges=links.groups(), splits=links.apart(), contradictions=tuple(found))


class _Links:
    """The merges and splits taken so far: none of them contradicts another.

    Of two groups that become one the smaller is taken into the larger, so that long chains of merges stay cheap.
    """

    def __init__(self) -> None:
        self._group: dict[str, str] = {}
        self._members: dict[str, list[str]] = {}
        self._merges: dict[str, list[_Merge]] = defaultdict(list)
        # Of each group, or of a statement that is in none, the splits that part it from others, by which statement.
        self._parted: dict[str, dict[str, str]] = defaultdict(dict)
        self._splits: dict[str, Judgement] = {}
        self._apart: dict[str, tuple[str, ...]] = {}

    def groups(self) -> tuple[tuple[str, ...], ...]:
        """Return the statements of each event."""
        return tuple(sorted(tuple(sorted(members)) for members in self._members.values()))

    def apart(self) -> tuple[tuple[str, ...], ...]:
        """Return the statements of different events."""
        return tuple(sorted({*self._apart.values()}))

    def merge(self, judgement: Judgement, statements: tuple[str, ...]) -> Iterator[Contradiction]:
        """Take the merge, unless later splits were decided against it: those are yielded."""
        groups = sorted({self._group.get(key, key) for key in statements}, key=lambda each: (-self._size(each), each))
        torn = self._torn(groups)
        for split, (one, other) in torn:
            chain = self._chain(one, other, (judgement, statements))
            standing = (split, *(each for each in chain if each is not judgement))
            yield opposed(standing, (judgement,), (one, other, *statements))
        if torn:
            return
        for group in groups[1:]:
            self._take_in(groups[0], group)
        for key in statements:
            self._merges[key].append((judgement, statements))

    def split(self, judgement: Judgement, statements: tuple[str, ...]) -> Iterator[Contradiction]:
        """Take the split, unless later merges were decided against it: those are yielded."""
        first: dict[str, str] = {}
        together = [(first.setdefault(self._group.get(key, key), key), key) for key in statements]
        torn = [(one, other) for one, other in together if one != other]
        for one, other in torn:
            yield opposed(self._chain(one, other), (judgement,), statements)
        if torn:
            return
        for key in statements:
            self._parted[self._group.get(key, key)][judgement.id] = key
        self._splits[judgement.id] = judgement
        self._apart[judgement.id] = statements

    def _size(self, group: str) -> int:
        return len(self._members.get(group, (group,)))

    def _take_in(self, whole: str, part: str) -> None:
        """Leave the statements of `part` in the group `whole`."""
        members = self._members.pop(part, [part])
        self._members.setdefault(whole, [whole]).extend(members)
        self._group.update(dict.fromkeys((whole, *members), whole))
        self._parted[whole].update(self._parted.pop(part, {}))

    def _torn(self, groups: Sequence[str]) -> list[tuple[Judgement, tuple[str, str]]]:
        """Return the splits that would not hold if the groups were one, each with two statements that it parts."""
        largest = self._parted.get(groups[0], {})
        first: dict[str, str] = {}
        torn: dict[str, tuple[str, str]] = {}
        for group in groups[1:]:
            for split, key in self._parted.get(group, {}).items():
                other = largest.get(split) or first.setdefault(split, key)
                if other != key:
                    torn.setdefault(split, (other, key))
        return [(self._splits[split], pair) for split, pair in torn.items()]

    def _chain(self, start: str, end: str, *more: _Merge) -> tuple[Judgement, ...]:
        """Return the fewest merges, of those taken and `more`, through which two statements are of one event."""
        ways: dict[str, tuple[Judgement, ...]] = {start: ()}
        queue = deque([start])
        while queue and end not in ways:
            here = queue.popleft()
            for judgement, statements in (*self._merges.get(here, ()), *(one for one in more if here in one[1])):
                new = [key for key in statements if key not in ways]
                ways |= dict.fromkeys(new, (*ways[here], judgement))
                queue.extend(new)
        return ways[end]
