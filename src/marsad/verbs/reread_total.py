"""What has changed of all that is read again, some reports at a time."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from marsad.errors import Issue, RefusedError
from marsad.extract.consulted import BY_RULES, Consulted
from marsad.extract.contract import Reading
from marsad.record.judgement import Judgement
from marsad.store.arrival import Arrival
from marsad.store.code import rules
from marsad.store.rereading import Reread, Rereading
from marsad.verbs.rereading import Rereadings


class Total:
    """What has changed so far, by whom it is read, and how many reports a model has read that nobody reads now."""

    def __init__(self, by: Consulted | None, left_by_model: int) -> None:
        self._by, self._left_by_model = by, left_by_model
        self.reports = self._changed = 0
        self._kinds = {name: Counter[str]() for name in ("added", "again", "gone")}
        self._carried: list[Judgement] = []
        self._left: list[Judgement] = []
        self._failed: list[Issue] = []

    def readable(self, arrivals: Iterable[Arrival]) -> tuple[Reading, ...]:
        """Return the readings; what could not be read is kept as an issue."""
        arrived = tuple(arrivals)
        self._failed += (each.what for each in arrived if isinstance(each.what, Issue))
        readings = tuple(each.reading for each in arrived if each.reading)
        self._failed += (_unread(each) for each in readings if each.consulted and each.consulted.failed)
        if self._by == BY_RULES:
            return tuple(replace(each, consulted=BY_RULES) for each in readings)
        return readings

    def take(self, rereading: Rereading, readings: Sequence[Reading]) -> None:
        """Keep what these reports state now, and count what has changed; one that is refused is kept as an issue."""
        self.reports += len(readings)
        for each in self._reread(rereading, readings):
            self._add(each)

    def _reread(self, rereading: Rereading, readings: Sequence[Reading]) -> Iterator[Reread]:
        """Yield what changes by the readings, all of which are kept together, or else each by itself."""
        try:
            yield rereading.take(readings)
        except RefusedError as error:
            if len(readings) == 1:
                source = readings[0].report.document.source
                self._failed.append(Issue(source=source, code="refused", message=str(error)))
                return
            for each in readings:
                yield from self._reread(rereading, (each,))

    def _add(self, reread: Reread) -> None:
        self._changed += sum(map(bool, reread.changes))
        for change in reread.changes:
            for name, kinds in self._kinds.items():
                kinds.update(getattr(change, name).values())
        self._carried += reread.carried
        self._left += reread.left

    def told(self) -> Rereadings:
        """Return all of it."""
        return Rereadings(
            rules=rules(),
            reader=self._by,
            left_by_model=self._left_by_model,
            reports=self.reports,
            changed=self._changed,
            **{name: dict(sorted(kinds.items())) for name, kinds in self._kinds.items()},
            carried=tuple(self._carried),
            left=tuple(self._left),
            failed=tuple(self._failed),
        )


def _unread(reading: Reading) -> Issue:
    """Return why a model did not read the report."""
    return next(each for each in reading.report.issues if reading.consulted and each.code == reading.consulted.code)
