"""Whatever is asked of the API, it answers, or refuses and names what is wrong with the question; it never fails."""

import json
import time
from collections.abc import Iterator
from datetime import date
from typing import Any
from urllib.parse import quote, urlencode

import pytest
from fastapi.testclient import TestClient
from httpx2 import Response
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from marsad import examples, verbs
from marsad.store import Store
from marsad.theatre.loading import load
from marsad.web.app import create

THEATRE = load("syria")
DOCUMENT = json.loads((examples.folder().parents[3] / "frontend" / "openapi.json").read_text("utf-8"))
ROUTES = {path: operations["get"] for path, operations in sorted(DOCUMENT["paths"].items())}
PATIENCE_S = 60.0
NASTY = (
    *(
        "",
        " ",
        "\x00",
        "\ud800",
        "\U0010ffff",
        "%",
        "%00",
        "..",
        "../../etc/passwd",
        "'",
        '"',
        "*",
        '"unclosed',
        "-",
        "- -",
    ),
    *(
        "<script>alert(1)</script>",
        "'; DROP TABLE report; --",
        "\u202eabc\u2066",
        "\u0640" * 40,
        "a" * 5000,
        "س" * 3000,
    ),
    *("=1+1", "NEAR(a b)", "a AND OR", "col:val", "null", "true", "[]", "{}", "0", "-1", "1e999", "٢٠١٧", "ال", "«»"),
)
DAYS = ("0001-01-01", "9999-12-31", "2017-11-09", "2018-12-31", "2016-02-29", "2017-02-30", "2017-11", "yesterday", "")
NUMBERS = ("0", "1", "7", "1000", "1001", "-1", "999999999999", "99999999999999999999999", "1.5", "٣", "")


def resolved(schema: dict[str, Any]) -> dict[str, Any]:
    """Return the schema that stands for a parameter's values, without references and without null."""
    for choice in schema.get("anyOf", []):
        if choice.get("type") != "null":
            return resolved(choice)
    if "$ref" in schema:
        return resolved(DOCUMENT["components"]["schemas"][schema["$ref"].rsplit("/", 1)[-1]])
    return schema


def values(schema: dict[str, Any], known: st.SearchStrategy[str]) -> st.SearchStrategy[list[str]]:
    """Return what a parameter of the schema may be given: mostly what fits, else what does not."""
    schema = resolved(schema)
    if schema.get("type") == "array":
        inner = values(schema.get("items", {}), known)
        return st.lists(inner, max_size=3).map(lambda found: [each for one in found for each in one])
    nasty = st.sampled_from(NASTY) | st.text(max_size=20)
    if "enum" in schema or "const" in schema:
        fitting = st.sampled_from([str(each) for each in schema.get("enum", [schema.get("const")])])
    elif schema.get("format") == "date":
        fitting = st.sampled_from(DAYS) | st.dates().map(date.isoformat)
    elif schema.get("type") == "integer":
        fitting = st.sampled_from(NUMBERS) | st.integers().map(str)
    elif schema.get("type") == "boolean":
        fitting = st.sampled_from(("true", "false", "1", "maybe"))
    else:
        fitting = known
    return st.one_of(fitting, fitting, fitting, nasty).map(lambda value: [value])


@st.composite
def questions(draw: st.DrawFn, path: str, known: st.SearchStrategy[str]) -> str:
    """Return an address at which the route of `path` is asked, as bytes of UTF-8 or of none."""
    query: list[tuple[str, str]] = []
    for parameter in ROUTES[path].get("parameters", []):
        asked = draw(values(parameter["schema"], known))
        if parameter["in"] == "path":
            (value,) = asked
            path = path.replace(f"{{{parameter['name']}}}", quote(value.encode("utf-8", "surrogatepass"), safe=""))
        elif parameter.get("required") or draw(st.booleans()):
            query += [(parameter["name"], value) for value in asked]
    written = urlencode(query, encoding="utf-8", errors="surrogatepass")
    return f"{path}?{written}" if written else path


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[TestClient, st.SearchStrategy[str]]]:
    """Return a client of the examples' record, and ids and words that it has."""
    db = tmp_path_factory.mktemp("fuzz") / "examples.db"
    verbs.ingest(verbs.documents([examples.folder()]), db=db)
    with Store.open(db) as store, TestClient(create(store, THEATRE)) as client:
        reports = store.reports()
        statements = store.statements()
        ids = [
            *(kept.address for kept in reports[:4]),
            *(kept.publisher for kept in reports[:8] if kept.publisher),
            *(kept.id for kept in statements[:4]),
            *(place.place_id for kept in statements[:20] for place in kept.statement.places if place.place_id),
            *(event["id"] for event in client.get("/api/events", params={"limit": 4}).json()["events"]),
            *("IS", "REGIME", "SDF", "CIVILIANS", "SY", "country", "rivers", "دير الزور", "قتل", "هجين"),
        ]
        yield client, st.sampled_from(sorted(set(ids)))


def answered(client: TestClient, address: str) -> Response:
    """Return the answer, waited for where the server says that it takes longer."""
    end = time.monotonic() + PATIENCE_S
    while (answer := client.get(address)).status_code == 202 and time.monotonic() < end:
        time.sleep(0.05)
    return answer


@pytest.mark.parametrize("path", ROUTES)
def test_a_route_answers_or_says_what_is_wrong(path: str, record: tuple[TestClient, st.SearchStrategy[str]]) -> None:
    client, known = record

    @settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
    @given(questions(path, known))
    def ask(address: str) -> None:
        answer = answered(client, address)
        assert answer.status_code in (200, 404, 422), address
        if answer.status_code == 422:
            assert all(fault["loc"] and fault["msg"] for fault in answer.json()["detail"]), address
        elif answer.status_code == 404:
            assert isinstance(answer.json()["detail"], str), address
        elif "json" in answer.headers["content-type"]:
            answer.json()

    ask()


def test_every_get_route_of_the_document_is_asked() -> None:
    assert {path for path, operations in DOCUMENT["paths"].items() if "get" in operations} == set(ROUTES)
