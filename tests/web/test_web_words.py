"""The page has a word in each language for whatever the reading and the API say by a word of their own."""

import json
from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml

from marsad.web.routes.asking import Fault

_MESSAGES = Path(__file__).parents[2] / "frontend" / "src" / "i18n"
# Who "both sides" are stands in the code that finds them.
_IN_CODE = {"both sides"}


def _lexicon(name: str) -> list[dict[str, Any]]:
    text = files("marsad.extract").joinpath("lexicon", f"{name}.yaml").read_text("utf-8")
    return [entry for entry in yaml.safe_load(text) if not entry.get("none")]


def _told() -> Iterable[tuple[str, set[str]]]:
    yield "detail", {entry["detail"] for entry in _lexicon("persons") if "detail" in entry} | _IN_CODE
    yield "means", {entry["id"] for entry in _lexicon("means")}
    yield "objects", {entry["id"] for entry in _lexicon("objects")}


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize(("thing", "words"), [pytest.param(*each, id=each[0]) for each in _told()])
def test_every_english_word_of_the_reading_has_a_word_on_the_page(language: str, thing: str, words: set[str]) -> None:
    told = json.loads((_MESSAGES / language / "word.json").read_text("utf-8"))["word"][thing]
    assert set(told) == words


@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_fault_that_the_api_names_has_words_on_the_page(language: str) -> None:
    told = json.loads((_MESSAGES / language / "fault.json").read_text("utf-8"))["fault"]["sort"]
    assert set(get_args(Fault)) <= set(told)
