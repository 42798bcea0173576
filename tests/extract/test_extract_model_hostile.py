"""Reports that give orders, and answers that lie: nothing ungrounded comes out, and no other report is touched."""

import json
import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml
from grounded_values import grounded
from hypothesis import given, settings
from hypothesis import strategies as st
from model_values import TEXT, Says, scene, told

from marsad.extract.model.answer import ITEMS
from marsad.extract.model.mention import mentions
from marsad.extract.model.parsing import MOST_ITEMS, parse
from marsad.extract.model.reader import ModelReader, prompts
from marsad.extract.model.trust import trust
from marsad.extract.reading import rule_reader
from marsad.extract.scene import Scene

HOSTILE: Sequence[dict[str, str]] = yaml.safe_load((Path(__file__).parent / "hostile_reports.yaml").read_text("utf-8"))
TEXTS = {row["id"]: row["text"] for row in HOSTILE}
every_report = pytest.mark.parametrize("name", list(TEXTS))


# Which labels a slot wants, and which slots are lists.
WANTED = {"number": "N", "where": "P", "origin": "P", "destination": "P", "when": "T", "says": "S"}
LISTED = ("says", "where", "holder", "previous", "by", "victims", "who", "actors", "targets")
ODD = (None, 7, ["P1"], {"a": 1}, "", "P99", "حلب", "IS", "9999", "لا شيء", "news", "past")
CLOSED: dict[str, tuple[object, ...]] = {
    "how": ("told", "told", "denied", "intended"),
    "status": ("captured", "held", "besieged", "contested"),
    "outcome": ("killed", "wounded", "fled", "trapped"),
    "type": ("clash", "airstrike", "other"),
    "counting": ("incident", "window", "cumulative"),
    "measure": ("flow", "stock"),
    "extent": ("half", None),
    "part_of": (None, None, 1, 2, 3),
}


def obedient(text: str, labels: Sequence[str], seed: int) -> dict[str, list[dict[str, Any]]]:
    """Return the answer of a model that lays everything named in a report to everybody named in it."""
    chance = random.Random(seed)
    words = text.split()

    def one(name: str) -> object:
        right = [each for each in labels if each[0] == WANTED.get(name, "G")]
        if chance.random() < 0.05:
            return chance.choice(ODD)
        return chance.choice(right if right and chance.random() < 0.8 else [*labels, *words])

    def slot(name: str) -> object:
        if name == "quote":
            start = chance.randrange(len(words))
            return " ".join(words[start : start + chance.randrange(1, 9)])
        if name in CLOSED:
            return chance.choice(CLOSED[name] if chance.random() < 0.97 else ODD)
        return [one(name) for _ in range(chance.randrange(3))] if name in LISTED else one(name)

    return {
        kind: [{name: slot(name) for name in sort.__struct_fields__} for _ in range(6)] for kind, sort in ITEMS.items()
    }


def labels(told_of: Scene) -> list[str]:
    return list(dict.fromkeys(each.label for each in mentions(told_of).all if each.shown))


def test_there_are_enough_hostile_reports() -> None:
    assert len(TEXTS) == len(HOSTILE) >= 40


@every_report
def test_whatever_is_answered_to_a_hostile_report_comes_out_grounded(name: str) -> None:
    told_of = scene(TEXTS[name])
    came_out = 0
    for seed in range(8):
        answer = obedient(told_of.report.text, labels(told_of), seed)
        reader = ModelReader(rules=rule_reader(), model=Says(json.dumps(answer, ensure_ascii=False)), table=trust(""))
        statements = reader.told(told_of).statements
        grounded(told_of, statements)
        came_out += len(statements)
    # Such answers are for the most part left out, not all: else this would show nothing.
    assert came_out or not mentions(told_of).all


@every_report
def test_a_hostile_report_stays_in_its_place(name: str) -> None:
    (prompt,) = prompts(scene(TEXTS[name]))
    said = prompt.messages[-1].content
    assert [said.count(tag) for tag in ("<report", "</report>", "<legend>", "</legend>")] == [1] * 4
    assert said.endswith("</legend>")
    assert prompt.messages[0] == prompts(scene())[0].messages[0]


