"""What is read again states what new rules read; what older ones did is kept, and counts no more."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import product
from pathlib import Path

import pytest
from custody_values import held
from hypothesis import given, settings
from hypothesis import strategies as st
from store_file import laid
from store_values import casualties, control, reading

from marsad.extract.contract import Reading, identify
from marsad.extract.statement import Statement
from marsad.record.judgement import Judgement, Verdict
from marsad.store import ReportSearch, Search, Store, WrittenReport
from marsad.when.interval import Interval

ANY = Interval(None, None)
HELD, MOVED = control(), control("q2", holder="IS")
OTHER = control("q3", start=15)
KILLED = casualties()
MADE = ((HELD, KILLED), (MOVED, KILLED), (HELD,), (OTHER, MOVED, KILLED))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return laid(tmp_path / "marsad.db")


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    with Store.open(path) as opened:
        yield opened


def as_it_stands(store: Store, key: str) -> WrittenReport:
    found = store.written(key)
    assert found
    return replace(found, superseded=())


def everything(store: Store) -> tuple[object, ...]:
    """Return all that the store answers, what is computed brought up to date.

    In the order of a report's words statements stand only where one reading made them all.
    """
    record, events, spoken, figures = store.record(), store.events(), store.spoken(), store.figures()
    for part in (record, events, spoken, figures):
        part.update()
    told = [figures.told(kind) for kind in ("casualties", "displacement")]
    return (
        {each.id: each for each in store.find()},
        store.counts(),
        store.counts_of(Search(text="بلدة")),
        [store.shelf.count(ReportSearch(kinds=(kind,))) for kind in ("control", "casualties")],
        [as_it_stands(store, each.key) for each in store.reports()],
        store.reports(),
        record.timelines(),
        events.records(),
        spoken.coverage(None, ANY, None),
        [each and (each.values, each.current) for each in told],
        sorted(map(repr, store.sightings())),
        store.publishers(),
    )


def made(name: str, statements: tuple[Statement, ...], publisher: str | None = None) -> Reading:
    return reading(name, *statements, publisher=publisher)


def id_of(statement: Statement, name: str = "a") -> str:
    return identify(statement, made(name, (statement,)).report.document.id)


@settings(max_examples=6)
@given(st.lists(st.tuples(st.sampled_from("ab"), st.sampled_from(MADE)), min_size=1, max_size=5))
def test_answers_are_those_of_a_store_that_never_had_what_is_superseded(
    tmp_path_factory: pytest.TempPathFactory, again: list[tuple[str, tuple[Statement, ...]]]
) -> None:
    folder = tmp_path_factory.mktemp("reread")
    last: dict[str, tuple[Statement, ...]] = {"a": MADE[0], "b": MADE[1]}
    with Store.open(laid(folder / "old.db")) as store, Store.open(laid(folder / "new.db")) as new:
        store.add_all(made(name, statements) for name, statements in last.items())
        everything(store)
        for name, statements in again:
            store.custody.rereading.take([made(name, statements)])
            last[name] = statements
        new.add_all(made(name, statements) for name, statements in last.items())
        assert everything(store) == everything(new)
        assert store.custody.verify().faults == ()


def test_what_stands_no_more_is_kept_with_its_words(store: Store) -> None:
    store.add(made("a", (HELD, KILLED)))
    (change,) = store.custody.rereading.take([made("a", (MOVED, KILLED))]).changes
    assert change.gone == {id_of(HELD): "control"}
    assert change.added == {id_of(MOVED): "control"}
    assert change.heirs == {id_of(HELD): id_of(MOVED)}
    kept = store.statement(id_of(HELD))
    assert kept
    assert kept.statement == HELD
    (report,) = store.reports()
    written = store.written(report.key)
    assert written
    assert [each.id for each in written.superseded] == [id_of(HELD)]


def test_what_is_made_again_stands_again(store: Store) -> None:
    store.add(made("a", (HELD, KILLED)))
    store.custody.rereading.take([made("a", (MOVED, KILLED))])
    (change,) = store.custody.rereading.take([made("a", (HELD, KILLED))]).changes
    assert (change.added, change.again) == ({}, {id_of(HELD): "control"})
    assert store.counts().statements == 2


def test_of_the_same_bytes_given_twice_each_is_read_for_itself(store: Store) -> None:
    first, second = made("a", (HELD,)), made("a", (HELD,), publisher="SOHR")
    store.add_all((first, second))
    store.custody.rereading.take([made("a", (MOVED,))])
    assert {each.id for each in store.find()} == {id_of(HELD), id_of(MOVED)}


def judgement(verdict: Verdict, *statements: str) -> Judgement:
    when = datetime(2018, 1, 2, tzinfo=UTC)
    return Judgement(verdict=verdict, statements=statements, who="Nour", when=when, why="I know the place")


def test_a_judgement_goes_to_what_takes_the_same_words_now(store: Store) -> None:
    store.add(made("a", (HELD, KILLED)))
    store.judge([judgement(Verdict.REJECT, id_of(HELD))])
    done = store.custody.rereading.take([made("a", (MOVED, KILLED))])
    assert [(each.verdict, each.statements, each.who) for each in done.carried] == [
        (Verdict.REJECT, (id_of(MOVED),), "Nour")
    ]
    assert "I know the place" in done.carried[0].why
    assert "2018-01-02" in done.carried[0].why
    assert done.left == ()
    assert {*done.carried} <= {*store.judgements()}


def test_a_judgement_on_words_that_nothing_takes_is_left(store: Store) -> None:
    store.add(made("a", (HELD, KILLED)))
    merged, accepted = judgement(Verdict.MERGE, id_of(HELD), id_of(KILLED)), judgement(Verdict.ACCEPT, id_of(KILLED))
    store.judge([merged, accepted])
    done = store.custody.rereading.take([made("a", (HELD,))])
    assert (done.carried, {*done.left}) == ((), {merged, accepted})


def test_only_what_other_rules_read_is_due(store: Store, path: Path) -> None:
    store.add_all((held("a"), made("b", (HELD,)), made("c", (HELD,))))
    assert store.custody.rereading.due() == ()
    keys = sorted(each.key for each in store.reports())
    with closing(sqlite3.connect(path)) as raw, raw:
        raw.execute("DROP TRIGGER intake_no_update")
        for key, rules in zip(keys[:2], ("0.0.1+aa", "0.0.2+bb"), strict=True):
            raw.execute("UPDATE intake SET rules = ? WHERE report = ?", (rules, key))
        raw.execute("UPDATE intake SET time = '2001' WHERE rules = '0.0.1+aa'")
        raw.execute("UPDATE intake SET time = '2002' WHERE rules = '0.0.2+bb'")
    assert store.custody.rereading.due() == tuple(keys[:2])
    assert store.custody.rereading.due("0.0.1") == tuple(keys[:1])
    assert store.custody.rereading.due("0.0.2+b") == tuple(keys[:2])
    assert store.custody.rereading.due("0.0.3") == ()
    store.custody.withdraw(keys[0], by="Nour", reason="taken back")
    assert store.custody.rereading.due() == (keys[1],)
    (document,) = store.custody.rereading.documents([keys[1]])
    store.custody.rereading.take([next(each for each in _named(document.id))])
    assert store.custody.rereading.due() == ()


def _named(report: str) -> Iterator[Reading]:
    return (each for each in (held("a"), made("b", (HELD,)), made("c", (HELD,))) if each.report.document.id == report)


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE statement SET body = replace(body, '\"IS\"', '\"SDF\"') WHERE rereading IS NOT NULL",
        "DELETE FROM statement WHERE rereading IS NOT NULL",
        "DELETE FROM standing",
        "UPDATE standing SET stands = 1",
        "UPDATE rereading SET rules = 'others'",
        "DELETE FROM rereading",
    ],
)
def test_what_is_changed_behind_the_stores_back_is_found(store: Store, path: Path, change: str) -> None:
    store.add(made("a", (HELD, KILLED)))
    store.custody.rereading.take([made("a", (MOVED, KILLED))])
    assert store.custody.verify().faults == ()
    with closing(sqlite3.connect(path)) as raw, raw:
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            raw.execute(change)
        for table, verb in product(("statement", "standing", "rereading"), ("update", "delete")):
            raw.execute(f"DROP TRIGGER {table}_no_{verb}")
        raw.execute(change)
    assert store.custody.verify().faults != ()


def test_no_word_of_a_report_comes_back_that_was_erased_while_it_was_read(store: Store) -> None:
    store.add(made("a", (HELD, KILLED)))
    again = made("a", (MOVED, KILLED))
    store.custody.withdraw(again.report.document.id, by="Nour", reason="the law")
    store.custody.erase(again.report.document.id, by="Nour", reason="the law")
    assert store.custody.rereading.take([again]).changes == ()
    assert store.statement(id_of(MOVED)) is None
    assert store.custody.verify().faults == ()


def test_a_report_that_came_later_is_no_matter(store: Store) -> None:
    store.add(made("a", (HELD,)))
    before = store.arrivals()
    store.custody.rereading.take([made("a", (HELD, OTHER))])
    assert store.arrivals() != before
    store.add(reading("b", control("q1", day=date(2017, 10, 11))))
    assert store.counts().statements == 3
