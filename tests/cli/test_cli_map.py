"""`marsad map`, and what `marsad control` says of changes."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, event
from typer.testing import CliRunner, Result

from marsad import examples
from marsad.cli.command import command
from marsad.verbs import control, control_changes, day_map, ingest, read_paths


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a database of the examples."""
    path = tmp_path_factory.mktemp("map") / "marsad.db"
    ingest(read_paths([examples.folder()]), db=path)
    return path


def asked(db: Path, *arguments: str) -> Result:
    return CliRunner().invoke(command(), [*arguments, "--db", str(db)])


def told(db: Path, *arguments: str) -> dict[str, Any]:
    done = asked(db, *arguments)
    assert done.exit_code == 0, done.output
    row: dict[str, Any] = json.loads(done.stdout)
    return row


def test_the_map_has_the_answer_of_every_place(db: Path) -> None:
    row = told(db, "map", "--on", "2017-11-10")
    assert len(row["places"]) > 10
    for each in row["places"][::8]:
        alone = told(db, "control", each["place"]["id"], "--on", "2017-11-10")
        assert each["assessed"] == alone["assessed"]


def test_the_map_is_as_known_on_a_day(db: Path) -> None:
    soon, late = (told(db, "map", "--on", "2017-11-10", "--as-of", day) for day in ("2017-09-15", "2017-11-20"))
    assert len(soon["places"]) < len(late["places"])


def test_an_area_has_its_own_places_alone(db: Path) -> None:
    every = told(db, "map", "--on", "2017-11-10")["places"]
    east = told(db, "map", "--on", "2017-11-10", "--place", "محافظة دير الزور")
    assert east["within"]["name_en"] == "Deir ez-Zor"
    assert east["places"] == [each for each in every if each["place"]["admin1"] == "Deir ez-Zor"]
    assert asked(db, "map", "--on", "2017-11-10", "--place", "تل أحمر").exit_code == 2


def test_geojson_is_a_collection_of_points(db: Path) -> None:
    collection = told(db, "map", "--on", "2017-11-10", "--geojson")
    assert collection["type"] == "FeatureCollection"
    for feature in collection["features"]:
        assert (feature["type"], feature["properties"]["layer"]) == ("Feature", "places")
        if feature["geometry"]:
            lon, lat = feature["geometry"]["coordinates"]
            assert 35 < lon < 43
            assert 32 < lat < 38
    by_id = {feature["id"]: feature["properties"] for feature in collection["features"]}
    assert by_id["ocha:C5167"]["name_en"] == "Al-Bukamal"


def test_areas_say_that_they_are_interpolated_and_are_a_layer_of_their_own(db: Path) -> None:
    features = told(db, "map", "--on", "2017-11-10", "--geojson", "--areas")["features"]
    drawn = [feature for feature in features if feature["properties"]["layer"] == "areas"]
    points = [feature for feature in features if feature["properties"]["layer"] == "places"]
    assert {(f["properties"]["interpolated"], f["properties"]["reach_km"]) for f in drawn} == {(True, 15.0)}
    assert not any(feature["properties"]["interpolated"] for feature in points)
    by_id = {feature["id"]: feature["properties"] for feature in points}
    for feature in drawn:
        assert feature["geometry"]["type"] in ("Polygon", "MultiPolygon")
        leaders = {tuple(by_id[key]["holder"][:1]) for key in feature["properties"]["places"]}
        assert feature["properties"]["holder"] == [] or leaders == {tuple(feature["properties"]["holder"])}


def test_the_store_is_asked_as_often_whatever_number_of_places_the_theatre_has(db: Path) -> None:
    asked: list[str] = []

    def asking(*said: object) -> None:
        asked.append(str(said[2]))

    event.listen(Engine, "before_cursor_execute", asking)
    try:
        told(db, "map", "--on", "2017-11-10", "--geojson", "--areas")
    finally:
        event.remove(Engine, "before_cursor_execute", asking)
    assert 0 < len(asked) < 100


