"""What reports speak of, summed up from what each adds, is what coverage counts."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from marsad.record.coverage import Sighting, coverages
from marsad.record.place_tree import PlaceTree
from marsad.record.spoken import ANYTHING, EVER, Spoken, Weight, covered, laid_out
from marsad.theatre.place import PlaceKind
from marsad.when.interval import Interval

FIRST = date(2017, 10, 2)
TREE = PlaceTree(
    holders={"village": "town", "town": "land", "other": "land"},
    same={},
    kinds=dict.fromkeys(("village", "town", "other", "land"), PlaceKind.ADMIN1),
    governorates={},
)
AREAS = ("village", "town", "other", "land")


def day(number: int) -> date:
    return FIRST + timedelta(days=number)


days = st.none() | st.integers(0, 30).map(day)


@st.composite
def sightings(draw: st.DrawFn) -> Sighting:
    start = draw(days)
    end = draw(st.none() | st.integers(0, 9).map(lambda many: start + timedelta(days=many) if start else None))
    return Sighting(
        report_id=draw(st.sampled_from("abc")),
        publisher=draw(st.sampled_from(("", "SOHR", "SANA"))),
        known=draw(days),
        days=Interval(start, end),
        place=draw(st.sampled_from((None, "village", "town", "other", "nowhere"))),
    )


def rows(seen: Iterable[Sighting]) -> dict[Spoken, Weight]:
    """Return what all reports add, each laid out by itself."""
    reports: Counter[Spoken] = Counter()
    undated: Counter[Spoken] = Counter()
    spells: Counter[Spoken] = Counter()
    by_report: dict[str, list[Sighting]] = {}
    for each in seen:
        by_report.setdefault(each.report_id, []).append(each)
    for told in by_report.values():
        for row, weight in laid_out(told, TREE.lineage).items():
            reports[row] += weight.reports
            undated[row] += weight.undated
            spells[row] += weight.spells
    return {row: Weight(reports[row], undated[row], spells[row]) for row in {**reports, **undated, **spells}}


@given(st.lists(sightings(), max_size=8), st.none() | st.integers(0, 30).map(day), st.tuples(days, days))
def test_a_sum_of_rows_is_the_coverage(seen: Sequence[Sighting], as_of: date | None, window: Sequence[date]) -> None:
    start, end = sorted(window, key=lambda each: each or date.max)
    asked = Interval(start, end)
    known = [each for each in seen if as_of is None or (each.known is not None and each.known <= as_of)]
    told = coverages(known, tree=TREE, areas=(None, *AREAS), days=asked)
    day_of_knowledge = as_of.toordinal() if as_of else EVER
    out = [each.known.toordinal() for each in known if each.known]
    first = start.toordinal() if start else min(out, default=1)
    last = end.toordinal() if end else max(out, default=0)
    laid = [(row, weight) for row, weight in rows(seen).items() if row.known <= day_of_knowledge]
    for area in (None, *AREAS):
        own = [each for each in laid if each[0].area == (area or ANYTHING)]
        assert covered(own, first, last) == told[area]
