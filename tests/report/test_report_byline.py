import pytest

from marsad.report.composing import compose, outlet_called
from marsad.report.document import Document, Metadata
from marsad.report.outlet_names import OutletNames
from marsad.report.report import Basis

RIVER = OutletNames(
    id="River Observatory",
    forms=("مرصد النهر لحقوق الإنسان", "مرصد النهر"),
    self_forms=("لمرصد النهر لحقوق الإنسان",),
)
PAPER = OutletNames(id="The Morning", forms=('"الصباح الجديد"', "الصباح الجديد"), self_forms=('لـ"الصباح الجديد"',))
WIRE = OutletNames(id="WIRE", forms=("وكالة ميم", "ميم", "م ن ب"), self_forms=("لوكالة ميم", "(م ن ب)"), agency=True)
OUTLETS = (RIVER, PAPER, WIRE)
TITLE = "القوات تدخل البلدة بعد اشتباكات"
BODY = "دخلت القوات البلدة صباحاً بعد اشتباكات عنيفة استمرت طوال الليل وسقط فيها قتلى وجرحى من الجانبين وفق السكان."
REST = f"{BODY} {BODY}"


def written(text: str, publisher: str | None = None) -> Document:
    return Document(source="a.txt", id="sha256:0", text=text, metadata=Metadata(publisher=publisher))


@pytest.mark.parametrize(
    ("text", "publisher", "words"),
    [
        pytest.param(f"{TITLE}\n\nدمشق (م ن ب) - {REST}", "WIRE", "م ن ب", id="an agency in brackets"),
        pytest.param(f"{TITLE}\n\nحلب-ميم\n{REST}", "WIRE", "ميم", id="an agency behind its place"),
        pytest.param(f"{TITLE}\n\nحلب / سامر علي / ميم\n\n{REST}", "WIRE", "ميم", id="an agency behind its reporter"),
        pytest.param(f"ريف حلب – مرصد النهر لحقوق الإنسان:: {REST}", "River Observatory", None, id="double colon"),
        pytest.param(f"{TITLE}\n\nبيروت: «الصباح الجديد»\n\n{REST}", "The Morning", None, id="a newspaper"),
        pytest.param(
            f"{TITLE}\n\nبيروت - «الصباح الجديد»، ميم\n\n{REST}", "The Morning", None, id="before its agencies"
        ),
        pytest.param(f"الصباح الجديد | {TITLE}\n\n{REST}", "The Morning", None, id="at the head of the title"),
        pytest.param(f"{TITLE}\n\n{REST} وقال ناشط لـ«الصباح الجديد» إن", "The Morning", None, id="who was told"),
        pytest.param(
            f"{TITLE}\n\nرصد مرصد النهر دخول القوات، ووثق مرصد النهر مقتل ثلاثة. {REST}",
            "River Observatory",
            "مرصد النهر",
            id="who speaks of itself all along",
        ),
    ],
)
def test_the_publisher_is_read_from_the_text(text: str, publisher: str, words: str | None) -> None:
    report = compose(written(text), OUTLETS)
    assert (report.publisher.name, report.publisher.basis) == (publisher, Basis.TEXT)
    assert report.publisher.span is not None
    assert words is None or report.publisher.span.quote(text) == words


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"{TITLE}\n\n{REST}", id="nobody named"),
        pytest.param(
            f"{TITLE}\n\nقال مرصد النهر إن ثلاثة قتلوا. وأفاد مرصد النهر بجرح آخرين. {REST}", id="others quote it"
        ),
        pytest.param(f"{TITLE}\n\n{REST} وقال مسؤول لوكالة ميم إن الوضع هادئ، وأضاف لوكالة ميم", id="an agency told"),
        pytest.param(f"{TITLE}\n\nعناصر في البلدة (م ن ب)\n\n{REST}\n{REST}", id="a picture's credit"),
        pytest.param(f"مرصد النهر: {TITLE}\n\n{REST}", id="a title that quotes"),
        pytest.param(f"{TITLE}\n\n{REST}\n\nس.ع (ميم، رويترز)", id="agencies under the text"),
        pytest.param(f"{TITLE}\n\nحلب - ميم\nبيروت: «الصباح الجديد»\n\n{REST}", id="two bylines"),
    ],
)
def test_where_the_text_does_not_show_it_the_publisher_is_unknown(text: str) -> None:
    assert compose(written(text), OUTLETS).publisher.basis is Basis.UNKNOWN


@pytest.mark.parametrize(
    ("given", "name"),
    [
        pytest.param("WIRE", "WIRE", id="the id"),
        pytest.param("مرصد النهر لحقوق الانسان", "River Observatory", id="a name, spelt otherwise"),
        pytest.param("شبكة لا نعرفها", "شبكة لا نعرفها", id="a stranger keeps the name given"),
    ],
)
def test_a_publisher_from_metadata_goes_by_its_id(given: str, name: str) -> None:
    assert outlet_called(given, OUTLETS) == name
    publisher = compose(written(REST, given), OUTLETS).publisher
    assert (publisher.name, publisher.basis, publisher.span) == (name, Basis.METADATA, None)
