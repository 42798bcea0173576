"""Rows that the store computes of what it has, made in bulk: what is claimed of places, and what reports speak of."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import Any

from sqlalchemy import Column, Connection, Engine, Integer, select

from archive.bulk import Bulk, Rows
from archive.tenures import versions_of
from marsad.record.control.version import known
from marsad.record.spoken import Spoken, Weight
from marsad.store import spoken_rows, stale
from marsad.store.assessor import Assessor
from marsad.store.lane_rows import claim_columns, lane_columns, numbered
from marsad.store.lane_schema import CLAIM, LANE
from marsad.store.schema import DERIVATION, REPORT
from marsad.store.spoken_schema import SPOKEN
from marsad.store.transaction import reading
from marsad.theatre.loading import load

_TOGETHER, _REPORTS = 100, 1000
_WEIGHTS = ("reports", "undated", "spells")
Say = Callable[[str], None]


def claim(engine: Engine, into: Bulk, say: Say) -> None:
    """Add every claim of who controls a place, as the record takes it, and what each account says by a simpler rule.

    Of a place the rows come together, as they lie where a store computes them.
    """
    assessor = Assessor.of(load("syria"))
    with reading(engine) as connection:
        places = iter(stale.all_places(connection))
    done = 0
    while part := [*islice(places, _TOGETHER)]:
        with reading(engine) as connection:
            found = [_of_place(assessor, connection, place) for place in part]
        _put(into, CLAIM.name, [row for claims, _ in found for row in claims])
        _put(into, LANE.name, [row for _, lanes in found for row in lanes])
        into.keep()
        done += len(part)
        if done % 1000 == 0:
            say(f"claims of {done:,} places")


def speak(engine: Engine, into: Bulk, say: Say) -> None:
    """Add of what reports speak, as the store lays it out, in the order of its rows."""
    heap = "spoken_before"
    columns = [column.name for column in SPOKEN.columns]
    kinds = ", ".join(f'"{each.name}" {_sort(each)}' for each in SPOKEN.columns)
    into.run(f"CREATE TEMPORARY TABLE {heap} ({kinds})")
    with reading(engine) as connection:
        ids = iter(connection.execute(select(REPORT.c.id)).scalars().all())
    done = 0
    while part := [*islice(ids, _REPORTS)]:
        with reading(engine) as connection:
            into.put(heap, columns, ([row[name] for name in columns] for row in _spoken(connection, part)))
        done += len(part)
        if done % 50_000 == 0:
            into.keep()
            say(f"what {done:,} reports speak of")
    key = ", ".join(f'"{column.name}"' for column in SPOKEN.primary_key)
    sums = ", ".join(f"sum({name})" for name in _WEIGHTS)
    into.run(f"INSERT INTO spoken SELECT {key}, {sums} FROM {heap} GROUP BY {key} ORDER BY {key}")
    into.run(f"DROP TABLE {heap}")
    into.keep()


def is_made(connection: Connection) -> bool:
    """Return whether these rows are there."""
    return all(connection.execute(select(table).limit(1)).first() for table in (CLAIM, SPOKEN))


def settle(connection: Connection) -> None:
    """Leave the rows as those of this program: they are by a simpler rule, whatever its own is."""
    made = {"tenure": Assessor.of(load("syria")).digest}
    if is_made(connection):
        made["spoken"] = spoken_rows.digest()
    for part, digest in made.items():
        connection.execute(DERIVATION.delete().where(DERIVATION.c.part == part))
        connection.execute(DERIVATION.insert(), {"part": part, "digest": digest})


def _of_place(
    assessor: Assessor, connection: Connection, place: str
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    claims = assessor.claims(connection, place)
    of_number = numbered(claims)
    numbers = {each.statement_id: number for number, each in of_number.items()}
    lanes = [
        lane_columns(account, version, numbers)
        for account, own in assessor.accounts(place, claims).items()
        for version in versions_of(sorted(own, key=known))
    ]
    return [claim_columns(number, each) for number, each in of_number.items()], lanes


def _spoken(connection: Connection, reports: Sequence[str]) -> Iterator[dict[str, Any]]:
    sums: Counter[tuple[Spoken, str]] = Counter()
    for laid in spoken_rows.by_report(connection, tuple(reports)):
        for row, weight in laid.items():
            for name in _WEIGHTS:
                sums[row, name] += getattr(weight, name)
    for row in dict.fromkeys(row for row, _ in sums):
        yield spoken_rows.columns(row, Weight(*(sums[row, name] for name in _WEIGHTS)))


def _put(into: Bulk, table: str, rows: Sequence[dict[str, Any]]) -> None:
    found: Rows = ([*row.values()] for row in rows)
    if rows:
        into.put(table, [*rows[0]], found)


def _sort(column: Column[Any]) -> str:
    return "INTEGER" if isinstance(column.type, Integer) else "TEXT"
