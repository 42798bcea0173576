"""The team's scorer and ours say the same of the same statements, to the last digit."""

import importlib.util
import itertools
import json
import random
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import msgspec
import pytest
from evaluation_values import SHARED, Row, compared, sheet, write_gold, write_lines
from hypothesis import given, settings
from hypothesis import strategies as st

import marsad
from marsad.evaluation.agreement import FIELDS, is_exact, is_same_fact, right_fields
from marsad.evaluation.evaluation import Evaluation, judge
from marsad.evaluation.mistake import mistakes
from marsad.evaluation.pairing import pairs
from marsad.evaluation.sheet import gold_sheets, told_sheets
from marsad.evaluation.spelling import area, fold, shares_name
from marsad.evaluation.tally import EXACT, MATCH
from marsad.extract.contract import Reading, reading_row

pytestmark = pytest.mark.shared

PARTIES = st.sampled_from(["IS", "SDF", "CIVILIANS", "MIXED", "HTS"])
SETS = st.lists(PARTIES, max_size=2, unique=True)
PARTY_ALTS = st.none() | st.lists(st.none() | PARTIES | SETS, max_size=2)
# Actors and targets are never null in gold, and the scorer's sets would not take a list that is partly so.
ACTOR_ALTS = st.none() | st.lists(PARTIES | SETS, max_size=2)
DAYS = st.sampled_from([None, "2018-12-04", "2018-12-05"])
STRETCH = st.none() | st.fixed_dictionaries({"start": DAYS, "end": DAYS})
SPELLINGS = (
    None,
    "",
    "هجين",
    "بلدة هجين",
    "الهجين",
    "السّوسة",
    "حي",
    "حي الورود",
    "حقل",
    "حقل العمر",
    "Hajin",
    "Al-Hajin",
)
NAMES = st.sampled_from(SPELLINGS)
AREAS = st.sampled_from([None, "Deir ez-Zor", "Deir Al-Zour Governorate", "Rif Dimashq", "Rural Damascus", "Homs"])
PLACE = st.fixed_dictionaries(
    {"text": NAMES}, optional={"name": NAMES, "admin1": AREAS, "name_alt": st.lists(NAMES, max_size=1)}
)
PLACES = st.none() | st.lists(st.none() | PLACE, max_size=2)
FIGURES = st.sampled_from([None, 0, 3, 4, 20])
COUNTING = st.sampled_from(["incident", "window", "cumulative", None])
MODALITY = st.sampled_from(["asserted", "reported", "denied"])
SPANS = st.tuples(st.integers(0, 9), st.integers(1, 9)).map(lambda pair: [pair[0], pair[0] + pair[1]])
SOURCE = st.fixed_dictionaries({"source": st.sampled_from([None, "SOHR", "sohr", "المرصد", "AFP"])})


