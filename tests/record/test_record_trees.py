"""What lies in what, and who was a part of whom and when."""

from datetime import date
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.errors import TheatreError
from marsad.record.party_tree import PartyTree
from marsad.record.place_tree import PlaceTree, part
from marsad.theatre.district import districts
from marsad.theatre.land import lands, world
from marsad.theatre.loading import parties
from marsad.theatre.party import Membership, Party, PartyKind
from marsad.theatre.place import Place, PlaceKind

SYRIA, IRAQ, BUKAMAL = "marsad:syria", "marsad:iraq", "ocha:C5167"
DISTRICT = "admin2:Deir ez-Zor/البوكمال"


@cache
def places() -> PlaceTree:
    return PlaceTree.of(world(), lands())


@cache
def party_tree() -> PartyTree:
    return PartyTree.of(parties())


def place(place_id: str, *, parent: str | None = None, kind: PlaceKind = PlaceKind.COMMUNITY) -> Place:
    return Place(
        id=place_id, kind=kind, name_ar="مكان", name_en="A place", names=("مكان",), lat=None, lon=None, admin1="",
        admin2_ar="", admin3_ar="", parent=parent,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("place_id", "lineage"),
    [
        pytest.param(BUKAMAL, (BUKAMAL, f"admin3:{DISTRICT[7:]}/البوكمال", DISTRICT, "ocha:SY09", SYRIA), id="town"),
        pytest.param("ocha:SY09", ("ocha:SY09", SYRIA), id="governorate"),
        pytest.param(DISTRICT, (DISTRICT, "ocha:SY09", SYRIA), id="a district without an entry"),
        pytest.param("ocha:SY0200", ("ocha:SY0200", "ocha:SY02", SYRIA), id="a district with an entry"),
        pytest.param("admin2:Aleppo/جبل سمعان", ("ocha:SY0200", "ocha:SY02", SYRIA), id="that district by its name"),
        pytest.param("wof:421186153", ("wof:421186153", "marsad:iraq:nineveh", IRAQ), id="a town abroad"),
        pytest.param("marsad:nineveh", ("marsad:iraq:nineveh", IRAQ), id="a governorate abroad, under its home's id"),
        pytest.param("wof:421200421", ("wof:421200421", "admin1:Amman", "marsad:jordan"), id="no theatre has it"),
        pytest.param("marsad:ankara", ("marsad:ankara", "marsad:turkey"), id="a city of the world"),
        pytest.param("marsad:euphrates", ("marsad:euphrates", SYRIA), id="a river as one country's reports name it"),
        pytest.param("marsad:tigris", ("marsad:tigris",), id="a river that crosses a border"),
        pytest.param("nowhere:1", ("nowhere:1",), id="an id that nobody knows"),
    ],
)
def test_a_place_lies_in_what_holds_it_nearest_first(place_id: str, lineage: tuple[str, ...]) -> None:
    assert places().lineage(place_id) == lineage


@pytest.mark.parametrize(
    ("area", "inside", "expected"),
    [
        pytest.param(DISTRICT, BUKAMAL, True, id="town in its district"),
        pytest.param("ocha:SY09", DISTRICT, True, id="district in its governorate"),
        pytest.param("ocha:SY09", "marsad:hamdan-airport", True, id="airport of the town in the governorate"),
        pytest.param(DISTRICT, "ocha:C5192", False, id="al-Mayadin has a district of its own"),
        pytest.param(BUKAMAL, DISTRICT, False, id="no district in its town"),
        pytest.param("ocha:SY02", "marsad:old-aleppo", True, id="quarter in the governorate"),
        pytest.param("marsad:nineveh", "wof:421186153", True, id="area asked under its other id"),
        pytest.param("ocha:C5175", "marsad:euphrates-bank-pocket", False, id="a pocket longer than its town"),
        pytest.param("marsad:sudan-area-darfur", "marsad:sudan:north-darfur", True, id="region of several states"),
        pytest.param(BUKAMAL, part(BUKAMAL, "حي ما"), True, id="a part that no gazetteer has"),
        pytest.param(part(BUKAMAL, "حي ما"), BUKAMAL, False, id="the town is not within its part"),
    ],
)
def test_within(area: str, inside: str, *, expected: bool) -> None:
    assert places().within(area, inside) is expected


def test_the_parts_of_an_area_keep_their_order() -> None:
    assert places().parts("ocha:SY09", ["ocha:C5192", "ocha:C1007", BUKAMAL]) == ("ocha:C5192", BUKAMAL)


def test_every_place_lies_in_itself_and_its_lineage_ends() -> None:
    tree = places()
    lineages = [tree.lineage(place.id) for place in world()]
    assert max(len(lineage) for lineage in lineages) <= 8
    assert all(len(set(lineage)) == len(lineage) for lineage in lineages)


