"""What the map draws beside the places of a day: what changed hands, cells and areas, the symbols of events."""

from typing import Any

from fastapi.testclient import TestClient
from shapely.geometry import shape
from web_events import events
from web_record import BUKAMAL, HAJIN, town

from marsad.store import Store
from marsad.theatre.theatre import Theatre
from marsad.web.answers.area import AreaMap, AreaNameMap, CellMap
from marsad.web.answers.event import SymbolMap


def fetched(client: TestClient, path: str, **query: str) -> dict[str, Any]:
    response = client.get(path, params=query)
    assert response.status_code == 200, response.text
    found: dict[str, Any] = response.json()
    return found


def test_what_changed_hands_between_two_days_is_told_with_both_holders(client: TestClient) -> None:
    found = fetched(client, "/api/control/changes", **{"from": "2017-11-03", "to": "2017-11-20"})
    moves = {move["name_ar"]: move for move in found["moves"]}
    assert found["total"] == len(moves)
    assert found["handovers"] == sum(move["handover"] for move in moves.values())
    assert moves[BUKAMAL]["handover"]
    assert moves[BUKAMAL]["before"]["holder"] == ["IS"]
    assert moves[BUKAMAL]["after"] == {"status": "held", "holder": ["REGIME"], "by": [], "since": "2017-11-09"}
    assert moves[HAJIN]["after"]["holder"] == ["SDF"]
    assert [move["handover"] for move in found["moves"]] == sorted(
        (m["handover"] for m in moves.values()), reverse=True
    )


def test_nothing_changed_hands_within_a_day(client: TestClient) -> None:
    found = fetched(client, "/api/control/changes", **{"from": "2017-11-12", "to": "2017-11-12"})
    assert (found["total"], found["moves"]) == (0, [])


def test_days_of_a_movement_that_end_before_they_begin_are_refused(client: TestClient) -> None:
    response = client.get("/api/control/changes", params={"from": "2017-11-20", "to": "2017-11-03"})
    assert response.status_code == 422
    assert response.json()["detail"][0]["loc"] == ["query", "to"]


def test_every_place_of_the_atlas_has_a_cell(client: TestClient) -> None:
    cells = fetched(client, "/api/areas/cells")
    CellMap.model_validate(cells)
    assert [each["properties"]["id"] for each in cells["features"]] == fetched(client, "/api/control/day")["places"][
        "id"
    ]


def test_an_area_has_its_name_inside_it(client: TestClient) -> None:
    areas = fetched(client, "/api/areas", day="2017-11-20")
    AreaMap.model_validate(areas)
    names = fetched(client, "/api/areas/names", day="2017-11-20")
    AreaNameMap.model_validate(names)
    grounds = {each["properties"]["holder"]: shape(each["geometry"]) for each in areas["features"]}
    assert {name["properties"]["holder"] for name in names["features"]} == set(grounds)
    for name in names["features"]:
        assert grounds[name["properties"]["holder"]].contains(shape(name["geometry"]))


def test_symbols_are_the_events_of_the_window(store: Store, own: TestClient, theatre: Theatre) -> None:
    for reading in events(theatre):
        store.add(reading)
    window = {"from": "2017-10-01", "to": "2017-11-30"}
    symbols = fetched(own, "/api/events/symbols", **window)
    SymbolMap.model_validate(symbols)
    points = fetched(own, "/api/events/map", **window)["events"]
    assert points
    assert [each["properties"]["id"] for each in symbols["features"]] == [each["id"] for each in points]
    (strike,) = (each for each in symbols["features"] if each["properties"]["type"] == "airstrike")
    bukamal = town(theatre, BUKAMAL)
    assert strike["geometry"] == {"type": "Point", "coordinates": [bukamal.lon, bukamal.lat]}
    assert fetched(own, "/api/events/symbols", **{"from": "2017-10-01", "to": "2017-10-02"})["features"] == []
