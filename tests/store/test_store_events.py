"""The record of events in a store: brought up to date, it is what linking makes of all that is there."""

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import count
from pathlib import Path

import msgspec
import pytest
from hypothesis import strategies as st
from hypothesis.stateful import rule
from store_events import PARTIES, PLACES, SORTS, Telling, day, report
from store_file import laid
from store_machines import Ground, Making, StoreMachine, Tries

from marsad.extract.contract import Reading, identify
from marsad.record.filed import Filed
from marsad.record.incident.alike import alike, rows
from marsad.record.incident.asking import Asked, chosen
from marsad.record.incident.brief import Brief, brief, symbol
from marsad.record.incident.happening import IncidentRecord
from marsad.record.incident.linking import incidents
from marsad.record.incident.voice import recounted
from marsad.record.judgement import Correction, Judgement, Verdict, judged
from marsad.store import Search, Store
from marsad.store.event_search import EventSearch, Order
from marsad.store.linker import Linker
from marsad.when.interval import Interval

numbers = st.integers(0, 4)
known = st.one_of(numbers.map(day), st.none())
# Few places, days and kinds, so that much of what arrives tells of what is there.
tellings = st.tuples(
    st.sampled_from(("strike", "strike", "toll", "turn")),
    st.sampled_from((0, 0, 0, 1, 2, 3)),
    st.integers(0, 2),
    st.sampled_from((0, 1, 1, 2, 3, 4, 5, 6, 7)),
)


def linked(store: Store, as_of: date | None) -> tuple[tuple[IncidentRecord, ...], Mapping[str, Filed]]:
    """Return the events that linking makes of all that is in the store, without its rows."""
    linker = Linker.of()
    items = store.find(Search(as_of=as_of))
    left = judged(items, store.judgements(), theatre=linker.theatre, as_of=as_of)
    found = incidents(left.items, as_of=as_of, known=linker.known, merges=left.merges, splits=left.splits)
    return tuple(counted(store, each, left.items) for each in found), {item.id: item for item in left.items}


def counted(store: Store, record: IncidentRecord, items: tuple[Filed, ...]) -> IncidentRecord:
    copies = alike((key, rows(text)) for key, text in store.texts(record.reports).items())
    return recounted((record,), items, copies)[0] if record.independent > 1 else record


def given_again(made: Reading) -> Reading:
    """Return the reading of the same bytes, given for another day and publisher."""
    given = made.report.document.metadata
    document = replace(made.report.document, metadata=replace(given, publisher="other"))
    published = replace(made.report.published, days=Interval.day(day(1)))
    return replace(made, report=replace(made.report, document=document, published=published))


