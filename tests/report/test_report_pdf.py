import zlib
from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pdf_making import Shape, from_left, line, lines, pdf

from marsad.errors import DocumentError
from marsad.report.format.pdf.direction import Way, read, runs_rightwards
from marsad.report.format.pdf.extraction import pages_of
from marsad.report.format.pdf.reading import pdf as read_pdf
from marsad.report.format.pdf.text import text
from marsad.report.order import Order, order
from marsad.report.reading import Format, document

FIRST = [
    "أفادت مصادر محلية في قرية العوجة الشرقية بأن القوات دخلت المدرسة القديمة",
    "مساء الثلاثاء 14 تشرين الأول 2017 بعد قصف استمر نحو 36 ساعة وأسفر عن",
    "مقتل 12 مقاتلاً (بينهم 5 من المدينة) وإصابة 27 آخرين.",
]
SECOND = ["وقالت ممرضة في المستشفى الوحيدة إن «الأسرّة كلها ممتلئة» منذ الجمعة."]
WHOLE = [" ".join(FIRST), *SECOND]


def shown(raw: bytes) -> list[str]:
    return text(pages_of(raw).pages).split("\n")


def spaced() -> list[Shape]:
    return [*lines(FIRST), *lines(SECOND, top=720)]


@pytest.mark.parametrize(
    "drawn",
    [
        pytest.param(spaced(), id="drawn as one reads"),
        pytest.param(from_left(spaced()), id="drawn from the left"),
        pytest.param(sorted(spaced(), key=lambda shape: (shape.text, shape.x)), id="drawn letter by letter"),
        pytest.param([*lines(SECOND, top=720), *lines(FIRST)], id="the last paragraph drawn first"),
        pytest.param([s for i, t in enumerate(FIRST) for s in line(t, y=800 - 16 * i, typed=True)]
                     + line(SECOND[0], y=720, typed=True), id="brackets as typed"),
    ],
)  # fmt: skip
def test_the_text_of_a_page_is_what_stands_on_it_however_it_is_drawn(drawn: list[Shape]) -> None:
    found = shown(pdf([drawn]))
    marks = str.maketrans("", "", "ًٌٍَُِّْ")
    assert [part.translate(marks) for part in found] == [part.translate(marks) for part in WHOLE]


def test_vowel_signs_stand_behind_their_letters() -> None:
    assert shown(pdf([spaced()])) == WHOLE
    # Drawn from the left a mark stands in front of its letter.
    assert shown(pdf([from_left(spaced())])) == WHOLE


def test_what_some_programme_draws_from_left_to_right_is_read_as_it_was_typed() -> None:
    drawn = [Shape(text=c, x=20 + 5 * i, y=800 - 16 * j) for j, part in enumerate(WHOLE) for i, c in enumerate(part)]
    assert order(shown(pdf([drawn]))) is Order.LOGICAL
    assert "مقتل 12 مقاتل" in shown(pdf([drawn]))[0]


@pytest.mark.parametrize(
    ("seen", "way", "expected"),
    [
        pytest.param("لتقم 12", Way(), "12 مقتل", id="a number in front"),
        pytest.param("1,250 تحزن", Way(), "نزحت 1,250", id="a number with its comma"),
        pytest.param("2017/10/28 خيراتب", Way(), "بتاريخ 2017/10/28", id="a day with strokes"),
        pytest.param("28-10-2017 خيراتب", Way(), "بتاريخ 2017-10-28", id="a day with hyphens is drawn by its parts"),
        pytest.param("12-14", Way(opens=True), "12-14", id="where no Arabic stands before, it is not"),
        pytest.param("80% نم", Way(), "من %80", id="a sign of percent before the number"),
        pytest.param("%80 نم", Way(), "من 80%", id="a sign of percent behind the number"),
        pytest.param("١٥ ىلع", Way(), "على ١٥", id="Arabic digits"),
        pytest.param("يدودحلا AB-12 ربعم", Way(), "معبر AB-12 الحدودي", id="a Latin name"),
        pytest.param("(ةنيدملا)", Way(), "(المدينة)", id="brackets as they look"),
        pytest.param(")ةنيدملا(", Way(typed=frozenset("()")), "(المدينة)", id="brackets as they were typed"),
        pytest.param("UN OCHA", Way(), "UN OCHA", id="a Latin line"),
        pytest.param("12 لتقم.", Way(rightwards=True), "مقتل 12.", id="laid out from the left"),
        pytest.param("ربعم AB-12 يف.", Way(rightwards=True), "معبر AB-12 في.", id="Latin in a paragraph from the left"),
    ],
)  # fmt: skip
def test_a_line_is_read_in_the_order_of_its_words(seen: str, way: Way, expected: str) -> None:
    assert read(list(seen), way) == expected


@pytest.mark.parametrize(("drawn", "way"), [(".ةنيدملا", False), ("ةنيدملا.", True), ("ةنيدملا", None), ("!ة!", None)])
def test_the_end_of_a_sentence_tells_which_way_a_paragraph_runs(drawn: str, way: object) -> None:
    assert runs_rightwards(drawn) is way


