import gzip
import io
import json
import zlib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import brotli
import pytest
import zstandard
from packages import OTHER, PAGE, TEXT, read, save, zipped
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from marsad.report.document import Metadata
from marsad.report.reading import fingerprint

HTML = ("Content-Type", "text/html; charset=utf-8")
WHERE = "https://a.example/news/1"
CHUNKED = ("Transfer-Encoding", "chunked")
MANY = b"x" * 30_000_000
FETCHED = "2018-03-06T10:00:00Z"


def web_archive(*records: tuple[Any, ...], packed: bool = True) -> bytes:
    """Return a WARC; each record is an address, a body and its headers, then a status and a kind where unusual."""
    raw = io.BytesIO()
    writer = WARCWriter(raw, gzip=packed)
    writer.write_record(writer.create_warcinfo_record("a.warc", {"software": "test"}))
    for address, body, headers, *more in records:
        status = more[0] if more else "200 OK"
        kind = more[1] if len(more) > 1 else "response"
        content = body if isinstance(body, bytes) else str(body).encode()
        record = writer.create_warc_record(
            address,
            kind,
            payload=io.BytesIO(content),
            length=len(content),
            http_headers=StatusAndHeaders(status, list(headers), protocol="HTTP/1.1"),
            warc_headers_dict={"WARC-Date": FETCHED},
        )
        writer.write_record(record)
    return raw.getvalue()


def chunked(raw: bytes, size: int = 100) -> bytes:
    pieces = [raw[at : at + size] for at in range(0, len(raw), size)]
    return b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"


PAGES: Sequence[tuple[Any, ...]] = (
    (WHERE, PAGE, [HTML, ("ETag", '"7"'), ("Content-Language", "ar"), ("Set-Cookie", "who=me")]),
    ("https://a.example/2.txt", OTHER, [("Content-Type", "text/plain")]),
    ("https://a.example/x.png", b"\x89PNG", [("Content-Type", "image/png")]),
    ("https://a.example/gone", PAGE, [HTML], "404 Not Found"),
    ("https://a.example/moved", "", [HTML, ("Location", WHERE)], "301 Moved"),
    (WHERE, "", [HTML], "200 OK", "revisit"),
    ("https://a.example/empty", "<html><body></body></html>", [HTML]),
)
ARCHIVES: dict[str, Callable[[Sequence[tuple[Any, ...]]], bytes]] = {
    "a.warc": lambda records: web_archive(*records, packed=False),
    "a.warc.gz": lambda records: web_archive(*records),
    "whole.warc.gz": lambda records: gzip.compress(web_archive(*records, packed=False)),
    "a.warc.zst": lambda records: zstandard.ZstdCompressor().compress(web_archive(*records, packed=False)),
    "a.wacz": lambda records: wacz(web_archive(*records)),
}
every_archive = pytest.mark.parametrize("name", ARCHIVES)


def wacz(raw: bytes) -> bytes:
    return zipped(
        {
            "archive/data.warc.gz": raw,
            "indexes/index.cdx.gz": gzip.compress(b"x"),
            "pages/pages.jsonl": json.dumps({"format": "json-pages-1.0", "text": TEXT}, ensure_ascii=False),
            "datapackage.json": "{}",
        }
    )


def within(name: str) -> str:
    return f"{name}/archive/data.warc.gz" if name.endswith(".wacz") else name


@every_archive
def test_pages_that_were_fetched_are_read_at_their_addresses(tmp_path: Path, name: str) -> None:
    found, issues = read(save(tmp_path / name, ARCHIVES[name](PAGES)))
    assert list(found) == [f"{within(name)}/{WHERE}", f"{within(name)}/https://a.example/2.txt"]
    assert issues == [f"no_text {within(name)}/https://a.example/empty: no main text in the page"]
    page = found[f"{within(name)}/{WHERE}"]
    assert (page.metadata.publisher, page.metadata.published) == (None, None)
    assert (page.provenance.address, page.provenance.language) == (WHERE, "ar")
    assert page.provenance.headers == (
        HTML,
        ("ETag", '"7"'),
        ("Content-Language", "ar"),
        ("WARC-Date", FETCHED),
    )
    assert page.provenance.original == fingerprint(PAGE.encode())


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        pytest.param(chunked(PAGE.encode()), [CHUNKED], id="in pieces"),
        pytest.param(PAGE, [CHUNKED], id="said to be in pieces"),
        pytest.param(gzip.compress(PAGE.encode()), [("Content-Encoding", "gzip")], id="gzip"),
        pytest.param(PAGE, [("Content-Encoding", "gzip")], id="said to be gzip"),
        pytest.param(zlib.compress(PAGE.encode()), [("Content-Encoding", "deflate")], id="deflate"),
        pytest.param(brotli.compress(PAGE.encode()), [("Content-Encoding", "br")], id="br"),
        pytest.param(zstandard.ZstdCompressor().compress(PAGE.encode()), [("Content-Encoding", "zstd")], id="zstd"),
        pytest.param(
            chunked(gzip.compress(PAGE.encode()), 50),
            [CHUNKED, ("Content-Encoding", "gzip")],
            id="gzip in pieces",
        ),
        pytest.param(PAGE.encode("cp1256"), [("X", "y")], id="windows-1256 that only the header tells"),
    ],
)
def test_a_body_is_read_however_it_was_sent(tmp_path: Path, body: str | bytes, headers: list[tuple[str, str]]) -> None:
    content = ("Content-Type", "text/html; charset=windows-1256" if ("X", "y") in headers else "text/html")
    raw = web_archive((WHERE, body, [content, *headers]))
    found, issues = read(save(tmp_path / "a.warc.gz", raw))
    assert issues == []
    assert TEXT in found[f"a.warc.gz/{WHERE}"].text


