"""How the reader does on the shipped example reports, beside what a person wrote down: no worse than last measured."""

import json
from collections.abc import Iterator
from functools import cache
from typing import Any

from extract_values import readings

from marsad.examples import folder
from marsad.extract.statement import Control
from marsad.text.fold import fold

# Measured on the whole; raise them when the reader does better.
LEAST_FOUND = 0.65
LEAST_RIGHT = 0.81
# Head nouns that belong to a name or not, as the writer likes.
KEPT = ("حقل ", "مخيم ", "مطار ", "سد ", "سجن ", "جسر ", "معبر ")

Row = dict[str, Any]


@cache
def gold() -> tuple[Row, ...]:
    lines = (folder().parent / "control.jsonl").read_text("utf-8").splitlines()
    return tuple(json.loads(line) for line in lines)


def told() -> Iterator[tuple[str, Control]]:
    """Yield what the reader says happened, with its report."""
    for reading in readings():
        for statement in reading.statements:
            if isinstance(statement, Control) and statement.modality.happened:
                yield reading.report.document.source, statement


def is_called(statement: Control, name: str) -> bool:
    mine, wanted = fold(statement.places[0].text).text, fold(name).text
    heads = [fold(head).text for head in KEPT]
    return mine == wanted or any(mine == head + wanted or wanted == head + mine for head in heads)


def agrees(source: str, statement: Control, row: Row) -> bool:
    """Return whether the statement has the row's place and holder; of a loss, its loser."""
    if row["source"] != source or not is_called(statement, row["place"]):
        return False
    if set(statement.holder) != set(row["holder"]):
        return False
    return bool(row["holder"]) or set(statement.previous) == set(row.get("previous", ()))


def found(row: Row) -> bool:
    return any(agrees(source, statement, row) for source, statement in told())


def right(source: str, statement: Control) -> bool:
    return any(agrees(source, statement, row) for row in gold())


def test_most_of_what_was_written_down_is_found() -> None:
    rows = [row for row in gold() if not row.get("optional")]
    missed = [(row["source"], row["place"], row["holder"], row["status"]) for row in rows if not found(row)]
    assert 1 - len(missed) / len(rows) >= LEAST_FOUND, missed


def test_most_of_what_is_found_was_written_down() -> None:
    statements = list(told())
    wrong = [(source, s.quote, s.holder, s.status.value) for source, s in statements if not right(source, s)]
    assert 1 - len(wrong) / len(statements) >= LEAST_RIGHT, wrong
