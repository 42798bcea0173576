"""What a report's figures of displacement say together: those told twice are left out once."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TypeAlias

from marsad.extract.statement import Displacement, Figure
from marsad.extract.term import Modality, Movement, Unit
from marsad.text.span import Span

# Who moved how, as of which day, and how many of them, None: whatever the figure.
_Told: TypeAlias = tuple[tuple[Movement, Unit, Modality, date | None], Figure | None]
# Below this a figure may well be told of two different groups.
_TELLING = 4


def tidied(found: Sequence[Displacement], title: Span | None) -> Iterator[Displacement]:
    """Yield the statements without those that repeat another: a headline's, or the same figure once more."""
    first: dict[_Told, int] = {}
    last: dict[_Told, int] = {}
    for i, statement in enumerate(found):
        for told in _tells(statement):
            first.setdefault(told, i)
            last[told] = i
    for i, statement in enumerate(found):
        headline = title is not None and statement.span.start < title.end
        again = _repeatable(statement)
        if again is None or not (last[again] > i if headline else first[again] < i):
            yield statement


def _tells(statement: Displacement) -> tuple[_Told, ...]:
    """Return what others may repeat of a statement: that so moved, and how many, where they are no part of others."""
    some = (statement.outcome, statement.unit, statement.modality, statement.as_of)
    return ((some, None),) if statement.subset_of is not None else ((some, None), (some, statement.figure))


def _repeatable(statement: Displacement) -> _Told | None:
    """Return what a statement repeats where another tells it, too; None where it may be told of others."""
    some = _tells(statement)
    if statement.figure.low is None and statement.figure.high is None:
        return some[0]
    return some[1] if len(some) > 1 and (statement.figure.low or 0) >= _TELLING else None
