from contextlib import suppress
from datetime import date
from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.errors import DocumentError, Issue
from marsad.intake.paths import documents
from marsad.report.document import Document
from marsad.report.format.eml import letter
from marsad.report.format.quoted import forwarded_from, without_quoted

NEWS = "أفادت مصادر محلية بأن القوات دخلت بلدة العوجة بعد اشتباكات استمرت ساعات وأسفرت عن مقتل 12 مقاتلاً."
OTHER = "وصلت قافلة مساعدات إلى قرية المحطة صباح اليوم، وعادت 30 عائلة إلى منازلها."


def mail(text: str = NEWS, *, html: str | None = None) -> EmailMessage:
    made = EmailMessage()
    made["From"] = "سلمى الحسن <salma@example.org>"
    made["To"] = "secret@example.net"
    made["Cc"] = "hidden@example.net"
    made["Date"] = "Sat, 03 Feb 2018 23:30:00 -0200"
    made["Subject"] = "القوات تدخل العوجة"
    made["Message-ID"] = "<7@example.org>"
    made.set_content(text)
    if html:
        made.add_alternative(html, subtype="html")
    return made


def read(tmp_path: Path, raw: bytes, name: str = "a.eml") -> tuple[dict[str, Document], list[str]]:
    (tmp_path / name).write_bytes(raw)
    found = list(documents([tmp_path]))
    issues = [f"{item.code} {item}" for item in found if isinstance(item, Issue)]
    return {item.source: item for item in found if isinstance(item, Document)}, issues


def test_a_mail_is_a_report_known_by_its_message_id_and_never_by_who_received_it(tmp_path: Path) -> None:
    found, issues = read(tmp_path, mail(html=f"<p>{OTHER}</p>").as_bytes())
    assert issues == []
    document = found["a.eml"]
    assert document.text.strip() == NEWS
    # An evening in a zone behind UTC is the next day there.
    assert (document.metadata.published, document.metadata.title) == (date(2018, 2, 4), "القوات تدخل العوجة")
    known = document.provenance
    assert (known.address, known.author, known.forwarded_from) == ("<7@example.org>", "سلمى الحسن", None)
    assert "example.net" not in repr(document)


def test_where_there_is_no_plain_text_the_html_is_read(tmp_path: Path) -> None:
    raw = mail("\n", html=f"<html><body><p>{NEWS}</p><p>{OTHER}</p></body></html>").as_bytes()
    assert read(tmp_path, raw)[0]["a.eml"].text == f"{NEWS}\n{OTHER}"


@pytest.mark.parametrize(
    ("charset", "transfer"), [("windows-1256", "8bit"), ("utf-8", "base64"), ("iso-8859-6", "base64")]
)
def test_a_mail_is_read_in_its_encoding(tmp_path: Path, charset: str, transfer: str) -> None:
    made = mail()
    made.set_content(OTHER.replace("،", ""), charset=charset, cte=transfer)
    assert read(tmp_path, made.as_bytes())[0]["a.eml"].text.strip() == OTHER.replace("،", "")


def test_what_is_attached_becomes_reports_of_its_own(tmp_path: Path) -> None:
    made = mail("تجدون التقرير في المرفق مع التحية.")
    for name in ("تقرير.txt", "تقرير.txt", "../../etc/x.txt"):
        made.add_attachment(OTHER.encode(), maintype="text", subtype="plain", filename=name)
    made.add_attachment(b"PK", maintype="application", subtype="vnd.oasis", filename="a.odt")
    made.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="شعار.png")
    inner = mail(OTHER)
    made.add_attachment(inner)
    found, issues = read(tmp_path, made.as_bytes())
    assert list(found) == [
        "a.eml", "a.eml/تقرير.txt", "a.eml/تقرير~2.txt", "a.eml/etc/x.txt", "a.eml/7.eml",
    ]  # fmt: skip
    assert [issue.split(":")[0] for issue in issues] == ["format a.eml/a.odt"]
    # When what is attached came out, the mail does not say.
    assert found["a.eml/تقرير.txt"].metadata.published is None
    assert found["a.eml/7.eml"].metadata.published == date(2018, 2, 4)


def test_a_word_of_courtesy_with_an_attachment_is_no_failure(tmp_path: Path) -> None:
    made = mail("Please find attached.")
    made.add_attachment(OTHER.encode(), maintype="text", subtype="plain", filename="a.txt")
    found, issues = read(tmp_path, made.as_bytes())
    assert (list(found), issues) == (["a.eml/a.txt"], [])


