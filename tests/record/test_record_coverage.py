"""How much is told of an area in each week: no week is left out, and later reports change nothing of earlier days."""

from datetime import date, timedelta

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from judgement_values import item

from marsad.extract.statement import Control, Speaker
from marsad.record.coverage import Coverage, Week, coverage, coverages, sightings
from marsad.record.filed import Filed, known_by
from marsad.record.place_tree import PlaceTree
from marsad.theatre.place import Place, PlaceKind
from marsad.when.interval import Interval

# A village v in the town t in the governorate g; u lies elsewhere.


def place(key: str, parent: str | None = None, kind: PlaceKind = PlaceKind.COMMUNITY, admin1: str = "") -> Place:
    return Place(
        id=key,
        kind=kind,
        name_ar=key,
        name_en=admin1 or key,
        names=(key,),
        lat=None,
        lon=None,
        admin1=admin1,
        admin2_ar="",
        admin3_ar="",
        parent=parent,
    )


# g2 is the same governorate entered as an area.
AREAS = (place("g", kind=PlaceKind.ADMIN1, admin1="Gov"), place("g2", kind=PlaceKind.AREA, admin1="Gov"))
TREE = PlaceTree.of([*AREAS, place("t", "g"), place("v", "t"), place("u")])
MONDAY = date(2017, 10, 9)


def day(number: int | None) -> date | None:
    return None if number is None else MONDAY + timedelta(days=number)


def told(report: str, place: str, out: int | None, *days: int, publisher: str = "SOHR") -> Filed:
    """Return a statement of `report`, out `out` days after a Monday, that something happened in the place on `days`."""
    first, last = (days[0], days[-1]) if days else (None, None)
    found = item(report, place, known=day(out))
    assert isinstance(found.statement, Control)
    statement = msgspec.structs.replace(
        found.statement,
        date=msgspec.structs.replace(found.statement.date, days=Interval(day(first), day(last))),
        attribution=(Speaker(source=publisher),) if publisher else (),
    )
    return msgspec.structs.replace(found, id=f"{report}{place}{days}", report_id=report, statement=statement)


def weeks(found: Coverage) -> list[tuple[int, int]]:
    return [(week.reports, week.publishers) for week in found.weeks]


def test_every_week_is_there_also_without_reports() -> None:
    items = [told("a", "v", 0), told("b", "v", 1, publisher="SANA"), told("c", "t", 15), told("d", "u", 30)]
    found = coverage(items, tree=TREE, area="g")
    assert weeks(found) == [(2, 2), (0, 0), (1, 1), (0, 0), (0, 0)]
    assert [week.week for week in found.weeks] == [day(7 * n) for n in range(5)]
    assert (found.reports, found.publishers, found.undated) == (3, 2, 0)


@pytest.mark.parametrize(
    ("area", "reports"),
    [
        pytest.param("v", 1, id="village"),
        pytest.param("t", 2, id="town-and-what-lies-in-it"),
        pytest.param("g2", 2, id="governorate-by-its-other-id"),
        pytest.param("nowhere", 0, id="place-of-which-nobody-speaks"),
        pytest.param(None, 3, id="anywhere"),
    ],
)
def test_a_report_speaks_of_an_area_if_of_anything_in_it(area: str | None, reports: int) -> None:
    items = [told("a", "v", 0), told("b", "t", 0), told("c", "u", 0)]
    assert coverage(items, tree=TREE, area=area).reports == reports
    assert coverages(sightings(items), tree=TREE, areas=("v", area))[area].reports == reports


@pytest.mark.parametrize(
    ("days", "told_of"),
    [
        pytest.param((0, 0), [1, 0, 1], id="a-day-two-weeks-before"),
        pytest.param((2, 8), [1, 1, 1], id="seven-days"),
        pytest.param((2, 9), [0, 0, 1], id="eight-days-tell-no-week"),
        pytest.param((), [0, 0, 1], id="no-days"),
    ],
)
def test_a_report_speaks_of_the_week_it_tells_of_and_of_that_in_which_it_came_out(
    days: tuple[int, ...], told_of: list[int]
) -> None:
    items = [told("x", "u", 0), told("a", "v", 14, *days)]
    assert [week.reports for week in coverage(items, tree=TREE, area="v").weeks] == told_of


def test_a_report_counts_once_however_much_it_states() -> None:
    items = [told("a", "v", 0), told("a", "t", 0, 0), told("a", "v", 0, 1)]
    assert weeks(coverage(items, tree=TREE)) == [(1, 1)]


def test_only_the_days_asked_for_count() -> None:
    items = [told("a", "v", 1), told("b", "v", 3), told("c", "v", 9)]
    found = coverage(items, tree=TREE, days=Interval(day(2), day(8)))
    assert (found.reports, weeks(found)) == (1, [(1, 1), (0, 0)])
    assert coverage(items, tree=TREE, days=Interval(day(400), day(400))) == Coverage(
        reports=0, publishers=0, undated=0, weeks=(Week(week=MONDAY + timedelta(days=399), reports=0, publishers=0),)
    )


def test_an_undated_report_is_counted_apart_unless_it_tells_of_the_days() -> None:
    items = [told("a", "v", 0), told("b", "v", None), told("c", "v", None, 0)]
    found = coverage(items, tree=TREE)
    assert (found.reports, found.undated, weeks(found)) == (2, 1, [(2, 1)])


def test_a_publisher_who_is_not_known_counts_as_none() -> None:
    assert weeks(coverage([told("a", "v", 0, publisher="")], tree=TREE)) == [(1, 0)]


def test_of_nothing_there_are_no_weeks() -> None:
    assert coverage([], tree=TREE) == Coverage(reports=0, publishers=0, undated=0, weeks=())


def test_the_last_days_of_the_calendar_are_a_week_too() -> None:
    found = coverage([], tree=TREE, days=Interval(date.max, date.max))
    assert [week.week for week in found.weeks] == [date(9999, 12, 27)]


@st.composite
def statements(draw: st.DrawFn) -> Filed:
    start = draw(st.integers(0, 40))
    days = draw(st.sampled_from([(), (start,), (start, start + 3), (start, start + 20)]))
    out = draw(st.none() | st.integers(0, 60))
    return told(
        draw(st.sampled_from("abcd")),
        draw(st.sampled_from("vtu")),
        out,
        *days,
        publisher=draw(st.sampled_from(["", "S"])),
    )


@given(st.lists(statements(), max_size=8), st.integers(0, 60), st.randoms(use_true_random=False))
def test_neither_later_reports_nor_order_change_what_was_told_by_a_day(
    items: list[Filed], number: int, random: object
) -> None:
    as_of = MONDAY + timedelta(days=number)
    before = [each for each in items if each.known and each.known <= as_of]
    random.shuffle(items)  # type: ignore[attr-defined]
    for area in ("v", "g", None):
        assert coverage(known_by(items, as_of), tree=TREE, area=area) == coverage(before, tree=TREE, area=area)


@given(st.lists(statements(), max_size=8))
def test_an_area_is_told_of_by_those_that_tell_of_its_parts_and_no_week_by_more_than_all(items: list[Filed]) -> None:
    found = coverages(sightings(items), tree=TREE, areas=("v", "t", "g", None))
    v, t, g, everything = found.values()
    assert v.reports <= t.reports == g.reports <= everything.reports
    assert all(week.reports <= everything.reports for week in everything.weeks)
    assert everything.reports + everything.undated == len({each.report_id for each in items})
