import re

import pytest
from fastapi.testclient import TestClient

from marsad.web.page import folder

PATHS = ("/", "/api/about", "/api/docs", "/api/places/nowhere", "/reference.css", "/nothing")


@pytest.mark.parametrize("path", PATHS)
def test_every_answer_forbids_what_comes_from_elsewhere(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    policy = dict(directive.split(" ", 1) for directive in headers["content-security-policy"].split("; "))
    assert policy["default-src"] == "'none'"
    assert {source for sources in policy.values() for source in sources.split()} <= {"'none'", "'self'", "data:"}
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"


def test_the_page_is_there_and_names_only_its_own_files(client: TestClient) -> None:
    page = client.get("/")
    assert page.headers["content-type"].startswith("text/html")
    named = re.findall(r'(?:src|href)="([^"]+)"', page.text)
    assert named
    for path in named:
        assert path.startswith("/")
        assert client.get(path).status_code == 200


def test_the_shipped_page_asks_nothing_of_another_machine() -> None:
    for path in sorted(folder().rglob("*")):
        if path.suffix in (".html", ".css"):
            assert not re.search(
                r"""(?:src|href)=["']https?:|url\(["']?https?:|@import ["']https?:""", path.read_text("utf-8")
            )


def test_the_licences_of_what_is_shipped_are_shipped(client: TestClient) -> None:
    text = client.get("/licences.txt").text
    for name in ("maplibre-gl", "svelte", "i18next", "ibm-plex-sans-arabic", "noto-naskh-arabic", "source-serif-4"):
        assert re.search(rf"^==== \S*{name} [\d.]+ \(", text, re.MULTILINE), name
    assert text.count("SIL Open Font License, Version 1.1") >= 3


def test_a_version_that_the_reader_has_is_not_sent_again(client: TestClient) -> None:
    whole = client.get("/api/control")
    again = client.get("/api/control", headers={"if-none-match": whole.headers["etag"]})
    other = client.get("/api/control", headers={"if-none-match": 'W/"other"'})
    assert (again.status_code, again.content) == (304, b"")
    assert other.json() == whole.json()


def test_files_with_a_hash_are_kept_and_the_page_is_asked_for_anew(client: TestClient) -> None:
    hashed = next(path for path in sorted((folder() / "assets").iterdir()))
    assert "immutable" in client.get(f"/assets/{hashed.name}").headers["cache-control"]
    assert client.get("/").headers["cache-control"] == "no-cache"


def test_long_answers_are_compressed(client: TestClient) -> None:
    assert client.get("/api/names", headers={"accept-encoding": "gzip"}).headers["content-encoding"] == "gzip"


@pytest.mark.parametrize(("host", "status"), [("127.0.0.1:8600", 200), ("localhost:8600", 200), ("evil.example", 400)])
def test_only_this_machine_is_answered(client: TestClient, host: str, status: int) -> None:
    assert client.get("/api/about", headers={"host": host}).status_code == status


def test_the_reference_tells_of_every_path(client: TestClient) -> None:
    text = client.get("/api/docs").text
    for path in client.get("/api/openapi.json").json()["paths"]:
        assert path in text
    assert "<script" not in text


def test_the_server_says_that_it_is_there(client: TestClient) -> None:
    assert client.get("/healthz").json() == {"ok": True}


@pytest.mark.parametrize(
    ("path", "status", "pages"),
    [
        ("/events", 200, 1),
        ("/reports/sha256:00ff", 200, 1),
        ("/places/ocha:C5086%2F1", 200, 1),
        ("/nothing", 404, 1),
        ("/places", 404, 1),
        ("/assets/nothing.js", 404, 0),
        ("/api/nothing", 404, 0),
    ],
)
def test_every_address_of_the_page_is_answered_with_it(client: TestClient, path: str, status: int, pages: int) -> None:
    answer = client.get(path)
    assert answer.status_code == status
    assert answer.text.count('<div id="page">') == pages
