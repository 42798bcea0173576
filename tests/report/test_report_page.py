from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.errors import DocumentError
from marsad.report.declared import published
from marsad.report.page import is_cut_off, main_text
from marsad.report.reading import Format, document

BODY = "<p>" + "أفادت مصادر محلية بأن القوات دخلت البلدة بعد اشتباكات استمرت ساعات. " * 4 + "</p>"
HEAD = """<title>القوات تدخل البلدة - شبكة النهر</title><meta property="og:title" content="القوات تدخل البلدة">
<meta property="og:site_name" content="شبكة النهر"><meta charset="utf-8">
<meta property="article:published_time" content="2018-02-03T22:10:00+03:00">"""
PAGE = (
    f"<!DOCTYPE html><html><head>{HEAD}</head><body><nav><a href='/'>الرئيسية</a></nav>"
    f"<article><h1>القوات تدخل البلدة</h1>{BODY}{BODY}</article><footer>حقوق النشر محفوظة</footer></body></html>"
)


def test_a_page_gives_its_main_text_and_what_it_says_of_itself() -> None:
    page = main_text("a.html", PAGE.encode())
    assert "أفادت مصادر محلية" in page.text
    assert "الرئيسية" not in page.text
    assert (page.extractor or "").startswith("trafilatura ")
    assert (page.metadata.title, page.metadata.publisher) == ("القوات تدخل البلدة", "شبكة النهر")
    assert page.metadata.published == date(2018, 2, 3)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "windows-1256"])
def test_a_page_is_read_in_its_encoding(encoding: str) -> None:
    raw = PAGE.replace('charset="utf-8"', f'charset="{encoding}"').encode(encoding)
    assert "أفادت مصادر محلية" in main_text("a.html", raw).text


def test_the_document_of_a_page_is_known_by_its_original_bytes() -> None:
    first, second = (
        document("a.html", PAGE.encode(), Format.HTML),
        document("a.html", PAGE.encode() + b"\n", Format.HTML),
    )
    assert first.id != second.id
    assert first.text == second.text


@pytest.mark.parametrize(
    ("markup", "code"),
    [
        pytest.param(PAGE[: len(PAGE) * 2 // 3], "truncated", id="cut in the body"),
        pytest.param(PAGE[: PAGE.index("<footer") + 5], "truncated", id="cut in a tag"),
        pytest.param("<html><body><p>خبر</p></body></html>", "no_text", id="next to nothing"),
        pytest.param(f"<html><body><script>{BODY}</script></body></html>", "no_text", id="only a script"),
        pytest.param("<html><body>" + "<p>كلمة</p>" * 30_000 + "</body></html>", "too_large", id="too many elements"),
        pytest.param(
            "<html><body><p " + " ".join(f"a{i}=1" for i in range(5000)) + f">{BODY}</body></html>",
            "too_large",
            id="too many attributes",
        ),
        pytest.param("<html><body>" + "<div>" * 9_000 + BODY + "</body></html>", "no_text", id="nested without end"),
        pytest.param("", "empty", id="empty"),
    ],
)
def test_a_page_that_cannot_be_read_is_refused(markup: str, code: str) -> None:
    with pytest.raises(DocumentError) as refused:
        main_text("a.html", markup.encode())
    assert refused.value.code == code


def test_a_fragment_of_a_page_that_is_whole_is_not_cut_off() -> None:
    assert not is_cut_off(f"<div><h1>خبر</h1>{BODY}</div>\n")


@pytest.mark.parametrize(
    ("markup", "day"),
    [
        pytest.param('<meta name="article:published_time" content="2019-05-06">', date(2019, 5, 6), id="name"),
        pytest.param('<meta name="date" content="2019-05-06">', None, id="a day of whatever"),
        pytest.param('<meta name="pubdate" content="2019-05-06">', None, id="a guess of the page's software"),
        pytest.param("<META content='2019-05-06' itemprop='datePublished'>", date(2019, 5, 6), id="order and case"),
        pytest.param('{"@type":"NewsArticle","datePublished": "2019-05-06T01:02:03Z"}', date(2019, 5, 6), id="linked"),
        pytest.param('<meta itemprop="datePublished" content="2019-02-30">', None, id="no day of the calendar"),
        pytest.param(
            '<meta property="article:published_time" content="2019-05-06">{"datePublished":"2019-05-07"}',
            None,
            id="two",
        ),
        pytest.param('<meta property="article:modified_time" content="2019-05-06">', None, id="when it was changed"),
        pytest.param("<p>6 أيار 2019</p>", None, id="in its text only"),
    ],
)
def test_only_the_pages_own_metadata_give_a_day(markup: str, day: date | None) -> None:
    assert published(markup) == day


@given(st.text(alphabet="<>/=\"' abdivphtml!-[]&;ابت", max_size=300))
@settings(max_examples=80, deadline=None)
def test_any_markup_is_read_or_refused(markup: str) -> None:
    with suppress(DocumentError):
        assert main_text("x.html", f"<html><body>{markup}{BODY}</body></html>".encode()).text
