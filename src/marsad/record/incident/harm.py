"""How many an event harmed, as its figures tell it in few words."""

from collections.abc import Iterable

from msgspec import Struct

from marsad.extract.term import Outcome
from marsad.record.incident.happening import ToldFigure


class Harm(Struct, frozen=True, kw_only=True):
    """So many suffered one outcome in one event.

    `low`: of those who give figures, each gives at least as many as the highest lower end of his figures; the least of
    these. None where no figure has a lower end. `high`: the highest upper end of all figures, None where one that is
    no part of another has none. `accounts`: how many speakers give figures.
    """

    low: int | None
    high: int | None
    accounts: int


def harm(figures: Iterable[ToldFigure], outcome: Outcome) -> Harm | None:
    """Return how many suffered the outcome by these figures of one event, None where none of them counts it."""
    told = tuple(each for each in figures if each.outcome == outcome.value)
    if not told:
        return None
    is_open = any(each.subset_of is None and each.figure.high is None for each in told)
    ends = [each.figure.high for each in told if each.figure.high is not None]
    return Harm(
        low=min(_floors(told).values(), default=None),
        high=None if is_open else max(ends, default=None),
        accounts=len({each.origin or each.publisher for each in told}),
    )


def _floors(told: Iterable[ToldFigure]) -> dict[str, int]:
    """Return the highest lower end that each speaker gives."""
    found: dict[str, int] = {}
    for each in told:
        if each.figure.low is not None:
            who = each.origin or each.publisher
            found[who] = max(found.get(who, 0), each.figure.low)
    return found
