"""What the tests of evaluation share: statements in the contract's form, and files of them."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import msgspec

from marsad.evaluation.coding import Coding
from marsad.evaluation.fact import Fact, fact

Row = dict[str, Any]
SHARED = Path(__file__).parents[3] / "shared"
HAJIN: Row = {"text": "هجين", "name": "Hajin", "admin1": "Deir ez-Zor"}
DAY: Row = {"start": "2018-12-05", "end": "2018-12-05"}

INCIDENT: Row = {"kind": "incident", "type": "clash", "actors": ["SDF", "IS"], "targets": [], "date": DAY}
CONTROL: Row = {"kind": "control", "status": "captured", "holder": ["SDF"], "previous": ["IS"], "date": DAY}
_FIGURE: Row = {"low": 34, "high": 34, "vague": False, "counting": "incident", "window": DAY}
CASUALTIES: Row = {
    **_FIGURE,
    "kind": "casualties",
    "outcome": "killed",
    "victims": ["IS"],
}
DISPLACEMENT: Row = {
    **_FIGURE,
    "kind": "displacement",
    "outcome": "fled",
    "who": ["CIVILIANS"],
    "origin": HAJIN,
}
_OF_ALL: Row = {"modality": "asserted", "attribution": [{"source": "SOHR"}], "places": [HAJIN], "span": [0, 9]}


def row(of: Row, **changed: object) -> Row:
    """Return the statement `of` with what every statement has, and with other values where said."""
    return {**_OF_ALL, **of, **changed}


def compared(statement: Row) -> Fact:
    """Return what is compared of a statement of one of our kinds."""
    found = fact(msgspec.convert(statement, Coding))
    assert found is not None
    return found


def sheet(name: str, statements: Iterable[Row], **report: object) -> Row:
    """Return one report's object, gold's or a reading's."""
    return {"report": {"source": f"{name}.txt", **report}, "statements": list(statements)}


def write_gold(folder: Path, *sheets: Row) -> Path:
    """Return `folder` with a file for each sheet."""
    folder.mkdir(exist_ok=True)
    for each in sheets:
        name = each["report"]["source"].removesuffix(".txt")
        (folder / f"{name}.json").write_text(json.dumps(each, ensure_ascii=False), "utf-8")
    return folder


def write_lines(path: Path, *sheets: Row) -> Path:
    """Return `path`, with a line for each sheet."""
    path.write_text("".join(json.dumps(each, ensure_ascii=False) + "\n" for each in sheets), "utf-8")
    return path
