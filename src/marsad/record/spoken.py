"""What reports speak of, laid out so that coverage of any days, as known on any day, is a sum.

A report counts once however often it speaks of the days that are asked about. So of each of its areas it has the runs
of days of which it speaks, each counting one, and between each run and the next a bridge, from the first day of the
latter to the last of the former, counting one less: what meets the days asked about then adds up to one.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise

from msgspec import Struct

from marsad.record.coverage import WEEK_DAYS, Coverage, Sighting, Week, monday, spells

# The area of whatever is told of anything, somewhere or nowhere.
ANYTHING = ""
# The day of knowledge on which also that is known which came out on an unknown day.
EVER = date.max.toordinal()


class Spoken(Struct, frozen=True):
    """From day of knowledge `known` on, `publisher` speaks of `area` on days `first` to `last` (0: of no known day).

    Where `first` lies after `last` it is a bridge.
    """

    area: str
    known: int
    publisher: str
    first: int
    last: int


class Weight(Struct, frozen=True):
    """How many `reports` it adds, how many `undated` ones are among them, and in how many `spells` it is spoken of."""

    reports: int = 0
    undated: int = 0
    spells: int = 0


Layout = Mapping[Spoken, Weight]
_Lineage = Callable[[str], Sequence[str]]
_Run = tuple[int, int]


def laid_out(seen: Iterable[Sighting], lineage: _Lineage) -> Layout:
    """Return what one report adds, by area: of each place that it names, and of all in which that lies."""
    told: dict[str, dict[tuple[int, str, int, int], None]] = defaultdict(dict)
    for sighting in seen:
        known = sighting.known.toordinal() if sighting.known else EVER
        facts = [(known, sighting.publisher, each.first, each.last) for each in spells(sighting)]
        for area in (ANYTHING, *(lineage(sighting.place) if sighting.place else ())):
            told[area].update(dict.fromkeys(facts))
    reports: Counter[Spoken] = Counter()
    undated: Counter[Spoken] = Counter()
    there: Counter[Spoken] = Counter()
    for area, facts_of in told.items():
        _lay(area, sorted(facts_of), reports, undated)
        there.update(Spoken(area, *fact) for fact in facts_of)
    found = dict.fromkeys((*reports, *undated, *there))
    weighed = {each: Weight(reports[each], undated[each], there[each]) for each in found}
    return {each: weight for each, weight in weighed.items() if weight != Weight()}


def covered(rows: Iterable[tuple[Spoken, Weight]], first: int, last: int) -> Coverage:
    """Return the coverage on days `first` to `last` of the area whose rows these are."""
    weeks: Mapping[int, list[tuple[str, Weight]]] = defaultdict(list)
    whole: list[tuple[str, Weight]] = []
    undated = 0
    for each, weight in rows:
        if each.first == 0:
            undated += weight.undated
        elif each.first <= last and each.last >= first:
            undated -= weight.undated
            whole.append((each.publisher, weight))
            for week in _weeks(max(each.first, first), min(each.last, last)):
                weeks[week].append((each.publisher, weight))
    reports, publishers = _summed(whole)
    return Coverage(
        reports=reports,
        publishers=publishers,
        undated=undated,
        weeks=tuple(_week(week, weeks.get(week, ())) for week in range(monday(first), last + 1, WEEK_DAYS)),
    )


def _lay(
    area: str, facts: Sequence[tuple[int, str, int, int]], reports: Counter[Spoken], undated: Counter[Spoken]
) -> None:
    """Add what a report adds on each day of knowledge on which more of it was known than before."""
    known, publisher = [fact[0] for fact in facts], facts[0][1]
    before: Counter[_Run] = Counter()
    for day in dict.fromkeys(known):
        now = _runs([fact[2:] for fact in facts if fact[0] <= day and fact[2]])
        for run in {**now, **before}:
            reports[Spoken(area, day, publisher, *run)] += now[run] - before[run]
        before = now
    if any(not fact[2] for fact in facts):
        undated[Spoken(area, EVER, publisher, 0, 0)] += 1
        for run, weight in before.items():
            undated[Spoken(area, EVER, publisher, *run)] += weight


def _runs(stretches: Iterable[_Run]) -> Counter[_Run]:
    """Return the runs of days, each counting one, and the bridges between them."""
    runs: list[_Run] = []
    for first, last in sorted(stretches):
        if runs and first <= runs[-1][1]:
            runs[-1] = (runs[-1][0], max(last, runs[-1][1]))
        else:
            runs.append((first, last))
    found = Counter(runs)
    found.update({(later[0], earlier[1]): -1 for earlier, later in pairwise(runs)})
    return found


def _weeks(first: int, last: int) -> Iterator[int]:
    """Yield the weeks that hold the days of a run, or both ends of a bridge."""
    if first <= last:
        yield from range(monday(first), last + 1, WEEK_DAYS)
    elif monday(first) == monday(last):
        yield monday(first)


def _week(week: int, told: Iterable[tuple[str, Weight]]) -> Week:
    reports, publishers = _summed(told)
    return Week(week=date.fromordinal(week), reports=reports, publishers=publishers)


def _summed(told: Iterable[tuple[str, Weight]]) -> tuple[int, int]:
    rows = tuple(told)
    return sum(weight.reports for _, weight in rows), len({name for name, weight in rows if name and weight.spells > 0})
