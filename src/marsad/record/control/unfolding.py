"""The timeline of a place as more and more is known of it."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from marsad.record.alliance import Alliances
from marsad.record.control.claim import ControlClaim
from marsad.record.control.course import Stretch
from marsad.record.control.evidence import Evidence, Order
from marsad.record.control.gathered import Gathered
from marsad.record.control.hindsight import begun, place_of, reached_back, with_background
from marsad.record.control.tenure import Tenure
from marsad.record.control.timeline import tenure
from marsad.record.control.walk import Turned, Walk

# Where a tenure begins, by which it is known: the tenures of a timeline do not overlap.
Start = date | None


class Unfolding:
    """The timeline of all claims so far, which `timeline` would make of them; `learn` adds more of them.

    It grows with what the claims change: the evidence of their days, the stretches that follow from it until the course
    is what it was, and the tenures of these.
    """

    def __init__(self, alliances: Alliances) -> None:
        self.tenures: dict[Start, Tenure] = {}
        self._alliances = alliances
        self._gathered = Gathered(alliances)
        self._walk = Walk(alliances)
        # Background, by the start of the stretch that tells it too (None: none does), and back.
        self._told: dict[Start, dict[Order, Evidence]] = defaultdict(dict)
        self._start_of: dict[Order, Start] = {}

    def learn(self, claims: Iterable[ControlClaim]) -> dict[Start, Tenure | None]:
        """Add the claims, and return the tenures that are others, by their start: None where none begins any more."""
        edge = {None, self._first()}
        news = self._gathered.add(claims)
        turned = self._walk.again(news.days, self._gathered.settled)
        edge.add(self._first())
        touched: set[Start] = {stretch.start for stretch in (*turned.old, *turned.new)}
        touched |= self._place(news.past, turned)
        # What lies before the first stretch is told by that one, and by what none of them tells.
        touched |= edge if touched & edge else set()
        earliest = self._earliest() if touched & edge else {}
        found = {start: earliest[start] if start in earliest else self._tenure(start) for start in touched}
        other = {start: now for start, now in found.items() if now != self.tenures.get(start)}
        for start, now in other.items():
            if now is None:
                del self.tenures[start]
            else:
                self.tenures[start] = now
        return other

    def _place(self, past: dict[Order, Evidence | None], turned: Turned) -> set[Start]:
        """Lay background to the stretches that tell it, and return the starts of those of which it is now other."""
        touched: set[Start] = set()
        for order, item in (past | self._to_be_placed(turned)).items():
            start = self._start(item) if item else None
            if order in self._start_of:
                was = self._start_of[order]
                if was == start and self._told[was][order] is item:
                    continue
                del self._start_of[order], self._told[was][order]
                touched.add(was)
            if item:
                self._start_of[order], self._told[start][order] = start, item
                touched.add(start)
        return touched

    def _to_be_placed(self, turned: Turned) -> dict[Order, Evidence]:
        """Return the background that another stretch may tell now: one that began by its day and has other sides."""
        old, new = (_sides(stretches) for stretches in (turned.old, turned.new))
        other = [start for start in old | new if old.get(start) != new.get(start)]
        if not other:
            return {}
        first, last = min(other), max(other)
        past = ((order, item, self._start_of.get(order)) for order, item in self._gathered.past.items())
        return {order: item for order, item, was in past if item.day >= first and (was is None or was <= last)}

    def _start(self, item: Evidence) -> Start:
        stretches = self._walk.stretches
        at = place_of(item, stretches, self._alliances)
        return None if at is None else stretches[at].start

    def _first(self) -> Start:
        stretches = self._walk.stretches
        return stretches[0].start if stretches else None

    def _earliest(self) -> dict[Start, Tenure | None]:
        """Return the tenures of the first stretch and before it, by their start."""
        stretches = self._walk.stretches
        if not stretches:
            return {None: None}
        first = stretches[0]
        found = reached_back([self._with_background(first)], self._background(None), self._alliances)
        ends = [*(stretch.start for stretch in found[1:]), self._end(0)]
        made = {s.start: tenure(s, end, self._alliances) for s, end in zip(found, ends, strict=True)}
        return {None: None, first.start: None} | made

    def _tenure(self, start: Start) -> Tenure | None:
        """Return the tenure of a stretch after the first, None where none begins on that day."""
        stretches = self._walk.stretches
        at = bisect_left(stretches, start or date.min, key=begun)
        if at == len(stretches) or stretches[at].start != start:
            return None
        return tenure(self._with_background(stretches[at]), self._end(at), self._alliances)

    def _end(self, at: int) -> date | None:
        stretches = self._walk.stretches
        return stretches[at + 1].start if at + 1 < len(stretches) else None

    def _with_background(self, stretch: Stretch) -> Stretch:
        return with_background(stretch, self._background(stretch.start))

    def _background(self, start: Start) -> list[Evidence]:
        return [item for _, item in sorted(self._told[start].items())]


def _sides(stretches: Sequence[Stretch]) -> dict[date, frozenset[str]]:
    return {begun(stretch): frozenset(stretch.stance.sides) for stretch in stretches}
