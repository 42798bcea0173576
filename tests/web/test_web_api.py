import json
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from web_record import BUKAMAL, HAJIN, MAYADIN, third

from marsad.store import Store
from marsad.theatre.theatre import Theatre

FRONTEND = Path(__file__).parent.parent.parent / "frontend"


def answer(client: TestClient, path: str, **query: str) -> Any:  # noqa: ANN401 (any JSON)
    response = client.get(path, params=query)
    assert response.status_code == 200, response.text
    return response.json()


def tenures(client: TestClient, name: str, **query: str) -> list[Any]:
    places = answer(client, "/api/control", **query)["places"]
    return next((place["tenures"] for place in places if place["name_ar"] == name), [])


def said(found: list[Any]) -> list[tuple[str | None, str | None, str, list[str]]]:
    return [(each["start"], each["end"], each["status"], each["holder"]) for each in found]


def test_places_come_in_pages(client: TestClient) -> None:
    whole = answer(client, "/api/control")
    pages = [answer(client, "/api/control", offset=str(at), limit="2") for at in (0, 2, 4)]
    assert [len(page["places"]) for page in pages] == [2, 1, 0]
    assert [place for page in pages for place in page["places"]] == whole["places"]
    assert {page["total"] for page in pages} == {len(whole["places"])}


def test_about_counts_the_record(client: TestClient) -> None:
    about = answer(client, "/api/about")
    assert about["counts"] == {
        "reports": 3,
        "statements": 7,
        "control": 6,
        "casualties": 1,
        "displacement": 0,
        "incidents": 0,
        "places": 3,
    }
    assert about["days"] == {"start": "2017-11-03", "end": "2017-11-20"}
    assert about["opening"] == "2017-11-09"
    assert [credit["name"] for credit in about["credits"]] == ["OCHA", "GeoNames", "Who's On First", "Natural Earth"]


def test_every_id_of_the_record_has_a_name(client: TestClient) -> None:
    names = answer(client, "/api/names")
    parties = {party["id"] for party in names["parties"]}
    reasons = {reason["id"] for reason in names["reasons"]}
    for place in answer(client, "/api/control")["places"]:
        for tenure in place["tenures"]:
            assert parties.issuperset([*tenure["holder"], *tenure["by"]])
            assert tenure["reason"] in reasons


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        pytest.param(
            BUKAMAL,
            [("2017-11-03", "2017-11-08", "held", ["IS"]), ("2017-11-09", None, "held", ["REGIME"])],
            id="held then taken",
        ),
        pytest.param(
            MAYADIN,
            [("2017-11-03", "2017-11-08", "besieged", ["IS"]), ("2017-11-09", None, "held", ["REGIME"])],
            id="besieged then taken",
        ),
        pytest.param(HAJIN, [("2017-11-20", None, "held", ["SDF"])], id="a denial moves nothing"),
    ],
)
def test_days_of_a_tenure_are_inclusive(
    client: TestClient, name: str, expected: list[tuple[str | None, str | None, str, list[str]]]
) -> None:
    assert said(tenures(client, name)) == expected


def test_what_was_not_yet_said_is_not_known(client: TestClient) -> None:
    assert said(tenures(client, BUKAMAL, as_of="2017-11-08")) == [("2017-11-03", None, "held", ["IS"])]
    assert tenures(client, HAJIN, as_of="2017-11-19") == []


def test_a_report_comes_whole_and_every_span_quotes(client: TestClient) -> None:
    report = answer(client, "/api/reports/sha256:first.txt")
    assert [each["kind"] for each in report["statements"]] == ["control", "control", "control", "casualties"]
    assert report["heading"] == "📷 أخبار البادية"
    for statement in report["statements"]:
        start, end = statement["span"]
        assert report["text"][start:end] == statement["quote"]
        for place in statement["places"]:
            start, end = place["span"]
            assert report["text"][start:end] == place["text"]
    ((start, end),) = report["noise"]
    assert report["text"][start:end] == "شارك على فيسبوك"


