"""Names that several places bear are told apart by the report around them; what cannot be told stays open."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.text.fold import fold
from marsad.theatre.gazetteer import Gazetteer
from marsad.theatre.loading import load
from marsad.theatre.resolution import NameUse, Resolved, Tie, resolve

SYRIA = Gazetteer(load("syria"))


def _uses(*rows: str) -> list[NameUse]:
    """Return uses written as "name", "head:name", "name<region", "+name" in the list before, "~name" an area's."""
    uses: list[NameUse] = []
    group = 0
    for i, row in enumerate(rows):
        listed, area = row.startswith("+"), row.startswith("~")
        name, _, region = row.lstrip("+~").partition("<")
        head, _, text = name.rpartition(":")
        group += not listed
        start = i * 60
        folded = fold(text).text
        uses.append(
            NameUse(
                text=folded, start=start, end=start + len(folded), head=head or None, group=group, area=area,
                region=fold(region).text or None,
            )
        )  # fmt: skip
    return uses


def _last(*rows: str) -> Resolved:
    return resolve(_uses(*rows), SYRIA)[-1]


@pytest.mark.parametrize(
    ("rows", "admin1"),
    [
        pytest.param(("~إدلب", "settlement:جديدة<إدلب"), "Idlib", id="a region behind the name"),
        pytest.param(("~درعا", "settlement:الطيبة"), "Daraa", id="the governorate that the report is about"),
        pytest.param(("settlement:السخنة", "settlement:الطيبة"), "Homs", id="a neighbour at the same spot"),
        pytest.param(("~دير الزور", "settlement:الصالحية"), "Deir ez-Zor", id="a name of three governorates"),
        pytest.param(("دوما", "settlement:الصالحية"), "Rif Dimashq", id="the same name elsewhere"),
        pytest.param(("مورك", "+صوران"), "Hama", id="a list of two"),
        pytest.param(("أعزاز", "مارع", "settlement:صوران"), "Aleppo", id="the same name by its neighbours"),
        pytest.param(("السخنة",), "Homs", id="a town known to the press, bare"),
        pytest.param(("القصير",), "Homs", id="a district's seat, bare"),
        pytest.param(("رأس العين",), "Hasakah", id="a seat among nine namesakes"),
        pytest.param(("settlement:هجين", "settlement:السوسة", "+الشعفة"), "Deir ez-Zor", id="a list of the valley"),
        pytest.param(
            ("~حماة", "أبو حريق", "+جب زريق", "+ابين"), "Hama", id="an alias in a list, not the towns so called"
        ),
        pytest.param(("~درعا", "settlement:حيط", "+جلين", "+سحم الجولان"), "Daraa", id="the Yarmouk basin"),
    ],
)
def test_the_context_decides(rows: tuple[str, ...], admin1: str) -> None:
    found = _last(*rows)
    assert found.status is Tie.RESOLVED
    assert found.admin1 == admin1


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(("settlement:جديدة",), id="thirty bear it"),
        pytest.param(("settlement:القنطرة",), id="several villages"),
        pytest.param(("تل أحمر",), id="bare, and no context"),
        pytest.param(("~الحسكة", "settlement:الطيبة"), id="ten bear it, none of them in the governorate"),
    ],
)
def test_what_may_be_several_stays_ambiguous(rows: tuple[str, ...]) -> None:
    found = _last(*rows)
    assert found.status is Tie.AMBIGUOUS
    assert found.place is None
    assert len(found.candidates) > 1


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(("settlement:غرناطستان",), id="no such place"),
        pytest.param(("~دير الزور", "حسن زعيتراوي"), id="bare and unknown is not guessed at"),
        pytest.param(("~دير الزور", "installation:حقل الزمردستان"), id="a field that nobody lists"),
        pytest.param(("~إدلب", "~النهر"), id="the bank of a river, not of a hamlet called so"),
    ],
)
def test_what_is_not_known_stays_unresolved(rows: tuple[str, ...]) -> None:
    assert _last(*rows) == Resolved(place=None, status=Tie.UNRESOLVED)


@pytest.mark.parametrize(
    ("rows", "place"),
    [
        pytest.param(("~دير الزور", "settlement:الشعيطاط"), "Al-Shaitat", id="one letter off, with a head noun"),
        pytest.param(
            ("~حماة", "طوال دباغين", "+جانات الصوارنه", "+رسم السكاف"), "Rasm Skaf", id="an article, in a list"
        ),
    ],
)
def test_a_name_nearly_right_is_found_only_in_its_area(rows: tuple[str, ...], place: str) -> None:
    found = _last(*rows)
    assert found.place is not None
    assert found.place.name_en == place
    bare = resolve([NameUse(text=_uses(rows[-1])[0].text, start=0, end=5, head="settlement")], SYRIA)[0]
    assert bare.status is Tie.UNRESOLVED


@pytest.mark.parametrize(
    ("rows", "city"),
    [
        pytest.param(("دير الزور", "quarter:الخسارات"), "Deir ez-Zor", id="the city before"),
        pytest.param(("~حلب", "quarter:بستان الأحلام"), "Aleppo", id="the governorate's seat"),
        pytest.param(("حمص", "حماة", "حماة", "quarter:الأنوار الجديدة"), "Hama", id="the city named most"),
    ],
)
def test_a_quarter_that_no_gazetteer_has_is_its_city(rows: tuple[str, ...], city: str) -> None:
    found = _last(*rows)
    assert found.status is Tie.AREA
    assert found.place is not None
    assert (found.place.name_en, found.place.kind.value) == (city, "community")


