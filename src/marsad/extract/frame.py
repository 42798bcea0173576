"""A control word with its slots filled."""

from dataclasses import dataclass

from marsad.extract.scan import Hit
from marsad.extract.statement import Extent, Holding
from marsad.extract.toponym import Toponym


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What one control word says, at folded [start, end).

    `own_end` is the end of the words that every place of the frame shares; control words before
    `consumed` only repeat this one. `pattern` says which way the slots were filled.
    """

    trigger: Hit
    places: tuple[Toponym, ...]
    status: Holding
    start: int
    end: int
    own_end: int
    consumed: int
    pattern: str
    holder: tuple[str, ...] = ()
    previous: tuple[str, ...] = ()
    by: tuple[str, ...] = ()
    extent: Extent | None = None
