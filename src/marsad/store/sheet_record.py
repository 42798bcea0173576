"""The sheet of a store's statements: made some leaves at a time, and read into memory."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from sqlalchemy import Connection, Engine, Select, Text, cast, func, select

from marsad.address import Address
from marsad.progress import Progress, Stage, Tell, untold
from marsad.store import sheet_rows
from marsad.store.schema import FACET
from marsad.store.search import Search, mentioning
from marsad.store.sheet import Sheet
from marsad.store.sheet_leaf import Leaf, Numbers
from marsad.store.transaction import blamed, reading, writing

# Leaves that are made in one go: what a kill loses, and how long another writer waits.
_AT_ONCE = 16


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Read:
    """A sheet as it was read: its leaves that have rows, with the stamps of these, and the others."""

    kept: Mapping[int, tuple[int, Leaf]] = field(default_factory=dict)
    rest: tuple[Leaf, ...] = ()

    @property
    def sheet(self) -> Sheet:
        """All leaves in the order of their numbers."""
        return Sheet((*(leaf for _, (_, leaf) in sorted(self.kept.items())), *self.rest))


NOTHING_READ = Read()


class SheetRecord:
    """By what the statements of a store are asked for.

    Raises:
        StoreError: from any of its methods, where the database or the file system refuses.
    """

    __slots__ = ("_address", "_engine")

    def __init__(self, address: Address, engine: Engine) -> None:
        self._address, self._engine = address, engine

    def update(self, tell: Tell = untold) -> int:
        """Return how many rows were missing; none is now."""
        with blamed(self._address):
            with reading(self._engine) as connection:
                is_current, due = sheet_rows.is_current(connection), sheet_rows.missing(connection)
            if not is_current:
                with writing(self._engine) as connection:
                    sheet_rows.restart(connection)
                    due = sheet_rows.missing(connection)
            for done in range(0, len(due), _AT_ONCE):
                tell(Progress(stage=Stage.SHEET, done=done, total=len(due)))
                with writing(self._engine) as connection:
                    still = {*sheet_rows.missing(connection)}
                    sheet_rows.make(connection, [leaf for leaf in due[done : done + _AT_ONCE] if leaf in still])
            if due:
                tell(Progress(stage=Stage.SHEET, done=len(due), total=len(due)))
        return len(due)

    def read(self, before: Read = NOTHING_READ) -> Read:
        """Return the sheet as it is; what has not changed since `before` is taken from there."""
        with blamed(self._address), reading(self._engine) as connection:
            kept = {
                leaf: (stamp, _leaf(connection, before, leaf, stamp))
                for leaf, stamp in sheet_rows.stamps(connection).items()
            }
            return Read(kept=kept, rest=sheet_rows.rest(connection, kept))

    def mentioning(self, search: Search) -> tuple[Numbers, ...]:
        """Return the numbers of the statements, in order, that fit each part of the search of which no leaf knows."""
        with blamed(self._address), reading(self._engine) as connection:
            return tuple(_numbers(connection, query) for query in mentioning(search))

    def ids(self, numbers: Sequence[int]) -> tuple[str, ...]:
        """Return the ids of the statements of these numbers, in their order."""
        with blamed(self._address), reading(self._engine) as connection:
            rows = connection.execute(select(FACET.c.number, FACET.c.id).where(FACET.c.number.in_(numbers)))
            found = {row.number: row.id for row in rows}
        return tuple(found[number] for number in numbers if number in found)


def _leaf(connection: Connection, before: Read, leaf: int, stamp: int) -> Leaf:
    known = before.kept.get(leaf)
    return known[1] if known and known[0] == stamp else sheet_rows.read(connection, leaf)


def _numbers(connection: Connection, query: Select[Any]) -> Numbers:
    # Hundreds of thousands of rows of one number take ten times as long as one row of them all.
    found = query.subquery()
    written = connection.execute(select(func.aggregate_strings(cast(found.c[0], Text), ","))).scalar_one()
    return np.sort(np.fromstring(written or "", dtype=np.int64, sep=","))
