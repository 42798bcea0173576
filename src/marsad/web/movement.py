"""What changed hands between two days."""

from collections.abc import Iterable
from dataclasses import dataclass

from marsad.record.alliance import Alliances
from marsad.record.control.tenure import Status
from marsad.store.line import Line, Stood, stood_of

_LED = (Status.HELD, Status.BESIEGED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """A place that another holds on the later day, or that stands otherwise; None where nothing is known of the day.

    `handover`: it went over to a side that was not its holder's.
    """

    place_id: str
    before: Stood | None
    after: Stood | None
    handover: bool


def movement(before: Iterable[Line], after: Iterable[Line], alliances: Alliances) -> tuple[Move, ...]:
    """Return what differs between two days, handovers first, by place id."""
    earlier = {each.place_id: each for each in before}
    later = {each.place_id: each for each in after}
    moves = [_move(place, (earlier.get(place), later.get(place)), alliances) for place in sorted({*earlier, *later})]
    return tuple(sorted((move for move in moves if move is not None), key=lambda move: not move.handover))


def _move(place_id: str, ends: tuple[Line | None, Line | None], alliances: Alliances) -> Move | None:
    if _shown(ends[0]) == _shown(ends[1]):
        return None
    before, after = (end and stood_of(end) for end in ends)
    return Move(place_id=place_id, before=before, after=after, handover=_handed_over(before, after, alliances))


def _handed_over(before: Stood | None, after: Stood | None, alliances: Alliances) -> bool:
    if before is None or after is None or after.start is None or not (_leads(before) and _leads(after)):
        return False
    return not alliances.agree(before.holder, after.holder, after.start)


def _leads(stood: Stood) -> bool:
    return stood.status in _LED and bool(stood.holder)


def _shown(line: Line | None) -> tuple[str, str, str] | None:
    """Return how the place is drawn; what is unknown is drawn as what is not told of at all."""
    known = line is not None and line.status != Status.UNKNOWN.value
    return (line.status, line.holder, line.by) if line is not None and known else None
