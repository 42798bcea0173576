"""Counters: the same figure through time, told by one origin, each later value in the place of the earlier."""

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from hashlib import sha256
from itertools import groupby

from msgspec import Struct
from msgspec.structs import replace

from marsad.extract.statement import Figure
from marsad.extract.term import Counting, Measure, Unit
from marsad.record.contradiction import Conflict, Contradiction
from marsad.record.counter.claim import Claim, Scope
from marsad.theatre.known_as import source

# Hexadecimal digits: a corpus with a million counters has two of one id once in some 10¹⁶.
_DIGITS = 24


class Point(Struct, frozen=True, kw_only=True):
    """On `end` the counter stood at `low` to `high` (None: open), `said` as it was put, by `statements`.

    `as_of`: the day of the passage that first said so, `known` that by which its report was out. `falls`: it is less
    than an earlier value: a correction, or a contradiction.
    """

    end: date | None
    as_of: date | None
    known: date | None
    low: int | None
    high: int | None
    said: Figure | None = None
    statements: tuple[str, ...]
    falls: bool = False


class Counter(Struct, frozen=True, kw_only=True):
    """What `origin` counts of `groups` whom `outcome` befell in `area` since `start`, from value to value.

    `groups` are parties as the statements name them, none where nobody knows whose people they are.
    An empty `origin` has no name; then the counter is of one report. `event`: the one event of which it is the toll.
    """

    id: str
    origin: str
    outcome: str
    unit: Unit | None = None
    measure: Measure | None = None
    groups: tuple[str, ...]
    detail: str | None = None
    by: tuple[str, ...] = ()
    area: tuple[str, ...]
    counting: Counting
    start: date | None
    event: str | None = None
    points: tuple[Point, ...]


class Current(Struct, frozen=True, kw_only=True):
    """What still counts of the claims, and where a counter fell."""

    claims: tuple[Claim, ...]
    contradictions: tuple[Contradiction, ...]


