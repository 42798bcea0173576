import gzip
import re
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import brotli
import pytest
from fastapi.testclient import TestClient
from web_record import readings

from marsad.evaluation.published import published
from marsad.store import Store
from marsad.theatre.theatre import Theatre
from marsad.web.ledger import Ledger
from marsad.web.page import VIEWS, folder

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


def test_the_maps_address_alone_tells_at_once_of_what_the_map_needs(client: TestClient) -> None:
    told = re.findall(r'<link rel="(?:modulepreload|preload)"[^>]* href="([^"]+)"', client.get("/").text)
    for part in ("MapPage-", "chart-", "maplibre-", "ibm-plex-sans-arabic-arabic-400"):
        assert any(path.startswith(f"/assets/{part}") for path in told), part
    assert len(set(told)) == len(told)
    assert "maplibre-" not in client.get("/about").text


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
    ("path", "status"),
    [
        pytest.param("/", 200, id="the map"),
        pytest.param("/events", 200, id="a view"),
        pytest.param("/events/", 200, id="a view with a slash at its end"),
        pytest.param("/reports/sha256:00ff", 200, id="an id with a colon"),
        pytest.param("/places/ocha:C5086%2F1", 200, id="an id with a slash"),
        pytest.param("/places/%D9%82%D8%B1%D9%8A%D8%A9", 200, id="an id in Arabic"),
        pytest.param("/places", 404, id="no id"),
        pytest.param("/places/", 404, id="no id after the slash"),
        pytest.param("/places/%zz", 404, id="a percent sign that begins no escape"),
        pytest.param("/places/%ff", 404, id="no UTF-8"),
        pytest.param("/nowhere", 404, id="no view"),
        pytest.param("/reports.html", 404, id="no file"),
        pytest.param("/../../etc/passwd", 404, id="outside"),
        pytest.param("/events%00", 404, id="a NUL"),
    ],
)
def test_the_page_answers_at_its_own_addresses_and_says_of_others_that_they_are_none(
    client: TestClient, path: str, status: int
) -> None:
    found = client.get(path)
    assert found.status_code == status
    assert found.text == client.get("/" if path == "/" else "/about").text
    assert found.text.count('<div id="page">') == 1


def test_the_addresses_are_those_that_the_page_knows() -> None:
    source = Path(__file__).parent.parent.parent / "frontend" / "src" / "view" / "path.ts"
    block = source.read_text("utf-8").split("PATHS = {", 1)[1].split("}", 1)[0]
    assert sorted(re.findall(r'"([^"]+)"', block)) == sorted(VIEWS)


@pytest.mark.parametrize("path", ["/assets/none.js", "/assets/", "/api", "/api/", "/api/none", "/api/none/none"])
def test_a_file_or_path_that_is_not_there_is_no_page(client: TestClient, path: str) -> None:
    found = client.get(path)
    assert found.status_code == 404
    assert list(found.json()) == ["detail"]


def _unzstd(sent: bytes) -> bytes:
    """Return what was compressed, by what this Python has for it: its own from 3.14 on."""
    whole: bytes
    if sys.version_info >= (3, 14):
        whole = import_module("compression.zstd").decompress(sent)
    else:
        whole = import_module("zstandard").ZstdDecompressor().decompressobj().decompress(sent)
    return whole


DECODED: dict[str, Callable[[bytes], bytes]] = {
    "zstd": _unzstd,
    "br": brotli.decompress,
    "gzip": gzip.decompress,
}


@pytest.mark.parametrize("encoding", DECODED)
@pytest.mark.parametrize("path", ["/api/names", "/", "largest asset"])
def test_what_is_long_is_compressed_as_the_reader_can_read_it(client: TestClient, path: str, encoding: str) -> None:
    asked = _largest() if path == "largest asset" else path
    plain = client.get(asked, headers={"accept-encoding": "identity"})
    # Twice: what never changes comes from memory the second time.
    for _ in range(2):
        with client.stream("GET", asked, headers={"accept-encoding": encoding}) as found:
            sent = b"".join(found.iter_raw())
        assert found.headers["content-encoding"] == encoding
        assert "accept-encoding" in found.headers["vary"].lower()
        assert len(sent) < len(plain.content)
        assert DECODED[encoding](sent) == plain.content
        assert found.headers["etag"] == plain.headers["etag"]
        assert found.headers["etag"].startswith("W/")
        assert found.headers["x-content-type-options"] == "nosniff"
    again = client.get(asked, headers={"accept-encoding": encoding, "if-none-match": plain.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert "content-encoding" not in again.headers
    assert "accept-encoding" in again.headers["vary"].lower()


def _largest() -> str:
    found = max((folder() / "assets").glob("*.js"), key=lambda path: path.stat().st_size)
    return f"/assets/{found.name}"


@pytest.mark.parametrize("path", ["/api/names", "/api/control", "/", "largest asset", "/nowhere", "/api/places/none"])
def test_head_says_what_get_would_and_sends_nothing(client: TestClient, path: str) -> None:
    asked = _largest() if path == "largest asset" else path
    head, whole = client.head(asked), client.get(asked)
    assert (head.status_code, head.content) == (whole.status_code, b"")
    assert head.headers.get("etag") == whole.headers.get("etag")
    assert head.headers["content-type"] == whole.headers["content-type"]


@pytest.mark.parametrize("encoding", ["identity", "gzip", "br"])
def test_a_range_of_a_file_is_not_cut_out_of_what_is_compressed(client: TestClient, encoding: str) -> None:
    whole = client.get(_largest(), headers={"accept-encoding": "identity"})
    asked = {"accept-encoding": encoding, "range": "bytes=100-199", "if-range": whole.headers["etag"]}
    part = client.get(_largest(), headers=asked)
    assert (part.status_code, part.content) == (200, whole.content)
    assert part.headers["accept-ranges"] == "none"


def test_the_figures_of_reading_are_told_with_their_day(client: TestClient) -> None:
    told = client.get("/api/evaluation").json()
    assert told["measured"] == published().measured.isoformat()
    assert [each["id"] for each in told["sets"]] == [each.id for each in published().sets]


def test_what_is_prepared_is_what_is_answered_and_what_arrives_is_counted(
    empty: TestClient, tmp_path: Path, theatre: Theatre
) -> None:
    ledger = Ledger(Store.open(tmp_path / "empty.db"), theatre)
    ledger.begin()
    for _ in ledger.prepare():
        pass
    assert ledger.counts().reports == 0
    with Store.open(tmp_path / "empty.db") as other:
        other.add_all(readings(theatre))
    assert ledger.counts() == ledger.store.counts()
    assert empty.get("/api/about").json()["counts"]["reports"] == 3
    ledger.store.close()
