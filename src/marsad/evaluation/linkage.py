"""Which statements were taken for one event, beside which are."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Linkage:
    """How pairs of statements agree: `right` are of one event and taken so, `wrong` only taken so, `missed` only are.

    `member_precision` and `member_recall` are the mean, over the statements of events, of how much of its record is of
    its event and how much of its event is in its record (B-cubed).
    """

    right: int
    wrong: int
    missed: int
    member_precision: float
    member_recall: float

    @property
    def precision(self) -> float:
        """Of the pairs taken for one event, the share that is; 1 where none was taken."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        """Of the pairs of one event, the share that was taken so; 1 where there are none."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0


def linkage(gold: Mapping[str, str | None], told: Mapping[str, str]) -> Linkage:
    """Return how `told`, the record of each statement that is in one, agrees with `gold`, the event of each or None.

    Only statements that `gold` has are compared. One that is in no record stands alone, and so does one of no event.
    """
    homes = {each: told.get(each, each) for each in gold}
    joint = Counter((event or each, homes[each]) for each, event in gold.items())
    events, records = Counter(event or each for each, event in gold.items()), Counter(homes.values())
    right = sum(map(_pairs, joint.values()))
    members = [(event, homes[each]) for each, event in gold.items() if event]
    return Linkage(
        right=right,
        wrong=sum(map(_pairs, records.values())) - right,
        missed=sum(map(_pairs, events.values())) - right,
        member_precision=_mean([joint[member] / records[member[1]] for member in members]),
        member_recall=_mean([joint[member] / events[member[0]] for member in members]),
    )


def _pairs(count: int) -> int:
    return count * (count - 1) // 2


def _mean(shares: list[float]) -> float:
    return sum(shares) / len(shares) if shares else 1.0
