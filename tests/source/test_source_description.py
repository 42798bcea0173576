"""Descriptions of sources: which are taken, which refused, and with which words."""

from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad import examples
from marsad.errors import SourceError
from marsad.source.description import described, placed, read_back, written
from marsad.source.interval import interval
from marsad.source.kind import Kind

FEED = "name: raqib\nkind: feed\naddress: https://raqib.example/feed.xml\n"


def test_the_example_is_a_description_and_stays_one_when_it_is_kept() -> None:
    source = described((examples.folder().parent / "source.yaml").read_bytes(), "source.yaml")
    assert source.kind is Kind.FEED
    assert source.period == timedelta(minutes=30)
    assert str(source.time_zone()) == "Asia/Damascus"
    assert read_back(written(source)) == source


LISTING = "name: a\nkind: listing\naddress: https://a.example\nselectors: {links: a}\n"


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        pytest.param("", "expected fields", id="empty"),
        pytest.param("- a", "expected fields", id="list"),
        pytest.param("name: [", "line 1", id="no_yaml"),
        pytest.param("name: a\nname: b", "'name' is given twice", id="twice"),
        pytest.param("? [a, b]\n: 1", "found unhashable key", id="key"),
        pytest.param("a: &x 1\nb: *x", "alias", id="alias"),
        pytest.param("!!python/object:os.system x", "python", id="object"),
        pytest.param("name: " + "a" * 70_000, "65,536 bytes", id="large"),
        pytest.param("name: a\nkind: feed", "one of address and path", id="nowhere"),
        pytest.param(FEED + "path: feeds/", "one of address and path", id="twofold"),
        pytest.param("name: a\nkind: pages\naddress: https://a.example", "feed, page, listing", id="kind"),
        pytest.param("name: a\nkind: feed\naddress: ftp://a.example", "no address of http or https", id="address"),
        pytest.param("name: a\nkind: feed\naddress: https://u:p@a.example", "password", id="password"),
        pytest.param("name: a\nkind: mail\naddress: https://a.example", "a mail has a path", id="mail"),
        pytest.param(FEED + "zone: Mars/Olympus", "no time zone 'Mars/Olympus'", id="zone"),
        pytest.param(FEED + "zone: ../../etc/passwd", "no time zone", id="zone_path"),
        pytest.param(FEED + "every: 1 week", "not written as 30m, 6h or 1d", id="every"),
        pytest.param(FEED + "every: 1m", "between 5m and 366d", id="often"),
        pytest.param(FEED + "intervall: 1h", "intervall", id="unknown"),
        pytest.param(FEED + "follow: true\nselectors: {text: 'a['}", "no CSS selector", id="selector"),
        pytest.param(FEED + "selectors: {text: p}", "follow: true", id="selectors"),
        pytest.param(FEED + "follow: true\nselectors: {next: a}", "next page", id="next"),
        pytest.param(LISTING + "pages: 3", "selectors.next", id="pages"),
        pytest.param(LISTING.replace("links: a", "links: a, next: b") + "pages: 101", "1 to 100", id="many"),
        pytest.param("name: a\nkind: listing\naddress: https://a.example", "selectors.links", id="links"),
        pytest.param(FEED + "columns: {text: Story}", "a feed has none", id="columns"),
        pytest.param("name: a\nkind: table\npath: a.csv\ncolumns: {story: a}", "'story' is none of text", id="column"),
        pytest.param("name: ' a'\nkind: feed\naddress: https://a.example", "no name", id="name"),
    ],
)
def test_what_is_no_description_is_refused_with_a_reason(raw: str, says: str) -> None:
    with pytest.raises(SourceError, match=r"^x\.yaml: ") as refused:
        described(raw.encode(), "x.yaml")
    assert says in str(refused.value)


@given(st.binary(max_size=200))
def test_any_bytes_are_a_description_or_refused(raw: bytes) -> None:
    with pytest.raises(SourceError):
        described(raw, "x.yaml")


def test_a_path_is_taken_from_where_its_description_lies(tmp_path: Path) -> None:
    source = described(b"name: a\nkind: folder\npath: inbox", "x.yaml")
    assert placed(source, tmp_path).path == str(tmp_path / "inbox")


@given(st.text(max_size=8))
def test_an_interval_is_within_bounds_or_refused(text: str) -> None:
    try:
        found = interval(text)
    except ValueError:
        return
    assert timedelta(minutes=5) <= found <= timedelta(days=366)
