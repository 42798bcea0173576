"""A tile server of the reader's own: the one other that the page may ask, and only if it is configured."""

import pytest
from fastapi.testclient import TestClient

from marsad.errors import ServingError
from marsad.store import Store
from marsad.theatre.theatre import Theatre
from marsad.web.app import create
from marsad.web.tiles import TileKind, Tiles

URL = "https://tiles.example:8443/a/{z}/{x}/{y}.png?key=1"


def test_the_policy_names_the_tile_server_and_no_other(store: Store, theatre: Theatre) -> None:
    with TestClient(create(store, theatre, tiles=Tiles(url=URL, attribution="Survey"))) as client:
        answer = client.get("/api/about")
    assert answer.json()["tiles"] == {"url": URL, "kind": "raster", "attribution": "Survey"}
    policy = dict(each.split(" ", 1) for each in answer.headers["content-security-policy"].split("; "))
    assert policy["connect-src"] == "'self' https://tiles.example:8443"
    assert policy["img-src"] == "'self' data: https://tiles.example:8443"
    assert [name for name, sources in policy.items() if "tiles.example" in sources] == ["img-src", "connect-src"]


def test_without_one_no_other_is_named(client: TestClient) -> None:
    answer = client.get("/api/about")
    assert answer.json()["tiles"] is None
    assert "http" not in answer.headers["content-security-policy"]


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        (URL, TileKind.RASTER),
        ("http://localhost:8080/{z}/{x}/{y}.pbf", TileKind.VECTOR),
        ("http://[::1]:8080/{z}/{x}/{y}.mvt?v=2", TileKind.VECTOR),
    ],
)
def test_what_a_tile_is_is_told_by_its_name(url: str, kind: TileKind) -> None:
    assert Tiles(url=url).kind is kind


@pytest.mark.parametrize(
    "url",
    [
        pytest.param("", id="nothing"),
        pytest.param("/tiles/{z}/{x}/{y}.png", id="no server"),
        pytest.param("ftp://tiles.example/{z}/{x}/{y}.png", id="not of the web"),
        pytest.param("https://tiles.example/{z}/{x}.png", id="one number is missing"),
        pytest.param("https://tiles.example; script-src */{z}/{x}/{y}", id="more of a policy"),
        pytest.param("https://user:secret@tiles.example/{z}/{x}/{y}", id="a password"),
        pytest.param("https://*/{z}/{x}/{y}", id="every server"),
        pytest.param("https://[::1/{z}/{x}/{y}", id="a bracket left open"),
    ],
)
def test_what_is_no_tile_server_is_refused(url: str) -> None:
    with pytest.raises(ServingError):
        Tiles(url=url)
