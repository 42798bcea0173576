"""The map through time in columns: it says what the whole answers say, place by place."""

from datetime import date, timedelta
from typing import Any

import pytest
from fastapi.testclient import TestClient
from web_record import FIRST, SECOND, THIRD

from marsad.store import Store
from marsad.theatre.theatre import Theatre
from marsad.web.answers.atlas import DayAtlas, Histories
from marsad.web.ledger import Ledger

EPOCH = date(1970, 1, 1)


def fetched(client: TestClient, path: str, **query: str) -> dict[str, Any]:
    response = client.get(path, params=query)
    assert response.status_code == 200, response.text
    found: dict[str, Any] = response.json()
    return found


def rows(atlas: dict[str, Any], ids: list[str]) -> list[dict[str, Any]]:
    """Return the stretches as the whole answer writes tenures, as far as an atlas has them."""
    columns = atlas["stretches"]
    names = list(columns)
    return [_row(dict(zip(names, values, strict=True)), atlas, ids) for values in zip(*columns.values(), strict=True)]


def _row(row: dict[str, Any], atlas: dict[str, Any], ids: list[str]) -> dict[str, Any]:
    groups = {key: atlas["groups"][row[key]] for key in ("holder", "by", "candidates")}
    days = {key: None if row[key] is None else _iso(row[key]) for key in ("start", "end", "last_evidence")}
    return {"place": ids[row["place"]], "status": atlas["statuses"][row["status"]], **groups, **days}


def _iso(number: int) -> str:
    return (EPOCH + timedelta(days=number)).isoformat()


def whole(client: TestClient, **query: str) -> list[dict[str, Any]]:
    keys = ("status", "holder", "by", "candidates", "start", "end", "last_evidence")
    places = fetched(client, "/api/control", **query)["places"]
    return [{"place": p["id"], **{key: t[key] for key in keys}} for p in places for t in p["tenures"]]


def on(day: date, row: dict[str, Any]) -> bool:
    return (row["start"] or "") <= day.isoformat() <= (row["end"] or "9999")


@pytest.mark.parametrize("as_of", [None, FIRST, SECOND])
def test_histories_are_the_tenures_of_every_place(client: TestClient, as_of: date | None) -> None:
    query = {} if as_of is None else {"as_of": as_of.isoformat()}
    atlas = fetched(client, "/api/control/histories", **query)
    Histories.model_validate(atlas)
    assert rows(atlas, atlas["ids"]) == whole(client, **query)


@pytest.mark.parametrize("day", [FIRST - timedelta(days=400), FIRST, SECOND, THIRD])
def test_a_day_has_what_speaks_for_it_and_every_place(client: TestClient, day: date) -> None:
    atlas = fetched(client, "/api/control/day", day=day.isoformat())
    DayAtlas.model_validate(atlas)
    assert rows(atlas, atlas["places"]["id"]) == [row for row in whole(client) if on(day, row)]
    assert atlas["places"]["id"] == [place["id"] for place in fetched(client, "/api/control")["places"]]
    assert atlas["on"] == day.isoformat()


def test_without_a_day_it_is_the_day_of_the_opening(client: TestClient) -> None:
    atlas = fetched(client, "/api/control/day")
    assert atlas["on"] == fetched(client, "/api/about")["opening"]
    assert atlas["old_after"] == 90


def test_a_place_has_its_governorate_in_both_languages(client: TestClient) -> None:
    atlas = fetched(client, "/api/control/day")
    assert atlas["governorates"] == [{"name_ar": "دير الزور", "name_en": "Deir ez-Zor"}]
    assert set(atlas["places"]["governorate"]) == {0}


def test_land_that_is_cut_ahead_is_the_land_that_is_asked_for(store: Store, theatre: Theatre) -> None:
    ahead = Ledger(store, theatre).atlas
    days = [*ahead.cut_lands()]
    assert days
    assert days == sorted(days, reverse=True)
    for day in days:
        alone = Ledger(store, theatre).atlas
        assert len(alone.places(day)) > len(alone.places(day - timedelta(days=1)))
        assert ahead.cells(day) == alone.cells(day)
        assert ahead.areas(day, day) == alone.areas(day, day)


def test_an_empty_record_has_an_empty_atlas(empty: TestClient) -> None:
    atlas = fetched(empty, "/api/control/day")
    DayAtlas.model_validate(atlas)
    assert (atlas["on"], atlas["places"]["id"], atlas["stretches"]["place"]) == (None, [], [])
    assert fetched(empty, "/api/control/histories")["ids"] == []
