"""Which statements people said are of one event, and which of several."""

from collections import defaultdict, deque
from collections.abc import Collection, Iterable, Iterator, Sequence
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
    """The merges and splits taken so far: none of them contradicts another."""

    def __init__(self) -> None:
        self._group: dict[str, str] = {}
        self._members: dict[str, list[str]] = {}
        self._merges: dict[str, list[_Merge]] = defaultdict(list)
        self._splits: dict[str, list[Judgement]] = defaultdict(list)
        self._apart: dict[str, tuple[str, ...]] = {}

    def groups(self) -> tuple[tuple[str, ...], ...]:
        """Return the statements of each event."""
        return tuple(sorted(tuple(sorted(members)) for members in self._members.values()))

    def apart(self) -> tuple[tuple[str, ...], ...]:
        """Return the statements of different events."""
        return tuple(sorted({*self._apart.values()}))

    def merge(self, judgement: Judgement, statements: tuple[str, ...]) -> Iterator[Contradiction]:
        """Take the merge, unless later splits were decided against it: those are yielded."""
        groups = dict.fromkeys(self._group.get(key, key) for key in statements)
        members = [key for group in groups for key in self._members.get(group, [group])]
        torn = self._torn(members)
        for split, (one, other) in torn:
            chain = self._chain(one, other, (judgement, statements))
            standing = (split, *(each for each in chain if each is not judgement))
            yield opposed(standing, (judgement,), (one, other, *statements))
        if torn:
            return
        self._group.update(dict.fromkeys(members, members[0]))
        for group in groups:
            self._members.pop(group, None)
        self._members[members[0]] = members
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
            self._splits[key].append(judgement)
        self._apart[judgement.id] = statements

    def _torn(self, members: Iterable[str]) -> list[tuple[Judgement, tuple[str, str]]]:
        """Return the splits that would not hold if the members were of one event, each with two that it parts."""
        first: dict[str, str] = {}
        torn: dict[str, tuple[Judgement, tuple[str, str]]] = {}
        for key in members:
            for split in self._splits.get(key, ()):
                other = first.setdefault(split.id, key)
                if other != key:
                    torn.setdefault(split.id, (split, (other, key)))
        return list(torn.values())

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
