"""Coded sheets as the record takes them: what a coder leaves out, how places are found, what is refused."""

from datetime import date
from functools import cache
from pathlib import Path

import pytest
from evaluation_values import CASUALTIES, CONTROL, DISPLACEMENT, HAJIN, INCIDENT, Row, row, sheet, write_gold

from marsad.errors import GoldError
from marsad.evaluation.filing import coded
from marsad.extract.statement import Casualties, Control, Displacement, Incident
from marsad.extract.term import Resolution
from marsad.record.filed import Filed
from marsad.theatre.loading import load
from marsad.theatre.theatre import Theatre

BUKAMAL: Row = {"text": "البوكمال", "name": "Abu Kamal", "name_alt": ["Al-Bukamal"], "admin1": "Deir ez-Zor"}
WORDS = {"quote": "سيطرت"}
# Hajin, Al-Bukamal, Hama and its governorate, and villages: two called الشيحة, one by the first of them called عطشانة.
PLACES = ("ocha:C5175", "ocha:C5167", "ocha:C2987", "ocha:SY05", "ocha:C3094", "ocha:C3355", "ocha:C6579")


@cache
def theatre() -> Theatre:
    places = tuple(place for place in load("syria").places if place.id in PLACES)
    return Theatre(id="few", name_ar="قليلة", name_en="Few", places=places, parties=(), outlets=())


def filed(folder: Path, *statements: Row, **report: object) -> tuple[Filed, ...]:
    rows = [{"id": f"f{number}", **WORDS, **each} for number, each in enumerate(statements, start=1)]
    write_gold(folder / "gold", sheet("007", rows, **{"published": "2018-12-06", **report}))
    return coded([folder / "gold" / "007.json"], theatre())


def tied(folder: Path, *places: Row) -> list[tuple[str | None, str]]:
    (item,) = filed(folder, row(INCIDENT, places=list(places)))
    return [(place.place_id, place.resolution.value) for place in item.statement.places]


def test_every_kind_is_filed_with_its_report_and_what_was_left_out_is_none_or_nobody(tmp_path: Path) -> None:
    incident, control, casualties, displacement = filed(
        tmp_path, row(INCIDENT), row(CONTROL), row(CASUALTIES, victims="IS", subset_of="f9"), row(DISPLACEMENT)
    )
    assert [item.id for item in (incident, displacement)] == ["007:f1", "007:f4"]
    assert (control.report_id, control.source, control.known) == ("007", "007.txt", date(2018, 12, 6))
    assert isinstance(incident.statement, Incident)
    assert isinstance(control.statement, Control)
    assert (control.statement.extent, control.statement.by) == (None, ())
    assert isinstance(casualties.statement, Casualties)
    assert (casualties.statement.victims, casualties.statement.subset_of) == (("IS",), "007:f9")
    assert isinstance(displacement.statement, Displacement)
    assert displacement.statement.origin is not None
    assert displacement.statement.origin.place_id == "ocha:C5175"


def test_a_report_without_a_day_is_known_on_none(tmp_path: Path) -> None:
    (item,) = filed(tmp_path, row(INCIDENT), published=None)
    assert item.known is None


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        pytest.param(HAJIN, ("ocha:C5175", "resolved"), id="name"),
        pytest.param({"name": "Nowhere at all", "place_id": "ocha:C5175"}, ("ocha:C5175", "resolved"), id="id"),
        pytest.param({**HAJIN, "admin1": "Hama"}, (None, "unresolved"), id="no-such-place-there"),
        pytest.param({"text": "ما لا يعرف", "name": "Nowhere at all"}, (None, "unresolved"), id="unknown"),
        pytest.param(
            {"text": "حماة", "name": "Hama Governorate", "admin1": "Hama"}, ("ocha:SY05", "area"), id="governorate"
        ),
        pytest.param({"name": "Northern Hama countryside", "admin1": "Hama"}, ("ocha:SY05", "area"), id="countryside"),
        pytest.param(BUKAMAL, ("ocha:C5167", "resolved"), id="another-spelling"),
    ],
)
def test_a_place_is_found(tmp_path: Path, place: Row, expected: tuple[str | None, str]) -> None:
    assert tied(tmp_path, place) == [expected]


def test_a_part_of_a_town_is_an_area_of_it_by_any_name_that_the_sheet_explains(tmp_path: Path) -> None:
    part = {"text": "الأطراف", "name": "Southern outskirts of Abu Kamal", "admin1": "Deir ez-Zor"}
    assert tied(tmp_path, BUKAMAL, part)[1] == ("ocha:C5167", Resolution.AREA.value)
    assert tied(tmp_path, part) == [(None, "unresolved")]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        pytest.param("ضواحي البوكمال", "Suburbs of Abu Kamal", id="suburbs"),
        pytest.param("وسط البوكمال", "Central Abu Kamal", id="middle"),
        pytest.param("محيط وريف البوكمال", "Abu Kamal surroundings and countryside", id="surroundings"),
    ],
)
def test_what_is_around_or_within_a_town_is_an_area_of_it(tmp_path: Path, words: str, name: str) -> None:
    part = {"text": words, "name": name, "admin1": "Deir ez-Zor"}
    assert tied(tmp_path, BUKAMAL, part)[1] == ("ocha:C5167", "area")


def test_of_namesakes_the_one_by_far_nearest_to_another_place_of_the_sheet_is_meant(tmp_path: Path) -> None:
    shihah = {"text": "الشيحة", "name": "Al-Shihah", "admin1": "Hama"}
    neighbour = {"text": "عطشانة", "name": "Atshanah", "admin1": "Hama"}
    assert tied(tmp_path, shihah) == [(None, "unresolved")]
    assert tied(tmp_path, shihah, neighbour)[0] == ("ocha:C3094", "resolved")


def test_a_village_that_is_nearly_so_called_is_found_but_none_that_is_described(tmp_path: Path) -> None:
    village = {"text": "العطشانه", "name": "Al-Atshanah", "admin1": "Hama"}
    assert tied(tmp_path, village) == [("ocha:C6579", "resolved")]
    assert tied(tmp_path, {**village, "name": "village east of it"}) == [(None, "unresolved")]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        pytest.param("[", "no sheet", id="no-json"),
        pytest.param("[]", "no sheet", id="no-object"),
        pytest.param('{"statements": [], "report": {"published": "soon"}}', "no sheet", id="no-day"),
        pytest.param('{"statements": [{"id": "f3", "kind": "rumour"}]}', "bad: f3", id="no-kind"),
    ],
)
def test_a_sheet_that_is_none_is_refused(tmp_path: Path, content: str, message: str) -> None:
    (tmp_path / "bad.json").write_text(content, "utf-8")
    with pytest.raises(GoldError, match=message):
        coded([tmp_path / "bad.json"], theatre())


def test_a_sheet_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match=r"gone\.json"):
        coded([tmp_path / "gone.json"], theatre())
