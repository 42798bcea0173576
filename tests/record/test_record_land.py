"""Areas and the river: what lies on one bank is never drawn on the other."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import union_all
from shapely.geometry import Point, box, mapping, shape

from marsad.record.control.tenure import Status
from marsad.record.land.area import areas
from marsad.record.land.cells import Cells
from marsad.record.land.country import Country
from marsad.record.land.site import Site
from marsad.record.land.survey import Survey
from marsad.record.land.theatre_land import bank_names, survey
from marsad.theatre.loading import load
from marsad.theatre.place import Place
from marsad.theatre.shapes import banks

# A country of one degree, parted by a river along the 35.5th parallel.
BANKS: dict[str, Any] = {"north": mapping(box(40, 35.5, 41, 36)), "south": mapping(box(40, 35, 41, 35.5))}
WHOLE = Country.of(mapping(box(40, 35, 41, 36)))
COUNTRY = Country.of(mapping(box(40, 35, 41, 36)), BANKS)
SYRIA = load("syria")


@dataclass(frozen=True, slots=True)
class Held:
    place_id: str
    status: Status
    leader: str


def site(place_id: str, lon: float, lat: float, bank: str = "") -> Site:
    return Site(place_id=place_id, lat=lat, lon=lon, bank=bank)


def cells(sites: Sequence[Site], country: Country) -> Cells:
    return Survey(sites, country).cells([each.place_id for each in sites])


def test_a_cell_does_not_cross_the_river() -> None:
    found = cells([site("n", 40.5, 35.52, "north"), site("s", 40.2, 35.3, "south")], COUNTRY)
    assert found.land["n"].bounds[1] == pytest.approx(35.5)
    assert found.land["s"].bounds[3] <= 35.5


def test_land_beyond_the_river_is_the_nearest_places_on_its_own_side() -> None:
    across, here = site("s", 40.5, 35.49, "south"), site("n", 40.5, 35.58, "north")
    found = cells([across, here], COUNTRY)
    assert found.land["n"].covers(Point(40.5, 35.505))
    without = cells([site("s", 40.5, 35.49), site("n", 40.5, 35.58)], WHOLE)
    assert without.land["s"].covers(Point(40.5, 35.505))


def test_a_place_whose_point_lies_beyond_the_river_has_land_on_the_bank_where_it_lies() -> None:
    found = cells([site("n", 40.5, 35.499, "north")], COUNTRY)
    assert found.land["n"].within(shape(BANKS["north"]).buffer(1e-9))


points = st.lists(st.tuples(st.integers(1, 99), st.integers(1, 99)), min_size=1, max_size=12, unique=True)


def made(at: list[tuple[int, int]]) -> Cells:
    sites = [site(f"p{i}", 40 + x / 100, 35 + y / 100, "north" if y > 50 else "south") for i, (x, y) in enumerate(at)]
    return cells(sites, COUNTRY)


@given(points)
@settings(max_examples=40, deadline=None)
def test_cells_lie_on_their_bank_within_reach_and_apart(at: list[tuple[int, int]]) -> None:
    found = made(at)
    for i, (x, y) in enumerate(at):
        cell = found.land[f"p{i}"]
        assert cell.within(shape(BANKS["north" if y > 50 else "south"]).buffer(1e-7))
        reach = Point(40 + x / 100, 35 + y / 100).buffer(found.reach_km / 90)
        assert cell.within(reach)
    assert union_all(list(found.land.values())).area == pytest.approx(sum(cell.area for cell in found.land.values()))


@given(points, st.data())
@settings(max_examples=40, deadline=None)
def test_cells_are_the_same_whatever_was_cut_before(at: list[tuple[int, int]], data: st.DataObject) -> None:
    sites = [site(f"p{i}", 40 + x / 100, 35 + y / 100, "north" if y > 50 else "south") for i, (x, y) in enumerate(at)]
    some = data.draw(st.sets(st.sampled_from([each.place_id for each in sites])))
    survey = Survey(sites, COUNTRY)
    survey.cells([each.place_id for each in sites])
    found, alone = survey.cells(some), Survey([each for each in sites if each.place_id in some], COUNTRY).cells(some)
    assert list(found.numbers) == list(alone.numbers)
    assert [each.wkb for each in found.shapes] == [each.wkb for each in alone.shapes]


def test_the_land_of_one_holder_is_one_area_across_the_river() -> None:
    sites = [site("n", 40.51, 35.55, "north"), site("s1", 40.48, 35.47, "south"), site("s2", 40.55, 35.46, "south")]
    (area,) = areas(cells(sites, COUNTRY), [Held(each.place_id, Status.HELD, "N") for each in sites])
    assert area.geometry["type"] == "Polygon"
    assert area.place_ids == ("n", "s1", "s2")


def place(name: str) -> Place:
    return next(place for place in SYRIA.places if place.name_en == name and place.rank <= 2)


@pytest.mark.parametrize(
    ("name", "bank"),
    [
        pytest.param("Al-Bukamal", "right", id="the_seat_of_a_district"),
        pytest.param("Hajin", "left", id="over_against_it"),
        pytest.param("Al-Mayadin", "right", id="on_the_right"),
        pytest.param("Deir ez-Zor", "right", id="where_the_subdistrict_lies_on_both"),
        pytest.param("Raqqa", "left", id="where_the_subdistrict_lies_on_both_too"),
        pytest.param("Aleppo", "right", id="far_from_it"),
        pytest.param("Hasakah", "left", id="far_beyond_it"),
    ],
)
def test_a_town_lies_on_its_bank(name: str, bank: str) -> None:
    assert bank_names("syria", [place(name)]) == {place(name).id: bank}


def test_the_subdistrict_outweighs_the_point() -> None:
    inland = next(each for each in SYRIA.places if each.admin3_ar == "هجين" and each.lat is not None)
    assert bank_names("syria", [inland]) == {inland.id: "left"}
    there = place("Al-Bukamal")
    moved = Place(**{f: getattr(inland, f) for f in Place.__slots__} | {"lat": there.lat, "lon": there.lon})
    assert bank_names("syria", [moved]) == {inland.id: "left"}


def test_the_banks_of_syria_part_the_places_along_the_river() -> None:
    left, right = (shape(bank.land) for bank in banks("syria"))
    both = [place("Al-Bukamal"), place("Hajin")]
    found = survey("syria", both).cells([each.id for each in both])
    assert found.land[both[0].id].intersection(left).area == pytest.approx(0, abs=1e-6)
    assert found.land[both[1].id].intersection(right).area == pytest.approx(0, abs=1e-6)


def test_a_theatre_without_a_river_told_has_no_banks() -> None:
    assert banks("iraq") == ()
    assert bank_names("iraq", load("iraq").places[:5]) == {}
