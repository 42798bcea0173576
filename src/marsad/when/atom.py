"""One word or sign of a date."""

from dataclasses import dataclass

from marsad.when.kind import Kind


@dataclass(frozen=True, slots=True)
class Atom:
    """A word or sign of `kind` at folded [start, end), with its value."""

    start: int
    end: int
    kind: Kind
    value: int | str = 0
