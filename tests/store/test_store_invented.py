"""The archive that is measured on has the rows that the store would have made of the same reports."""

from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Table, select
from store_server import Place

from archive.filling import cut, engine_of, fill
from archive.spot import spots
from marsad.address import Address
from marsad.examples import folder
from marsad.store import ReportSearch, Search, Store
from marsad.store.custody_schema import LIKENESS
from marsad.store.schema import CATALOGUE, DAILY, FACET, NAMING, REPORT, STATEMENT
from marsad.store.spell_schema import SPELL
from marsad.store.transaction import reading
from marsad.text.fold import fold

MANY = 40
Two = tuple[Address, Address]


@pytest.fixture(scope="module")
def two(lasting_place: Place) -> Two:
    """An invented archive, and a store to which the same reports were added one after another."""
    invented, added = (Address.of(lasting_place(name)) for name in ("invented", "added"))
    fill(invented, cut(tuple(islice(texts(), 4))), spots(200), reports=MANY, seed=3)
    with Store.open(invented) as one, Store.open(added) as other:
        with engine_of(invented) as engine, reading(engine) as connection:
            keys = connection.execute(select(LIKENESS.c.report).order_by(LIKENESS.c.number)).scalars().all()
        for key in keys:
            found = one.report(key)
            assert found is not None
            other.add(found)
    return invented, added


def texts() -> Iterator[Path]:
    yield from sorted(folder().glob("*.txt"))


def rows(address: Address, table: Table) -> Sequence[tuple[Any, ...]]:
    with engine_of(address) as engine, reading(engine) as connection:
        own = [column for column in table.columns if column.name != "rereading"]
        return [tuple(row) for row in connection.execute(select(*own).order_by(*table.primary_key, *own[:3]))]


@pytest.mark.parametrize("table", [REPORT, STATEMENT, FACET, NAMING, SPELL, CATALOGUE, DAILY, LIKENESS], ids=str)
def test_its_rows_are_those_that_the_store_makes(two: Two, table: Table) -> None:
    invented, added = (rows(each, table) for each in two)
    assert invented
    assert invented == added


def test_its_words_are_found_where_they_stand(two: Two) -> None:
    with Store.open(two[0]) as invented, Store.open(two[1]) as added:
        text = invented.texts([invented.reports()[5].id]).popitem()[1]
        words = [word for word in fold(text).text.split() if word.isalpha() and len(word) > 1]
        for word in words[:40]:
            asked = ReportSearch(text=f"{word} -{words[-1]}")
            assert invented.shelf.find(asked) == added.shelf.find(asked)
            assert invented.ids(Search(text=word)) == added.ids(Search(text=word))


def test_it_is_what_its_log_says(two: Two) -> None:
    with Store.open(two[0]) as invented:
        found = invented.custody.verify()
        assert not found.faults
        assert found.reports == MANY
