import io
import zipfile
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta, timezone
from email.mime.image import MIMEImage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.errors import DocumentError
from marsad.report.declared import declared
from marsad.report.format.fragment import fragment_text
from marsad.report.reading import Format, document

NEWS = "أفادت مصادر محلية بأن القوات دخلت بلدة العوجة بعد اشتباكات استمرت ساعات وأسفرت عن مقتل 12 مقاتلاً. "
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
CORE = (
    '<cp:coreProperties xmlns:cp="c" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">'
    "<dc:title>القوات تدخل العوجة</dc:title><dc:creator>سلمى</dc:creator><dc:language>ar-SY</dc:language>"
    "<dcterms:created>2019-02-03T00:00:00Z</dcterms:created></cp:coreProperties>"
)


def paragraph(*runs: str) -> str:
    return (
        "<w:p><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr>" + "".join(f"<w:r><w:t>{r}</w:t></w:r>" for r in runs) + "</w:p>"
    )


def docx(body: str, *, core: str = CORE, head: str = "", name: str = "word/document.xml") -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, f'{head}<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>')
        archive.writestr("docProps/core.xml", core)
        archive.writestr("word/footnotes.xml", f'<w:footnotes xmlns:w="{WORD}">{paragraph("حاشية")}</w:footnotes>')
    return made.getvalue()


def mhtml(page: str, *, charset: str = "utf-8", encoding: str | None = None) -> bytes:
    whole = MIMEMultipart("related")
    whole["Snapshot-Content-Location"] = "https://example.org/news/7"
    whole["Date"] = "Sat, 03 Feb 2018 20:00:00 -0000"
    part = MIMEText(page, "html", charset)
    if encoding:
        part.replace_header("Content-Transfer-Encoding", encoding)
        part.set_payload(page.encode(charset))
    whole.attach(part)
    whole.attach(MIMEImage(b"\x89PNG\r\n", "png"))
    return whole.as_bytes()


PAGE = (
    '<!DOCTYPE html><html lang="ar"><head><meta charset="utf-8"><title>القوات تدخل البلدة</title>'
    '<link rel="canonical" href="https://example.org/news/7"><meta name="author" content="سلمى">'
    '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2018-02-03T22:10:00+03:00",'
    '"dateModified":"2018-02-04T01:00:00+03:00","author":[{"@type":"Person","name":"سلمى الحسن"}]}</script></head>'
    f"<body><article><h1>القوات تدخل البلدة</h1><p>{NEWS * 4}</p></article></body></html>"
)


def test_a_word_document_gives_its_paragraphs_tables_and_notes() -> None:
    rows = "".join(
        f"<w:tr><w:tc>{paragraph(place)}</w:tc><w:tc>{paragraph(dead)}</w:tc></w:tr>"
        for place, dead in (("القرية", "القتلى"), ("العوجة", "12"))
    )
    body = (
        paragraph("أفادت ", "مصادر")
        + "<w:p><w:ins><w:r><w:t>دخلت</w:t></w:r></w:ins><w:del><w:r><w:delText>غادرت</w:delText></w:r></w:del></w:p>"
        + f"<w:tbl>{rows}</w:tbl><w:sdt><w:sdtContent>{paragraph('أمس')}</w:sdtContent></w:sdt>"
    )
    found = document("a.docx", docx(body), Format.DOCX)
    assert [" ".join(row.split()) for row in found.text.split("\n")] == [
        "أفادت مصادر", "دخلت", "القرية القتلى", "العوجة 12", "أمس", "حاشية",
    ]  # fmt: skip
    assert (found.metadata.title, found.metadata.published) == ("القوات تدخل العوجة", None)
    assert (found.provenance.author, found.provenance.language) == ("سلمى", "ar-SY")


BOMB = '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>'


@pytest.mark.parametrize(
    ("make", "code"),
    [
        pytest.param(lambda: docx(paragraph(NEWS))[:-200], "damaged", id="cut off"),
        pytest.param(lambda: docx(paragraph(NEWS) + "<w:p>"), "damaged", id="XML that does not close"),
        pytest.param(
            lambda: docx(paragraph(NEWS)).replace(b"PK\x03\x04", b"PK\x03\x05", 1), "damaged", id="wrong bytes"
        ),
        pytest.param(lambda: docx(paragraph(NEWS), head=BOMB), "damaged", id="entities"),
        pytest.param(lambda: docx("<w:p/>" * 6_000_000), "bomb", id="unpacks without end"),
        pytest.param(lambda: docx(paragraph(NEWS), name="xl/workbook.xml"), "format", id="a workbook"),
        pytest.param(lambda: docx(paragraph("The troops left the village at dawn.")), "language", id="no Arabic"),
        pytest.param(NEWS.encode, "damaged", id="a text"),
        pytest.param(
            lambda: docx(paragraph(NEWS)).replace(b"PK\x01\x02\x14\x03\x14", b"PK\x01\x02\x14\x03\xf4"),
            "damaged",
            id="a ZIP to come",
        ),
    ],
)
def test_a_word_document_that_cannot_be_read_is_refused(make: Callable[[], bytes], code: str) -> None:
    with pytest.raises(DocumentError) as refused:
        document("a.docx", make(), Format.DOCX)
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("charset", "encoding"),
    [("utf-8", None), ("utf-8", "8bit"), ("windows-1256", None)],
    ids=["base64", "8bit", "1256"],
)
def test_a_saved_page_is_read_as_the_page_it_was(charset: str, encoding: str | None) -> None:
    page = PAGE.replace('<meta charset="utf-8">', "") if charset != "utf-8" else PAGE
    found = document("a.mhtml", mhtml(page, charset=charset, encoding=encoding), Format.MHTML)
    assert "دخلت بلدة العوجة" in found.text
    assert found.metadata.published == date(2018, 2, 3)
    assert found.provenance.address == "https://example.org/news/7"
    assert dict(found.provenance.headers)["Date"].startswith("Sat, 03 Feb 2018")


