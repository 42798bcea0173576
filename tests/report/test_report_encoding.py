import codecs
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.errors import DocumentError
from marsad.report.encoding import decode

TEXT = (
    "أعلنت مصادر محلية أن القوات انسحبت من القرية إلى الضفة الأخرى، فيما واصلت الطائرات التحليق فوق المنطقة طوال الليل."
)


@pytest.mark.parametrize(
    ("raw", "encoding"),
    [
        pytest.param(TEXT.encode("utf-8"), "utf-8", id="utf-8"),
        pytest.param(codecs.BOM_UTF8 + TEXT.encode("utf-8"), "utf-8", id="utf-8 with a mark"),
        pytest.param(TEXT.encode("utf-16"), "utf-16", id="utf-16 with a mark"),
        pytest.param(codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "utf-16", id="utf-16, big end first"),
        pytest.param(TEXT.encode("utf-16-le"), "utf-16", id="utf-16 without a mark"),
        pytest.param(TEXT.encode("utf-32"), "utf-32", id="utf-32 with a mark"),
        pytest.param(TEXT.encode("cp1256"), "windows-1256", id="windows-1256"),
        pytest.param(TEXT.encode("iso8859_6"), "iso-8859-6", id="iso-8859-6"),
    ],
)
def test_a_text_comes_back_from_its_encoding(raw: bytes, encoding: str) -> None:
    decoded = decode("a.txt", raw)
    assert (decoded.text, decoded.encoding) == (TEXT, encoding)


@pytest.mark.parametrize(
    ("raw", "code", "words"),
    [
        pytest.param(b"", "empty", "empty", id="empty"),
        pytest.param(b" \n\t ", "empty", "white space", id="white space"),
        pytest.param(b"\x7fELF\x02\x01\x01" + bytes(64), "binary", "binary", id="a program"),
        pytest.param(b"%PDF-1.7\n\xe2\xe3\xcf\xd3\n", "binary", "PDF", id="a PDF"),
        pytest.param(b"PK\x03\x04\x14\x00\x06\x00", "binary", "Office", id="an Office document"),
        pytest.param("Это не по-арабски".encode("cp1251"), "encoding", "not UTF-8", id="another code page"),
        pytest.param(TEXT.encode("utf-8")[:-10] + b"\xd9\xff.", "encoding", "byte 0x", id="spoilt UTF-8"),
        pytest.param(codecs.BOM_UTF16_LE + b"\x00\xd8\x41", "encoding", "marked as utf-16", id="half a surrogate"),
        pytest.param(TEXT.encode().decode("latin-1").encode(), "encoding", "spoilt", id="UTF-8 read as Latin-1"),
        pytest.param(
            TEXT.encode().decode("cp1256", "replace").encode(), "encoding", "spoilt", id="UTF-8 read as windows-1256"
        ),
        pytest.param(
            TEXT.encode("cp1256").decode("latin-1").encode(), "encoding", "spoilt", id="windows-1256 read as Latin-1"
        ),
        pytest.param((TEXT + "\0" * 9).encode(), "binary", "binary", id="zero bytes in a text"),
    ],
)
def test_what_is_no_text_is_refused_with_its_reason(raw: bytes, code: str, words: str) -> None:
    with pytest.raises(DocumentError) as refused:
        decode("a.txt", raw)
    assert refused.value.source == "a.txt"
    assert (refused.value.code, words in refused.value.reason) == (code, True), refused.value.reason


def test_one_quoted_sign_of_mojibake_does_not_spoil_a_text() -> None:
    assert decode("a.txt", (TEXT + " «Ø§»").encode()).text.endswith("«Ø§»")


@given(st.binary(max_size=400))
@settings(max_examples=150, deadline=None)
def test_any_bytes_are_text_or_refused(raw: bytes) -> None:
    with suppress(DocumentError):
        assert decode("x", raw).text.strip()


@given(st.text(alphabet="ابتثجحخدذرزسشصضطظعغفقكلمنهويىةأإآؤئء ،.\n", min_size=30, max_size=200))
@settings(max_examples=60, deadline=None)
def test_windows_1256_is_never_taken_for_another_text(text: str) -> None:
    with suppress(DocumentError):
        decoded = decode("x", text.encode("cp1256"))
        assert decoded.text == text or decoded.encoding == "iso-8859-6"
