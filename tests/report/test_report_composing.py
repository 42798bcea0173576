from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.report.composing import compose
from marsad.report.document import Document, Metadata
from marsad.report.outlet_names import OutletNames
from marsad.report.report import Basis, Report
from marsad.text.fold import fold

RIVER = OutletNames(id="River", forms=("مرصد النهر",), self_forms=("لمرصد النهر",))
WIRE = OutletNames(id="WIRE", forms=("ميم",), self_forms=("(ميم)",), agency=True)
# Pieces of which reports are made, and signs that have led readers astray.
PIECES = st.sampled_from(
    [
        *("مرصد النهر", "ميم", "(ميم) -", "نشر", "وكان", "قد", "أن", "أنه", ":", "::", "رصد", "وثق"),
        *("أمس", "اليوم", "صباح اليوم الثلاثاء", "أمس الأول", "قبل ساعات", "في الـ 9 من الشهر ذاته", "الجاري"),
        *("5 آذار 2018", "31 شباط 2018", "٥/٣/٢٠١٨", "28 شوال 1435", "من العام الجاري 2017", "1 كانون الثاني 9999"),
        *(
            "\n",
            "\n\n",
            "\r\n",
            "25",
            "+ الخط -",
            "(رويترز)",
            "المساهمون",
            "،",
            '"',
            "«",
            "»",
            "ـــ",
            "\u200f",
            "ﷺ",
            "\ue000",
        ),
        *("قُتل ثلاثةُ عناصر", "دخلت القوات بلدة التل", "- بند", "(أ ف ب)", " ", "كلمة " * 60),
    ]
)
TEXTS = st.lists(st.one_of(PIECES, st.text(max_size=8)), max_size=40).map(" ".join)
DAYS = st.none() | st.dates()


def letters(text: str) -> list[str]:
    return [char for char in fold(text).text if char.isalnum()]


def composed(text: str, published: date | None = None, publisher: str | None = "River") -> Report:
    given = Metadata(publisher=publisher, published=published)
    return compose(Document(source="a.txt", id="sha256:0", text=text, metadata=given), (RIVER, WIRE))


@given(TEXTS, DAYS, st.sampled_from([None, "River", "Nobody"]))
@settings(max_examples=300, deadline=None)
def test_any_text_is_composed_and_every_span_lies_in_it(text: str, day: date | None, publisher: str | None) -> None:
    report = composed(text, day, publisher)
    spans = [*report.noise, *(passage.span for passage in report.passages)]
    for span in [*spans, report.title, report.publisher.span, report.published.span]:
        assert span is None or span.quote(text)
    assert (report.published.days is None) == (report.published.basis is Basis.UNKNOWN)


@given(TEXTS)
@settings(max_examples=150, deadline=None)
def test_passages_are_in_order_apart_and_without_the_noise(text: str) -> None:
    report = composed(text)
    spans = [passage.span for passage in report.passages]
    assert all(first.end <= second.start for first, second in pairwise(spans))
    assert not any(noise.overlaps(span) for noise in report.noise for span in spans)
    covered = "".join(span.quote(text) for span in spans) + "".join(span.quote(text) for span in report.noise)
    assert sorted(letters(covered)) == sorted(letters(text))


@given(TEXTS)
@settings(max_examples=60, deadline=None)
def test_composing_twice_gives_the_same_report(text: str) -> None:
    assert composed(text) == composed(text)


@pytest.mark.parametrize("text", ["", " \n ", "\u200f", "25"])
def test_a_text_without_words_is_a_report_without_passages(text: str) -> None:
    report = composed(text)
    assert (report.passages, report.title) == ((), None)


def test_metadata_are_taken_and_given_to_every_new_passage() -> None:
    report = composed("القوات تدخل البلدة ليلاً\n25\nدخلت القوات البلدة بعد اشتباكات عنيفة.", date(2018, 3, 5))
    assert (report.publisher.name, report.publisher.basis, report.published.basis) == (
        "River",
        Basis.METADATA,
        Basis.METADATA,
    )
    assert [passage.as_of for passage in report.passages] == [date(2018, 3, 5)] * 2
    assert report.title is not None
    assert report.title.quote(report.text) == "القوات تدخل البلدة ليلاً"
    assert [span.quote(report.text) for span in report.noise] == ["25"]


def test_a_publisher_that_only_metadata_know_tells_its_own_news_again() -> None:
    text = (
        "سيطرت القوات اليوم على بلدة هجين\n\n"
        "وكانت شبكة الوادي نشرت يوم الجمعة الـ 6 من تشرين الأول الجاري أن القوات دخلت البلدة"
    )
    given = Metadata(publisher="شبكة الوادي", published=date(2017, 10, 9))
    report = compose(Document(source="a.txt", id="sha256:0", text=text, metadata=given))
    assert [(passage.status.value, passage.as_of) for passage in report.passages] == [
        ("fresh", date(2017, 10, 9)),
        ("republished", date(2017, 10, 6)),
    ]
