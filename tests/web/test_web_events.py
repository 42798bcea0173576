"""What the API says of events, on invented reports."""

import csv
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from record_bad import undated
from record_report import LAYERED, NAME, layered
from store_file import laid
from web_events import STRIKE, events
from web_record import BUKAMAL, town

from marsad.extract.term import IncidentType
from marsad.store import Store
from marsad.theatre.theatre import Theatre
from marsad.web.app import create


@pytest.fixture(scope="module")
def happened(tmp_path_factory: pytest.TempPathFactory, theatre: Theatre) -> Iterator[TestClient]:
    with Store.open(laid(tmp_path_factory.mktemp("happened") / "events.db")) as store:
        store.add_all(events(theatre))
        with TestClient(create(store, theatre)) as client:
            yield client


def asked(client: TestClient, path: str, **query: str) -> Any:  # noqa: ANN401 (any JSON)
    response = client.get(path, params=query)
    assert response.status_code == 200, response.text
    return response.json()


def ids(client: TestClient, **query: str) -> list[str]:
    return [event["id"] for event in asked(client, "/api/events", **query)["events"]]


def test_statements_of_one_event_are_one_with_its_figures_in_few_words(happened: TestClient) -> None:
    found = asked(happened, "/api/events")
    strike = next(event for event in found["events"] if event["type"] == "airstrike")
    assert found["total"] == 2
    assert strike["killed"] == {"low": 7, "high": 12, "accounts": 2}
    assert strike["wounded"] is None
    assert (strike["statements"], strike["reports"], strike["independent"]) == (4, 2, 2)
    assert strike["publishers"] == ["SOHR", "SANA"]
    assert [place["name_ar"] for place in strike["places"]] == [BUKAMAL]


def test_a_list_of_events_tells_how_much_is_told_at_all(happened: TestClient, theatre: Theatre) -> None:
    everywhere = asked(happened, "/api/events")["coverage"]
    assert everywhere == {key: asked(happened, "/api/coverage/weeks")[key] for key in everywhere}
    assert everywhere["reports"] == 3
    place = town(theatre, BUKAMAL).id
    silent = asked(happened, "/api/events", **{"place": place, "from": "2020-01-01", "to": "2020-01-31"})
    assert (silent["total"], silent["coverage"]["reports"], silent["coverage"]["publishers"]) == (0, 0, 0)


@pytest.mark.parametrize(
    ("query", "types"),
    [
        pytest.param({"type": "clash"}, ["clash"], id="type"),
        pytest.param({"party": "IS"}, ["clash"], id="doer"),
        pytest.param({"party": "CIVILIANS"}, ["airstrike"], id="victim"),
        pytest.param({"source": "SANA"}, ["airstrike"], id="source"),
        pytest.param({"from": "2017-11-10"}, [], id="after"),
        pytest.param({"to": "2017-11-09", "sort": "-killed"}, ["airstrike", "clash"], id="up to the day"),
        pytest.param({"as_of": "2017-11-09"}, ["airstrike"], id="as known then"),
        pytest.param({"limit": "1", "offset": "1", "sort": "-killed"}, ["clash"], id="page"),
    ],
)
def test_what_is_asked_for(happened: TestClient, query: dict[str, str], types: list[str]) -> None:
    assert [event["type"] for event in asked(happened, "/api/events", **query)["events"]] == types


@pytest.mark.parametrize("sort", ["day", "-day", "-known"])
def test_what_has_no_known_day_comes_last_in_either_direction(tmp_path: Path, theatre: Theatre, sort: str) -> None:
    with Store.open(laid(tmp_path / "events.db")) as store:
        store.add_all(events(theatre))
        with TestClient(create(store, theatre)) as client:
            store.add_all(undated(theatre))
            found = asked(client, "/api/events", sort=sort)["events"]
    assert [event["start"] is None for event in found] == [False, False, True]


def test_a_place_has_all_that_lies_in_it(happened: TestClient, theatre: Theatre) -> None:
    bukamal = town(theatre, BUKAMAL)
    governorate = next(p for p in theatre.places if p.kind.value == "admin1" and p.admin1 == bukamal.admin1)
    other = next(p for p in theatre.places if p.kind.value == "admin1" and p.admin1 == "Aleppo")
    assert ids(happened, place=bukamal.id) == ids(happened, place=governorate.id) != []
    assert ids(happened, place=other.id) == []


