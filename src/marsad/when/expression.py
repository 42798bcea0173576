"""Words that say when, found in folded text, not yet tied to any day."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache

from msgspec import Struct

from marsad.when.atom import Atom
from marsad.when.atoms import atoms
from marsad.when.grammar import Rule, grammar
from marsad.when.kind import Kind
from marsad.when.reading import stated
from marsad.when.stated import Relation, Sense, Stated

# What the words of a range's far end are called by.
_FAR = "last_"


class Expression(Struct, frozen=True, kw_only=True):
    """The words at folded [start, end) say when, by rule `rule`; `last` is the far end of a range.

    What they state is in `first` and `last`; which days that is, only `moment.resolve` tells.
    """

    start: int
    end: int
    relation: Relation
    sense: Sense
    first: Stated
    last: Stated | None
    rule: str

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"an expression needs 0 <= start < end, not [{self.start}, {self.end})")


# What composes a report and what reads it ask one after the other.
@lru_cache(maxsize=1)
def expressions(text: str) -> tuple[Expression, ...]:
    """Return every expression of time in folded `text`, in order, none inside another."""
    row = atoms(text)
    letters = "".join([atom.kind.letter for atom in row])
    found: list[Expression] = []
    for start, last, reader in grammar().find(letters):
        if not reader.rule.void:
            kept = reader.kept(letters, start)
            end = _balanced(row, start, last)
            found.append(_expression(reader.rule, row[start:end], _words(row, kept)))
    return tuple(found)


def within(found: Sequence[Expression], start: int, end: int) -> Iterator[Expression]:
    """Return those of the expressions `found` in a text that stand wholly in folded [start, end), in order."""
    for i in range(bisect_left(found, start, key=_start), len(found)):
        if found[i].start >= end:
            break
        if found[i].end <= end:
            yield found[i]


def _start(expression: Expression) -> int:
    return expression.start


def _balanced(row: list[Atom], start: int, end: int) -> int:
    """Return where the words end once a bracket that they open is closed, and none that they did not open."""
    kinds = [atom.kind for atom in row[start:end]]
    opened = kinds.count(Kind.OPEN) - kinds.count(Kind.CLOSE)
    if opened > 0 and end < len(row) and row[end].kind is Kind.CLOSE:
        return end + 1
    return end - 1 if opened < 0 and kinds[-1] is Kind.CLOSE else end


def _words(row: list[Atom], kept: dict[str, int]) -> dict[str, Atom]:
    return {name: row[at] for name, at in kept.items()}


def _expression(rule: Rule, row: list[Atom], words: dict[str, Atom]) -> Expression:
    far = {name.removeprefix(_FAR): word for name, word in words.items() if name.startswith(_FAR)}
    near = {name: word for name, word in words.items() if not name.startswith(_FAR)}
    return Expression(
        start=row[0].start,
        end=row[-1].end,
        relation=rule.relation,
        sense=rule.sense,
        first=stated(near),
        last=stated(far) if far else None,
        rule=rule.id,
    )
