"""What can be measured between two statements, or between what two reports tell."""

from collections.abc import Callable, Mapping
from enum import Enum
from typing import NamedTuple

from msgspec import Struct

from marsad.extract.statement import Figure
from marsad.record.incident.kinship import likeness
from marsad.record.incident.spot import km, where
from marsad.record.incident.told import Part, Told, Toll

# How far an approximate figure may be from the truth, as a share of it; our choice, as in the ledger's softening.
_APPROXIMATE = 0.15
# Fewer people than these are harmed in too many events to tell one from another.
_FEW = 4
# A figure that is rounded, or has risen, by up to a third more than the other is close to it.
_CLOSE = 4 / 3


class Scope(Enum):
    """Whose the two statements are."""

    REPORT = "report"  # one report's
    PUBLISHER = "publisher"  # two reports of one publisher
    PUBLISHERS = "publishers"


class Pairing(Enum):
    """What kinds of statements the two are."""

    EVENTS = "events"
    EVENT_TOLL = "event_toll"
    TOLLS = "tolls"
    TURN = "turn"  # one of them a turn of control


class Kind(NamedTuple):
    """What sort of pair it is: whose, of what, and the families of the two."""

    scope: Scope
    pairing: Pairing
    a: str
    b: str


class Pair(Struct, frozen=True):
    """Two statements, the one with the lower id first."""

    a: Told
    b: Told

    @property
    def kind(self) -> Kind:
        """What sort of pair it is."""
        return Kind(_scope(self.a, self.b), _pairing(self.a.part, self.b.part), self.a.family, self.b.family)


def _scope(a: Told, b: Told) -> Scope:
    if a.report == b.report:
        return Scope.REPORT
    return Scope.PUBLISHER if a.publisher and a.publisher == b.publisher else Scope.PUBLISHERS


def _pairing(a: Part, b: Part) -> Pairing:
    if a is Part.TURN or b is Part.TURN:
        return Pairing.TURN
    return (Pairing.TOLLS, Pairing.EVENT_TOLL, Pairing.EVENTS)[(a is Part.EVENT) + (b is Part.EVENT)]


Value = str | float | None


def _types(pair: Pair) -> Value:
    return likeness(pair.a.type, pair.b.type).value


def _where(pair: Pair) -> Value:
    return where(pair.a.spots, pair.b.spots).value


def _km(pair: Pair) -> Value:
    return km(pair.a.spots, pair.b.spots)


def _days_apart(pair: Pair) -> Value:
    """Return how many days lie between the two, 0 where they may be of one day, None where either is open."""
    a, b = pair.a, pair.b
    if a.start is None or a.end is None or b.start is None or b.end is None:
        return None
    return float(max(0, max(a.start, b.start) - min(a.end, b.end)))


def _loosely(pair: Pair) -> Value:
    """Return the same where the day of one of them is but that of its telling."""
    return _days_apart(pair) if pair.a.is_loose or pair.b.is_loose else None


def _firmly(pair: Pair) -> Value:
    """Return the same where both tell their days."""
    return None if pair.a.is_loose or pair.b.is_loose else _days_apart(pair)


def _overlap(pair: Pair) -> Value:
    """Return how much of all their days is of both, None where either is open."""
    a, b = pair.a, pair.b
    if a.start is None or a.end is None or b.start is None or b.end is None:
        return None
    shared = min(a.end, b.end) - max(a.start, b.start) + 1
    return max(0.0, shared / (max(a.end, b.end) - min(a.start, b.start) + 1))


def _undated(pair: Pair) -> Value:
    """Return which of them has no day of its own."""
    return ("neither", "one", "both")[(pair.a.start is None) + (pair.b.start is None)]


def _doers(pair: Pair) -> Value:
    return _alike(pair.a.doers, pair.b.doers, pair.a.doers_wide, pair.b.doers_wide)


def _sides(pair: Pair) -> Value:
    return _alike(pair.a.sides, pair.b.sides, pair.a.sides_wide, pair.b.sides_wide)


def _alike(a: frozenset[str], b: frozenset[str], a_wide: frozenset[str], b_wide: frozenset[str]) -> str:
    if not a or not b:
        return "open"
    if a == b:
        return "same"
    if not a.isdisjoint(b):
        return "shared"
    return "different" if a_wide.isdisjoint(b_wide) else "allied"


