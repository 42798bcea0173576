"""How many settlement-days the control layer answers rightly."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from msgspec import Struct

from marsad.record.control.situation import holder_on
from marsad.record.control.tenure import Tenure
from simulation.truth import Truth

# Days since the last news: up to a week, a month, three months, and longer.
_AGES = (7, 30, 90)
NO_NEWS = "no news"


class Days(Struct, frozen=True, kw_only=True):
    """So many settlement-days by answer: `right` and `wrong` where a holder is named, else by status."""

    answers: dict[str, int]
    wrong_by_age: dict[str, tuple[int, int]]

    @property
    def total(self) -> int:
        """How many there are."""
        return sum(self.answers.values())

    def share(self, answer: str) -> float:
        """Return the share of settlement-days with that answer."""
        return self.answers.get(answer, 0) / max(1, self.total)


def scored(truth: Truth, timelines: Mapping[str, Sequence[Tenure]], days: Iterable[date]) -> Days:
    """Return how the timelines answer for each settlement on each of the days."""
    answers: Counter[str] = Counter()
    ages: Counter[tuple[str, str]] = Counter()
    wanted = tuple(days)
    for at, settlement in enumerate(truth.ground.settlements):
        timeline = timelines.get(settlement.id, ())
        for day in wanted:
            tenure = holder_on(timeline, day)
            answer = _answer(tenure, truth.holder_at(at, day))
            answers[answer] += 1
            if tenure is not None and answer in ("right", "wrong"):
                ages[_age(tenure.age(day)), answer] += 1
    names = [*(f"to {most} days" for most in _AGES), "older", "inferred"]
    by_age = {name: (ages[name, "wrong"], ages[name, "wrong"] + ages[name, "right"]) for name in names}
    return Days(answers=dict(sorted(answers.items())), wrong_by_age=by_age)


def every_day(start: date, end: date) -> list[date]:
    """Return the days from `start` to `end`, both included."""
    return [start + timedelta(days=i) for i in range((end - start).days + 1)]


def _answer(tenure: Tenure | None, holder: str) -> str:
    if tenure is None:
        return NO_NEWS
    if tenure.leader is None:
        return tenure.status.value
    return "right" if tenure.leader == holder else "wrong"


def _age(days: int | None) -> str:
    if days is None:
        return "inferred"
    return next((f"to {most} days" for most in _AGES if days <= most), "older")
