"""A theatre's data that are wrong are refused, with the file and the entry."""

from dataclasses import replace

import msgspec
import pytest

from marsad.errors import TheatreError
from marsad.theatre.entries import OutletEntry, PartyEntry, SiteEntry
from marsad.theatre.loading import load
from marsad.theatre.outlet import Outlet, OutletKind
from marsad.theatre.party import Alliance, Membership, Party, PartyKind
from marsad.theatre.place import Place, PlaceKind
from marsad.theatre.theatre import Theatre

PARTY = {
    "id": "X", "kind": "militia", "name_ar": "جماعة", "name_en": "Group", "colour": "#112233", "forms": ["جماعة ما"],
    "source": "press",
}  # fmt: skip


def _party(**changes: object) -> PartyEntry:
    return msgspec.convert({**PARTY, **changes}, PartyEntry)


def test_an_unknown_theatre_is_named_with_those_that_are_there() -> None:
    with pytest.raises(TheatreError, match=r"atlantis.*syria"):
        load("atlantis")


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"kolour": "#112233"}, id="unknown key"),
        pytest.param({"kind": "horde"}, id="unknown kind"),
        pytest.param({"forms": "جماعة"}, id="forms is no list"),
        pytest.param({"weak": ["الجماعة"]}, id="a weak word without its need"),
        pytest.param({"weak": [{"form": "الجماعة"}]}, id="a need left out"),
        pytest.param({"alliances": [{"ally": "Y", "since": "2015-01-01"}]}, id="unknown key of an alliance"),
        pytest.param({"alliances": [{"ally": "Y", "start": "spring"}]}, id="an alliance from no day"),
        pytest.param({"part_of": [{"whole": "Y"}]}, id="a membership without a source"),
        pytest.param({"part_of": [{"whole": "Y", "source": "press", "till": 2024}]}, id="unknown key of a membership"),
    ],
)
def test_a_row_of_the_wrong_form_is_refused(changes: dict[str, object]) -> None:
    with pytest.raises(msgspec.ValidationError):
        _party(**changes)


@pytest.mark.parametrize("missing", ["kind", "name_ar", "name_en", "colour", "forms", "source"])
def test_a_row_without_one_of_its_keys_is_refused(missing: str) -> None:
    with pytest.raises(msgspec.ValidationError, match=missing):
        msgspec.convert({key: value for key, value in PARTY.items() if key != missing}, PartyEntry)


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        pytest.param({"forms": ["\u064b\u0640"]}, "folds to nothing", id="only marks"),
        pytest.param({"forms": ["إدلب", "ادلب"]}, "there twice", id="one spelling after folding"),
        pytest.param({"weak": [{"form": "جماعة ما", "needs": "x"}]}, "there twice", id="strong and weak"),
        pytest.param({"never": ["جماعة ما"]}, "near miss", id="form and near miss"),
        pytest.param({"colour": "red"}, "#rrggbb", id="no colour"),
    ],
)
def test_a_fault_of_a_row_is_told(changes: dict[str, object], fault: str) -> None:
    assert any(fault in found for found in _party(**changes).faults())


def test_a_sound_row_has_no_fault() -> None:
    assert _party().faults() == ()


def test_an_outlet_row_is_as_strict() -> None:
    row = {"id": "X", "kind": "agency", "name_ar": "و", "name_en": "X", "forms": ["وكالة", "وكاله"], "source": "press"}
    assert msgspec.convert(row, OutletEntry).faults()
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert({**row, "kind": "rumour"}, OutletEntry)


@pytest.mark.parametrize("at", [[34.0], [34.0, 40.0, 1.0], ["north", "east"]])
def test_a_site_has_two_degrees_or_none(at: list[object]) -> None:
    row = {"id": "marsad:x", "kind": "site", "name_en": "X", "names": ["حقل ما"], "source": "press", "at": at}
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(row, SiteEntry)


def test_a_site_without_names_is_refused() -> None:
    row = {"id": "marsad:x", "kind": "site", "name_en": "X", "names": [], "source": "press"}
    assert msgspec.convert(row, SiteEntry).faults() == ("a place needs a name",)


def _place(place: str, parent: str | None = None) -> Place:
    return Place(
        id=place, kind=PlaceKind.COMMUNITY, name_ar="ا", name_en="A", names=("ا",), lat=1.0, lon=1.0, admin1="A",
        admin2_ar="", admin3_ar="", parent=parent,
    )  # fmt: skip


def _sides(*alliances: Alliance) -> Party:
    return Party(
        id="X", kind=PartyKind.MILITIA, name_ar="ا", name_en="X", colour="#112233", forms=("ا",), alliances=alliances
    )


def _within(party: str, whole: str, *lands: str) -> Party:
    return replace(_sides(), id=party, part_of=(Membership(whole=whole, where=lands),))


OUTLET = Outlet(id="X", kind=OutletKind.AGENCY, name_ar="ا", name_en="X", forms=("ا",))


@pytest.mark.parametrize(
    ("places", "parties", "outlets", "message"),
    [
        pytest.param((_place("p"), _place("p")), (), (), "two place", id="a place twice"),
        pytest.param((), (_sides(), _sides()), (), "two party", id="a party twice"),
        pytest.param((), (), (OUTLET, OUTLET), "two outlet", id="an outlet twice"),
        pytest.param((_place("p", parent="q"),), (), (), "'q'", id="a parent that is not there"),
        pytest.param((), (_sides(Alliance(ally="Y")),), (), "'Y'", id="an ally that is not there"),
        pytest.param((), (_within("X", "Y"),), (), "'Y'", id="a whole that is not there"),
        pytest.param((), (_within("X", "X", "p"),), (), "'p'", id="a land that is not there"),
        pytest.param((), (_within("X", "X"),), (), "part of itself", id="a part of itself"),
        pytest.param((), (_within("X", "Y"), _within("Y", "X")), (), "part of itself", id="through another"),
    ],
)
def test_rows_that_do_not_fit_together_are_refused(
    places: tuple[Place, ...], parties: tuple[Party, ...], outlets: tuple[Outlet, ...], message: str
) -> None:
    with pytest.raises(TheatreError, match=message):
        Theatre(id="t", name_ar="م", name_en="T", places=places, parties=parties, outlets=outlets)
