from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import box, coverage_is_valid, union_all
from shapely.geometry import Point, mapping, shape

from marsad.record.control.tenure import Status, Tenure
from marsad.record.land.area import areas
from marsad.record.land.cells import Cells
from marsad.record.land.country import Country
from marsad.record.land.site import Site
from marsad.record.land.survey import REACH_KM, Survey
from marsad.when.interval import Interval

# A country of one degree, about 91 by 111 km.
COUNTRY = Country.of(mapping(box(40, 35, 41, 36)))


def tenure(place_id: str, holder: str, status: Status = Status.HELD) -> Tenure:
    return Tenure(
        place_id=place_id,
        start=None,
        end=None,
        began=Interval(None, None),
        holder=tuple(holder),
        status=status,
        confidence=0.9,
        statements=("s",),
        reason="held",
        last_evidence=None,
    )


def held(**holders: str) -> list[Tenure]:
    return [tenure(place_id, holder) for place_id, holder in holders.items()]


def site(place_id: str, lon: float, lat: float = 35.5) -> Site:
    return Site(place_id=place_id, lat=lat, lon=lon)


def cells(sites: Sequence[Site], country: Country, *, reach_km: float = REACH_KM) -> Cells:
    return Survey(sites, country, reach_km=reach_km).cells([each.place_id for each in sites])


def test_neighbours_under_one_holder_are_one_area() -> None:
    found = areas(cells([site("a", 40.4), site("b", 40.5), site("c", 40.6)], COUNTRY), held(a="N", b="N", c="P"))
    assert [(area.holder, area.place_ids) for area in found] == [("N", ("a", "b")), ("P", ("c",))]
    assert found[0].geometry["type"] == "Polygon"
    assert shape(found[0].geometry).intersection(shape(found[1].geometry)).area == pytest.approx(0, abs=1e-6)


def test_every_area_says_that_it_is_interpolated() -> None:
    assert [area.interpolated for area in areas(cells([site("a", 40.5)], COUNTRY), held(a="N"))] == [True]


def test_land_beyond_the_reach_of_a_place_stays_blank() -> None:
    (area,) = areas(cells([site("a", 40.5)], COUNTRY, reach_km=15), held(a="N"))
    east, north = shape(area.geometry).bounds[2:]
    assert (east - 40.5) * 90.53 == pytest.approx(15, rel=0.01)  # cos(35.5°) of 111.195 km
    assert (north - 35.5) * 111.195 == pytest.approx(15, rel=0.01)


def test_no_area_crosses_the_border() -> None:
    (area,) = areas(cells([site("a", 40.01)], COUNTRY), held(a="N"))
    assert shape(area.geometry).bounds[0] == pytest.approx(40.0, abs=1e-4)


def test_a_place_outside_the_country_has_no_land() -> None:
    assert areas(cells([site("a", 45.0)], COUNTRY), held(a="N")) == ()


def test_two_places_at_one_point_share_a_cell() -> None:
    found = cells([site("b", 40.5), site("a", 40.5)], COUNTRY)
    assert list(found.land) == ["a"]


def test_without_places_there_is_no_land() -> None:
    assert areas(cells([], COUNTRY), []) == ()


def test_who_is_not_known_has_no_area_and_what_is_contested_no_colour() -> None:
    three = cells([site("a", 40.3), site("b", 40.5), site("c", 40.7)], COUNTRY)
    tenures = [tenure("a", "", Status.UNKNOWN), tenure("b", "NP", Status.CONTESTED)]
    assert [(area.holder, area.status, area.place_ids) for area in areas(three, tenures)] == [
        (None, Status.CONTESTED, ("b",))
    ]


def made(points: list[tuple[int, int]]) -> Cells:
    return cells([site(f"p{i}", 40 + x / 100, 35 + y / 100) for i, (x, y) in enumerate(points)], COUNTRY)


@given(
    st.dictionaries(st.tuples(st.integers(1, 99), st.integers(1, 99)), st.sampled_from("NP"), min_size=1, max_size=30)
)
@settings(max_examples=40, deadline=None)
def test_an_area_is_the_land_of_its_places_joined(holders: dict[tuple[int, int], str]) -> None:
    found = made(list(holders))
    assert coverage_is_valid(list(found.land.values()))
    drawn = areas(found, held(**{f"p{i}": holder for i, holder in enumerate(holders.values())}))
    assert {area.holder for area in drawn} == {*holders.values()}
    for area in drawn:
        expected = union_all([found.land[place_id] for place_id in area.place_ids])
        # The grid of areas is 10 m wide, a ten thousandth of a degree.
        assert shape(area.geometry).symmetric_difference(expected).area < 1e-4 * expected.length


@given(st.lists(st.tuples(st.integers(1, 99), st.integers(1, 99)), min_size=1, max_size=12, unique=True))
@settings(max_examples=40, deadline=None)
def test_each_place_lies_in_its_own_cell(points: list[tuple[int, int]]) -> None:
    found = made(points)
    assert len(found.land) == len(points)
    for i, (x, y) in enumerate(points):
        assert found.land[f"p{i}"].buffer(1e-9).contains(Point(40 + x / 100, 35 + y / 100))
