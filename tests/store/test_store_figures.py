"""The figures of a store: brought up to date, they are what is made of all statements anew."""

import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
import pytest
from hypothesis import strategies as st
from hypothesis.stateful import rule
from store_figures import PLACES, Sentence, day, report
from store_file import laid
from store_machines import Ground, Making, StoreMachine, Tries

from marsad.extract.contract import Reading, identify
from marsad.extract.term import Kind
from marsad.inquiry.evidence import evidence
from marsad.inquiry.figures import tally
from marsad.inquiry.happenings import homes
from marsad.inquiry.trees import trees
from marsad.record.counter.figures import figures
from marsad.record.counter.headline import joined
from marsad.record.counter.series import current, numbered
from marsad.record.judgement import Correction, Judgement, Verdict
from marsad.store.figure_rows import HOMES

few = st.integers(0, 3)
sentences = st.tuples(
    st.sampled_from(("toll", "toll", "toll", "total", "part", "strike", "fled")),
    st.integers(0, 2),
    few,
    st.integers(0, 5),
)
KINDS = (Kind.CASUALTIES, Kind.DISPLACEMENT)


class Arrivals(StoreMachine):
    """Reports and judgements arrive in any order, and figures are asked for at any time."""

    def __init__(self, making: Making) -> None:
        super().__init__(making)
        self.names = count()
        self.readings: list[Reading] = []

    @rule(
        told=st.lists(st.lists(sentences, min_size=1, max_size=4), min_size=1, max_size=3),
        publisher=st.sampled_from(("SOHR", "SANA")),
        published=st.one_of(few.map(day), st.none()),
    )
    def arrive(self, told: list[list[Sentence]], publisher: str, published: date | None) -> None:
        for each in told:
            made = report(f"r{next(self.names)}", publisher, published, each)
            self.readings.append(made)
            self.store.add(made)

    @rule(which=st.lists(st.integers(0, 40), min_size=2, max_size=3), sort=st.sampled_from(("merge", "split")))
    def join(self, which: list[int], sort: str) -> None:
        named = sorted({self.statement(number) for number in which} - {""})
        if len(named) > 1:
            self.judge(Verdict(sort), *named)

    @rule(which=st.integers(0, 40))
    def reject(self, which: int) -> None:
        if named := self.statement(which):
            self.judge(Verdict.REJECT, named)

    @rule(which=st.integers(0, 40), where=st.integers(0, 2))
    def move(self, which: int, where: int) -> None:
        if named := self.statement(which):
            value = msgspec.json.encode([{"place_id": PLACES[where][0]}]).decode()
            self.judge(Verdict.CORRECT, named, fields=(Correction(field="places", value=value),))

    @rule(places=st.permutations([str(place[0]) for place in PLACES[:3]]))
    def unite(self, places: list[str]) -> None:
        self.judge(Verdict.MERGE, places=tuple(places[:2]))

    @rule(kind=st.sampled_from(KINDS))
    def ask(self, kind: Kind) -> None:
        items = evidence(self.store, kinds=(kind,)).items
        anew = figures(items, trees(), homes(self.store))
        values = numbered(joined(anew.claims, trees().places))
        left = current(values)
        assert self.store.figures().told(kind.value) is not None
        found = tally(self.store, (kind,))
        assert found.values == values
        assert found.current == left.claims
        assert found.contradictions == (*anew.contradictions, *left.contradictions)
        statements = {item.id: item for item in items}
        assert found.read([claim.id for claim in values]) == {claim.id: statements[claim.id] for claim in values}

    @rule()
    def equal_a_rebuild(self) -> None:
        before = [self.store.figures().told(kind.value) for kind in KINDS]
        assert self.store.figures().rebuild() >= 0
        assert [self.store.figures().told(kind.value) for kind in KINDS] == before
        assert self.store.figures().update() == 0

    def statement(self, number: int) -> str:
        every = [(each, found) for found in self.readings for each in found.statements]
        if not every:
            return ""
        each, found = every[number % len(every)]
        return identify(each, found.report.document.id)

    def judge(
        self,
        verdict: Verdict,
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
            when=datetime(2018, 1, 1, tzinfo=UTC),
            why="read again",
        )
        self.store.judge([made])


FEW = {"sqlite": Tries(20, 15), "postgresql": Tries(3, 10)}
MANY = {"sqlite": Tries(100, 20, anew=True), "postgresql": Tries(50, 20, anew=True)}


def test_what_is_kept_equals_what_is_made_anew(ground: Ground) -> None:
    ground.try_out(Arrivals, FEW)


@pytest.mark.soak
def test_what_is_kept_equals_what_is_made_anew_many_times(ground: Ground) -> None:
    ground.try_out(Arrivals, MANY)


def test_events_are_looked_up_by_statement() -> None:
    with TemporaryDirectory() as folder:
        path = laid(Path(folder) / "marsad.db")
        with closing(sqlite3.connect(path)) as connection:
            homes = HOMES.format(each="json_each(:names)", then="CROSS JOIN")
            plan = connection.execute(f"EXPLAIN QUERY PLAN {homes}", {"names": "[]", "open": 0}).fetchall()
    steps = [str(row[-1]) for row in plan]
    assert [step.split()[:2] for step in steps] == [["SCAN", "j"], ["SEARCH", "n"], ["SEARCH", "e"]], steps
