"""Language data that is wrong is refused, and the message says where."""

import sys
from pathlib import Path
from zlib import crc32

import pytest

from marsad.errors import LexiconError
from marsad.text.lexicon import Entry, load


class Word(Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """An entry of these tests."""

    forms: tuple[str, ...]


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> str:
    name = f"lexicon_{crc32(request.node.name.encode())}"
    (tmp_path / name).mkdir()
    (tmp_path / name / "__init__.py").touch()
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.delitem(sys.modules, name, raising=False)
    return name


def _write(tmp_path: Path, package: str, text: str) -> None:
    (tmp_path / package / "words.yaml").write_text(text, "utf-8")


def test_entries_come_in_the_order_of_the_file(tmp_path: Path, package: str) -> None:
    _write(tmp_path, package, "- {id: b, source: grammar, forms: [ب]}\n- {id: a, source: press, forms: [أ, ا]}\n")
    assert load(package, "words.yaml", Word) == (
        Word(id="b", source="grammar", forms=("ب",)),
        Word(id="a", source="press", forms=("أ", "ا")),
    )


def test_an_empty_file_has_no_entries(tmp_path: Path, package: str) -> None:
    _write(tmp_path, package, "# nothing yet\n")
    assert load(package, "words.yaml", Word) == ()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("- {id: a, forms: [ا]}", "source", id="key-missing"),
        pytest.param("- {id: a, source: s, forms: [ا], form: ب}", "form", id="key-unknown"),
        pytest.param("- {id: a, source: s, forms: [ا], forms: [ب]}", "'forms' is given twice", id="key-twice"),
        pytest.param("- {id: a, source: s, forms: 3}", "array", id="wrong-type"),
        pytest.param("- {id: a, source: s, forms: [ًـ]}", "holds no letter", id="no-letter"),
        pytest.param("- &a {id: a, source: s, forms: [ا]}\n- *a", "two entries are called 'a'", id="id-twice"),
        pytest.param("id: a", "array", id="no-list"),
        pytest.param("- {id: a", "words.yaml", id="no-yaml"),
    ],
)
def test_a_wrong_file_is_refused(tmp_path: Path, package: str, text: str, message: str) -> None:
    _write(tmp_path, package, text)
    with pytest.raises(LexiconError, match=message) as refusal:
        load(package, "words.yaml", Word)
    assert f"{package}/words.yaml" in str(refusal.value)


def test_a_missing_file_is_refused(package: str) -> None:
    with pytest.raises(LexiconError, match=r"absent\.yaml"):
        load(package, "absent.yaml", Word)


def test_bytes_that_are_no_utf8_are_refused(tmp_path: Path, package: str) -> None:
    (tmp_path / package / "words.yaml").write_bytes(b"- {id: \xff}")
    with pytest.raises(LexiconError, match=r"words\.yaml"):
        load(package, "words.yaml", Word)
