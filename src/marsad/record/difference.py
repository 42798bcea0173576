"""What was learned between two days: the record as known on the one, beside that as known on the other."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Protocol

from marsad.record.contradiction import Contradiction
from marsad.record.control.tenure import Tenure
from marsad.record.counter.series import Counter
from marsad.record.divergence import divergences
from marsad.record.filed import Filed
from marsad.record.incident.happening import IncidentRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class Knowledge:
    """The record as known on some day: statements, timelines by place, counters, events, contradictions."""

    items: tuple[Filed, ...]
    timelines: Mapping[str, tuple[Tenure, ...]]
    counters: tuple[Counter, ...]
    events: tuple[IncidentRecord, ...]
    contradictions: tuple[Contradiction, ...]


class _Resting(Protocol):
    """What rests on statements."""

    @property
    def statements(self) -> tuple[str, ...]:
        """Their ids."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """Of place `place_id` from `start` to the day before `end`, `before` was said first, and `after` later.

    None for either: nothing was known of those days, or no longer. `start`, `end` None: without a bound.
    """

    place_id: str
    start: date | None
    end: date | None
    before: Tenure | None
    after: Tenure | None

    @property
    def statements(self) -> tuple[str, ...]:
        """What either rests on."""
        return tuple(key for each in (self.before, self.after) if each for key in each.statements)


@dataclass(frozen=True, slots=True, kw_only=True)
class Movement:
    """A counter that has new values; `before` is None where it is new itself, `after` where it is gone."""

    before: Counter | None
    after: Counter | None

    @property
    def statements(self) -> tuple[str, ...]:
        """What either rests on."""
        points = (point for each in (self.before, self.after) if each for point in each.points)
        return tuple(key for point in points for key in point.statements)


class Turn(Enum):
    """What became of an event."""

    NEW = "new"
    GROWN = "grown"
    MERGED = "merged"
    SPLIT = "split"
    GONE = "gone"


@dataclass(frozen=True, slots=True, kw_only=True)
class Development:
    """An event `after` is made of the events `before` and of new statements; None: it is told of no more."""

    turn: Turn
    before: tuple[IncidentRecord, ...]
    after: IncidentRecord | None

    @property
    def statements(self) -> tuple[str, ...]:
        """What tells of any of them."""
        return tuple(key for each in (*self.before, self.after) if each for key in each.statements)


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What the later knowledge has that the earlier had not, and what it has no more.

    `statements` are new, `withdrawn` are gone (a judgement rejected them), by id of those that were before.
    """

    statements: tuple[Filed, ...]
    withdrawn: tuple[str, ...]
    control: tuple[Revision, ...]
    counters: tuple[Movement, ...]
    events: tuple[Development, ...]
    appeared: tuple[Contradiction, ...]
    ended: tuple[Contradiction, ...]

    @property
    def reports(self) -> tuple[str, ...]:
        """The reports of the new statements, by id, each once, in the order of those."""
        return tuple(dict.fromkeys(item.report_id for item in self.statements))

    @property
    def cited(self) -> tuple[str, ...]:
        """All statements, new and old, on which it rests, by id, each once."""
        changes: tuple[Sequence[_Resting], ...] = (
            *(self.control, self.counters, self.events),
            *(self.appeared, self.ended),
        )
        behind = [key for each in changes for change in each for key in change.statements]
        return tuple(dict.fromkeys((*(item.id for item in self.statements), *behind)))


def difference(before: Knowledge, after: Knowledge) -> Difference:
    """Return what was learned."""
    earlier, later = ({item.id for item in each.items} for each in (before, after))
    return Difference(
        statements=tuple(item for item in after.items if item.id not in earlier),
        withdrawn=tuple(item.id for item in before.items if item.id not in later),
        control=tuple(_revisions(before.timelines, after.timelines)),
        counters=tuple(_movements(before.counters, after.counters)),
        events=tuple(_developments(before.events, after.events)),
        appeared=tuple(each for each in after.contradictions if each not in before.contradictions),
        ended=tuple(each for each in before.contradictions if each not in after.contradictions),
    )


def _revisions(before: Mapping[str, Sequence[Tenure]], after: Mapping[str, Sequence[Tenure]]) -> Iterator[Revision]:
    for place in sorted({*before, *after}):
        for each in divergences(before.get(place, ()), after.get(place, ())):
            yield Revision(place_id=place, start=each.start, end=each.end, before=each.one, after=each.other)


def _movements(before: Iterable[Counter], after: Iterable[Counter]) -> Iterator[Movement]:
    old, new = ({counter.id: counter for counter in each} for each in (before, after))
    for key in dict.fromkeys((*new, *old)):
        if old.get(key) != new.get(key):
            yield Movement(before=old.get(key), after=new.get(key))


def _developments(before: Sequence[IncidentRecord], after: Sequence[IncidentRecord]) -> Iterator[Development]:
    """Yield what became of the events; one is in another where they share a statement."""
    of_statement = {key: event for event in before for key in event.statements}
    heirs: dict[str, int] = {}
    origins: list[tuple[IncidentRecord, tuple[IncidentRecord, ...]]] = []
    for event in after:
        came = {old.id: old for key in event.statements if (old := of_statement.get(key))}
        origins.append((event, tuple(came.values())))
        for key in came:
            heirs[key] = heirs.get(key, 0) + 1
    for event, came_from in origins:
        if tuple(old.id for old in came_from) != (event.id,):
            split = any(heirs[old.id] > 1 for old in came_from)
            yield Development(turn=_turn(came_from, is_split=split), before=came_from, after=event)
    yield from (Development(turn=Turn.GONE, before=(old,), after=None) for old in before if old.id not in heirs)


def _turn(came_from: Sequence[IncidentRecord], *, is_split: bool) -> Turn:
    if not came_from:
        return Turn.NEW
    if len(came_from) > 1:
        return Turn.MERGED
    return Turn.SPLIT if is_split else Turn.GROWN
