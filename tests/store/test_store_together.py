"""What comes in together leaves what it leaves one after the other: the same rows of every table, times aside."""

from dataclasses import replace
from itertools import count
from typing import Any

from custody_values import OTHER, WORDS, told, whole
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from store_server import Place
from store_values import control

from marsad.errors import Issue
from marsad.extract.contract import Reading
from marsad.original import Original
from marsad.report.document import Provenance
from marsad.report.reading import fingerprint
from marsad.report.report import Publisher
from marsad.store import Store
from marsad.store.arrival import Arrival
from marsad.store.custody_schema import INTAKE, LOG
from marsad.store.schema import METADATA
from marsad.verbs.taking import Taking

# Two are nearly the same text, one is another.
TEXTS = (WORDS.format("12"), WORDS.format("15"), OTHER)
# What has the time of its making in it.
TIMED = {LOG.name: {"time", "digest", "previous", "hash"}, INTAKE.name: {"time"}}
NUMBERS = count()


def report(text: int, publisher: str, address: int, blanks: int) -> Arrival:
    """Return a report as it arrives: of the same bytes as that of another publisher."""
    raw = f"{TEXTS[text]}{' ' * blanks}".encode()
    original = Original(id=fingerprint(raw), held=raw)
    read = told("a", raw.decode(), publisher=publisher)
    known = Provenance(address=f"https://a.example/{address}" if address else None, original=original.id)
    given = replace(read.report.document.metadata, publisher=publisher)
    document = replace(read.report.document, id=original.id, original=original, provenance=known, metadata=given)
    stated = replace(
        read.report, document=document, publisher=Publisher(name=publisher, basis=read.report.publisher.basis)
    )
    return whole(Reading(report=stated, statements=(control(f"q{text}"), control(f"q{text + 1}", start=14))))


def changed(number: int) -> Arrival:
    """Return a report of which the file is not what it was."""
    arrival = report(number % 3, "SOHR", 0, 2)
    assert not isinstance(arrival.what, Issue)
    original = Original(id=fingerprint(b"before"), held=b"after")
    return replace_what(arrival, original)


def replace_what(arrival: Arrival, original: Original) -> Arrival:
    assert arrival.reading
    document = replace(arrival.reading.report.document, original=original)
    return whole(replace(arrival.reading, report=replace(arrival.reading.report, document=document)))


THINGS = st.lists(
    st.one_of(
        st.builds(report, st.integers(0, 2), st.sampled_from(("SOHR", "SANA")), st.integers(0, 2), st.integers(0, 1)),
        st.builds(changed, st.integers(0, 2)),
        st.builds(
            lambda number: Arrival(what=Issue(source=f"{number}.doc", code="format", message="?")), st.integers(0, 9)
        ),
    ),
    min_size=12,
    max_size=24,
)


def left(store: Store, things: list[Arrival], at_once: int) -> tuple[Any, ...]:
    """Return what is told of so many things at a time, and all rows that they leave."""
    said: list[Issue] = []
    taking = Taking(store.custody, None, said.append)
    for at in range(0, len(things), at_once):
        taking.take(things[at : at + at_once])
    with store._engine.connect() as connection:
        rows = {
            table.name: [
                {name: value for name, value in row.items() if name not in TIMED.get(table.name, ())}
                for row in connection.execute(select(table).order_by(*table.primary_key)).mappings()
            ]
            for table in METADATA.sorted_tables
        }
    assert store.custody.verify().faults == ()
    return taking.told(store.address), said, rows


@settings(max_examples=4, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(things=THINGS, at_once=st.integers(2, 24))
def test_together_is_as_one_after_the_other(place: Place, things: list[Arrival], at_once: int) -> None:
    with Store.open(place(f"one{next(NUMBERS)}")) as one, Store.open(place(f"many{next(NUMBERS)}")) as many:
        told_one, said_one, rows_one = left(one, things, 1)
        told_many, said_many, rows_many = left(many, things, at_once)
    for name, rows in rows_one.items():
        assert rows_many[name] == rows, name
    assert said_many == said_one
    assert replace(told_many, db=told_one.db) == told_one
