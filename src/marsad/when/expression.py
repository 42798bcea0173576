"""Words that say when, found in folded text, not yet tied to any day."""

import re
from dataclasses import dataclass

from marsad.when.atom import Atom
from marsad.when.atoms import atoms
from marsad.when.grammar import Grammar, Rule, grammar
from marsad.when.reading import stated
from marsad.when.stated import Relation, Sense, Stated


@dataclass(frozen=True, slots=True, kw_only=True)
class Expression:
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


def expressions(text: str) -> tuple[Expression, ...]:
    """Return every expression of time in folded `text`, in order, none inside another."""
    row = atoms(text)
    known = grammar()
    letters = "".join(atom.kind.letter for atom in row)
    found = (_expression(match, row, known) for match in known.pattern.finditer(letters))
    return tuple(one for one in found if one is not None)


def _expression(match: re.Match[str], row: list[Atom], known: Grammar) -> Expression | None:
    rule: Rule = known.rules[match.lastgroup or ""]
    if rule.void:
        return None
    near: dict[str, Atom] = {}
    far: dict[str, Atom] = {}
    for group, value in match.groupdict().items():
        if value is None or group not in known.names:
            continue
        name = known.names[group]
        side = far if name.startswith("last_") else near
        side[name.removeprefix("last_")] = row[match.start(group)]
    return Expression(
        start=row[match.start()].start,
        end=row[match.end() - 1].end,
        relation=rule.relation,
        sense=rule.sense,
        first=stated(near),
        last=stated(far) if far else None,
        rule=rule.id,
    )