def test_the_mails_of_an_mbox_are_reports_by_their_numbers(tmp_path: Path) -> None:
    start = b"From salma@example.org Sat Feb  3 20:00:00 2018\n"
    quoting = mail()
    quoting.set_content(f"{OTHER}\n\n>From the office", cte="8bit")
    raw = b"\n".join(
        start + one for one in (mail().as_bytes(), b"Subject: x\n\nshort English text\n", quoting.as_bytes())
    )
    found, issues = read(tmp_path, raw, "a.mbox")
    assert list(found) == ["a.mbox#1", "a.mbox#3"]
    assert "From the office" in found["a.mbox#3"].text
    assert [issue.split(":")[0] for issue in issues] == ["language a.mbox#2"]


@pytest.mark.parametrize(
    ("raw", "name", "code"),
    [
        pytest.param(mail(html="<p>x</p>").as_bytes()[:-60], "a.eml", "truncated", id="cut off"),
        pytest.param(mail().as_bytes().replace(b"base64\n", b"base64\n\n=\xff"), "a.eml", "damaged", id="wrong bytes"),
        pytest.param(NEWS.encode(), "a.eml", "format", id="a text called mail"),
        pytest.param(b"", "a.eml", "format", id="empty"),
        pytest.param(NEWS.encode(), "a.mbox", "format", id="a text called mbox"),
        pytest.param(b"Subject: a\nContent-Type: image/png\n\nabc", "a.eml", "no_text", id="no text"),
        pytest.param(b"Subject: a\nContent-Type: a" + b";x=" * 90_000 + b"\n\nabc", "a.eml", "too_large", id="header"),
        pytest.param(
            b"".join(b'Content-Type: multipart/mixed; boundary="%d"\n\n--%d\n' % (i, i) for i in range(3_000)),
            "a.eml", "too_large", id="parts in parts",
        ),
    ],
)  # fmt: skip
def test_a_mail_that_cannot_be_read_is_named(tmp_path: Path, raw: bytes, name: str, code: str) -> None:
    found, issues = read(tmp_path, raw, name)
    assert (found, [issue.split(" ")[0] for issue in issues]) == ({}, [code])


def test_a_header_in_an_encoding_that_is_none_costs_no_report(tmp_path: Path) -> None:
    found, issues = read(tmp_path, mail().as_bytes().replace(b"=?utf-8?", b"=?ut\xff-8?"))
    assert (found["a.eml"].text.strip(), issues) == (NEWS, [])


def test_a_mail_inside_a_mail_ends_somewhere(tmp_path: Path) -> None:
    made = mail()
    for _ in range(8):
        outer = mail(OTHER)
        outer.add_attachment(made)
        made = outer
    _, issues = read(tmp_path, made.as_bytes())
    assert [issue.split(" ")[0] for issue in issues] == ["nested"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            f"---------- Forwarded message ----------\nFrom: Ali <a@b.org>\n{NEWS}", "Ali <a@b.org>", id="Gmail"
        ),
        pytest.param(f"للعلم\n\n---- رسالة معاد توجيهها ----\nمن: مكتب العوجة\n{NEWS}", "مكتب العوجة", id="Arabic"),
        pytest.param(f"> Begin forwarded message:\n>\n> From: Ali\n{NEWS}", "Ali", id="quoted"),
        pytest.param(f"من: العوجة\n{NEWS}", None, id="no mark"),
        pytest.param(f"الرسالة الأصلية\n{NEWS}", None, id="a mark without a sender"),
    ],
)
def test_what_is_passed_on_keeps_its_origin(text: str, expected: str | None) -> None:
    assert forwarded_from(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(f"{NEWS}\nOn Monday Ali wrote:\n> {OTHER}\n> x", NEWS, id="an answer above"),
        pytest.param(f"> {OTHER}\n{NEWS}", NEWS, id="an answer below"),
        pytest.param(f"> {OTHER}\n>{NEWS}", f"{OTHER}\n{NEWS}".replace(OTHER, " " + OTHER), id="nothing else"),
        pytest.param("قال: 5 > 3", "قال: 5 > 3", id="a sign within a line"),
    ],
)
def test_an_answer_is_read_without_what_it_answers(text: str, expected: str) -> None:
    assert without_quoted(text) == expected


@settings(max_examples=80)
@given(st.lists(st.tuples(st.integers(0, 10_000), st.binary(max_size=8)), min_size=1, max_size=6))
def test_damaged_mails_are_read_or_refused_and_nothing_else(changes: list[tuple[int, bytes]]) -> None:
    made = mail(html=f"<p>{NEWS}</p>")
    made.add_attachment(mail(OTHER))
    raw = bytearray(made.as_bytes())
    for at, piece in changes:
        raw[at % len(raw) : at % len(raw) + len(piece)] = piece
    with suppress(DocumentError):
        assert letter("a.eml", bytes(raw)).attachments is not None
