"""Coverage from rows is that which is counted from what each report says."""

import sqlite3
from contextlib import closing
from datetime import date, timedelta
from itertools import product
from pathlib import Path

import pytest
from store_file import laid
from store_values import casualties, control, reading

from marsad.extract.contract import Reading
from marsad.inquiry.area import area_of
from marsad.inquiry.ground import counted, told_of
from marsad.inquiry.trees import trees
from marsad.progress import Progress
from marsad.record.coverage import coverages
from marsad.store import Search, Store
from marsad.store.spoken_schema import STALE_SPOKEN
from marsad.theatre.loading import load
from marsad.when.interval import Interval

FIRST = date(2017, 10, 1)
# A village, and all that it lies in, by the theatre's own tree.
TOWNS = [place.id for place in load("syria").places if not place.is_area and place.admin1 == "Deir ez-Zor"][:3]
AREAS = (None, *dict.fromkeys(area for town in TOWNS for area in trees().places.lineage(town) if area_of(area)))
WINDOWS = (
    Interval(None, None),
    Interval(FIRST + timedelta(days=4), FIRST + timedelta(days=17)),
    Interval(FIRST + timedelta(days=9), None),
    Interval(date(2020, 1, 1), date(2020, 2, 1)),
)


def made(number: int, *, publisher: str | None = None, published: int | None = None) -> Reading:
    """Return a report of two places, out some days after what it tells, now and then on an unknown day."""
    out = number * 2 if published is None else published
    there = control(TOWNS[number % 3], day=FIRST + timedelta(days=number))
    again = control(TOWNS[number % 2], day=FIRST + timedelta(days=number + number % 4), start=14)
    day = FIRST + timedelta(days=out) if number % 5 else None
    return reading(str(number), there, again, casualties(), publisher=publisher, published=day)


def check(store: Store) -> None:
    assert len(AREAS) > 4
    for days, as_of in product(WINDOWS, (None, FIRST + timedelta(days=11))):
        together = coverages(store.sightings(Search(as_of=as_of)), tree=trees().places, areas=AREAS, days=days)
        assert together == {area: store.spoken().coverage(area, days, as_of, anywhere=True) for area in AREAS}
    for area in AREAS:
        place = area_of(area) if area else None
        for days in WINDOWS:
            for as_of in (None, FIRST + timedelta(days=11)):
                from_rows = store.spoken().coverage(area, days, as_of)
                assert from_rows == counted(store, place, days, as_of=as_of) == told_of(store, place, days, as_of=as_of)


def test_coverage_from_rows_is_what_is_counted_as_reports_arrive(tmp_path: Path) -> None:
    with Store.open(laid(tmp_path / "a.db")) as store:
        check(store)
        store.add_all([made(number) for number in range(9)])
        check(store)
        store.add_all([made(number) for number in range(9, 14)])
        # The same bytes once more, given for another day and by somebody else: earlier, later and of one batch.
        store.add(made(3, publisher="SOHR", published=1))
        store.add(made(6, publisher="SANA", published=40))
        store.add_all([made(21), made(21, publisher="SOHR", published=2)])
        check(store)
        whole = counted(store, None, WINDOWS[0], as_of=None)
        assert whole.undated
        assert whole.reports > 10


def test_rows_made_anew_are_those_that_grew(tmp_path: Path) -> None:
    path = laid(tmp_path / "a.db")
    with Store.open(path) as store:
        for number in range(8):
            store.add(made(number))
            store.spoken().update()
        store.add(made(3, publisher="SOHR", published=1))
        store.spoken().update()
    grown = rows(path)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE derivation SET digest = 'of other places' WHERE part = 'spoken'")
    heard: list[Progress] = []
    with Store.open(path) as store:
        assert store.spoken().update(heard.append) == 8
        assert store.spoken().update(heard.append) == 0
    assert rows(path) == grown != []
    assert [each.done for each in heard] == [0, 8]


def test_where_rows_cannot_be_made_coverage_is_counted(tmp_path: Path) -> None:
    path = laid(tmp_path / "a.db")
    with Store.open(path) as store:
        store.add_all([made(number) for number in range(4)])
        expected = counted(store, None, WINDOWS[0], as_of=None)
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            assert store.spoken().coverage(None, WINDOWS[0], None) is None
            assert told_of(store, None, WINDOWS[0], as_of=None) == expected
        assert store.spoken().coverage(None, WINDOWS[0], None) == expected


@pytest.mark.parametrize("table", ["report", "statement"])
def test_what_is_deleted_by_hand_is_spoken_of_no_more(tmp_path: Path, table: str) -> None:
    path = laid(tmp_path / "a.db")
    with Store.open(path) as store:
        store.add_all([made(number) for number in range(4)])
        check(store)
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute(f"DROP TRIGGER {table}_no_delete")
            other.execute(f"DELETE FROM {table} WHERE rowid = 1")
        check(store)


def rows(path: Path) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute(f"SELECT count(*) FROM {STALE_SPOKEN.name}").fetchone() == (0,)
        query = "SELECT * FROM spoken WHERE reports OR undated OR spells ORDER BY 1, 2, 3, 4, 5"
        return connection.execute(query).fetchall()