@pytest.mark.parametrize("path", ["/api/events", "/api/events/map"])
@pytest.mark.parametrize(
    ("field", "value"),
    [("place", "nowhere"), ("party", "nobody"), ("to", "2001-01-01"), ("type", "party"), ("as_of", "yesterday")],
)
def test_a_question_that_cannot_be_is_refused_by_its_field(
    happened: TestClient, path: str, field: str, value: str
) -> None:
    response = happened.get(path, params={"from": "2017-01-01", field: value})
    assert response.status_code == 422
    assert [error["loc"][:2] for error in response.json()["detail"]] == [["query", field]]


def test_an_event_is_found_by_its_statements_too(happened: TestClient) -> None:
    (one,) = ids(happened, type="airstrike")
    whole = asked(happened, f"/api/events/{one}")
    assert [figure["low"] for figure in whole["figures"]] == [12, 7]
    assert {sentence["statement"]["quote"] for sentence in whole["sentences"]} >= {STRIKE}
    assert all(sentence["report"]["publisher"] in ("SOHR", "SANA") for sentence in whole["sentences"])
    assert whole["links"]
    assert all(link["reasons"] for link in whole["links"])
    for sentence in whole["sentences"]:
        assert asked(happened, f"/api/events/{sentence['statement']['id']}")["id"] == one


def test_victims_are_named_by_their_report_alone(own: TestClient, store: Store, theatre: Theatre) -> None:
    store.add(layered(theatre))
    (killed,) = [row for row in asked(own, f"/api/reports/{LAYERED}")["statements"] if row["kind"] == "casualties"]
    assert [victim["name"] for victim in killed["named"]] == [NAME]
    whole = asked(own, f"/api/events/{killed['id']}")
    told = asked(own, "/api/statements", kind="casualties")
    rows = [sentence["statement"] for sentence in (*whole["sentences"], *told["items"])]
    assert [row["named"] for row in rows if row["id"] == killed["id"]] == [[], []]


def test_an_event_as_known_earlier_is_another(happened: TestClient) -> None:
    (then,) = ids(happened, type="airstrike", as_of="2017-11-09")
    assert happened.get(f"/api/events/{then}").status_code == 404
    assert asked(happened, f"/api/events/{then}", as_of="2017-11-09")["killed"]["high"] == 12


def test_the_map_counts_what_it_cannot_place(happened: TestClient, theatre: Theatre) -> None:
    bukamal = town(theatre, BUKAMAL)
    found = asked(happened, "/api/events/map", **{"from": "2017-11-01", "to": "2017-11-30"})
    assert [(each["lon"], each["lat"], each["killed"]) for each in found["events"]] == [(bukamal.lon, bukamal.lat, 7)]
    assert found["unplaced"] == 1
    assert asked(happened, "/api/events/map", **{"from": "2017-11-10"})["events"] == []


def test_days_tell_silence_from_peace(happened: TestClient) -> None:
    found = asked(happened, "/api/days")
    assert [(each["day"], each["reports"], each["events"], each["killed"]) for each in found["days"]] == [
        ("2017-11-09", 1, 2, 7),
        ("2017-11-12", 2, 0, 0),
    ]
    assert [day["killed"] for day in asked(happened, "/api/days", as_of="2017-11-11")["days"]] == [12]


def test_a_spreadsheet_opens_it_and_runs_nothing(happened: TestClient) -> None:
    response = happened.get("/api/events", params={"format": "csv", "limit": "1"})
    assert response.content.startswith("\ufeff".encode())
    assert response.headers["content-type"] == "text/csv; charset=utf-8"
    rows = list(csv.DictReader(StringIO(response.content.decode("utf-8-sig"))))
    assert sorted((row["type"], row["killed_low"], row["places_ar"]) for row in rows) == [
        ("airstrike", "7", BUKAMAL),
        ("clash", "", ""),
    ]
    assert {row["publishers"] for row in rows} == {"SOHR; SANA", "'=1+1"}


def test_events_through_time_are_those_of_the_list(happened: TestClient) -> None:
    found = asked(happened, "/api/events/course", type="airstrike")
    (strike,) = asked(happened, "/api/events", type="airstrike")["events"]
    (stretch,) = found["stretches"]
    assert found["step"] == "day"
    assert (stretch["start"], stretch["family"], stretch["events"]) == (strike["start"], strike["family"], 1)
    assert (stretch["killed"], stretch["only"]) == (strike["killed"]["low"], strike["id"])


def test_every_type_is_in_one_family(happened: TestClient) -> None:
    families = asked(happened, "/api/names")["families"]
    types = [each for family in families for each in family["types"]]
    assert sorted(types) == sorted(each.value for each in IncidentType)