def alternatives(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | st.lists(values, max_size=2)


def statement(kind: str, **own: st.SearchStrategy[Any]) -> st.SearchStrategy[Row]:
    shared = {
        "places": PLACES,
        "attribution": st.none() | st.lists(SOURCE, max_size=2),
        "span": st.none() | SPANS,
        "modality": MODALITY,
        "modality_alt": alternatives(MODALITY),
        "also_spans": st.none() | st.lists(SPANS, max_size=1),
        "optional": st.none() | st.booleans(),
    }
    return st.fixed_dictionaries({"kind": st.just(kind)}, optional={**shared, **own})


TYPES, STATUSES = st.sampled_from(["clash", "ambush"]), st.sampled_from(["captured", "held", "lost"])
OUTCOMES = st.sampled_from(["killed", "wounded"])
FIGURE = {"low": FIGURES, "high": FIGURES, "vague": st.booleans(), "counting": COUNTING, "window": STRETCH}
OF_KIND = {
    "incident": statement(
        "incident",
        type=TYPES,
        type_alt=alternatives(TYPES),
        actors=SETS | PARTIES,
        actors_alt=ACTOR_ALTS,
        targets=SETS,
        targets_alt=ACTOR_ALTS,
        date=STRETCH,
    ),
    "control": statement(
        "control",
        status=STATUSES,
        status_alt=alternatives(STATUSES),
        holder=SETS | PARTIES,
        previous=SETS,
        date=STRETCH,
    ),
    "casualties": statement(
        "casualties",
        outcome=OUTCOMES,
        outcome_alt=alternatives(OUTCOMES),
        victims=SETS,
        victims_alt=PARTY_ALTS,
        counting_alt=alternatives(COUNTING),
        **FIGURE,
    ),
    "displacement": statement("displacement", outcome=OUTCOMES, origin=st.none() | PLACE, destination=PLACE, **FIGURE),
}
STATEMENTS = st.sampled_from(sorted(OF_KIND)).flatmap(OF_KIND.__getitem__)
# Half of the slots of one put into the other: near misses, which chance alone seldom makes.
TWO = st.sampled_from(sorted(OF_KIND)).flatmap(
    lambda kind: st.tuples(OF_KIND[kind], OF_KIND[kind]).map(lambda two: (two[0], {**two[0], **two[1]}))
)


@cache
def theirs() -> ModuleType:
    """Return the team's scorer as a module."""
    spec = importlib.util.spec_from_file_location("score", SHARED / "tools" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def perturbed(statements: list[Row], drawing: random.Random) -> list[Row]:
    """Return copies with a slot here and there taken from another of the same kind, or gone, in another order."""
    copies = [dict(each) for each in statements for _ in range(drawing.choice((0, 1, 1, 1, 2)))]
    for each in copies:
        others = [other for other in statements if other["kind"] == each["kind"]]
        for key in [key for key in each if key != "kind" and drawing.random() < 0.15]:
            other = drawing.choice(others)
            each[key] = other.get(key)
            if each[key] is None:
                del each[key]
        # What is told has no alternatives.
        for key in [key for key in each if key.endswith("_alt") or key in ("optional", "also_spans")]:
            del each[key]
    drawing.shuffle(copies)
    return copies


LETTERS = st.text(alphabet="اأإآلبوفكةهىيسحدّـَ \u200f“ABab-'", max_size=12)
AREA_WORDS = (
    *("Al", "Ar", "as", "el", "al-", "Dar'a", "Deir", "ez-Zor", "Zour", "Rif", "Dimashq", "Damascus", "Countryside"),
    *("Governorate", "Province", "State", "Hasakeh", "Idleb", "Anbar", "Salah", "Din", "ad", "Sweida", "é"),
)
ENGLISH = st.lists(st.sampled_from(AREA_WORDS), max_size=4).map(" ".join)


@settings(max_examples=500)
@given(name=st.none() | NAMES | LETTERS | ENGLISH)
def test_names_are_folded_alike(name: str | None) -> None:
    assert fold(name) == theirs().fold(name)
    assert area(name) == theirs().area(name)


def test_places_are_shared_alike() -> None:
    for some, other in itertools.product(SPELLINGS, repeat=2):
        one, two = ({fold(name)} - {""} for name in (some, other))
        assert shares_name(one, two) == theirs().same_place(one, two), (some, other)


def test_sets_of_parties_agree_alike() -> None:
    """Every slot, alternatives and told set that two parties can make."""
    sets: list[list[str]] = [[], ["IS"], ["SDF"], ["IS", "SDF"]]
    items: list[object] = ["IS", "SDF", *sets]
    others = [None, *([one] for one in items), *([one, two] for one in items for two in items)]
    for gold, alternative, told in itertools.product(sets, others, sets):
        asked = {"kind": "incident", "actors": gold, "actors_alt": alternative}
        found = compared(asked).actors.allows(compared({"kind": "incident", "actors": told}).actors)
        assert found == theirs().set_ok(asked, "actors", set(told)), (asked, told)


@settings(max_examples=300)
@given(two=TWO)
def test_any_two_statements_agree_for_both(two: tuple[Row, Row]) -> None:
    gold, told = two
    one, other = compared(gold), compared(told)
    assert is_same_fact(one, other) == theirs().matched(gold, told)
    assert is_exact(one, other) == theirs().exact(gold, told)
    expected = [bool(rule(gold, told)) for rule in theirs().ATTRIBUTES.values()]
    assert list(right_fields(one, other)) == expected


@settings(max_examples=200)
@given(gold=st.lists(STATEMENTS, max_size=6), drawing=st.randoms(use_true_random=False))
def test_the_same_statements_are_paired(gold: list[Row], drawing: random.Random) -> None:
    told = perturbed(gold, drawing)
    mine = pairs([compared(each) for each in gold], [compared(each) for each in told])
    assert list(mine) == theirs().align(gold, told)


def figures(found: Evaluation) -> Row:
    """Return our figures in the scorer's own form."""
    return {
        score.of: {
            "gold": score.tally.gold,
            "pred": score.tally.told,
            "match": {name[-2:].strip(): score.figures[name].value or 0.0 for name in MATCH},
            "exact": {name[-2:].strip(): score.figures[name].value or 0.0 for name in EXACT},
            **{field: score.figures[field].value for field in FIELDS},
        }
        for score in found.scores
    }


def faulty(found: Evaluation) -> list[tuple[str, str]]:
    return [(mistake.what.value, mistake.report) for mistake in mistakes(found.comparisons)]


def agree(gold: Mapping[str, Row], told: Mapping[str, Row], folder: Path) -> None:
    """Fail unless both scorers say the same, of files that both read."""
    kept = write_gold(folder / "gold", *gold.values())
    lines = write_lines(folder / "told.jsonl", *told.values())
    figures_there, errors_there = theirs().score(theirs().read_gold(kept), theirs().read_pred(lines))
    found = judge(gold_sheets(kept), told_sheets(lines))
    assert figures(found) == figures_there
    assert faulty(found) == [(what, name) for what, name, _ in errors_there]


def shared_gold(name: str) -> dict[str, Row]:
    files = sorted((SHARED / "gold" / name).glob("*.json"))
    rows = {file.stem: json.loads(file.read_text("utf-8")) for file in files}
    return {stem: {**each, "report": {**each["report"], "source": f"{stem}.txt"}} for stem, each in rows.items()}


@pytest.mark.parametrize("name", ["seeds", "dev"])
def test_the_figures_of_a_reading_are_the_same(name: str, tmp_path: Path) -> None:
    readings = [each for each in marsad.read_paths([SHARED / name]) if isinstance(each, Reading)]
    rows = [json.loads(msgspec.json.encode(reading_row(reading))) for reading in readings]
    agree(shared_gold(name), {each["report"]["source"]: each for each in rows}, tmp_path)


@pytest.mark.parametrize("seed", range(4))
def test_the_figures_of_spoilt_gold_are_the_same(seed: int, tmp_path: Path) -> None:
    drawing, gold = random.Random(seed), shared_gold("dev")
    told = {name: sheet(name, perturbed(each["statements"], drawing)) for name, each in gold.items()}
    agree(gold, told, tmp_path)
