"""The first statements that fit are those of all that fit, by whichever way they are found."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

import pytest
from alembic.migration import MigrationContext
from alembic.operations import Operations
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace as changed
from sqlalchemy import select
from store_server import Place
from store_values import DAY, casualties, control, reading

from marsad.extract.statement import Casualties, Statement
from marsad.extract.term import Modality
from marsad.store import Search, Store, facet, foremost, spell_rows
from marsad.store.engine.kind import Reach
from marsad.store.migrations.versions import spells_0021
from marsad.store.schema import FACET
from marsad.store.search import counted, found
from marsad.store.spell_schema import SPELL
from marsad.store.transaction import reading as reads
from marsad.store.transaction import writing
from marsad.when.interval import Interval

REPORTS, SPAN = 60, 200


def drawn_day(chance: Random) -> date:
    return DAY + timedelta(days=chance.randrange(SPAN))


def drawn_days(chance: Random) -> Interval:
    """Return some days, of which either end or both may be open."""
    first = drawn_day(chance)
    last = first + timedelta(days=chance.choice((0, 0, 1, 7, 40)))
    start, end = (each if chance.random() < 0.85 else None for each in (first, last))
    return Interval(start, end)


def drawn(chance: Random, start: int) -> Statement:
    said, days = drawn_day(chance) if chance.random() < 0.9 else None, drawn_days(chance)
    if chance.random() < 0.3:
        hurt: Casualties = casualties()
        return changed(hurt, victims=("CIVILIANS", chance.choice(("SDF", "IS"))), window=days, as_of=said)
    made = control(chance.choice(("q1", "q2", "q3")), holder=chance.choice(("SDF", "HTS")), start=start, said=said)
    return changed(made, date=changed(made.date, days=days), modality=chance.choice([*Modality]))


@pytest.fixture(scope="module")
def store(lasting_place: Place) -> Iterator[Store]:
    chance = Random(5)
    with Store.open(lasting_place("foremost")) as opened:
        opened.add_all(
            reading(f"r{number}", *(drawn(chance, start) for start in (13, 20, 25, 28)), published=drawn_day(chance))
            for number in range(REPORTS)
        )
        yield opened


# Every way is gone, although the store is small.
SMALL = {"_COMMON": 60, "_AT_FIRST": 1, "_GROWTH": 2, "_LISTED": 100, "_OF_A_DAY": 2}
DAYS = st.none() | st.integers(-3, SPAN + 45).map(lambda day: DAY + timedelta(days=day))
SEARCHES = st.builds(
    Search,
    text=st.sampled_from(["", "الصبحة", "القوات الصبحة", '"بلدة الصبحة"', '"الصبحة بلدة"']),
    parties=st.sampled_from([(), ("SDF",), ("SDF", "IS"), ("CIVILIANS",)]),
    places=st.sampled_from([(), ("q1",), ("q2", "q3")]),
    kinds=st.sampled_from([(), ("control",), ("casualties", "control"), ("incident",)]),
    publishers=st.sampled_from([(), ("Enab Baladi",), ("SOHR",)]),
    speakers=st.sampled_from([(), ("SOHR",)]),
    modalities=st.sampled_from([(), (Modality.REPORTED,)]),
    days=st.builds(
        lambda start, days: Interval(start, start and days and start + timedelta(days=days - 1)),
        DAYS,
        st.none() | st.integers(1, 90),
    )
    | DAYS.map(lambda end: Interval(None, end)),
    as_of=DAYS,
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    search=SEARCHES,
    wide=st.sampled_from([0, 40, 10_000]),
    limit=st.integers(1, 30),
    offset=st.sampled_from([0, 0, 3, 50]),
)
def test_either_way_finds_the_same_in_the_same_order(
    store: Store, search: Search, wide: int, limit: int, offset: int
) -> None:
    with pytest.MonkeyPatch.context() as patch, reads(store._engine) as connection:
        for name, value in SMALL.items():
            patch.setattr(foremost, name, value)
        patch.setattr(foremost, "_reach", lambda _: Reach(few=wide, published=wide, frequent=50, looked_at=20))
        one = foremost.foremost(connection, search, limit=limit, offset=offset)
        assert [*one] == [*connection.execute(found(search, limit=limit, offset=offset))]
        assert foremost.total(connection, search) == sum(row.many for row in connection.execute(counted(search)))


@pytest.mark.parametrize("wide", [pytest.param(0, id="of_many"), pytest.param(1000, id="of_few")])
def test_what_nobody_says_is_not_found(store: Store, monkeypatch: pytest.MonkeyPatch, wide: int) -> None:
    monkeypatch.setattr(foremost, "_reach", lambda _: Reach(few=wide, published=wide, frequent=0, looked_at=0))
    for search in (
        Search(text="لاشيء"),
        Search(places=("q9",), text="الصبحة"),
        Search(publishers=("SOHR",), days=Interval.day(DAY)),
        Search(days=Interval.day(date(1950, 1, 1)), kinds=("control",), parties=("CIVILIANS",)),
        Search(kinds=("incident",)),
    ):
        assert (store.find(search, limit=5), store.count(search)) == ((), 0)


def spells(store: Store) -> list[tuple[object, ...]]:
    with reads(store._engine) as connection:
        return [tuple(row) for row in connection.execute(select(SPELL).order_by(*SPELL.primary_key))]


def test_the_days_of_all_statements_are_there_and_an_older_store_gets_the_same(place: Place) -> None:
    chance = Random(6)
    with Store.open(place("spells")) as store:
        store.add_all(reading(f"r{number}", drawn(chance, 13), drawn(chance, 20)) for number in range(40))
        with reads(store._engine) as connection:
            facets = [row._asdict() for row in connection.execute(select(FACET))]
        due = [made for each in facets if (made := spell_rows.columns(each))]
        before = spells(store)
        assert before == sorted(tuple(made[column.name] for column in SPELL.columns) for made in due)
        with writing(store._engine) as connection, Operations.context(MigrationContext.configure(connection)):
            SPELL.drop(connection)
            spells_0021.upgrade()
        assert spells(store) == before


def test_a_report_that_loses_its_facets_loses_their_days(place: Place) -> None:
    with Store.open(place("spells")) as store:
        store.add(reading("a"))
        before = spells(store)
        assert before
        store.add(reading("b", control("q2", start=14), published=None))
        keys = {item.source: item.key for item in store.reports()}
        with writing(store._engine) as connection:
            facet.drop(connection, keys["b.txt"])
        assert spells(store) == before