def numbered(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Return the claims, each with the id of its counter, None where it is a value of none; one that has it keeps it.

    The toll of an event that nobody knows is of none, nor is a part that nothing tells from its total or from other
    parts: nobody could say which it is when it is told again.
    """
    every = tuple(claims)
    by_id = {claim.id: claim for claim in every}
    return tuple(
        claim if claim.counter else replace(claim, counter=_counter_id(claim, by_id.get(claim.subset_of or "")))
        for claim in every
    )


def _counter_id(claim: Claim, total: Claim | None) -> str | None:
    """Return the id of the counter of which the claim, a part of `total` where that is told, is a value.

    Values of one counter agree in origin, people, outcome, area and the day from which they count; those of a window
    also in its last day; those of an event in the event alone.
    """
    alone = claim.counting is Counting.INCIDENT and claim.event is None and not is_stock(claim)
    if alone or not _is_told_apart(claim, total):
        return None
    box: list[object] = [claim.event]
    if is_stock(claim):
        box = [claim.area]
    elif claim.event is None:
        end = _day(claim.end) if claim.counting is Counting.WINDOW else None
        box = [claim.counting.value, claim.area, _day(claim.start), end]
    measured = [each.value if each else None for each in (claim.unit, claim.measure)]
    whose = [claim.voice, claim.outcome, *measured, claim.named or claim.groups, claim.detail, claim.by]
    row = json.dumps([whose, box, claim.subset_of is not None], ensure_ascii=False, separators=(",", ":"))
    return f"counter:{sha256(row.encode()).hexdigest()[:_DIGITS]}"


def is_stock(claim: Claim) -> bool:
    """Return whether it counts people who are somewhere on a day: fewer on a later one contradict nothing."""
    return claim.measure is Measure.STOCK


def _is_told_apart(claim: Claim, total: Claim | None) -> bool:
    if claim.subset_of is None or claim.detail is not None:
        return True
    return total is not None and (claim.groups, claim.area, claim.start) != (total.groups, total.area, total.start)


def counters(claims: Iterable[Claim]) -> tuple[Counter, ...]:
    """Return every counter of the claims, by id, its values in order of the days up to which they count."""
    return tuple(_counter(values) for values in _series(claims))


def current(claims: Iterable[Claim]) -> Current:
    """Return what still counts, by id: of each counter the last value, and of the earlier ones what that leaves.

    An earlier running total goes on to say how many there were at least by its day; how many at most, the later one
    says, which may know of more. An earlier toll of the same days or event is gone. A value that is only rounder than
    an earlier one takes nobody's place.
    """
    every = numbered(claims)
    series = tuple(_series(every))
    counted = {claim.id for values in series for claim in values}
    kept = [claim for claim in every if claim.id not in counted]
    kept.extend(left for values in series for left in _left(values))
    falls = tuple(_fall(fallen, later) for values in series for later, fallen in _falls(values))
    return Current(claims=tuple(sorted(kept, key=lambda claim: claim.id)), contradictions=falls)


def _series(claims: Iterable[Claim]) -> Iterator[tuple[Claim, ...]]:
    """Yield the values of each counter in their order."""
    named = (claim for claim in numbered(claims) if claim.counter)
    for _, values in groupby(
        sorted(named, key=lambda each: (each.counter, _order(each))), key=lambda each: each.counter
    ):
        yield tuple(values)


def _order(claim: Claim) -> tuple[date, date, date, str]:
    return *_moment(claim), claim.id


def _moment(claim: Claim) -> tuple[date, date, date]:
    """Return when a claim stands in its series: by the day up to which it counts, then by when it was said."""
    said = claim.as_of or claim.known or date.min
    end = said if claim.event is not None or claim.end is None else claim.end
    return end, said, claim.known or date.max


class _Later(Struct):
    """What the values behind one say: the most that one of them has at least, the least that one has at most."""

    low: int = 0
    high: int | None = None

    def hear(self, claim: Claim) -> None:
        self.low = max(self.low, claim.low or 0)
        if claim.high is not None:
            self.high = claim.high if self.high is None else min(self.high, claim.high)

    def takes_place_of(self, claim: Claim) -> bool:
        """Return whether one says anything that the claim does not: not the same again, nor only rounder."""
        less = self.high is not None and (claim.high is None or self.high < claim.high)
        return less or self.low > (claim.low or 0)

    def is_below(self, claim: Claim) -> bool:
        return self.high is not None and self.high < (claim.low or 0)


def _left(values: Sequence[Claim]) -> Iterator[Claim]:
    """Yield what later values leave of each, the last first; what is said at one time takes nobody's place in it."""
    later, of_days = _Later(), dict[tuple[date | None, date | None], _Later]()
    for _, told in groupby(reversed(values), key=_moment):
        rows = tuple(told)
        for claim in rows:
            same = of_days.setdefault(_days(claim), _Later())
            if not (later.is_below(claim) or same.takes_place_of(claim)):
                yield replace(claim, scope=Scope.SOME) if later.takes_place_of(claim) else claim
        for claim in rows:
            of_days[_days(claim)].hear(claim)
            if not is_stock(claim):
                later.hear(claim)


def _falls(values: Sequence[Claim]) -> Iterator[tuple[Claim, tuple[Claim, ...]]]:
    """Yield each value that is less than earlier ones, with those of them to which none between was an end."""
    standing: list[Claim] = []
    if is_stock(values[0]):
        return
    for _, told in groupby(values, key=_moment):
        rows = tuple(told)
        ended: set[str] = set()
        for later in rows:
            fallen = tuple(c for c in standing if later.high is not None and (c.low or 0) > later.high)
            if fallen:
                yield later, fallen
                ended.update(claim.id for claim in fallen)
        standing = [*(claim for claim in standing if claim.id not in ended), *rows]


def _days(claim: Claim) -> tuple[date | None, date | None]:
    return (claim.start, claim.end) if claim.event is None else (None, None)


def _fall(earlier: Sequence[Claim], later: Claim) -> Contradiction:
    top, who = max(claim.low or 0 for claim in earlier), source(later.voice)
    en = f"A count by {who.en} falls from {top} to {later.high}: a correction, or a contradiction"
    ar = f"تراجع إحصاء {who.ar} من {top} إلى {later.high}: تصحيح أو تناقض"
    ids = tuple(claim.id for claim in earlier)
    return Contradiction(
        conflict=Conflict.FIGURES, statements=(*ids, later.id), relaxed=ids, origin=later.voice, en=en, ar=ar
    )


def _counter(values: Sequence[Claim]) -> Counter:
    first = values[0]
    return Counter(
        id=first.counter or "",
        origin=first.origin,
        outcome=first.outcome,
        unit=first.unit,
        measure=first.measure,
        groups=first.named or first.groups,
        detail=first.detail,
        by=first.by,
        area=first.area,
        counting=first.counting,
        start=None if is_stock(first) else first.start,
        event=first.event,
        points=tuple(_points(values)),
    )


def _points(values: Sequence[Claim]) -> Iterator[Point]:
    """Yield the values, what is only told again joined to its first telling."""
    falling = {claim.id for claim, _ in _falls(values)}
    for (end, low, high), told in groupby(values, key=lambda claim: (claim.end, claim.low, claim.high)):
        rows = tuple(told)
        yield Point(
            end=end,
            as_of=rows[0].as_of,
            known=rows[0].known,
            low=low,
            high=high,
            said=rows[0].figure,
            statements=tuple(dict.fromkeys(claim.id for claim in rows)),
            falls=rows[0].id in falling,
        )


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
