"""A report's words of time that do not fit together are its issues; those that fit are none."""

from datetime import date

import pytest

from marsad.extract.reading import read
from marsad.report.document import Document, Metadata

NEWS = "سيطرت القوات الحكومية على قرية الحسينية {words} بعد اشتباكات عنيفة مع التنظيم."


def issues(text: str, published: date | None = date(2017, 11, 14)) -> list[tuple[str, str]]:
    given = Metadata(publisher="SOHR", published=published)
    return [(i.code, i.message) for i in read(Document(source="a", id="b", text=text, metadata=given)).report.issues]


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        pytest.param("الأحد 14 تشرين الأول 2017", "weekday-contradicts-date", "2017-10-14 is a Saturday", id="weekday"),
        pytest.param("أمس الجمعة", "weekday-contradicts-date", "2017-11-13 is a Monday", id="relative-day"),
        pytest.param(
            "ليل الخميس - الجمعة 15 تشرين الأول 2017", "weekday-contradicts-date", "2017-10-15 is a Sunday", id="night"
        ),
        pytest.param("31 شباط 2017", "impossible-date", "no calendar has that day", id="impossible"),
        pytest.param("في الـ 32 من تشرين الأول", "impossible-date", "no calendar has that day", id="above-31"),
        pytest.param(
            "في أيلول/أكتوبر 2016",
            "months-contradict",
            "the two names are those of different months",
            id="names-of-two-months",
        ),
    ],
)
def test_what_contradicts_itself_is_an_issue_that_quotes_the_words(words: str, code: str, message: str) -> None:
    (said,) = [said for found, said in issues(NEWS.format(words=words)) if found == code]
    assert said.startswith("«")
    assert said.endswith(f"»: {message}")
    assert said[1 : said.index("»")] in words


def test_the_same_doubt_is_told_once() -> None:
    text = NEWS.format(words="في 31 شباط 2017")
    assert len(issues(f"{text}\n{text.replace('سيطرت', 'وسيطرت')}")) == 1


@pytest.mark.parametrize("words", ["السبت 14 تشرين الأول 2017", "أمس الاثنين", "في 28 صفر 1439", "قبل يومين", ""])
def test_what_fits_is_no_issue(words: str) -> None:
    assert issues(NEWS.format(words=words)) == []


def test_the_day_of_an_earlier_report_counts_from_the_day_of_this_one() -> None:
    text = (
        "دخلت القوات الحكومية اليوم قرية الحسينية.\n\n"
        "المرصد السوري لحقوق الإنسان نشر أمس الاثنين أن القوات سيطرت أمس الأحد على قرية مراط."
    )
    assert issues(text) == []