def test_the_governorates_of_a_theatre_lie_in_its_country() -> None:
    tree = places()
    homeless = [row.id for row in world() if row.kind is PlaceKind.ADMIN1 and len(tree.lineage(row.id)) < 2]
    assert homeless == []


def test_a_place_in_itself_is_refused() -> None:
    with pytest.raises(TheatreError, match="lies in itself"):
        PlaceTree.of([place("a", parent="b"), place("b", parent="a")])


def test_districts_have_names_that_a_question_can_use() -> None:
    named = {area.id: area for area in districts(world())}
    assert (named[DISTRICT].name_ar, named[DISTRICT].name_en) == ("منطقة البوكمال", "Al-Bukamal district")
    hajin = named["admin3:Deir ez-Zor/البوكمال/هجين"]
    assert (hajin.name_ar, hajin.kind) == ("ناحية هجين", PlaceKind.ADMIN3)
    assert "admin2:Aleppo/جبل سمعان" not in named, "it has an entry of its own"
    assert [area.id for area in named.values() if area.name_en[0] > "z"] == [], "each has an English name"


ON, LATER, HERE, ABROAD = date(2017, 11, 25), date(2025, 1, 1), ("ocha:SY09", SYRIA), ("marsad:lebanon",)


@pytest.mark.parametrize(
    ("party", "day", "where", "lineage"),
    [
        pytest.param("HEZBOLLAH", ON, HERE, ("HEZBOLLAH", "PRO_REGIME"), id="2017"),
        pytest.param("HEZBOLLAH", LATER, HERE, ("HEZBOLLAH",), id="2025"),
        pytest.param("HEZBOLLAH", date(2024, 12, 8), HERE, ("HEZBOLLAH", "PRO_REGIME"), id="the last day"),
        pytest.param("HEZBOLLAH", ON, ABROAD, ("HEZBOLLAH",), id="in Lebanon"),
        pytest.param("HEZBOLLAH", ON, (), ("HEZBOLLAH",), id="nobody says where"),
        pytest.param("HEZBOLLAH", None, HERE, ("HEZBOLLAH",), id="nobody says when"),
        pytest.param("YPG", date(2015, 10, 10), HERE, ("YPG",), id="the day before"),
        pytest.param("YPG", date(2015, 10, 11), HERE, ("YPG", "SDF"), id="the first day"),
        pytest.param("IRAQI_HEZBOLLAH", ON, HERE, ("IRAQI_HEZBOLLAH", "PRO_REGIME", "PMF"), id="part of two"),
        pytest.param("IRAQI_POLICE", None, (), ("IRAQI_POLICE", "IRAQI_SECURITY", "IRAQI_GOV"), id="part of a part"),
        pytest.param("IS_FAMILIES", None, (), ("IS_FAMILIES", "CIVILIANS"), id="civilians always and everywhere"),
        pytest.param("REGIME", ON, HERE, ("REGIME",), id="allies are no part"),
    ],
)
def test_a_party_is_a_part_of_others(
    party: str, day: date | None, where: tuple[str, ...], lineage: tuple[str, ...]
) -> None:
    assert party_tree().lineage(party, day, where) == lineage


def test_the_parts_of_a_party() -> None:
    tree = party_tree()
    assert {"PRO_REGIME", "HEZBOLLAH", "PMF", "IRGC"} <= set(tree.parts("PRO_REGIME", ON, HERE))
    assert tree.parts("PRO_REGIME", LATER, HERE) == ("PRO_REGIME",)
    assert "HEZBOLLAH" in tree.ever("PRO_REGIME")
    assert date(2024, 12, 8) in tree.turns()


def member(party: str, whole: str, start: date | None, end: date | None) -> Party:
    return Party(
        id=party, kind=PartyKind.MILITIA, name_ar="جماعة", name_en="Group", colour="#112233", forms=(),
        part_of=(Membership(whole=whole, start=start, end=end),),
    )  # fmt: skip


DAYS = st.dates(date(2010, 1, 1), date(2026, 1, 1))


@given(st.lists(st.tuples(DAYS, DAYS), min_size=1, max_size=5), DAYS)
def test_parts_and_lineage_agree(spans: list[tuple[date, date]], day: date) -> None:
    chain = [member(f"P{n}", f"P{n + 1}", min(span), max(span)) for n, span in enumerate(spans)]
    tree = PartyTree.of(chain)
    names = [f"P{n}" for n in range(len(chain) + 1)]
    for whole in names:
        assert set(tree.parts(whole, day)) == {party for party in names if whole in tree.lineage(party, day)}
