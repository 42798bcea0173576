from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from store_server import Place
from store_values import DAY, TEXT, casualties, control, reading

from marsad.extract.contract import identify
from marsad.record.control.claim import control_claims
from marsad.store import Counts, KeptReport, Store
from marsad.store.rows import key_of
from marsad.when.interval import Interval


@pytest.fixture
def store(place: Place) -> Iterator[Store]:
    with Store.open(place("marsad")) as opened:
        yield opened


def test_a_reading_comes_back_as_it_was(store: Store) -> None:
    made = reading()
    assert store.add(made)
    assert store.report(made.report.document.id) == made


def test_a_report_without_a_day_or_a_statement_comes_back_too(store: Store) -> None:
    made = reading("b", published=None)
    bare = type(made)(report=made.report, statements=())
    assert store.add(bare)
    assert store.report(bare.report.document.id) == bare


def test_the_same_report_twice_changes_nothing(store: Store) -> None:
    assert store.add(reading())
    before = (store.counts(), store.statements(), store.reports())
    assert not store.add(reading())
    assert (store.counts(), store.statements(), store.reports()) == before


def test_a_copy_in_another_folder_is_the_same_report(store: Store) -> None:
    assert store.add(reading())
    assert store.has(reading(source="elsewhere/b.txt").report.document)
    assert not store.has(reading("b").report.document)
    assert not store.add(reading(source="elsewhere/b.txt"))


def test_a_better_reading_of_the_same_bytes_leaves_what_was_kept(store: Store) -> None:
    assert store.add(reading("a", control()))
    assert not store.add(reading("a", control(), casualties()))
    assert store.counts().statements == 1


def test_the_same_text_given_for_another_publisher_is_another_report(store: Store) -> None:
    assert store.add(reading())
    assert store.add(reading(publisher="SANA"))
    assert store.counts().reports == 2
    asked = [store.report(kept.address) for kept in store.reports()]
    assert [found.report.document.metadata.publisher for found in asked if found] in ([None, "SANA"], ["SANA", None])
    assert all(found == store.report(kept.key) for found, kept in zip(asked, store.reports(), strict=True))


def test_a_statement_made_twice_by_one_report_is_kept_once(store: Store) -> None:
    assert store.add(reading("a", control(), control()))
    assert store.counts().statements == 1


def test_reports_are_listed_by_day_and_name(store: Store) -> None:
    for name, published in [("c", DAY), ("a", DAY), ("b", date(2016, 1, 1)), ("d", None)]:
        store.add(reading(name, published=published))
    assert [report.source for report in store.reports()] == ["d.txt", "b.txt", "a.txt", "c.txt"]
    assert [report.source for report in store.reports(limit=2, offset=1)] == ["b.txt", "a.txt"]
    made = reading("a").report.document
    assert store.reports()[2] == KeptReport(
        key=key_of(made),
        id=made.id,
        address=made.id,
        source="a.txt",
        title=TEXT[:12],
        publisher="Enab Baladi",
        published=Interval.day(DAY),
        statements=2,
    )


def test_a_statement_is_found_by_its_id(store: Store) -> None:
    made = reading()
    store.add(made)
    for statement in made.statements:
        kept = store.statement(identify(statement, made.report.document.id))
        assert kept is not None
        assert (kept.report_id, kept.statement) == (made.report.document.id, statement)


def test_what_is_not_there_is_none(store: Store) -> None:
    assert store.report("sha256:0") is None
    assert store.statement("0") is None
    assert not [*store.reports(), *store.statements(), *store.control_claims()]
    assert store.counts() == Counts(
        reports=0, statements=0, control=0, casualties=0, displacement=0, incidents=0, placed=0
    )


def test_claims_are_those_that_the_reading_makes(store: Store) -> None:
    made = reading("a", control("q1"), control("q2", start=14), control(None, start=15), casualties())
    store.add(made)
    assert store.control_claims() == control_claims(made)
    assert [claim.place_id for claim in store.control_claims("q2")] == ["q2"]


def test_claims_as_of_a_day_are_those_of_reports_that_were_out_by_then(store: Store) -> None:
    late = date(2017, 11, 1)
    store.add(reading("a", control("q1")))
    # It repeats a passage of the first day, and nobody could read it before it came out.
    store.add(reading("b", control("q1", start=14, said=DAY), published=late))
    store.add(reading("c", control("q1", start=15, said=None), published=None))
    assert [claim.known for claim in store.control_claims("q1", DAY)] == [DAY]
    assert {claim.known for claim in store.control_claims("q1", late)} == {DAY, late}
    assert len(store.control_claims("q1")) == 3


def test_statements_of_a_place_and_of_a_kind(store: Store) -> None:
    store.add(reading("a", control("q1"), control("q2", start=14), casualties()))
    assert [kept.statement for kept in store.statements(place_id="q2")] == [control("q2", start=14)]
    assert [kept.statement for kept in store.statements(kind="casualties")] == [casualties()]
    assert len(store.statements()) == 3


def test_several_threads_read_while_one_writes(store: Store) -> None:
    def add(names: Sequence[str]) -> int:
        return sum([store.add(reading(name)) for name in names])

    add([f"r{i}" for i in range(20)])
    with ThreadPoolExecutor(4) as pool:
        writing = pool.submit(add, [f"s{i}" for i in range(150)])
        counts = list(pool.map(lambda _: store.counts(), range(60)))
        assert writing.result() == 150
    assert all(count.statements == 2 * count.reports for count in counts)
    assert store.counts().reports == 170
