import pytest

from marsad.intake.form import Form, by_beginning, by_media, by_name, endings
from marsad.intake.readers import COLLECTIONS, CONTAINERS, ONE


def test_every_form_has_one_reader() -> None:
    assert sorted(form.value for table in (ONE, COLLECTIONS, CONTAINERS) for form in table) == sorted(
        form.value for form in Form
    )


@pytest.mark.parametrize(
    ("name", "form"),
    [
        pytest.param("a.txt", Form.TEXT, id="a text"),
        pytest.param("a/B.HTM", Form.HTML, id="in capitals"),
        pytest.param("page.html.csv", Form.CSV, id="the last ending tells"),
        pytest.param("jsonl", None, id="a name without an ending"),
        pytest.param("a.png", None, id="no report"),
    ],
)
def test_a_name_tells_by_its_end(name: str, form: Form | None) -> None:
    assert by_name(name) is form


@pytest.mark.parametrize(
    ("media", "form"),
    [
        pytest.param("text/html; charset=windows-1256", Form.HTML, id="with a parameter"),
        pytest.param("Text/Plain", Form.TEXT, id="in capitals"),
        pytest.param("image/png", None, id="no report"),
        pytest.param("", None, id="none"),
    ],
)
def test_a_media_type_tells(media: str, form: Form | None) -> None:
    assert by_media(media) is form


@pytest.mark.parametrize(
    ("head", "form"),
    [
        pytest.param(b'\xef\xbb\xbf\n {"text": 1}', Form.JSONL, id="an object, behind a mark and blanks"),
        pytest.param(b"\n<html>", Form.HTML, id="a page"),
        pytest.param(b"", Form.TEXT, id="nothing"),
        pytest.param("انسحبت".encode(), Form.TEXT, id="a text"),
    ],
)
def test_what_comes_without_a_name_is_told_by_how_it_begins(head: bytes, form: Form) -> None:
    assert by_beginning(head) is form


def test_endings_are_those_of_the_forms_asked_for() -> None:
    assert endings([Form.HTML]) == (".html", ".htm")
