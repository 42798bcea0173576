import io
import json
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.errors import DocumentError, Issue
from marsad.intake.allowance import Allowance
from marsad.intake.collection import feed
from marsad.intake.form import Form, by_beginning
from marsad.intake.item import Item, Terms
from marsad.intake.limits import Limits
from marsad.intake.paths import documents
from marsad.report.document import Document

NEWS = "أفادت مصادر محلية بأن القوات دخلت بلدة العوجة بعد اشتباكات استمرت ساعات وأسفرت عن مقتل 12 مقاتلاً."
TITLE = "القوات تدخل بلدة العوجة"
RSS = f"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>شبكة النهر</title><language>ar</language><link>https://example.org</link>
<item><title>{TITLE}</title><link>https://example.org/7</link><guid isPermaLink="false">news-7</guid>
<dc:creator>سلمى</dc:creator><pubDate>Sun, 04 Feb 2018 01:30:00 +0300</pubDate>
<description>ملخص قصير عن العوجة</description>
<content:encoded><![CDATA[<p>{NEWS}</p><script>x</script><p>وعاد الهدوء.</p>]]></content:encoded></item>
<item><title>خبر ثانٍ</title><link>https://example.org/8</link><description>{NEWS}</description></item>
</channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>شبكة النهر</title><id>a</id>
<updated>2018-02-05T00:00:00Z</updated>
<entry><title>{TITLE}</title><id>tag:example.org,2018:7</id><link href="https://example.org/7"/>
<published>2018-02-03T22:30:00Z</published><updated>2018-02-05T00:00:00Z</updated><author><name>سلمى</name></author>
<content type="html">&lt;p&gt;{NEWS}&lt;/p&gt;</content></entry></feed>"""
RDF = f"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="a"><title>شبكة النهر</title></channel>
<item rdf:about="https://example.org/7"><title>{TITLE}</title><link>https://example.org/7</link>
<description>{NEWS}</description><dc:date>2018-02-04T01:30:00+03:00</dc:date></item></rdf:RDF>"""
OLD = f"""<?xml version="1.0"?><!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://x.example/rss.dtd">
<rss version="0.91"><channel><title>شبكة النهر</title><item><title>{TITLE}</title><link>https://example.org/7</link>
<description>{NEWS}</description></item></channel></rss>"""
JSON = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1", "title": "شبكة النهر", "language": "ar",
        "items": [{
            "id": "news-7", "url": "https://example.org/7", "title": TITLE, "content_html": f"<p>{NEWS}</p>",
            "date_published": "2018-02-04T01:30:00+03:00", "authors": [{"name": "سلمى"}],
        }],
    },
    ensure_ascii=False,
)  # fmt: skip
LIMITS = Limits(report_bytes=100_000)