def test_reports_are_listed_by_day_a_page_at_a_time(client: TestClient) -> None:
    everything = answer(client, "/api/reports")
    assert [each["source"] for each in everything["reports"]] == ["third.txt", "second.txt", "first.txt"]
    page = answer(client, "/api/reports", offset="1", limit="1")
    assert (page["total"], [each["source"] for each in page["reports"]]) == (3, ["second.txt"])
    known = answer(client, "/api/reports", as_of="2017-11-09")
    assert known["total"] == 2


def test_coverage_tells_on_which_days_reports_came_out(client: TestClient) -> None:
    days = [(each["day"], each["reports"]) for each in answer(client, "/api/coverage")["days"]]
    assert days == [("2017-11-03", 1), ("2017-11-09", 1), ("2017-11-20", 1)]


def test_areas_say_that_they_are_interpolated_and_change_with_the_day(client: TestClient) -> None:
    def holders(day: str) -> list[tuple[str, str | None, int]]:
        features = answer(client, "/api/areas", day=day)["features"]
        assert all(feature["properties"]["interpolated"] for feature in features)
        return [(f["properties"]["status"], f["properties"]["holder"], f["properties"]["places"]) for f in features]

    assert holders("2017-11-03") == [("besieged", "IS", 1), ("held", "IS", 1)]
    assert holders("2017-11-20") == [("held", "REGIME", 2), ("held", "SDF", 1)]


@pytest.mark.parametrize("layer", ["country", "admin1", "rivers", "neighbours", "towns", "names"])
def test_every_layer_of_the_map_is_geojson(client: TestClient, layer: str) -> None:
    found = answer(client, f"/api/map/{layer}")
    assert found["type"] == "FeatureCollection"
    assert all(feature["properties"]["name_ar"] for feature in found["features"])


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        pytest.param("/api/places/nowhere", 404, "nowhere", id="no such place"),
        pytest.param("/api/reports/sha256:none", 404, "sha256:none", id="no such report"),
        pytest.param("/api/nothing", 404, "/api/docs", id="no such path"),
        pytest.param("/api/control?as_of=2017-02-30", 422, "as_of", id="no such day"),
        pytest.param("/api/areas", 422, "day", id="a day is missing"),
        pytest.param("/api/reports?limit=0", 422, "limit", id="a limit of none"),
        pytest.param("/api/map/clouds", 422, "layer", id="no such layer"),
    ],
)
def test_a_refusal_is_json_and_names_what_is_wrong(client: TestClient, path: str, status: int, words: str) -> None:
    response = client.get(path)
    assert response.status_code == status
    assert words in json.dumps(response.json()["detail"], ensure_ascii=False)


def test_an_empty_record_answers_empty(empty: TestClient) -> None:
    about = answer(empty, "/api/about")
    assert (about["counts"]["reports"], about["opening"]) == (0, None)
    assert about["days"] == {"start": None, "end": None}
    assert answer(empty, "/api/control")["places"] == []
    assert answer(empty, "/api/areas", day="2017-11-03")["features"] == []


def test_a_report_that_is_added_while_the_server_runs_is_seen(
    empty: TestClient, tmp_path: Path, theatre: Theatre
) -> None:
    assert tenures(empty, HAJIN) == []
    with Store.open(tmp_path / "empty.db") as other:
        other.add(third(theatre))
    assert said(tenures(empty, HAJIN)) == [("2017-11-20", None, "held", ["SDF"])]


def test_the_page_is_typed_by_the_document_that_the_server_gives(client: TestClient) -> None:
    document = answer(client, "/api/openapi.json")
    kept = FRONTEND / "openapi.json"
    assert json.loads(kept.read_text("utf-8")) == document, (
        "python frontend/openapi.py && npm --prefix frontend run types"
    )
