"""Statements of control that only say again what another of the report says."""

from collections.abc import Iterator, Sequence

from marsad.extract.statement import Control
from marsad.extract.term import Holding
from marsad.text.fold import fold

_TAKEN = (Holding.CAPTURED, Holding.RECAPTURED)


def without_echoes(found: Sequence[Control]) -> Iterator[Control]:
    """Yield the statements without the losses of places that the report says another has taken."""
    taken: dict[str, list[Control]] = {}
    for statement in found:
        if statement.status in _TAKEN and statement.modality.happened:
            taken.setdefault(_place(statement), []).append(statement)
    for statement in found:
        if statement.status is not Holding.LOST or not _is_echo(statement, taken.get(_place(statement), ())):
            yield statement


def _is_echo(loss: Control, taken: Sequence[Control]) -> bool:
    """Return whether somebody else than the loser is told to have taken the place."""
    return loss.modality.happened and any(not set(other.holder) & set(loss.previous) for other in taken)


def is_told_below(headline: Control, found: Sequence[Control]) -> bool:
    """Return whether the report goes on to say, of the same place, who of the headline's parties holds it."""
    holders = set(headline.holder)
    later = (other for other in found if other.span.start > headline.span.end)
    return any(_place(other) == _place(headline) and holders & set(other.holder) for other in later)


def _place(statement: Control) -> str:
    place = statement.places[0]
    return place.place_id or fold(place.text).text
