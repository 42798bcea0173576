"""The gold that ships with Marsad: sound in every file, and the floor under reading."""

import json
import re
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from marsad import gold, verbs
from marsad.evaluation.floor import digest, reached, read_floors, shortfalls
from marsad.evaluation.sheet import Sheet, gold_sheets
from marsad.evaluation.soundness import faults

FLOORS = Path(__file__).parents[1] / "floors.json"
# What the set must hold, at least: reports of all kinds, and such as only look like one.
LEAST_REPORTS, LEAST_EMPTY = 60, 12
FILES = sorted(gold.statements().glob("*.json"))
# A party's id, as theatres give them.
PARTY = re.compile(r"[A-Z][A-Z0-9_]*")

every_file = pytest.mark.parametrize("file", [pytest.param(file, id=file.stem) for file in FILES])


@cache
def sheets() -> dict[str, Sheet]:
    return dict(gold_sheets(gold.statements()))


@cache
def metadata() -> dict[str, dict[str, str]]:
    lines = (gold.texts() / "metadata.jsonl").read_text("utf-8").splitlines()
    rows = [json.loads(line) for line in lines if line.strip()]
    assert len(rows) == len({row["source"] for row in rows}), "a report has two lines of metadata"
    return {row["source"]: row for row in rows}


@every_file
def test_a_file_is_sound(file: Path) -> None:
    text = (gold.texts() / f"{file.stem}.txt").read_bytes().decode("utf-8").removeprefix("\ufeff")
    assert list(faults(sheets()[file.stem], text)) == []


@every_file
def test_a_file_knows_its_report_as_the_metadata_do(file: Path) -> None:
    report = json.loads(file.read_text("utf-8"))["report"]
    known = metadata()[f"{file.stem}.txt"]
    assert report["source"] == known["source"]
    assert (report["publisher"], report["published"]) == (known["publisher"], known["published"])
    assert date.fromisoformat(report["published"])
    assert report["theatre"]
    assert report["style"]


@every_file
def test_a_file_names_parties_by_ids_and_begins_with_the_publisher(file: Path) -> None:
    row = json.loads(file.read_text("utf-8"))
    for statement in row["statements"]:
        slots = ("actors", "targets", "holder", "previous", "by", "victims", "who")
        ids = [party for slot in slots for party in statement.get(slot) or []]
        assert [party for party in ids if not PARTY.fullmatch(party)] == [], statement["id"]
        assert statement["attribution"][0]["source"] == row["report"]["publisher"], statement["id"]


def test_every_report_has_gold_and_metadata() -> None:
    texts = [path.stem for path in sorted(gold.texts().glob("*.txt"))]
    assert texts == [file.stem for file in FILES]
    assert [f"{name}.txt" for name in texts] == sorted(metadata())


def test_the_set_holds_every_kind_and_enough_that_state_nothing() -> None:
    assert len(FILES) >= LEAST_REPORTS
    empty = [name for name, sheet in sheets().items() if not any(not fact.optional for fact in sheet.facts)]
    assert len(empty) >= LEAST_EMPTY
    kinds = [fact.kind.value for sheet in sheets().values() for fact in sheet.facts]
    assert sorted(frozenset(kinds)) == ["casualties", "control", "displacement", "incident"]


def test_no_figure_is_below_its_floor() -> None:
    now = reached(verbs.evaluate(), digest(gold.folder()))
    assert list(shortfalls(read_floors(FLOORS), now)) == [], "see CONTRIBUTING, Moving a floor"
