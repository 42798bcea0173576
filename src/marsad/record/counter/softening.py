"""What a figure bounds: about fifty is no fifty, and dozens have no upper end."""

from functools import cache
from math import ceil, floor
from typing import Literal

import msgspec

from marsad.extract.statement import Figure
from marsad.text.lexicon import Entry, load

Bound = Literal["said", "softened", "open"] | int
Bounds = tuple[int | None, int | None]


class Softened(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """An example of a row: the bounds as said, and as they count."""

    said: Bounds
    gives: Bounds


class Softening(Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What figures said in one way bound; a condition left out fits every figure.

    `share` is a share of the figure, `unit` one of its last round unit: the larger is added and taken away.
    """

    approx: bool | None = None
    vague: bool | None = None
    numbered: bool | None = None
    low: Bound
    high: Bound
    share: float = 0.0
    unit: float = 0.0
    examples: tuple[Softened, ...]

    def fits(self, figure: Figure) -> bool:
        """Return whether the figure is said in this way."""
        numbered = figure.low is not None or figure.high is not None
        said = (figure.approx, figure.vague, numbered)
        wanted = (self.approx, self.vague, self.numbered)
        return all(wish is None or wish == is_so for wish, is_so in zip(wanted, said, strict=True))

    def bounds(self, figure: Figure) -> Bounds:
        """Return the least and the greatest number that the figure allows, None where it sets no bound."""
        low = self._bound(self.low, figure.low, -1)
        return low, self._bound(self.high, figure.high, +1)

    def _bound(self, bound: Bound, said: int | None, way: int) -> int | None:
        if isinstance(bound, int):
            return bound
        if bound == "open" or said is None:
            return None
        return said if bound == "said" else self._moved(said, way)

    def _moved(self, said: int, way: int) -> int:
        by = max(said * self.share, round_unit(said) * self.unit)
        # Whoever counts anybody counts one at least.
        return ceil(said + by) if way > 0 else max(floor(said - by), min(said, 1))


def round_unit(number: int) -> int:
    """Return the greatest power of ten that divides the number: what its last digit that is no nought counts."""
    unit = 1
    while number and number % (unit * 10) == 0:
        unit *= 10
    return unit if number else 0


def softened(figure: Figure) -> Bounds:
    """Return the least and the greatest number that the figure allows, by the first row that fits."""
    return next(row for row in softenings() if row.fits(figure)).bounds(figure)


@cache
def softenings() -> tuple[Softening, ...]:
    """Return the rows of `softening.yaml`, in their order; the last fits whatever the others leave."""
    return load("marsad.record.counter", "softening.yaml", Softening)
