"""The record twice, side by side, through the API."""

import csv
from io import StringIO
from typing import Any

import pytest
from fastapi.testclient import TestClient
from web_account import account
from web_record import BUKAMAL, HAJIN, MAYADIN, town

from marsad.store import Store
from marsad.theatre.theatre import Theatre

DISTRICT = "admin2:Deir ez-Zor/البوكمال"


def answer(client: TestClient, path: str, **query: str) -> Any:  # noqa: ANN401 (any JSON)
    response = client.get(path, params=query)
    assert response.status_code == 200, response.text
    return response.json()


def led(side: Any) -> dict[str, int]:  # noqa: ANN401 (any JSON)
    return {each["party"]: each["places"] for each in side["led"]}


def test_two_days_differ_where_places_changed_hands(client: TestClient) -> None:
    found = answer(client, "/api/compare/control", on="2017-11-03", other_on="2017-11-20")
    moved = {move["name_ar"]: (move["before"], move["after"]["holder"], move["handover"]) for move in found["moves"]}
    assert moved.keys() == {BUKAMAL, MAYADIN, HAJIN}
    assert moved[BUKAMAL][1:] == (["REGIME"], True)
    assert moved[BUKAMAL][0]["holder"] == ["IS"]
    assert moved[HAJIN] == (None, ["SDF"], False)
    assert (found["total"], found["handovers"], found["alike"]) == (3, 2, 0)
    assert (led(found["one"]), led(found["other"])) == ({"IS": 2}, {"REGIME": 2, "SDF": 1})
    assert (found["one"]["besieged"], found["other"]["besieged"]) == (1, 0)


def test_one_day_differs_by_what_was_known(client: TestClient) -> None:
    found = answer(client, "/api/compare/control", on="2017-11-20", as_of="2017-11-08")
    assert led(found["one"]) == {"IS": 2}
    assert led(found["other"]) == {"REGIME": 2, "SDF": 1}
    assert (found["one"]["as_of"], found["other"]["as_of"]) == ("2017-11-08", None)
    alike = answer(client, "/api/compare/control", on="2017-11-05", as_of="2017-11-08")
    assert (alike["total"], alike["alike"]) == (0, 2)


def test_a_comparison_is_of_an_area_and_a_page_at_a_time(client: TestClient) -> None:
    days = {"on": "2017-11-03", "other_on": "2017-11-20"}
    within = answer(client, "/api/compare/control", place=DISTRICT, **days)
    assert {move["name_ar"] for move in within["moves"]} == {BUKAMAL, HAJIN}
    page = answer(client, "/api/compare/control", offset="1", limit="1", **days)
    assert (page["total"], len(page["moves"])) == (3, 1)


def test_what_was_learned_is_told_of_the_days_it_is_about(client: TestClient) -> None:
    found = answer(client, "/api/compare/knowledge", earlier="2017-11-03", later="2017-11-09")
    told = [(each["place"]["name_ar"], each["start"], each["end"]) for each in found["revisions"]]
    assert sorted(told) == sorted([(BUKAMAL, "2017-11-09", None), (MAYADIN, "2017-11-09", None)])
    assert [each["after"]["holder"] for each in found["revisions"]] == [["REGIME"], ["REGIME"]]
    assert (found["reports"], found["statements"], found["places"]) == (1, {"control": 2}, 2)
    nothing = answer(client, "/api/compare/knowledge", earlier="2017-11-10", later="2017-11-19")
    assert (nothing["total"], nothing["reports"], nothing["statements"]) == (0, 0, {})


def test_two_sources_are_put_side_by_side_on_a_day(client: TestClient) -> None:
    pair = {"one": "SOHR", "other": "SANA", "on": "2017-11-20"}
    found = answer(client, "/api/compare/sources", **pair)
    said = {each["place"]["name_ar"]: each for each in found["pairs"]}
    assert (said[BUKAMAL]["one"]["holder"], said[BUKAMAL]["other"]["holder"]) == (["IS"], ["REGIME"])
    assert said[BUKAMAL]["contradicts"]
    assert said[HAJIN]["other"] is None
    assert not said[HAJIN]["contradicts"]
    assert (found["contradicting"], found["alike"], found["only_one"], found["only_other"]) == (2, 0, 1, 0)
    assert (led(found["one"]), led(found["other"])) == ({"IS": 2, "SDF": 1}, {"REGIME": 2})
    listed = answer(client, "/api/compare/sources", contradicting="true", limit="1", **pair)
    assert (listed["total"], [each["place"]["name_ar"] for each in listed["pairs"]]) == (2, [BUKAMAL])


