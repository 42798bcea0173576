"""What a report's figures of displacement say together: those told twice are left out once."""

from collections.abc import Iterator, Sequence

from marsad.extract.statement import Displacement
from marsad.text.span import Span

# Below this a figure may well be told of two different groups.
_TELLING = 4


def tidied(found: Sequence[Displacement], title: Span | None) -> Iterator[Displacement]:
    """Yield the statements without those that repeat another: a headline's, or the same figure once more."""
    for i, statement in enumerate(found):
        headline = title is not None and statement.span.start < title.end
        others = found[i + 1 :] if headline else found[:i]
        if not any(_repeats(statement, other) for other in others):
            yield statement


def _repeats(statement: Displacement, other: Displacement) -> bool:
    if (statement.outcome, statement.unit, statement.modality) != (other.outcome, other.unit, other.modality):
        return False
    if statement.figure.low is None and statement.figure.high is None:
        return other.as_of == statement.as_of
    same = statement.figure == other.figure and statement.subset_of is None and other.subset_of is None
    return same and (statement.figure.low or 0) >= _TELLING and statement.as_of == other.as_of