def _figures(pair: Pair) -> Value:
    """Return what the figures of one outcome and one group say to each other: the best that any two say."""
    found = {_compare(one, other) for one in pair.a.tolls for other in pair.b.tolls}
    return next((way for way in ("equal", "close", "few_equal", "agree", "exclude") if way in found), None)


def _compare(one: Toll, other: Toll) -> str | None:
    if one.outcome != other.outcome or one.total or other.total:
        return None
    if one.whom and other.whom and one.whom.isdisjoint(other.whom):
        return None
    if exclude(one.figure, other.figure):
        return "exclude"
    if one.figure.low is None or other.figure.low is None or one.figure.vague or other.figure.vague:
        return "agree"
    if one.figure == other.figure:
        return "equal" if one.figure.low >= _FEW else "few_equal"
    return (
        "close"
        if _FEW <= max(one.figure.low, other.figure.low) <= _CLOSE * min(one.figure.low, other.figure.low)
        else "agree"
    )


def exclude(one: Figure, other: Figure) -> bool:
    """Return whether no number is within both figures, approximate ones widened by their share."""
    return _low(one) > _high(other) or _low(other) > _high(one)


def _low(figure: Figure) -> float:
    return 0 if figure.low is None else figure.low * (1 - _APPROXIMATE * figure.approx)


def _high(figure: Figure) -> float:
    return float("inf") if figure.high is None else figure.high * (1 + _APPROXIMATE * figure.approx)


def _part_of(pair: Pair) -> Value:
    a, b = pair.a.tolls, pair.b.tolls
    told = {t.statement for t in a} & {t.total for t in b} or {t.statement for t in b} & {t.total for t in a}
    return "yes" if told else None


def _words(pair: Pair) -> Value:
    """Return how many of the words of both are in both, as a share; None where one has hardly any."""
    a, b = pair.a.wording.words, pair.b.wording.words
    return len(a & b) / len(a | b) if min(len(a), len(b)) >= _FEW else None


def _held(pair: Pair) -> Value:
    """Return how many of the words of the shorter are in the longer, as a share."""
    a, b = pair.a.wording.words, pair.b.wording.words
    return len(a & b) / min(len(a), len(b)) if min(len(a), len(b)) >= _FEW else None


def _gap(pair: Pair) -> Value:
    """Return how many code points lie between their words in one report, 0 where they share some."""
    if pair.a.report != pair.b.report:
        return None
    return float(max(0, max(pair.a.at, pair.b.at) - min(pair.a.to, pair.b.to)))


def _nearest(pair: Pair) -> Value:
    """Return whether both are told of, or nearest to, one event of their report, or one of them near no event."""
    if pair.a.report != pair.b.report:
        return None
    if not pair.a.nearest or not pair.b.nearest:
        return "nowhere"
    return "other" if pair.a.nearest.isdisjoint(pair.b.nearest) else "same"


def _over_days(pair: Pair) -> Value:
    """Return whether one of them alone counts over days: two such figures may count the same."""
    return "yes" if pair.a.is_over_days is not pair.b.is_over_days else None


def _another(pair: Pair) -> Value:
    later = max(pair.a, pair.b, key=lambda told: told.at)
    return "yes" if later.wording.is_another else None


def _shared(a: frozenset[str], b: frozenset[str]) -> Value:
    if not a or not b:
        return None
    return "different" if a.isdisjoint(b) else "shared"


MEASURES: Mapping[str, Callable[[Pair], Value]] = {
    "always": lambda _: "yes",
    "types": _types,
    "where": _where,
    "km": _km,
    "days_apart": _days_apart,
    "days_apart_loosely": _loosely,
    "days_apart_firmly": _firmly,
    "overlap": _overlap,
    "undated": _undated,
    "doers": _doers,
    "sides": _sides,
    "figures": _figures,
    "part_of": _part_of,
    "over_days": _over_days,
    "words": _words,
    "words_held": _held,
    "gap": _gap,
    "nearest": _nearest,
    "another": _another,
    "dayparts": lambda pair: _shared(pair.a.wording.dayparts, pair.b.wording.dayparts),
    "means": lambda pair: _shared(pair.a.means, pair.b.means),
    "objects": lambda pair: _shared(pair.a.objects, pair.b.objects),
    "names": lambda pair: _shared(pair.a.names, pair.b.names),
}
