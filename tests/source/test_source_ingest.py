"""`marsad ingest https://…`: pages and feeds, by the command itself."""

import json
from collections.abc import Iterator
from datetime import UTC
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from source_server import PAGE, Said, Site, customs, served
from store_file import laid
from typer.testing import CliRunner, Result

from marsad.cli.command import command
from marsad.errors import Issue
from marsad.intake.item import Manner
from marsad.report.document import Document
from marsad.source.bounds import Bounds
from marsad.source.fetching import Fetcher
from marsad.source.gathering import Basket, Wanted, gathered
from marsad.store import Store

ENTRY = """<entry><title>قصف على بلدة الشحيل</title><id>https://raqib.example/{number}</id>
<link href="{link}"/><published>{moment}</published><updated>{moment}</updated>
<content type="html">
&lt;p&gt;قتل {number} مدنيين في قصف جوي على بلدة الشحيل شرق دير الزور.&lt;/p&gt;</content></entry>"""
FEED = """<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom">
<title>شبكة الراقب</title><id>tag:raqib.example,2017:feed</id><updated>2017-11-03T22:30:00Z</updated>
{entries}</feed>"""


def feed(*numbers: int, media: str = "application/atom+xml", link: str = "https://raqib.example/") -> Said:
    entries = (ENTRY.format(number=number, link=link, moment="2017-11-03T22:30:00Z") for number in numbers)
    return Said(body=FEED.format(entries="".join(entries)).encode(), headers={"Content-Type": media})


@pytest.fixture
def site() -> Iterator[Site]:
    with served({"/feed": feed(3, 4), "/a": Said(body=PAGE.format(title="قصف").encode())}) as made:
        yield made


def brought(site: Site, path: str, wanted: Wanted | None = None) -> list[Document | Issue]:
    return list(gathered(f"{site.address}{path}", Fetcher(customs()), wanted or Wanted(), Basket()))


def ingest(*arguments: object) -> Result:
    return CliRunner().invoke(command(), ["ingest", "--allow-private", *map(str, arguments)])


def test_a_feed_becomes_its_entries_each_at_its_own_address(site: Site) -> None:
    reports = brought(site, "/feed")
    assert [report.source for report in reports] == ["https://raqib.example/3", "https://raqib.example/4"]
    first = reports[0]
    assert isinstance(first, Document)
    assert first.metadata.publisher == "شبكة الراقب"
    assert str(first.metadata.published) == "2017-11-03"


@pytest.mark.parametrize("media", ["text/xml", "text/html", "text/plain", "", "application/octet-stream"])
def test_a_feed_is_one_whatever_its_server_calls_it(site: Site, media: str) -> None:
    site.paths["/feed"] = feed(3, media=media)
    assert [report.source for report in brought(site, "/feed")] == ["https://raqib.example/3"]


def test_a_moment_becomes_a_day_in_the_zone_of_its_source(site: Site) -> None:
    for zone, day in ((UTC, "2017-11-03"), (ZoneInfo("Asia/Damascus"), "2017-11-04")):
        (report, _) = brought(site, "/feed", Wanted(manner=Manner(zone=zone)))
        assert isinstance(report, Document)
        assert str(report.metadata.published) == day


def test_a_page_is_a_report_at_the_address_that_was_asked(site: Site) -> None:
    (report,) = brought(site, "/a", Wanted(publisher="شبكة الراقب"))
    assert isinstance(report, Document)
    assert report.source == report.provenance.address == f"{site.address}/a"
    assert report.provenance.original == report.id
    assert report.metadata.publisher == "شبكة الراقب"
    assert "الشحيل" in report.text


@pytest.mark.parametrize("encoding", ["windows-1256", "utf-8", "utf-16", "iso-8859-6"])
@pytest.mark.parametrize("said", ["windows-1256", "utf-8", "us-ascii", "nonsense"])
def test_the_letters_are_right_whatever_their_server_calls_them(site: Site, encoding: str, said: str) -> None:
    text = PAGE.format(title="قصف").replace("،", "").encode(encoding)
    site.paths["/a"] = Said(body=text, headers={"Content-Type": f"text/html; charset={said}"})
    (report,) = brought(site, "/a")
    assert isinstance(report, Document), report
    assert "قتل ثلاثة مدنيين" in report.text


@pytest.mark.parametrize(
    ("said", "code"),
    [
        pytest.param(Said(status=500), "status", id="failure"),
        pytest.param(Said(body=b""), "empty", id="nothing"),
        pytest.param(Said(body=b"<html><body></body></html>"), "no_text", id="no_text"),
        pytest.param(Said(body=b"\x89PNG\r\n\x1a\n", headers={"Content-Type": "image/png"}), "binary", id="picture"),
        pytest.param(Said(body=bytes(10_000_001)), "too_large", id="large"),
    ],
)
def test_what_is_no_report_is_an_issue_that_names_the_address(site: Site, said: Said, code: str) -> None:
    site.paths["/a"] = said
    (issue,) = brought(site, "/a")
    assert isinstance(issue, Issue)
    assert (issue.source, issue.code) == (f"{site.address}/a", code)


def test_the_command_keeps_what_it_fetched_and_names_what_failed(site: Site, tmp_path: Path) -> None:
    db = laid(tmp_path / "marsad.db")
    # By another name, so that it need not wait between two requests to one host.
    gone = f"{site.address}/none".replace("127.0.0.1", "localhost")
    ran = ingest(gone, f"{site.address}/a", "--db", db, "--contact", "desk@our.example")
    assert ran.exit_code == 1
    done = json.loads(ran.stdout)
    assert done["read"] == 1
    assert [failure["source"] for failure in done["failed"]] == [gone]
    assert "desk@our.example" in site.asked[-1].headers["User-Agent"]
    with Store.open(db) as store:
        assert [report.source for report in store.reports()] == [f"{site.address}/a"]


def test_the_command_refuses_what_is_private_unless_it_is_allowed(site: Site, tmp_path: Path) -> None:
    ran = CliRunner().invoke(command(), ["ingest", f"{site.address}/a", "--db", str(tmp_path / "marsad.db")])
    assert ran.exit_code == 1
    assert "--allow-private" in ran.stderr
    assert site.asked == []


def test_what_failed_is_asked_for_again_as_it_was_the_first_time(site: Site, tmp_path: Path) -> None:
    db = laid(tmp_path / "marsad.db")
    site.paths["/a"] = Said(body=b"<html><body></body></html>")
    assert ingest(f"{site.address}/a", "--db", db, "--contact", "desk@our.example").exit_code == 1
    with Store.open(db) as store:
        (failed,) = store.custody.failures()
        kept = store.custody.original(failed.original or "")
    assert kept
    with kept.open() as bytes_kept:
        assert bytes_kept.read() == b"<html><body></body></html>"
    listed = CliRunner().invoke(command(), ["failures", "--db", str(db)])
    (row,) = json.loads(listed.stdout)["failures"]
    assert "--contact desk@our.example" in row["again"]
    assert row["again"].endswith("--allow-private")
    site.paths["/a"] = Said(body=PAGE.format(title="قصف").encode())
    again = CliRunner().invoke(command(), ["failures", "--retry", "--db", str(db)])
    assert (again.exit_code, json.loads(again.stdout)) == (0, {"failures": []})
    assert "desk@our.example" in site.asked[-1].headers["User-Agent"]


def test_bounds_are_such_that_a_run_ends() -> None:
    bounds = Bounds()
    assert bounds.connect_s < bounds.idle_s < bounds.whole_s
    assert bounds.robots_bytes >= 500 * 1024
