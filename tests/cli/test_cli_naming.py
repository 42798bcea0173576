"""Parties and areas by what is typed, and how they and a chain of reasons are written."""

import pytest

from marsad.cli.chain import Link, chain_lines
from marsad.cli.naming import Names
from marsad.cli.options import Language
from marsad.errors import PartyError, PlaceError
from marsad.theatre.loading import load
from marsad.verbs import find_area, find_parties, find_party

SYRIA = load("syria")


@pytest.mark.parametrize(
    ("asked", "party"),
    [
        pytest.param("HEZBOLLAH", "HEZBOLLAH", id="id"),
        pytest.param("hezbollah", "HEZBOLLAH", id="small-letters"),
        pytest.param("حزب الله", "HEZBOLLAH", id="arabic"),
        pytest.param("islamic state", "IS", id="english"),
        pytest.param("تنظيم الدوله الاسلاميه", "IS", id="folded"),
        pytest.param("Syrian government forces", "REGIME", id="without-the-bracket"),
        pytest.param("قوات النظام", "REGIME", id="a-name-of-the-press"),
    ],
)
def test_a_party_is_found_by_id_or_name(asked: str, party: str) -> None:
    assert find_party(SYRIA, asked).id == party


def test_every_party_is_found_by_its_id_and_each_once() -> None:
    ids = tuple(party.id for party in SYRIA.parties)
    assert find_parties(SYRIA, [*ids, *ids]) == ids


@pytest.mark.parametrize(
    "asked", [pytest.param("Hezbolla", id="near"), pytest.param("", id="empty"), pytest.param("()", id="marks")]
)
def test_an_unknown_party_is_refused(asked: str) -> None:
    with pytest.raises(PartyError, match="no party"):
        find_party(SYRIA, asked)


def test_who_may_be_meant_is_told() -> None:
    with pytest.raises(PartyError) as refused:
        find_party(SYRIA, "Islamik State")
    assert any(line.startswith("IS ") for line in refused.value.candidates)


@pytest.mark.parametrize(
    ("asked", "place"),
    [
        pytest.param("محافظة دير الزور", "ocha:SY09", id="arabic"),
        pytest.param("Deir ez-Zor governorate", "ocha:SY09", id="english"),
        pytest.param("ocha:SY09", "ocha:SY09", id="id"),
        pytest.param("منطقة البوكمال", "admin2:Deir ez-Zor/البوكمال", id="district"),
        pytest.param("Al Bukamal district", "admin2:Deir ez-Zor/البوكمال", id="district-in-english"),
        pytest.param("ناحية هجين", "admin3:Deir ez-Zor/البوكمال/هجين", id="subdistrict"),
        pytest.param("admin3:Deir ez-Zor/البوكمال/هجين", "admin3:Deir ez-Zor/البوكمال/هجين", id="id-of-a-subdistrict"),
        pytest.param("هجين", "ocha:C5175", id="town"),
    ],
)
def test_an_area_is_found_by_name_or_id(asked: str, place: str) -> None:
    assert find_area(SYRIA, asked).place.id == place


def test_a_bare_name_is_the_towns() -> None:
    assert find_area(SYRIA, "دير الزور").place.id != "ocha:SY09"


def test_a_governorate_of_no_such_name_is_refused() -> None:
    with pytest.raises(PlaceError):
        find_area(SYRIA, "محافظة هجين")


@pytest.mark.parametrize(
    ("language", "told"),
    [
        pytest.param(None, "\u2067تنظيم الدولة الإسلامية\u2069 · Islamic State", id="both"),
        pytest.param(Language.AR, "\u2067تنظيم الدولة الإسلامية\u2069", id="arabic"),
        pytest.param(Language.EN, "Islamic State", id="english"),
    ],
)
def test_a_party_is_named_in_the_language_asked_for(language: Language | None, told: str) -> None:
    assert Names.of(SYRIA, language).party("IS") == told


def test_a_party_that_the_theatre_does_not_have_goes_by_its_id() -> None:
    names = Names.of(SYRIA)
    assert names.parties(["NOBODY"]) == "NOBODY"
    assert names.row(["NOBODY", "IS", "IS"]) == {
        "IS": {"name_ar": "تنظيم الدولة الإسلامية", "name_en": "Islamic State"}
    }


def test_a_chain_has_each_link_under_what_rests_on_it() -> None:
    chain = Link(text="46 or more", below=(Link(text="SOHR", words="ما لا يقل\nعن 46"), Link(text="SANA")))
    assert list(chain_lines(chain)) == ["46 or more", "  SOHR", "    \u2067«ما لا يقل عن 46»\u2069", "  SANA"]