@pytest.mark.parametrize(
    ("make", "code"),
    [
        pytest.param(lambda: mhtml(PAGE)[:-400], "truncated", id="cut off"),
        pytest.param(lambda: mhtml(PAGE).replace(b"text/html", b"text/gpx "), "format", id="no page in it"),
        pytest.param(lambda: mhtml(PAGE[:600]), "truncated", id="a page that is cut off"),
        pytest.param(PAGE.encode, "format", id="a page by another name"),
    ],
)
def test_a_saved_page_that_cannot_be_read_is_refused(make: Callable[[], bytes], code: str) -> None:
    with pytest.raises(DocumentError) as refused:
        document("a.mhtml", make(), Format.MHTML)
    assert refused.value.code == code


FRONT = "---\ntitle: القوات تدخل العوجة\ndate: {}\nauthor: سلمى\npublisher: شبكة النهر\nlang: ar\n---\n"


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        pytest.param("2018-02-03", date(2018, 2, 3), id="a day"),
        pytest.param("2018-02-03T23:30:00-02:00", date(2018, 2, 4), id="a moment, as a day of UTC"),
        pytest.param("'2018-02-03 مساء'", date(2018, 2, 3), id="words"),
        pytest.param("2018-02-31", None, id="no day"),
        pytest.param("[1]", None, id="a list"),
    ],
)
def test_what_stands_in_front_of_markdown_is_what_is_known_of_it(day: str, expected: date | None) -> None:
    found = document("a.md", (FRONT.format(day) + f"# عنوان\n\n{NEWS}").encode(), Format.MARKDOWN)
    assert found.text == f"# عنوان\n\n{NEWS}"
    assert found.metadata.published == expected
    assert (found.metadata.title, found.metadata.publisher) == ("القوات تدخل العوجة", "شبكة النهر")
    assert (found.provenance.author, found.provenance.language) == ("سلمى", "ar")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"{NEWS}\n---\ntitle: a\n---\n", id="rules further down"),
        pytest.param(f"---\n{NEWS}\n---\n{NEWS}", id="a text between rules"),
        pytest.param(f"---\ntitle: [\n---\n{NEWS}", id="no YAML"),
        pytest.param(f"---\ntitle: a\n{NEWS}", id="never closed"),
    ],
)
def test_markdown_without_front_matter_is_its_text(text: str) -> None:
    assert document("a.md", text.encode(), Format.MARKDOWN).text == text


def test_a_page_declares_its_author_address_language_and_last_change() -> None:
    said = declared(PAGE)
    assert (said.author, said.language, said.address) == ("سلمى الحسن", "ar", "https://example.org/news/7")
    assert said.edited == datetime(2018, 2, 4, 1, tzinfo=timezone(timedelta(hours=3)))
    assert document("a.html", PAGE.encode(), Format.HTML).provenance.author == "سلمى الحسن"


@pytest.mark.parametrize(
    "markup",
    [
        pytest.param(
            '<script type="application/ld+json">{"author": [{"name": "أ"}, {"name": "ب"}]}</script>', id="two"
        ),
        pytest.param('<meta name="author" content="https://example.org/salma">', id="an address"),
        pytest.param('<script type="application/ld+json">{"author":</script>', id="no JSON"),
        pytest.param('<script type="application/ld+json">' + "[" * 100_000 + "</script>", id="deep JSON"),
        pytest.param('<script type="application/ld+json">' * 1_000, id="never closed"),
    ],
)
def test_what_is_declared_twice_or_badly_is_not_known(markup: str) -> None:
    assert declared(markup).author is None


def test_a_piece_of_html_gives_all_its_text_by_blocks() -> None:
    markup = "<style>p{}</style><p>أولاً<br>ثم <b>ثانياً</b></p><ul><li>بند</ul>ذيل<script>x</script>"
    assert fragment_text(markup) == "أولاً\nثم ثانياً\nبند\nذيل"
    assert fragment_text("") == ""
    assert fragment_text("<?xml version='1.0' encoding='utf-16'?><p>نص</p>") == "نص"


WHOLE = {
    Format.DOCX: docx(paragraph(NEWS)),
    Format.MHTML: mhtml(PAGE),
    Format.MARKDOWN: (FRONT.format("2018-02-03") + NEWS).encode(),
}


@pytest.mark.parametrize("form", list(WHOLE), ids=lambda form: form.value)
@settings(max_examples=60)
@given(changes=st.lists(st.tuples(st.integers(0, 10_000), st.binary(max_size=6)), min_size=1, max_size=6))
def test_damaged_bytes_are_read_or_refused_and_nothing_else(form: Format, changes: list[tuple[int, bytes]]) -> None:
    raw = bytearray(WHOLE[form])
    for at, piece in changes:
        raw[at % len(raw) : at % len(raw) + len(piece)] = piece
    with suppress(DocumentError):
        assert document("a", bytes(raw), form).text


def test_moments_are_compared_as_such() -> None:
    assert declared(PAGE).edited == datetime(2018, 2, 3, 22, tzinfo=UTC)
