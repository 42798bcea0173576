"""One place through the API: what it is, who held it by whose account, and the sentences behind that."""

import csv
from io import StringIO
from typing import Any

import pytest
from fastapi.testclient import TestClient
from web_record import BUKAMAL, HAJIN, MAYADIN, town

from marsad.theatre.theatre import Theatre

DISTRICT = "admin2:Deir ez-Zor/البوكمال"


def answer(client: TestClient, path: str, **query: str) -> Any:  # noqa: ANN401 (any JSON)
    response = client.get(path, params=query)
    assert response.status_code == 200, response.text
    return response.json()


@pytest.fixture
def bukamal(theatre: Theatre) -> str:
    return f"/api/places/{town(theatre, BUKAMAL).id}"


@pytest.fixture
def hajin(theatre: Theatre) -> str:
    return f"/api/places/{town(theatre, HAJIN).id}"


def test_a_place_says_what_it_lies_in_and_how_it_is_spelt(client: TestClient, bukamal: str) -> None:
    place = answer(client, bukamal)
    kinds = [(area["kind"], area["name_en"]) for area in place["lies_in"]]
    assert kinds == [
        ("admin3", "Al-Bukamal subdistrict"),
        ("admin2", "Al-Bukamal district"),
        ("admin1", "Deir ez-Zor"),
        ("country", "Syria"),
    ]
    assert BUKAMAL in place["names"]
    assert place["merged_into"] is None


def test_a_tenure_has_the_number_of_its_sentences_and_they_are_found_by_any_of_its_days(
    client: TestClient, bukamal: str
) -> None:
    place = answer(client, bukamal)
    assert [(each["start"], each["end"], each["statements"]) for each in place["tenures"]] == [
        ("2017-11-03", "2017-11-08", 1),
        ("2017-11-09", None, 1),
    ]
    for day, source in (("2017-11-05", "first.txt"), ("2017-11-09", "second.txt"), ("2019-01-01", "second.txt")):
        behind = answer(client, f"{bukamal}/evidence", on=day)
        assert [each["report"]["source"] for each in behind["items"]] == [source]
    assert answer(client, f"{bukamal}/evidence", on="2016-01-01")["total"] == 0


def test_every_sentence_is_there_those_that_moved_nothing_too(client: TestClient, hajin: str) -> None:
    def found(**query: str) -> list[tuple[str, bool, str]]:
        items = answer(client, f"{hajin}/evidence", **query)["items"]
        return [(each["statement"]["modality"], each["counts"], each["report"]["source"]) for each in items]

    denied, taken = ("denied", False, "first.txt"), ("asserted", True, "third.txt")
    assert found() == [denied, taken]
    assert found(counts="true") == [taken]
    assert found(counts="false") == [denied]
    assert found(as_of="2017-11-19") == [denied]
    assert found(offset="1") == [taken]
    assert answer(client, f"{hajin}/evidence", limit="1")["total"] == 2


def test_each_source_has_its_own_lane_and_its_sentences(client: TestClient, bukamal: str) -> None:
    lanes = answer(client, f"{bukamal}/lanes")["lanes"]
    publishers = {lane["name"]: lane["tenures"] for lane in lanes if lane["voice"] == "publisher"}
    assert [(t["holder"], t["start"], t["end"]) for t in publishers["SOHR"]] == [(["IS"], "2017-11-03", None)]
    assert publishers["SANA"][-1]["holder"] == ["REGIME"]
    behind = answer(client, f"{bukamal}/evidence", voice="publisher", name="SOHR", on="2017-12-01")
    assert [each["report"]["source"] for each in behind["items"]] == ["first.txt"]
    assert answer(client, f"{bukamal}/evidence", voice="publisher", name="SANA")["total"] == 1
    assert answer(client, f"{bukamal}/evidence", voice="publisher", name="nobody")["total"] == 0
    assert [lane["name"] for lane in answer(client, f"{bukamal}/lanes", as_of="2017-11-08")["lanes"]] == ["SOHR"] * 2


def test_an_area_has_its_parts_though_its_id_holds_slashes(client: TestClient, theatre: Theatre) -> None:
    assert answer(client, f"/api/places/{DISTRICT}")["name_en"] == "Al-Bukamal district"
    parts = answer(client, f"/api/places/{DISTRICT}/parts")
    assert parts["total"] == len(parts["items"]) == 4
    inside = answer(client, "/api/places/ocha:SY09/parts")["items"]
    assert [each["kind"] for each in inside[:3]] == ["admin2"] * 3
    page = answer(client, f"/api/places/{DISTRICT}/parts", offset="1", limit="2")
    assert page["items"] == parts["items"][1:3]


@pytest.mark.parametrize("path", ["", "/parts", "/lanes", "/evidence"])
def test_what_no_gazetteer_has_is_not_found(client: TestClient, path: str) -> None:
    response = client.get(f"/api/places/nowhere{path}")
    assert response.status_code == 404
    assert "nowhere" in response.json()["detail"]


def test_statements_are_found_by_place_with_all_in_it_kind_day_and_words(client: TestClient) -> None:
    def quotes(**query: str) -> list[str]:
        return [each["statement"]["quote"] for each in answer(client, "/api/statements", **query)["items"]]

    everything = answer(client, "/api/statements")
    assert (everything["total"], everything["kinds"]) == (7, {"control": 6, "casualties": 1})
    assert len(quotes(place=DISTRICT)) == 4
    assert quotes(kind="casualties") == ["قتل 4 مدنيين"]
    assert quotes(kind="control", **{"from": "2017-11-20"}) == ["سيطرت قسد على بلدة هجين"]
    assert quotes(source="SANA", q="الميادين", limit="1") == ["سيطرت القوات على مدينتي البوكمال والميادين"]
    assert quotes(party="SDF", modality="asserted") == ["سيطرت قسد على بلدة هجين"]
    assert len(quotes(as_of="2017-11-03")) == 4


def test_statements_come_as_a_table(client: TestClient) -> None:
    response = client.get("/api/statements", params={"format": "csv", "kind": "casualties"})
    assert response.text.startswith("\ufeff")
    (row,) = csv.DictReader(StringIO(response.text.removeprefix("\ufeff")))
    assert (row["quote"], row["publisher"], row["report"]) == ("قتل 4 مدنيين", "SOHR", "sha256:first.txt")


@pytest.mark.parametrize(
    ("query", "field"),
    [
        pytest.param({"place": "nowhere"}, "place", id="no such place"),
        pytest.param({"from": "2017-11-20", "to": "2017-11-01"}, "to", id="days that end before they begin"),
        pytest.param({"kind": "rumour"}, "kind", id="no such kind"),
    ],
)
def test_what_cannot_be_asked_is_refused_with_the_field(client: TestClient, query: dict[str, str], field: str) -> None:
    response = client.get("/api/statements", params=query)
    assert response.status_code == 422
    assert field in response.json()["detail"][0]["loc"]


def test_the_middle_of_a_place_has_no_point_where_it_is_an_area(client: TestClient, theatre: Theatre) -> None:
    governorate = answer(client, "/api/places/ocha:SY09")
    assert (governorate["is_area"], governorate["lat"], governorate["lon"]) == (True, None, None)
    assert answer(client, f"/api/places/{town(theatre, MAYADIN).id}")["lat"] is not None