def read(tmp_path: Path, content: str | bytes, name: str = "a.xml") -> tuple[dict[str, Document], list[str]]:
    (tmp_path / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    found = list(documents([tmp_path], limits=LIMITS))
    issues = [f"{item.code} {item}" for item in found if isinstance(item, Issue)]
    return {item.source: item for item in found if isinstance(item, Document)}, issues


def test_an_entry_is_a_report_of_its_content_known_by_its_guid(tmp_path: Path) -> None:
    found, issues = read(tmp_path, RSS)
    assert (list(found), issues) == (["a.xml#1", "a.xml#2"], [])
    first, second = found.values()
    assert first.text == f"{TITLE}\n{NEWS}\nوعاد الهدوء."
    assert (first.metadata.publisher, first.metadata.title) == ("شبكة النهر", TITLE)
    # Half past one in the morning at +03:00 is the day before in UTC.
    assert first.metadata.published == date(2018, 2, 3)
    known = first.provenance
    assert (known.address, known.author, known.language) == ("news-7", "سلمى", "ar")
    assert dict(known.headers) == {"Link": "https://example.org/7"}
    assert second.provenance.address == "https://example.org/8"
    assert dict(second.provenance.headers) == {"Feed-Entry": "summary only"}
    assert second.metadata.published is None


@pytest.mark.parametrize(
    ("content", "name", "day"),
    [
        pytest.param(ATOM, "a.atom", date(2018, 2, 3), id="Atom"),
        pytest.param(RDF, "a.rdf", date(2018, 2, 3), id="RSS 1.0"),
        pytest.param(OLD, "a.rss", None, id="RSS 0.91"),
        pytest.param(JSON, "a.json", date(2018, 2, 3), id="JSON Feed"),
        pytest.param(RSS.replace("utf-8", "windows-1256").encode("cp1256"), "a.xml", date(2018, 2, 3), id="1256"),
    ],
)  # fmt: skip
def test_every_kind_of_feed_gives_its_entries(
    tmp_path: Path, content: str | bytes, name: str, day: date | None
) -> None:
    found, issues = read(tmp_path, content, name)
    assert issues == []
    first = found[f"{name}#1"]
    assert first.text.startswith(f"{TITLE}\n{NEWS}")
    assert (first.metadata.publisher, first.metadata.published) == ("شبكة النهر", day)


def test_a_change_of_an_entry_is_another_report_at_the_same_address(tmp_path: Path) -> None:
    first = read(tmp_path, ATOM)[0]["a.xml#1"]
    second = read(tmp_path, ATOM.replace("12 مقاتلاً", "14 مقاتلاً"))[0]["a.xml#1"]
    assert first.provenance.address == second.provenance.address
    assert first.id != second.id
    assert first.provenance.edited == datetime(2018, 2, 5, tzinfo=UTC)


ENTITIES = '<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'


@pytest.mark.parametrize(
    ("content", "name", "code"),
    [
        pytest.param(RSS[:-200], "a.xml", "damaged", id="cut off"),
        pytest.param(RSS.replace("<channel>", "<channel>\0"), "a.xml", "damaged", id="wrong bytes"),
        pytest.param(RSS.replace("<rss", ENTITIES + "<rss", 1), "a.xml", "damaged", id="entities"),
        pytest.param(RSS.replace("<rss", ENTITIES + "<rss", 1).replace("utf-8", "utf-16").encode("utf-16"), "a.xml",
                     "damaged", id="entities in UTF-16"),
        pytest.param("<note><to>العوجة</to></note>", "a.xml", "format", id="other XML"),
        pytest.param("<rss version='2.0'><channel><title>x</title></channel></rss>", "a.xml", "empty", id="no entries"),
        pytest.param(RSS + " " * 200_000, "a.xml", "too_large", id="larger than any"),
        pytest.param(JSON[:-30], "a.json", "damaged", id="JSON cut off"),
        pytest.param(JSON.replace('"items"', '"things"'), "a.json", "format", id="JSON of another form"),
        pytest.param(f"http://example.org/{NEWS}", "a.xml", "format", id="an address, which is not fetched"),
    ],
)  # fmt: skip
def test_a_feed_that_cannot_be_read_whole_is_named(tmp_path: Path, content: str | bytes, name: str, code: str) -> None:
    assert [issue.split(" ")[0] for issue in read(tmp_path, content, name)[1]][:1] == [code]


def test_a_feed_without_a_name_is_known_by_how_it_begins() -> None:
    assert [by_beginning(one.encode()) for one in (RSS, ATOM, RDF, OLD)] == [Form.FEED] * 4
    assert by_beginning(b"<!DOCTYPE html><html>") is Form.HTML


@settings(max_examples=80)
@given(
    st.sampled_from([RSS, ATOM, JSON]),
    st.lists(st.tuples(st.integers(0, 3_000), st.binary(max_size=6)), min_size=1, max_size=6),
)
def test_damaged_feeds_are_read_or_refused_and_nothing_else(whole: str, changes: list[tuple[int, bytes]]) -> None:
    raw = bytearray(whole.encode())
    for at, piece in changes:
        raw[at % len(raw) : at % len(raw) + len(piece)] = piece
    item = Item(source="a", stream=io.BytesIO(raw), form=Form.FEED, allowance=Allowance(LIMITS, len(raw)))
    with suppress(DocumentError):
        assert all(isinstance(one, Document | Issue) for one in feed.read(item, Terms(limits=LIMITS)))