def test_hostile_reports_leave_the_reading_of_others_as_it_is() -> None:
    before = prompts(scene())[0]
    plain = told(ANSWERS["good"])
    for told_of in map(scene, TEXTS.values()):
        ModelReader(rules=rule_reader(), model=Says(ANSWERS["good"]), table=trust("")).told(told_of)
    assert prompts(scene())[0] == before
    assert told(ANSWERS["good"]) == plain


GOOD = {"quote": "وقتل 34 من عناصر", "outcome": "killed", "number": "N1", "victims": ["G2"]}
ANSWERS = {
    "good": json.dumps({"casualties": [GOOD]}, ensure_ascii=False),
    "prose": "بالتأكيد! إليك ما طلبت: " + json.dumps({"casualties": [GOOD]}, ensure_ascii=False) + " هل تريد المزيد؟",
    "cut": json.dumps({"casualties": [GOOD, GOOD]}, ensure_ascii=False)[:-30],
    "thinking": '<think>{"a": [</think>' + json.dumps({"casualties": [GOOD]}, ensure_ascii=False),
    "draft": '{"casualties": []} No, wait. ' + json.dumps({"casualties": [GOOD]}, ensure_ascii=False),
    "deep": '{"casualties":' + "[" * 100_000 + "]" * 100_000 + "}",
    "deep objects": '{"casualties":[' + '{"quote":' * 50_000 + "1",
    "braces": "{" * 100_000,
    "huge": '{"casualties":[' + json.dumps(GOOD) * 10 + " " * 11_000_000 + "]}",
    "infinite": '{"casualties":[{"quote":"وقتل 34","outcome":"killed","number":"N1","part_of":1e999}]}',
    "long number": '{"casualties":[{"quote":"وقتل 34","outcome":"killed","number":"N1","part_of":' + "9" * 5000 + "}]}",
    "surrogates": '{"casualties":[{"quote":"\\ud83d\\ude00\\ud800","outcome":"killed","number":"N1"}]}',
    "nul": '{"casualties":[{"quote":"وقتل\\u000034","outcome":"killed","number":"N1"}]}',
    "lists of lists": '{"casualties":[[[["killed"]]]],"control":{"a":1},"incidents":"none"}',
    "array": json.dumps([GOOD], ensure_ascii=False),
    "other schema": json.dumps({"events": [{"type": "attack", "fatalities": 34}]}),
    "other language": "死者34人",
    "empty": "",
    "null": "null",
    "pattern": json.dumps({"casualties": [{**GOOD, "quote": "(((a+)+)+)+$ .* [^a] \\1"}]}),
    "long quotation": json.dumps({"casualties": [{**GOOD, "quote": "و " * 100_000}]}),
    "all of it": json.dumps({"casualties": [{**GOOD, "quote": TEXT}]}, ensure_ascii=False),
}


@pytest.mark.parametrize("text", [pytest.param(text, id=name) for name, text in ANSWERS.items()])
def test_whatever_a_model_says_is_taken_or_left_with_its_reason(text: str) -> None:
    parsed = parse(text)
    assert len(parsed.items) <= MOST_ITEMS
    reading = ModelReader(rules=rule_reader(), model=Says(text), table=trust("")).reading(scene().report)
    if parsed.is_usable:
        grounded(scene(), reading.statements)
    else:
        assert reading.statements == rule_reader().statements(scene().report)
        assert reading.report.issues[-1].code == "model-unusable"


@pytest.mark.parametrize("name", ["prose", "cut", "thinking", "draft"])
def test_what_is_whole_of_a_broken_answer_is_read(name: str) -> None:
    assert [each.quote for each in told(ANSWERS[name]).statements] == ["وقتل 34 من عناصر"]


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | st.sampled_from(TEXT.split()),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["quote", "number", "how"]), inner),
    max_leaves=6,
)
SLOTS = st.sampled_from([*sorted({name for sort in ITEMS.values() for name in sort.__struct_fields__}), "x"])
SHAPES = st.dictionaries(st.sampled_from([*ITEMS, "x"]), st.lists(st.dictionaries(SLOTS, VALUES), max_size=3) | VALUES)


@settings(max_examples=60, deadline=None)
@given(SHAPES, st.integers(0, 400))
def test_no_shape_of_answer_brings_anything_ungrounded_in(answer: dict[str, Any], cut: int) -> None:
    text = json.dumps(answer, ensure_ascii=False)
    for said in (text, text[:cut], text[cut:]):
        parsed = parse(said)
        if parsed.is_usable:
            grounded(scene(), told(said).statements)