@pytest.mark.parametrize(
    ("rows", "city"),
    [
        pytest.param(("حمص", "quarter:الحميدية"), "ocha:C2528", id="of four quarters that of the city"),
        pytest.param(("دير الزور", "quarter:الحميدية"), "ocha:C5086", id="the same name in another city"),
        pytest.param(("حماة", "quarter:الحميدية"), "ocha:C2987", id="and in a third"),
    ],
)
def test_a_quarter_is_that_of_its_city(rows: tuple[str, ...], city: str) -> None:
    found = _last(*rows)
    assert found.status is Tie.RESOLVED
    assert found.place is not None
    assert found.place.parent == city


@pytest.mark.parametrize(
    ("rows", "place"),
    [
        pytest.param(("governorate:دير الزور",), "ocha:SY09", id="the governorate"),
        pytest.param(("~حمص",), "ocha:SY04", id="its countryside"),
        pytest.param(("~القصير",), "ocha:C2733", id="a town's countryside"),
        pytest.param(("جبل الزاوية",), "marsad:jabal-zawiya", id="a mountain"),
        pytest.param(("تركيا",), "marsad:turkey", id="a country, though hamlets are called so"),
        pytest.param(("حقل الورد",), "marsad:ward-field", id="a field without a point"),
    ],
)
def test_a_stretch_of_land_is_marked_as_an_area(rows: tuple[str, ...], place: str) -> None:
    found = _last(*rows)
    assert found.status is Tie.AREA
    assert found.place is not None
    assert found.place.id == place


def test_a_city_is_meant_where_nothing_says_governorate() -> None:
    found = _last("دير الزور")
    assert (found.status, found.place and found.place.kind.value) == (Tie.RESOLVED, "community")


@pytest.mark.parametrize(
    ("rows", "place"),
    [
        pytest.param(("installation:مطار التيفور",), "marsad:t4", id="a base"),
        pytest.param(("installation:حقول كونيكو", "+العمر"), "marsad:omar-field", id="a list of fields"),
        pytest.param(("دير الزور", "installation:المطار العسكري"), "marsad:deir-ez-zor-airport", id="the city's own"),
    ],
)
def test_an_installation_is_found(rows: tuple[str, ...], place: str) -> None:
    found = _last(*rows)
    assert found.place is not None
    assert found.place.id == place


@pytest.mark.parametrize(
    ("rows", "place"),
    [
        pytest.param(("تدمر", "settlement:المدينة"), "Palmyra", id="the city"),
        pytest.param(("~حماة", "governorate:المحافظة"), "Hama", id="the governorate"),
        pytest.param(("الرقة", "installation:دوار الساعتين"), "Raqqa", id="a roundabout of the city"),
    ],
)
def test_a_noun_that_stands_for_a_place_is_an_area_of_it(rows: tuple[str, ...], place: str) -> None:
    found = _last(*rows)
    assert found.status is Tie.AREA
    assert found.place is not None
    assert found.place.name_en == place


def test_a_hamlet_far_from_all_that_is_named_is_not_believed() -> None:
    alone = _last("settlement:خان يونس حلوة")
    assert alone.status is Tie.UNRESOLVED
    found = _last("الموصل", "تلعفر", "نينوى", "settlement:مخلة")
    assert found.status is not Tie.RESOLVED


def test_ambiguous_names_of_one_governorate_share_it() -> None:
    found = _last("~الحسكة", "settlement:تل أحمر")
    if found.status is Tie.AMBIGUOUS:
        assert found.admin1 in (None, "Hasakah")
    else:
        assert found.admin1 == "Hasakah"


NAMES = st.sampled_from(["دير الزور", "حمص", "الطيبة", "جديدة", "الصالحية", "العمر", "تركيا", "المدينة", "لا شيء"])
HEADS = st.sampled_from([None, "settlement", "quarter", "installation", "governorate", "area", "subdistrict"])
USES = st.lists(st.tuples(NAMES, HEADS, st.booleans(), st.sampled_from([None, "حمص", "لا شيء"])), max_size=8)


@given(USES)
@settings(max_examples=60, deadline=None)
def test_every_use_is_answered_soundly(rows: list[tuple[str, str | None, bool, str | None]]) -> None:
    uses = [
        NameUse(text=fold(name).text, start=i * 30, end=i * 30 + 10, head=head, group=i // 2 if listed else None,
                region=region, area=head == "area")
        for i, (name, head, listed, region) in enumerate(rows)
    ]  # fmt: skip
    found = resolve(uses, SYRIA)
    assert len(found) == len(uses)
    assert found == resolve(uses, SYRIA)
    for tied in found:
        assert (tied.place is not None) == (tied.status in (Tie.RESOLVED, Tie.AREA))
        assert bool(tied.candidates) == (tied.status is Tie.AMBIGUOUS)
        if tied.status is Tie.RESOLVED:
            assert tied.place is not None
            assert tied.place.lat is not None
