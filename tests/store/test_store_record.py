"""The record of control in a store: brought up to date, it is what would be made anew of all that is there."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

import msgspec
import pytest
from hypothesis import strategies as st
from hypothesis.stateful import rule
from msgspec.structs import replace as changed
from sqlalchemy import select
from store_file import laid
from store_machines import Ground, Making, StoreMachine, Tries
from store_values import control, reading

from marsad.extract.contract import Reading, identify
from marsad.extract.statement import Speaker
from marsad.record.alliance import ALONE
from marsad.record.control.assessment import of_whole
from marsad.record.control.claim import claims_of
from marsad.record.control.claimed import claimed
from marsad.record.control.situation import changes, holder_on, map_on
from marsad.record.control.tenure import Status, Tenure
from marsad.record.control.timeline import Timelines, timeline, timelines
from marsad.record.divergence import answer, divergences
from marsad.record.judgement import Correction, Judgement, Verdict, judged
from marsad.store import Store
from marsad.store.chart import Chart, day_of, names
from marsad.store.control_record import Charted
from marsad.store.lane_schema import CLAIM, LANE
from marsad.store.said_schema import SAID
from marsad.store.schema import TENURE
from marsad.store.tenure_rows import ALWAYS, OPEN, shown_tenure
from marsad.text.span import Span

FIRST = date(2017, 10, 1)
PLACES = ("q1", "q2", "q3")
PUBLISHERS = ("Enab Baladi", "SANA")
numbers = st.integers(0, 20)


def day(number: int) -> date:
    return FIRST + timedelta(days=number)


def rows(store: Store) -> list[tuple[Any, ...]]:
    """Return all that is kept of accounts, but the number of a row, which tells when it was made."""
    found: list[tuple[Any, ...]] = []
    with store._engine.connect() as connection:
        for table, own in ((TENURE, ()), (SAID, (SAID.c.publisher,)), (LANE, (LANE.c.voice, LANE.c.name, LANE.c.side))):
            of = table.c
            query = select(*(column for column in of if column.name != "number"))
            rows = connection.execute(query.order_by(of.place_id, *own, of.start, of.known_from))
            found.extend(tuple(row) for row in rows)
        found.extend(map(tuple, connection.execute(select(CLAIM).order_by(*CLAIM.primary_key))))
    return found


def computed(store: Store, as_of: date | None, publisher: str | None = None) -> Timelines:
    """Return the timelines that the record makes of all that is in the store, or of one publisher, without its rows."""
    items = judged(store.find(), store.judgements()).items
    claims = [claim for item in items for claim in claims_of(item) if publisher in (None, claim.publisher)]
    return {place: found for place, found in timelines(claims, as_of=as_of).items() if found}


class Account(NamedTuple):
    """What is said of a place from `start` to the day before `end`."""

    place_id: str
    start: date | None
    end: date | None
    status: Status
    holder: tuple[str, ...]
    by: tuple[str, ...]
    candidates: tuple[str, ...]


def account(tenure: Tenure) -> Account:
    return Account(*(getattr(tenure, name) for name in Account._fields))


def accounts(chart: Chart) -> list[Account]:
    """Return what the versions say, in their order."""
    days = zip(*(chart[name].tolist() for name in ("place", "start", "end", "answer")), strict=True)
    return [_account(chart, *each) for each in days]


def _account(chart: Chart, place: int, start: int, end: int, said: int) -> Account:
    status, *parties = chart.answers[said]
    holder, by, candidates = map(names, parties)
    days = day_of(start, ALWAYS), day_of(end, OPEN)
    return Account(chart.places[place], *days, Status(status), holder, by, candidates)


def versions(chart: Chart) -> list[tuple[object, ...]]:
    """Return all that is known of each version, in an order that does not depend on how the chart was read."""
    told = [chart[name].tolist() for name in chart.columns if name not in ("place", "publisher", "answer")]
    said = [chart.publishers[number] for number in chart["publisher"]]
    return sorted(zip(accounts(chart), said, *told, strict=True), key=repr)


def covers(said: Account, on: date) -> bool:
    return (said.start is None or said.start <= on) and (said.end is None or on < said.end)


def differing(one: Sequence[Account], other: Sequence[Account]) -> Iterator[tuple[object, ...]]:
    """Yield where two accounts differ, and what they say of those days."""
    for spell in divergences(one, other):
        yield (spell.start, spell.end, answer(spell.one), answer(spell.other))


class Arrivals(StoreMachine):
    """Reports and judgements arrive in any order, and the rows are brought up to date at any time."""

    def __init__(self, making: Making) -> None:
        super().__init__(making)
        self.record = self.store.record()
        self.names = count()
        self.charted: Charted | None = None
        self.said: Charted | None = None
        self.readings: list[Reading] = []

    @rule(
        told=st.lists(
            st.tuples(st.sampled_from(PLACES), st.sampled_from(("SDF", "IS", "REGIME")), numbers),
            min_size=1,
            max_size=3,
        ),
        published=st.one_of(st.none(), numbers),
        publisher=st.sampled_from(PUBLISHERS),
        copied=st.booleans(),
    )
    def report(self, told: list[tuple[str, str, int]], published: int | None, publisher: str, *, copied: bool) -> None:
        statements = [
            changed(
                control(place, holder=holder, day=day(number), start=14 + at, said=day(number)),
                attribution=(Speaker(source=publisher), Speaker(source="SOHR", span=Span(0, 6))),
            )
            for at, (place, holder, number) in enumerate(told)
        ]
        name, out = f"r{next(self.names)}", None if published is None else day(published)
        made = reading(name, *statements, published=out)
        copy = reading(name, *statements, publisher="SANA", published=day(3))
        self.readings.append(made)
        self.store.add_all([made, copy] if copied else [made])

    @rule(which=st.integers(0, 30), verdict=st.sampled_from(("reject", "accept", "place", "holder")), at=numbers)
    def judge(self, which: int, verdict: str, at: int) -> None:
        if self.readings:
            found = self.readings[which % len(self.readings)]
            self.store.judge([decided(identify(found.statements[0], found.report.document.id), verdict, at)])

    @rule(places=st.permutations(PLACES), at=numbers)
    def merge(self, places: list[str], at: int) -> None:
        self.store.judge([_judgement(Verdict.MERGE, at, merged=places[:2])])

    @rule()
    def update(self) -> None:
        self.record.update()
        assert self.record.update() == 0

    @rule(place=st.sampled_from(PLACES), on=numbers, as_of=st.one_of(st.none(), numbers))
    def ask_of_a_place(self, place: str, on: int, as_of: int | None) -> None:
        known = None if as_of is None else day(as_of)
        expected = computed(self.store, known).get(place, ())
        assert self.record.history(place, known) == expected
        assert self.record.holder(place, day(on), known) == map_on({place: expected}, day(on)).get(place)

    @rule(place=st.sampled_from(PLACES), on=numbers, as_of=st.one_of(st.none(), numbers))
    def ask_what_is_claimed(self, place: str, on: int, as_of: int | None) -> None:
        known = None if as_of is None else day(as_of)
        items = judged(self.store.find(), self.store.judgements()).items
        every = (claim for item in items for claim in claims_of(item) if claim.place_id == place)
        claims = [claim for claim in every if known is None or (claim.known is not None and claim.known <= known)]
        assert self.record.claimed(place, known) == claimed(claims, ALONE)
        tenure = holder_on(timeline(of_whole(claims, is_area=True)), day(on))
        said = self.record.whole(place, day(on), known)
        assert (said and said[0]) == tenure
        assert [each.statement_id for each in (said[1] if said else ())] == [*(tenure.statements if tenure else ())]

    @rule(on=numbers, other=numbers, as_of=st.one_of(st.none(), numbers))
    def ask_of_all(self, on: int, other: int, as_of: int | None) -> None:
        known = None if as_of is None else day(as_of)
        expected = computed(self.store, known)
        assert self.record.timelines(known) == expected
        shown = tuple(shown_tenure(tenure) for _, tenure in sorted(map_on(expected, day(on)).items()))
        assert self.record.map_on(day(on), known) == shown
        of_all = [tenure for timeline in expected.values() for tenure in timeline]
        self.charted = self.record.chart(self.charted)
        chart = self.charted.chart
        assert versions(chart) == versions(self.record.chart().chart)
        assert accounts(chart.only(chart.known(known))) == list(map(account, of_all))
        assert accounts(chart.only(chart.known(known) & chart.on(day(on)))) == [
            account(tenure) for _, tenure in sorted(map_on(expected, day(on)).items())
        ]
        some = tuple(expected)[:2]
        assert self.record.timelines(known, some) == {place: expected[place] for place in some}
        start, end = sorted((day(on), day(other)))
        assert self.record.changes(start=start, end=end, as_of=known) == changes(expected, start=start, end=end)
        assert self.record.changes(as_of=known) == changes(expected)

    @rule(known=numbers, later=numbers)
    def ask_what_was_learned(self, known: int, later: int) -> None:
        days = sorted((day(known), day(later)))
        whole = [computed(self.store, each) for each in days]
        self.charted = self.record.chart(self.charted)
        chart = self.charted.chart
        before, after = chart.known(days[0]), chart.known(days[1])
        parts = accounts(chart.only(before & ~after)), accounts(chart.only(after & ~before))
        for place in PLACES:
            told = [tuple(map(account, each.get(place, ()))) for each in whole]
            apart = [tuple(each for each in part if each.place_id == place) for part in parts]
            assert list(differing(*apart)) == list(differing(*told))

    @rule(on=numbers, as_of=st.one_of(st.none(), numbers))
    def ask_of_two_publishers(self, on: int, as_of: int | None) -> None:
        known = None if as_of is None else day(as_of)
        self.said = self.record.sayings(self.said)
        chart = self.said.chart
        assert versions(chart) == versions(self.record.sayings().chart)
        for publisher in PUBLISHERS:
            told = computed(self.store, known, publisher)
            every = [account(each) for place in told.values() for each in place if each.status is not Status.UNKNOWN]
            said = chart.only(chart.known(known) & chart.by(publisher))
            assert accounts(said) == every
            assert accounts(said.only(said.on(day(on)))) == [each for each in every if covers(each, day(on))]

    @rule()
    def equal_a_rebuild(self) -> None:
        self.record.update()
        updated = rows(self.store)
        self.record.rebuild()
        assert rows(self.store) == updated

    @rule()
    def equal_another_order_of_arrival(self) -> None:
        self.record.update()
        with TemporaryDirectory() as folder, Store.open(laid(Path(folder) / "other.db")) as other:
            other.judge(self.store.judgements())
            other.add_all(reversed(self.whole()))
            other.record().update()
            assert rows(other) == rows(self.store)

    def whole(self) -> list[Reading]:
        return [found for kept in self.store.reports() if (found := self.store.report(kept.key))]


def decided(statement: str, verdict: str, at: int) -> Judgement:
    match verdict:
        case "place":
            return _judgement(Verdict.CORRECT, at, statement, places=[{"place_id": "q3"}])
        case "holder":
            return _judgement(Verdict.CORRECT, at, statement, holder=["REGIME"])
        case _:
            return _judgement(Verdict(verdict), at, statement)


def _judgement(verdict: Verdict, at: int, *statements: str, merged: Sequence[str] = (), **fields: object) -> Judgement:
    return Judgement(
        verdict=verdict,
        statements=statements,
        places=tuple(merged),
        fields=tuple(Correction(field=k, value=msgspec.json.encode(v).decode()) for k, v in fields.items()),
        who="Nour",
        when=datetime(2018, 1, 1, tzinfo=UTC) + timedelta(hours=at),
        why="read again",
    )


FEW = {"sqlite": Tries(30, 12), "postgresql": Tries(4, 10)}
MANY = {"sqlite": Tries(100, 20, anew=True), "postgresql": Tries(50, 20, anew=True)}


def test_what_is_kept_equals_what_is_made_anew(ground: Ground) -> None:
    ground.try_out(Arrivals, FEW)


@pytest.mark.soak
def test_what_is_kept_equals_what_is_made_anew_many_times(ground: Ground) -> None:
    ground.try_out(Arrivals, MANY)
