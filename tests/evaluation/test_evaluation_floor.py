"""Floors: what falls below them is said, and the set they stand on is pinned to the byte."""

from dataclasses import replace
from pathlib import Path

import pytest
from evaluation_values import CASUALTIES, CONTROL, row, sheet, write_gold, write_lines

from marsad.errors import GoldError
from marsad.evaluation.evaluation import judge
from marsad.evaluation.floor import Floors, digest, floors_json, reached, read_floors, shortfalls
from marsad.evaluation.sheet import gold_sheets, told_sheets

FLOORS = Floors(
    gold="1", most_invented=1, least={"control": {"match F1": 0.5, "exact F1": 0.25}, "casualties": {"match F1": 0.1}}
)


@pytest.mark.parametrize(
    ("now", "said"),
    [
        pytest.param(FLOORS, [], id="as-it-was"),
        pytest.param(
            replace(FLOORS, least={**FLOORS.least, "control": {"match F1": 0.6, "exact F1": 0.25}}), [], id="up"
        ),
        pytest.param(
            replace(FLOORS, least={**FLOORS.least, "control": {"match F1": 0.6, "exact F1": 0.24}}),
            ["control: exact F1 is 0.24, below its floor of 0.25"],
            id="one-figure-down",
        ),
        pytest.param(
            replace(FLOORS, least={"control": FLOORS.least["control"]}),
            ["casualties: match F1 is 0.00, below its floor of 0.10"],
            id="a-kind-gone",
        ),
        pytest.param(replace(FLOORS, gold="2"), ["the set is another: its hash is 2, pinned is 1"], id="another-set"),
        pytest.param(
            replace(FLOORS, most_invented=2),
            ["hard negatives give 2 statements that gold lacks, 1 at most"],
            id="more-invented",
        ),
    ],
)
def test_what_falls_is_said(now: Floors, said: list[str]) -> None:
    assert list(shortfalls(FLOORS, now)) == said


def test_floors_are_reached_in_hundredths_rounded_down(tmp_path: Path) -> None:
    gold = write_gold(tmp_path / "gold", sheet("a", [row(CONTROL)] * 2), sheet("b", [], style="hard negative"))
    told = write_lines(tmp_path / "told.jsonl", sheet("a", [row(CONTROL)]), sheet("b", [row(CASUALTIES)]))
    now = reached(judge(gold_sheets(gold), told_sheets(told)), "1")
    assert (now.gold, now.most_invented) == ("1", 1)
    assert now.least["control"] == {"match F1": 0.66, "exact F1": 0.66}


def test_the_file_leads_back_to_the_floors(tmp_path: Path) -> None:
    path = tmp_path / "floors.json"
    path.write_bytes(floors_json(FLOORS))
    assert read_floors(path) == FLOORS


def test_a_file_that_is_none_is_named(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match=r"floors\.json"):
        read_floors(tmp_path / "floors.json")


def test_the_hash_is_of_every_byte_and_name(tmp_path: Path) -> None:
    (tmp_path / "reports").mkdir()
    text = tmp_path / "reports" / "001.txt"
    text.write_text("نص", "utf-8")
    first = digest(tmp_path)
    (tmp_path / "__init__.py").write_text("", "utf-8")
    assert digest(tmp_path) == first
    text.write_text("نصّ", "utf-8")
    second = digest(tmp_path)
    text.rename(text.with_name("002.txt"))
    assert len({first, second, digest(tmp_path)}) == 3