def test_what_two_sources_ever_contradict_each_other_in_is_told_with_its_days(client: TestClient) -> None:
    found = answer(client, "/api/compare/sources", one="SOHR", other="SANA", place=DISTRICT)
    assert [(each["place"]["name_ar"], each["start"], each["end"]) for each in found["pairs"]] == [
        (BUKAMAL, "2017-11-09", None)
    ]
    before = answer(client, "/api/compare/sources", one="SOHR", other="SANA", as_of="2017-11-08")
    assert before["total"] == 0


def test_a_source_by_itself_contradicts_nothing(client: TestClient) -> None:
    found = answer(client, "/api/compare/sources", one="SOHR", other="SOHR", on="2017-11-20")
    assert (found["contradicting"], found["alike"]) == (0, 3)


def test_an_account_is_the_publishers_lane_of_each_place(own: TestClient, store: Store, theatre: Theatre) -> None:
    for name in (BUKAMAL, MAYADIN, HAJIN):
        lanes = answer(own, f"/api/places/{town(theatre, name).id}/lanes")["lanes"]
        for source in ("SOHR", "SANA"):
            told = account(store, theatre, source).get(town(theatre, name).id, ())
            lane = [each["tenures"] for each in lanes if (each["voice"], each["name"]) == ("publisher", source)]
            assert [t["holder"] for each in lane for t in each] == [list(tenure.holder) for tenure in told]


def test_every_publisher_is_listed_with_its_statements(client: TestClient) -> None:
    assert answer(client, "/api/publishers")["publishers"] == [
        {"name": "SOHR", "statements": {"casualties": 1, "control": 4}},
        {"name": "SANA", "statements": {"control": 2}},
    ]


@pytest.mark.parametrize(
    ("path", "query", "rows"),
    [
        pytest.param("control", {"on": "2017-11-03", "other_on": "2017-11-20"}, 3, id="control"),
        pytest.param("knowledge", {"earlier": "2017-11-03", "later": "2017-11-20"}, 3, id="knowledge"),
        pytest.param("sources", {"one": "SOHR", "other": "SANA", "on": "2017-11-20"}, 3, id="sources"),
    ],
)
def test_a_comparison_comes_as_a_table(client: TestClient, path: str, query: dict[str, str], rows: int) -> None:
    text = client.get(f"/api/compare/{path}", params={**query, "format": "csv"}).text
    assert text.startswith("\ufeff")
    found = list(csv.DictReader(StringIO(text.removeprefix("\ufeff"))))
    assert len(found) == rows
    assert {row["name_ar"] for row in found} == {BUKAMAL, MAYADIN, HAJIN}


@pytest.mark.parametrize(
    ("path", "query", "field"),
    [
        pytest.param("control", {}, "on", id="no day"),
        pytest.param("control", {"on": "2017-11-31"}, "on", id="no such day"),
        pytest.param("control", {"on": "2017-11-01", "place": "nowhere"}, "place", id="no such place"),
        pytest.param("knowledge", {"earlier": "2017-11-09", "later": "2017-11-03"}, "later", id="backwards"),
    ],
)
def test_what_cannot_be_compared_is_refused_with_the_field(
    client: TestClient, path: str, query: dict[str, str], field: str
) -> None:
    response = client.get(f"/api/compare/{path}", params=query)
    assert response.status_code == 422
    assert field in response.json()["detail"][0]["loc"]


def test_an_empty_record_compares(empty: TestClient) -> None:
    found = answer(empty, "/api/compare/control", on="2017-11-03", other_on="2017-11-20")
    assert (found["total"], found["alike"], found["one"]["places"]) == (0, 0, 0)
