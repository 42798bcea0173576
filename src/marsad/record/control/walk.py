"""The course of one place, walked again from where its evidence is other."""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from marsad.record.alliance import Alliances
from marsad.record.control.course import Course, Stretch, Voice
from marsad.record.control.evidence import Evidence, Order
from marsad.record.control.hindsight import begun

# The evidence of each day.
Settled = Mapping[date, Mapping[Order, Evidence]]


@dataclass(frozen=True, slots=True)
class Turned:
    """The stretches `old` were replaced by `new`."""

    old: tuple[Stretch, ...] = ()
    new: tuple[Stretch, ...] = ()


@dataclass(frozen=True, slots=True)
class Mark:
    """All that a course needs to go on after a day: its last stretch, and what each source last said."""

    last: Stretch
    voices: dict[str, Voice]


@dataclass(slots=True)
class Walk:
    """The stretches of a course, with a mark after each of its days; `again` goes on from the mark that still holds."""

    alliances: Alliances
    stretches: list[Stretch] = field(default_factory=list)
    days: list[date] = field(default_factory=list)
    marks: dict[date, Mark] = field(default_factory=dict)

    def again(self, changed: Collection[date], settled: Settled) -> Turned:
        """Walk again what depends on the days of which the evidence changed, and return which stretches are others.

        `settled` has the evidence of all days.
        """
        self._redate(changed, settled)
        old: list[Stretch] = []
        new: list[Stretch] = []
        left = sorted(changed)
        while left:
            met, turned = self._again(left, settled)
            old += turned.old
            new += turned.new
            left = left[bisect_right(left, met) :]
        return Turned(tuple(old), tuple(new))

    def _again(self, changed: Sequence[date], settled: Settled) -> tuple[date, Turned]:
        """Walk from the first of the days on; return the day on which the course was what it was, and what is other."""
        at = bisect_left(self.days, changed[0])
        before = self.marks[self.days[at - 1]] if at else None
        course = Course(self.alliances)
        if before:
            course.stretches, course.voices = [before.last], before.voices
        first = self._number(before.last) if before else 0
        met = self._go_on(course, at, settled)
        # Where it was met, the last stretch goes on as it did.
        end = self._number(self.marks[met].last) if met else len(self.stretches)
        old, new = self.stretches[first:end], course.stretches[:-1] if met else course.stretches
        self.stretches[first:end] = new
        return met or date.max, Turned(tuple(old), tuple(new))

    def _redate(self, changed: Collection[date], settled: Settled) -> None:
        for day in changed:
            at = bisect_left(self.days, day)
            was = at < len(self.days) and self.days[at] == day
            if was and day not in settled:
                del self.days[at], self.marks[day]
            elif not was and day in settled:
                self.days.insert(at, day)

    def _go_on(self, course: Course, at: int, settled: Settled) -> date | None:
        """Walk the days from the one of that number on, to the day after which the course was what it was (None: none).

        All evidence after it being what it was, so is all that follows.
        """
        for number in range(at, len(self.days)):
            day = self.days[number]
            course.step(day, list(settled[day].values()))
            mark = Mark(course.stretches[-1], course.voices)
            if self.marks.get(day) == mark:
                return day
            self.marks[day] = mark
        return None

    def _number(self, stretch: Stretch) -> int:
        """Return at which place the stretch stands, whatever was added to it since: its start never changes."""
        return bisect_left(self.stretches, begun(stretch), key=begun)