def test_a_page_that_changed_at_its_address_is_another_report(tmp_path: Path) -> None:
    other = PAGE.replace("خبر", "نبأ").replace("الفجر", "الظهر")
    raw = web_archive((WHERE, PAGE, [HTML]), (WHERE, other, [HTML]))
    found, issues = read(save(tmp_path / "a.warc", raw))
    assert (list(found), issues) == ([f"a.warc/{WHERE}", f"a.warc/{WHERE}~2"], [])
    assert {document.provenance.address for document in found.values()} == {WHERE}


def test_metadata_name_a_page_by_archive_and_address(tmp_path: Path) -> None:
    save(tmp_path / "a.warc", web_archive((WHERE, PAGE, [HTML])))
    save(tmp_path / "metadata.jsonl", json.dumps({"source": f"a.warc/{WHERE}", "publisher": "River"}))
    found, issues = read(tmp_path)
    assert issues == []
    assert found[f"a.warc/{WHERE}"].metadata == Metadata(publisher="River", title="خبر")


@every_archive
@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda raw: raw[: len(raw) * 3 // 4], id="cut off"),
        pytest.param(lambda raw: raw[:200] + b"\xff\x00?" * 200 + raw[800:], id="other bytes inside"),
        pytest.param(lambda _raw: TEXT.encode(), id="something else"),
        pytest.param(lambda _raw: b"", id="nothing"),
    ],
)
def test_a_damaged_web_archive_is_named(tmp_path: Path, name: str, damage: Callable[[bytes], bytes]) -> None:
    save(tmp_path / name, damage(ARCHIVES[name](PAGES)))
    save(tmp_path / "z.txt", TEXT)
    found, issues = read(tmp_path)
    assert "z.txt" in found
    assert any(issue.startswith(("damaged", "empty")) and name in issue for issue in issues), issues


def test_a_body_cut_off_within_its_record_is_named_and_not_read(tmp_path: Path) -> None:
    raw = web_archive((WHERE, OTHER * 5, [("Content-Type", "text/plain")]), packed=False)
    found, issues = read(save(tmp_path / "a.warc", raw[:-100]))
    assert found == {}
    assert issues[0] == f"damaged a.warc/{WHERE}: damaged: cut off within a record"


def test_a_record_that_is_longer_than_it_says_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    raw = web_archive((WHERE, PAGE, [HTML]), (f"{WHERE}/2", PAGE, [HTML]), packed=False)
    raw = raw.replace(b"\r\n\r\n<html>", b"\r\n\r\n<html>     ", 1)
    found, issues = read(save(tmp_path / "a.warc", raw))
    assert len(found) <= 1
    assert "damaged" in issues[-1]
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("made", "code"),
    [
        pytest.param(lambda: (WHERE, b"x" * 300_000, [HTML]), "too_large", id="a large page"),
        pytest.param(lambda: (WHERE, chunked(b"x" * 300_000, 200_000), [HTML, CHUNKED]), "too_large", id="a piece"),
        pytest.param(lambda: (WHERE, gzip.compress(MANY), [HTML, ("Content-Encoding", "gzip")]), "bomb", id="gzip"),
        pytest.param(lambda: (WHERE, brotli.compress(MANY), [HTML, ("Content-Encoding", "br")]), "bomb", id="br"),
        pytest.param(lambda: (WHERE, PAGE, [HTML, ("Content-Encoding", "compress")]), "packing", id="no known way"),
        pytest.param(lambda: (WHERE, PAGE, [HTML, ("X", "y" * 2_000_000)]), "too_large", id="headers without end"),
    ],
)
def test_a_hostile_page_is_refused_and_the_next_archive_is_read(
    tmp_path: Path, made: Callable[[], tuple[Any, ...]], code: str
) -> None:
    save(tmp_path / "a.warc.gz", web_archive(made(), packed=False))
    save(tmp_path / "b.warc.gz", web_archive((WHERE, PAGE, [HTML])))
    found, issues = read(tmp_path)
    assert list(found) == [f"b.warc.gz/{WHERE}"]
    assert any(issue.startswith(code) for issue in issues), issues
