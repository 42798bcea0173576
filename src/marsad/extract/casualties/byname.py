"""One person told twice: first by what he is, then by his name (استشهد شاب … الشاب يزن)."""

from collections.abc import Sequence

from marsad.extract.statement import Casualties, Figure
from marsad.extract.term import Modality
from marsad.text.span import Span

_ONE = Figure(low=1, high=1)
_HAPPENED = {Modality.ASSERTED, Modality.REPORTED}
# From the one told to the same one by name, in code points.
_REACH = 700


def named_again(found: Sequence[Casualties], title: Span | None) -> tuple[tuple[Casualties, Casualties], ...]:
    """Return each single person told without a name, with the statement that tells him by it.

    Only where the report tells one such person of a side, and one by name behind him.
    """
    told: dict[object, list[Casualties]] = {}
    for statement in found:
        if statement.figure == _ONE and statement.subset_of is None:
            told.setdefault((statement.outcome, statement.victims), []).append(statement)
    pairs = [(ones[0], ones[1]) for ones in told.values() if len(ones) == 2]
    return tuple((one, other) for one, other in pairs if _is_same(one, other, title))


def _is_same(one: Casualties, other: Casualties, title: Span | None) -> bool:
    """Return whether the second tells by name whom the first tells, on the same day and nowhere else."""
    headline = title is not None and one.span.start < title.end
    happened = {one.modality, other.modality} <= _HAPPENED
    near = other.span.start - one.span.end <= _REACH and (headline or one.window == other.window) and happened
    here, there = ({place.text for place in each.places} for each in (one, other))
    return near and not one.named and bool(other.named) and (not here or not there or bool(here & there))
