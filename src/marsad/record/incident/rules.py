"""The table by which two statements are taken for one event or not, and the walk over it."""

from functools import cache

from msgspec import Struct

from marsad.errors import LexiconError
from marsad.record.incident.measure import MEASURES, Kind, Pair, Pairing, Scope, Value
from marsad.record.incident.sketch import Sketch
from marsad.text.lexicon import Entry, load

_PACKAGE = "marsad.record.incident"


class Example(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Two statements written short, and whether the row fits them."""

    a: Sketch
    b: Sketch
    fits: bool


class Row(Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Where `measure` gives one of `values`, or a number of `least` or more and below `below`, the score is moved.

    By `weight`, in units of log-odds; `refuses`: the two are never one event, whatever else speaks for it. `scope`,
    `pairs` and `families` (of the type of one of them) say for which pairs; empty means all. en and ar: the reason, as
    shown.
    """

    measure: str
    values: tuple[str, ...] = ()
    least: float | None = None
    below: float | None = None
    scope: tuple[Scope, ...] = ()
    pairs: tuple[Pairing, ...] = ()
    families: tuple[str, ...] = ()
    weight: float = 0.0
    refuses: bool = False
    en: str
    ar: str
    examples: tuple[Example, ...]

    def fits(self, value: Value) -> bool:
        """Return whether the measured value is one that the row speaks of."""
        if value is None:
            return False
        if isinstance(value, str):
            return value in self.values
        return (self.least is None or value >= self.least) and (self.below is None or value < self.below)

    def speaks_of(self, kind: Kind) -> bool:
        """Return whether the row is for such pairs."""
        return (
            (not self.scope or kind.scope in self.scope)
            and (not self.pairs or kind.pairing in self.pairs)
            and (not self.families or kind.a in self.families or kind.b in self.families)
        )


class Weighed(Struct, frozen=True):
    """The sum for two statements: one event where it is above nought. `reasons`: the rows that fit, heaviest first."""

    score: float
    is_refused: bool
    reasons: tuple[tuple[str, float], ...]


def weigh(pair: Pair) -> Weighed:
    """Return what the table says of the pair, with its reasons."""
    fitting = [row for measure, group in _rows_for(pair.kind) for row in _fitting(measure, group, pair)]
    score = sum(row.weight for row in fitting)
    reasons = tuple(sorted(((row.id, row.weight) for row in fitting), key=lambda r: (-abs(r[1]), r[0])))
    return Weighed(round(score, 6), any(row.refuses for row in fitting), reasons)


def score(pair: Pair) -> float:
    """Return the sum alone, minus infinity where a row refuses the pair."""
    total = 0.0
    for measure, group in _rows_for(pair.kind):
        for row in _fitting(measure, group, pair):
            if row.refuses:
                return -float("inf")
            total += row.weight
    return round(total, 6)


def _fitting(measure: str, group: tuple[Row, ...], pair: Pair) -> list[Row]:
    value = MEASURES[measure](pair)
    return [] if value is None else [row for row in group if row.fits(value)]


@cache
def rows() -> tuple[Row, ...]:
    """Return the rows of `links.yaml`, in their order.

    Raises:
        LexiconError: a row measures what nothing measures, or has nothing to compare with.
    """
    found = load(_PACKAGE, "links.yaml", Row)
    for row in found:
        if row.measure not in MEASURES:
            raise LexiconError(f"{_PACKAGE}/links.yaml: {row.id!r} measures {row.measure!r}, which nothing does")
        if not row.values and row.least is None and row.below is None:
            raise LexiconError(f"{_PACKAGE}/links.yaml: {row.id!r} says no value")
    return found


@cache
def _rows_for(kind: Kind) -> tuple[tuple[str, tuple[Row, ...]], ...]:
    """Return the rows that speak of such pairs by what they measure, those that may refuse first."""
    chosen = [row for row in rows() if row.speaks_of(kind)]
    measures = dict.fromkeys(row.measure for row in sorted(chosen, key=lambda row: not row.refuses))
    return tuple((m, tuple(row for row in chosen if row.measure == m)) for m in measures)
