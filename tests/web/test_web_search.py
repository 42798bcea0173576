"""The search box, as the API answers it."""

from typing import Any

import pytest
from fastapi.testclient import TestClient
from web_record import BUKAMAL, MAYADIN, THIRD, Draft, town

from marsad.store import Store
from marsad.theatre.theatre import Theatre


def found(client: TestClient, q: str, **query: str) -> Any:  # noqa: ANN401 (any JSON)
    response = client.get("/api/search", params={"q": q, **query})
    assert response.status_code == 200, response.text
    return response.json()


@pytest.mark.parametrize(
    ("q", "fit"),
    [
        pytest.param("الميادين", "same", id="arabic"),
        pytest.param("مَيادين", "same", id="marks_and_no_article"),
        pytest.param("المي", "begins", id="begun"),
        pytest.param("mayad", "begins", id="latin"),
        pytest.param("المياذين", "near", id="misspelt"),
    ],
)
def test_a_place_is_found_while_it_is_typed(client: TestClient, theatre: Theatre, q: str, fit: str) -> None:
    first = found(client, q)["places"][0]
    assert (first["id"], first["fit"]) == (town(theatre, MAYADIN).id, fit)
    assert first["statements"] == 2
    assert first["admin1_ar"] == "دير الزور"


def test_of_places_that_fit_alike_that_comes_first_of_which_more_is_said(client: TestClient, theatre: Theatre) -> None:
    places = found(client, "البو")["places"]
    assert places[0]["id"] == town(theatre, BUKAMAL).id
    assert [place["statements"] for place in places] == sorted((p["statements"] for p in places), reverse=True)


@pytest.mark.parametrize(
    ("q", "sort", "id_"),
    [
        pytest.param("قسد", "parties", "SDF", id="party_by_a_form"),
        pytest.param("SDF", "parties", "SDF", id="party_by_id"),
        pytest.param("المرصد السوري", "sources", "SOHR", id="source"),
        pytest.param("محافظة دير الزور", "places", "ocha:SY09", id="governorate"),
        pytest.param("ocha:SY09", "places", "ocha:SY09", id="place_by_id"),
        pytest.param("منطقة الميادين", "places", "admin2:Deir ez-Zor/الميادين", id="district"),
    ],
)
def test_parties_sources_and_areas_are_found(client: TestClient, q: str, sort: str, id_: str) -> None:
    assert found(client, q)[sort][0]["id"] == id_


def test_only_what_is_asked_for_is_sought(client: TestClient) -> None:
    assert found(client, "دير الزور", of="party")["places"] == []
    assert len(found(client, "ال", of="place", limit="3")["places"]) == 3


@pytest.mark.parametrize("q", ["", " ", "<script>", "\u202e", "'; --", "\x00", "ا" * 400])
def test_whatever_is_typed_is_answered(client: TestClient, q: str) -> None:
    assert found(client, q)["q"] == q


def test_what_is_too_long_or_of_no_sort_is_refused(client: TestClient) -> None:
    assert client.get("/api/search", params={"q": "ا" * 401}).status_code == 422
    assert client.get("/api/search", params={"q": "ا", "of": "weather"}).status_code == 422
    assert client.get("/api/search").status_code == 422


def test_how_many_reports_have_the_words_is_said(client: TestClient) -> None:
    assert found(client, "البوكمال")["words"] == {"reports": 2}
    assert found(client, "«البوكمال")["words"] is None
    assert found(client, "البوكمال", of="place")["words"] is None


def test_a_source_comes_with_its_reports_also_where_the_theatre_does_not_know_it(
    store: Store, own: TestClient, theatre: Theatre
) -> None:
    assert [(each["id"], each["reports"]) for each in found(own, "SOHR")["sources"]] == [("SOHR", 2)]
    draft = Draft(source="own.txt", text="خبر\nنصّ قصير من عندنا.", day=THIRD, theatre=theatre, publisher="جريدة الحيّ")
    store.add(draft.reading())
    assert [(each["id"], each["reports"]) for each in found(own, "جريدة الحي")["sources"]][:1] == [("جريدة الحيّ", 1)]