class Arrivals(StoreMachine):
    """Reports and judgements arrive in any order, and the rows are brought up to date at any time."""

    def __init__(self, making: Making) -> None:
        super().__init__(making)
        self.record = self.store.events()
        self.names = count()
        self.readings: list[Reading] = []

    @rule(
        told=st.lists(st.lists(tellings, min_size=1, max_size=4), min_size=1, max_size=3),
        publisher=st.sampled_from(("SOHR", "SANA", "Enab Baladi")),
        published=known,
        again=st.sampled_from((False, False, True)),
    )
    def arrive(self, told: list[list[Telling]], publisher: str, published: date | None, *, again: bool) -> None:
        for each in told:
            made = report(f"r{next(self.names)}", publisher, published, each)
            self.readings.append(made)
            self.store.add_all([made, given_again(made)] if again else [made])
            self.record.update()

    @rule(
        which=st.lists(st.integers(0, 40), min_size=2, max_size=3), sort=st.sampled_from(("merge", "split")), at=numbers
    )
    def join(self, which: list[int], sort: str, at: int) -> None:
        named = sorted({self.statement(number) for number in which} - {""})
        if len(named) > 1:
            self.judge(Verdict(sort), at, *named)

    @rule(which=st.integers(0, 40), sort=st.sampled_from(("reject", "accept")), at=numbers)
    def decide(self, which: int, sort: str, at: int) -> None:
        if named := self.statement(which):
            self.judge(Verdict(sort), at, named)

    @rule(which=st.integers(0, 40), where=st.integers(0, 2), at=numbers)
    def move(self, which: int, where: int, at: int) -> None:
        if named := self.statement(which):
            value = msgspec.json.encode([{"place_id": PLACES[where][0]}]).decode()
            self.judge(Verdict.CORRECT, at, named, fields=(Correction(field="places", value=value),))

    @rule(places=st.permutations([str(place[0]) for place in PLACES[:3]]), at=numbers)
    def unite(self, places: list[str], at: int) -> None:
        self.judge(Verdict.MERGE, at, places=tuple(places[:2]))

    @rule()
    def update(self) -> None:
        self.record.update()
        assert self.record.update() == 0

    @rule(as_of=known)
    def ask_of_all(self, as_of: date | None) -> None:
        expected, filed = linked(self.store, as_of)
        found, statements = self.record.records(EventSearch(as_of=as_of))
        assert found == expected
        assert all(statements[key] == filed[key] for each in found for key in (*each.statements, *each.context))
        assert self.record.find(EventSearch(as_of=as_of)) == tuple(brief(each, filed) for each in expected)
        assert self.record.homes(as_of) == {key: each.id for each in expected for key in each.statements}
        for each in expected:
            for key in (each.id, each.statements[-1], *each.context):
                one = self.record.event(key, as_of)
                assert one is not None
                assert one[0] == each

    @rule(
        place=st.one_of(st.none(), st.integers(0, 2)),
        parties=st.lists(st.sampled_from(PARTIES), max_size=1),
        sorts=st.lists(st.sampled_from(SORTS), max_size=2),
        days=st.tuples(known, known),
        as_of=known,
    )
    def ask_for_some(
        self,
        place: int | None,
        parties: list[str],
        sorts: list[object],
        days: tuple[date | None, date | None],
        as_of: date | None,
    ) -> None:
        start, end = sorted(days, key=str) if None not in days else days
        linker = Linker.of()
        area = next((each for each in linker.theatre.places if place is not None and each.id == PLACES[place][0]), None)
        asked = Asked(types=frozenset(sorts), parties=frozenset(parties), area=area, start=start, end=end)  # type: ignore[arg-type]
        expected, filed = linked(self.store, as_of)
        fit = tuple(chosen(expected, asked, filed, linker.known.places))
        search = EventSearch(
            types=tuple(sorts),  # type: ignore[arg-type]
            parties=tuple(parties),
            area=area.id if area else None,
            days=Interval(start, end),
            as_of=as_of,
        )
        briefs = tuple(brief(each, filed) for each in fit)
        assert self.record.find(search) == briefs
        assert self.record.count(search) == len(fit)
        assert self.record.symbols(search) == tuple(symbol(each) for each in briefs)
        assert tuple(self.record.through(search, Order.EARLIEST)) == briefs
        assert self.record.find(search, limit=2, offset=1) == briefs[1:3]
        deadliest = self.record.find(search, Order.DEADLIEST)
        assert [killed(each) for each in deadliest] == sorted(map(killed, briefs), reverse=True)

    @rule()
    def equal_a_rebuild(self) -> None:
        before = self.record.records()
        assert self.record.rebuild() >= 0
        assert self.record.records() == before

    def statement(self, number: int) -> str:
        every = [(each, found) for found in self.readings for each in found.statements]
        if not every:
            return ""
        each, found = every[number % len(every)]
        return identify(each, found.report.document.id)

    def judge(
        self,
        verdict: Verdict,
        at: int,
        *statements: str,
        places: tuple[str, ...] = (),
        fields: tuple[Correction, ...] = (),
    ) -> None:
        made = Judgement(
            verdict=verdict,
            statements=statements,
            places=places,
            fields=fields,
            who="Nour",
            when=datetime(2018, 1, 1 + at, tzinfo=UTC),
            why="read again",
        )
        self.store.judge([made])


def killed(each: Brief) -> int:
    return -1 if each.killed is None or each.killed.low is None else each.killed.low


def test_rows_of_other_code_are_not_kept(tmp_path: Path) -> None:
    path = laid(tmp_path / "marsad.db")
    with Store.open(path) as store:
        store.add_all([report("r", "SOHR", day(1), [("strike", 0, 1, 1)])])
        before = store.events().symbols()
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE event SET killed = 99")
        connection.execute("UPDATE derivation SET digest = 'of other code' WHERE part = 'event'")
    with Store.open(path) as store:
        assert store.events().symbols() == before != ()


FEW = {"sqlite": Tries(15, 15), "postgresql": Tries(3, 10)}
MANY = {"sqlite": Tries(100, 20, anew=True), "postgresql": Tries(50, 20, anew=True)}


def test_what_is_kept_equals_what_is_made_anew(ground: Ground) -> None:
    ground.try_out(Arrivals, FEW)


@pytest.mark.soak
def test_what_is_kept_equals_what_is_made_anew_many_times(ground: Ground) -> None:
    ground.try_out(Arrivals, MANY)