def test_columns_are_read_from_the_right_and_tables_by_their_rows() -> None:
    right = [f"السطر رقم {i} من العمود الأول في الجهة اليمنى" for i in range(4)]
    left = [f"السطر رقم {i} من العمود الثاني في الجهة الأخرى" for i in range(4)]
    found = "\n".join(shown(pdf([[*lines(right), *lines(left, right=290)]])))
    assert found.index("رقم 3 من العمود الأول") < found.index("رقم 0 من العمود الثاني")
    cells = [*lines(["القرية", "العوجة", "المحطة"]), *lines(["القتلى", "12", "3"], right=300)]
    assert shown(pdf([cells]))[0].startswith("القرية القتلى")
    assert "العوجة 12" in "\n".join(shown(pdf([cells])))


def test_what_stands_on_every_page_is_left_out_and_a_paragraph_goes_on_over_its_end() -> None:
    half = "وذكرت المصادر أن القوات ما زالت في محيط القرية الشرقية وأن المدنيين لم"
    places = ("العوجة", "المحطة", "الجسر", "التل")
    head = "النشرة الأسبوعية لمرصد العوجة"
    pages = [
        [
            *line(head, y=840),
            *lines([f"يعودوا إلى {place} منذ أيام.", f"{half} يغادروا {place} ولم"]),
            *line(f"صفحة {i}", y=20),
        ]
        for i, place in enumerate(places)
    ]
    found = shown(pdf(pages))
    assert "النشرة" not in "".join(found)
    assert "صفحة" not in "".join(found)
    assert found[1] == f"{half} يغادروا العوجة ولم يعودوا إلى المحطة منذ أيام."
    # On two pages a repeated line may as well be told twice.
    assert "النشرة" in "".join(shown(pdf(pages[:2])))


def test_letters_drawn_twice_to_look_bold_are_told_once() -> None:
    twice = [shape for one in spaced() for shape in (one, Shape(text=one.text, x=one.x + 0.3, y=one.y))]
    assert shown(pdf([twice])) == WHOLE


def test_a_document_of_a_pdf_says_who_made_its_text() -> None:
    raw = pdf(
        [spaced()],
        info="/Title<feff0627064406280644062f0629>/Author(Salma)/CreationDate(D:20190101)",
        catalog="/Lang(ar)",
    )
    found = document("a.pdf", raw, Format.PDF)
    assert found.text == "\n".join(WHOLE)
    assert (found.extractor or "").startswith("pdfminer.six ")
    assert (found.provenance.author, found.provenance.language) == ("Salma", "ar")
    assert (found.metadata.title, found.metadata.published) == ("البلدة", None)


def endless() -> bytes:
    packed = zlib.compress(b" " * 300_000_000, 9)
    return f"<</Filter/FlateDecode/Length {len(packed)}>>stream\n".encode() + packed + b"\nendstream"


def spoilt(raw: bytes) -> bytes:
    at = raw.rindex(b"stream\n", 0, raw.rindex(b"endstream")) + 60
    return raw[:at] + b"\xff" * 20 + raw[at + 20 :]


LOCKED = pdf([spaced()]).replace(
    b"/Root 1 0 R",
    b"/Root 1 0 R/ID[<41><41>]/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<%b>/U<%b>>>" % (b"41" * 32, b"42" * 32),
)


@pytest.mark.parametrize(
    ("make", "code"),
    [
        pytest.param(lambda: pdf([spaced()])[:-900], "truncated", id="cut off"),
        pytest.param(lambda: spoilt(pdf([spaced()])), "damaged", id="wrong bytes inside"),
        pytest.param("تقرير عن القرية".encode, "format", id="a text called pdf"),
        pytest.param(lambda: b"%PDF-1.7\n%%EOF", "damaged", id="only its ends"),
        pytest.param(lambda: pdf([[]]), "no_text", id="a picture of a page"),
        pytest.param(lambda: LOCKED, "encrypted", id="locked"),
        pytest.param(lambda: pdf([[]], contents=endless()), "too_large", id="a page without end"),
        pytest.param(lambda: pdf([line("خبر")] * 1_200), "too_large", id="too many pages"),
        pytest.param(lambda: pdf([[Shape(text="\0", x=9 * i, y=9) for i in range(60)]]), "encoding", id="no letters"),
    ],
)
def test_a_pdf_that_cannot_be_read_is_refused(make: Callable[[], bytes], code: str) -> None:
    with pytest.raises(DocumentError) as refused:
        document("a.pdf", make(), Format.PDF)
    assert refused.value.code == code


@settings(max_examples=12)
@given(st.lists(st.tuples(st.integers(0, 6_000), st.integers(0, 255)), min_size=1, max_size=8), st.integers(0, 3))
def test_a_damaged_pdf_is_read_or_refused_and_nothing_else(changes: list[tuple[int, int]], cut: int) -> None:
    raw = bytearray(pdf([spaced()], info="/Title(a)"))
    for at, byte in changes:
        raw[at % len(raw)] = byte
    if not cut:
        del raw[changes[0][0] % len(raw) : -40]
    with suppress(DocumentError):
        assert read_pdf("a.pdf", bytes(raw)).text


def test_letters_that_stand_the_wrong_way_round_are_refused_in_any_format() -> None:
    with pytest.raises(DocumentError, match="wrong way round") as refused:
        document("a.txt", "\n".join(part[::-1] for part in WHOLE).encode())
    assert refused.value.code == "visual_order"
