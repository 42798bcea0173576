"""What has changed of all that is read again, some reports at a time."""

from collections import Counter
from collections.abc import Iterable

from marsad.errors import Issue
from marsad.extract.contract import Reading
from marsad.record.judgement import Judgement
from marsad.store.arrival import Arrival
from marsad.store.code import rules
from marsad.store.rereading import Reread
from marsad.verbs.rereading import Rereadings


class Total:
    """What has changed so far."""

    def __init__(self) -> None:
        self.reports = self._changed = 0
        self._kinds = {name: Counter[str]() for name in ("added", "again", "gone")}
        self._carried: list[Judgement] = []
        self._left: list[Judgement] = []
        self._failed: list[Issue] = []

    def readable(self, arrivals: Iterable[Arrival]) -> tuple[Reading, ...]:
        """Return the readings; what could not be read is kept as an issue."""
        arrived = tuple(arrivals)
        self._failed += (each.what for each in arrived if isinstance(each.what, Issue))
        return tuple(each.reading for each in arrived if each.reading)

    def add(self, reread: Reread, reports: int) -> None:
        """Count what came of reading so many reports again."""
        self.reports += reports
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
            reports=self.reports,
            changed=self._changed,
            **{name: dict(sorted(kinds.items())) for name, kinds in self._kinds.items()},
            carried=tuple(self._carried),
            left=tuple(self._left),
            failed=tuple(self._failed),
        )
