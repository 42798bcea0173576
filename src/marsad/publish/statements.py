"""Readings as lines of JSON in the form of the contract."""

from collections.abc import Iterable, Iterator

import msgspec

from marsad.extract.contract import Reading, Row, reading_row


def statements_jsonl(readings: Iterable[Reading], *, named: bool = False) -> Iterator[str]:
    """Yield a line for each reading, with the field `named` of its statements only where `named` asks for it.

    No rule fills that field yet. The quotations stay, word for word: a name that a report printed may be in them.
    """
    for reading in readings:
        row = reading_row(reading)
        statements = row["statements"] if named else [_unnamed(statement) for statement in row["statements"]]
        yield msgspec.json.encode({**row, "statements": statements}).decode()


def _unnamed(statement: Row) -> Row:
    return {key: value for key, value in statement.items() if key != "named"}
