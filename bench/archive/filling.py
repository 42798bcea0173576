"""A store filled with invented reports."""

import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from itertools import islice
from pathlib import Path
from resource import RUSAGE_CHILDREN, RUSAGE_SELF, getrusage
from time import perf_counter
from typing import Any

from sqlalchemy import Engine, func, select

import marsad
from archive import computed
from archive.block import Block
from archive.bulk import Bulk, beside, bulk, parted
from archive.cutting import blocks
from archive.press import Press, Printed
from archive.rows import COLUMNS, Rows
from archive.spot import Spots
from marsad.address import Address
from marsad.intake.errand import Errand
from marsad.store import Store
from marsad.store.asked import REPORT_WORDS, STATEMENT_WORDS
from marsad.store.chain import Link
from marsad.store.custody_schema import INTAKE, LIKENESS, LOG
from marsad.store.engine.kinds import kind_at, kind_of
from marsad.store.schema import FACET
from marsad.store.store import WAIT_S
from marsad.store.transaction import reading, writing

_SOURCES = Path(__file__).parents[2] / "src" / "marsad"
_DAY = date(2017, 11, 14)
_TOGETHER = 1000


def examples() -> list[Path]:
    """Return the reports that come with Marsad."""
    return [each for folder in ("examples", "gold") for each in sorted((_SOURCES / folder / "reports").glob("*.txt"))]


def cut(files: Iterable[Path]) -> list[Block]:
    """Return the blocks of these reports."""
    return blocks([marsad.extract(each.read_text("utf-8"), publisher="Agency", published=_DAY) for each in files], _DAY)


def fill(address: Address, found: Sequence[Block], places: Spots, *, reports: int, seed: int) -> None:
    """Leave at the address, where no store is yet, one of so many reports of these blocks and places.

    How far it is, and what it took, goes to standard error.
    """
    with Store.open(address) as store:
        store.custody.begin(Errand(paths=("/archive",)))
    press, rows = Press(found, places, seed=seed, reports=reports), Rows(found, _last(address))
    begun = perf_counter()
    with bulk(address, _say) as into:
        printed = press.printed()
        while part := [*islice(printed, _TOGETHER)]:
            _put(into, rows, part)
            if part[-1].number % 20_000 == 0:
                _say(f"{part[-1].number:,} reports, {_took(begun)}")
        _put_rest(into, rows)
        _say(f"rows: {_took(begun)}")
    _count_on(address)
    compute(address)
    _say(f"all: {_took(begun)}")


def compute(address: Address) -> None:
    """Leave the store with the rows that are computed of what it has, unless they are there."""
    with engine_of(address) as engine:
        with reading(engine) as connection:
            is_made = computed.is_made(connection)
        if not is_made:
            with beside(address) as into:
                computed.claim(engine, into, _say)
                computed.speak(engine, into, _say)
        with writing(engine) as connection:
            computed.settle(connection)


def _put(into: Bulk, rows: Rows, part: Sequence[Printed]) -> None:
    made: defaultdict[str, list[Sequence[Any]]] = defaultdict(list)
    words, quoted = [], []
    for printed in part:
        for table, row in rows.of(printed):
            made[table].append(row)
        words.append(rows.words(printed))
        quoted += rows.quoted(printed)
    for table, columns in COLUMNS.items():
        into.put(table, columns, made[table])
    into.put_words(REPORT_WORDS, words)
    into.put_words(STATEMENT_WORDS, quoted)
    _put_tenures(into, rows.tenures.due())
    into.keep()


def _put_tenures(into: Bulk, due: Iterator[dict[str, Any]]) -> None:
    made = [*due]
    if made:
        into.put("tenure", [*made[0]], [[*each.values()] for each in made])


def _put_rest(into: Bulk, rows: Rows) -> None:
    """Add what is in the order of names, bands and days: put there one by one it would be written all over the disk."""
    _put_tenures(into, rows.tenures.rest())
    for part in parted(rows.named()):
        into.put("naming", ("role", "name", "number"), part)
    for part in parted(rows.alike()):
        into.put("likeness_band", ("band", "number"), part)
    daily = [(day, publisher, many) for (day, publisher), many in sorted(rows.daily.items())]
    into.put("daily", ("day", "publisher", "reports"), daily)
    into.keep()


def _last(address: Address) -> Link:
    """Return the link with which the store's log ends."""
    with engine_of(address) as engine, reading(engine) as connection:
        row = connection.execute(select(LOG).order_by(LOG.c.number.desc()).limit(1)).one()
    return Link(**{name: getattr(row, name) for name in Link.__struct_fields__})


def _count_on(address: Address) -> None:
    """Leave each table that numbers its rows with the next number after its last."""
    with engine_of(address) as engine, writing(engine) as connection:
        for table in (FACET, LIKENESS, INTAKE):
            newest = connection.execute(select(func.max(table.c.number))).scalar_one()
            kind_of(connection).note_number(connection, table.name, newest)


@contextmanager
def engine_of(address: Address) -> Iterator[Engine]:
    """Yield an engine on the store at the address."""
    engine = kind_at(address).made(address, WAIT_S)
    try:
        yield engine
    finally:
        engine.dispose()


def _took(begun: float) -> str:
    used = [getrusage(who) for who in (RUSAGE_SELF, RUSAGE_CHILDREN)]
    processor = sum(each.ru_utime + each.ru_stime for each in used)
    return f"{perf_counter() - begun:,.0f} s, {processor:,.0f} s of the processor"


def _say(what: str) -> None:
    print(what, file=sys.stderr, flush=True)
