"""The gold for linking: reports of invented events, written for it, with the event of each statement."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from marsad.evaluation.filing import coded
from marsad.record.filed import Filed
from marsad.theatre.loading import load

Row = dict[str, Any]
LINKING = Path(__file__).parent / "linking"
SPLITS = ("dev", "test")
THEATRES = {"SY": "syria", "IQ": "iraq", "YE": "yemen", "SD": "sudan"}


def sheets(split: str) -> tuple[Path, ...]:
    """Return the files of gold of one half, in order."""
    return tuple(sorted((LINKING / split / "statements").glob("*.json")))


def row(file: Path) -> Row:
    """Return what is in a file of gold."""
    found: Row = json.loads(file.read_text("utf-8"))
    return found


def text(file: Path) -> str:
    """Return the report that a file of gold is about."""
    return (file.parents[1] / "reports" / f"{file.stem}.txt").read_text("utf-8")


def lines(split: str, name: str) -> list[Row]:
    """Return the rows of `events` or `pairs`."""
    return [json.loads(line) for line in (LINKING / split / f"{name}.jsonl").read_text("utf-8").splitlines()]


@cache
def filed_gold(split: str) -> tuple[Filed, ...]:
    """Return the statements of one half as the record takes them; ids are the file's name and the coder's: "001:f2"."""
    by_theatre = {
        theatre: [file for file in sheets(split) if row(file)["report"]["theatre"] == theatre] for theatre in THEATRES
    }
    found = [item for theatre, files in by_theatre.items() for item in coded(files, load(THEATRES[theatre]))]
    return tuple(sorted(found, key=lambda item: item.report_id))


@cache
def events_gold(split: str) -> dict[str, str | None]:
    """Return the event of each statement of one half, by the statement's id; None: it tells of no event."""
    return {
        f"{file.stem}:{statement['id']}": statement["event"]
        for file in sheets(split)
        for statement in row(file)["statements"]
    }