def test_changes_lead_from_one_map_to_the_other(db: Path) -> None:
    def statuses(day: str) -> dict[str, Any]:
        return {p["place"]["id"]: p["assessed"]["holder"] for p in told(db, "map", "--on", day)["places"]}

    now = statuses("2017-11-01")
    for change in told(db, "control", "--changed", "--from", "2017-11-02", "--to", "2017-11-30")["changes"]:
        assert "2017-11-02" <= change["day"] <= "2017-11-30"
        assert now.get(change["place"]["id"]) == (change["before"] and change["before"]["holder"])
        now[change["place"]["id"]] = change["after"]["holder"]
    assert now == statuses("2017-11-30")


def test_the_most_changed_place_comes_first(db: Path) -> None:
    places = told(db, "control", "--most-changed")["places"]
    counts = [each["handovers"] for each in places]
    assert counts == sorted(counts, reverse=True)
    assert places[0]["place"]["name_en"] == "Al-Bukamal"
    for each in places:
        assert len(each["changes"]) == each["handovers"]
        assert all(change["before"]["holder"] != change["after"]["holder"] for change in each["changes"])


def test_python_says_the_same(db: Path) -> None:
    on = date(2017, 11, 10)
    found = day_map(on, within="محافظة دير الزور", db=db)
    for each in found.answers[::5]:
        assert each.assessed == control(each.place.id, on=on, db=db).assessed
    changes = control_changes(start=on, end=on, db=db)
    assert {each.change.day for each in changes.changes} == {on}


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(["control", "--changed", "--format", "table"], id="changes"),
        pytest.param(["control", "--most-changed", "--format", "table"], id="turnovers"),
        pytest.param(["map", "--on", "2017-11-10", "--format", "table"], id="map"),
        pytest.param(["map", "--on", "2017-11-10", "--explain"], id="chain"),
        pytest.param(["control", "--changed", "--explain"], id="chain_of_changes"),
        pytest.param(["control", "--most-changed", "--explain"], id="chain_of_turnovers"),
    ],
)
def test_a_person_reads_names_in_both_languages(db: Path, arguments: list[str]) -> None:
    shown = " ".join(asked(db, *arguments).stdout.split())
    assert "البوكمال" in shown
    assert "Al-Bukamal" in shown


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(["control"], id="nothing"),
        pytest.param(["control", "--changed", "--most-changed"], id="two_questions"),
        pytest.param(["control", "--changed", "--on", "2017-11-10"], id="a_day_for_a_change"),
        pytest.param(["control", "هجين", "--from", "2017-11-10"], id="bounds_without_a_change"),
        pytest.param(["map"], id="a_map_of_no_day"),
        pytest.param(["map", "--on", "2017-11-10", "--areas"], id="areas_in_a_table"),
    ],
)
def test_a_muddle_is_wrong_usage(db: Path, arguments: list[str]) -> None:
    done = asked(db, *arguments)
    assert (done.exit_code, done.stdout) == (2, "")


def test_a_chain_ends_in_the_sentences(db: Path) -> None:
    texts = " ".join(" ".join(path.read_text("utf-8").split()) for path in examples.folder().glob("*.txt"))
    for arguments in (["map", "--on", "2017-11-10"], ["control", "--changed"], ["control", "--most-changed"]):
        lines = asked(db, *arguments, "--explain").stdout.splitlines()
        quotes = [line.strip().strip("\u2067\u2069").strip("«»") for line in lines if "«" in line and "»" in line]
        assert len(quotes) > 10
        assert all(quote in texts for quote in quotes if "«" not in quote)


def test_a_day_long_before_any_news_says_that_there_was_none(db: Path) -> None:
    places = told(db, "map", "--on", "2010-11-20", "--format", "json")["places"]
    assert places
    assert all(each["assessed"]["is_old"] for each in places)
    assert "no news yet" in asked(db, "map", "--on", "2010-11-20", "--format", "table").stdout


def test_a_map_of_nothing_says_so(db: Path) -> None:
    done = asked(db, "map", "--on", "1990-01-01", "--as-of", "1990-01-01")
    assert json.loads(done.stdout)["places"] == []
    assert "no report" in done.stderr
