"""A withdrawn report stays and counts for nothing; of an erased one no word is left, and all else still holds."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from custody_values import RAW, brought, held
from store_file import laid
from store_values import casualties, control, reading

from marsad.errors import ReportError
from marsad.extract.contract import Reading
from marsad.original import Original
from marsad.report.reading import fingerprint
from marsad.store import ReportSearch, Search, Store
from marsad.store.intake_rows import Outcome
from marsad.store.originals import Folder
from marsad.when.interval import Interval

WHY = {"by": "Nour", "reason": "taken back"}
ANY = Interval(None, None)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return laid(tmp_path / "marsad.db")


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    with Store.open(path) as opened:
        yield opened


def renewed(store: Store) -> tuple[object, ...]:
    """Return all that is computed, brought up to date."""
    record, events, spoken, figures = store.record(), store.events(), store.spoken(), store.figures()
    record.update()
    events.update()
    spoken.update()
    figures.update()
    told = [figures.told(kind) for kind in ("casualties", "displacement")]
    return (
        record.timelines(),
        events.records(),
        spoken.coverage(None, ANY, None),
        [each and (each.values, each.current) for each in told],
        store.sightings(),
    )


def id_of(read: Reading) -> str:
    return read.report.document.id


GONE = held("a")
REST = (reading("b", control("q2", day=date(2017, 10, 11))), reading("c", casualties()))


def test_what_a_withdrawn_report_states_counts_for_nothing(store: Store, tmp_path: Path) -> None:
    store.add_all((GONE, *REST))
    renewed(store)
    assert len(store.custody.withdraw(id_of(GONE), **WHY)) == 1
    assert store.custody.withdraw(id_of(GONE), **WHY) == ()
    with Store.open(laid(tmp_path / "rest.db")) as rest:
        rest.add_all(REST)
        assert renewed(store) == renewed(rest)
    assert store.custody.verify().faults == ()


def test_a_withdrawn_report_is_found_and_says_why(store: Store) -> None:
    store.add(GONE)
    store.custody.withdraw(id_of(GONE), **WHY)
    assert store.shelf.count(ReportSearch(text="الصبحة")) == 1
    assert store.count(Search(text="بلدة")) == 1
    found = store.written(id_of(GONE))
    assert found
    assert found.retraction
    assert (found.retraction.by, found.retraction.reason, found.retraction.is_erased) == ("Nour", "taken back", False)
    assert found.text
    assert [each.why for each in store.judgements()] == ["the report was withdrawn: taken back"]


def test_what_another_report_states_as_well_still_counts(store: Store) -> None:
    twin = reading("a", publisher="other")
    store.add_all((held("a"), twin))
    keys = sorted(each.key for each in store.reports())
    store.custody.withdraw(keys[0], **WHY)
    assert store.judgements() == ()
    store.custody.withdraw(keys[1], **WHY)
    assert len(store.judgements()) == 1


def test_of_an_erased_report_no_word_is_left(store: Store, path: Path, tmp_path: Path) -> None:
    store.add_all((GONE, *REST))
    renewed(store)
    assert len(store.custody.erase(id_of(GONE), **WHY)) == 1
    assert store.custody.erase(id_of(GONE), **WHY) == ()
    with Store.open(laid(tmp_path / "rest.db")) as rest:
        rest.add_all(REST)
        assert renewed(store) == renewed(rest)
    store.custody.scrub()
    assert store.custody.verify().faults == ()
    assert not list(path.with_name("marsad.db.originals").rglob("*.zst"))
    found = store.written(id_of(GONE))
    assert found
    assert (found.text, found.title, found.statements) == ("", None, {})
    assert found.retraction
    assert found.retraction.is_erased
    assert store.report(id_of(GONE)) is not None
    assert store.count() == store.counts().statements == 2
    assert store.shelf.count() == 3
    assert store.shelf.count(ReportSearch(text="الصبحة")) == 2


def test_no_page_of_the_file_has_the_words_of_an_erased_report(store: Store, path: Path) -> None:
    secret = "بلقيسونة"
    document = replace(GONE.report.document, text=GONE.report.text + secret)
    read = replace(GONE, report=replace(GONE.report, document=document))
    store.add_all((read, *REST))
    assert secret.encode() in path.read_bytes() + path.with_name("marsad.db-wal").read_bytes()
    store.custody.erase(id_of(read), **WHY)
    renewed(store)
    store.custody.scrub()
    for file in path.parent.iterdir():
        assert file.is_dir() or secret.encode() not in file.read_bytes(), file.name


def test_what_was_erased_and_comes_again_is_not_kept(store: Store, path: Path) -> None:
    store.add(GONE)
    store.custody.erase(id_of(GONE), **WHY)
    assert brought(store, GONE) == [Outcome.COPY]
    assert store.add(GONE) is False
    assert list(Folder(path.with_name("marsad.db.originals")).names()) == []
    assert store.custody.verify().faults == ()


def test_originals_that_a_kill_left_go_when_it_is_erased_again(store: Store, path: Path) -> None:
    store.add(GONE)
    store.custody.erase(id_of(GONE), **WHY)
    originals = Folder(path.with_name("marsad.db.originals"))
    originals.keep(Original(id=fingerprint(RAW), held=RAW))
    assert [each.what for each in store.custody.verify().faults] == ["was erased, and is there"]
    assert store.custody.erase(id_of(GONE), **WHY) == ()
    assert store.custody.verify().faults == ()


def test_who_shares_an_original_is_counted(store: Store) -> None:
    store.add_all((held("a"), held("b")))
    assert store.custody.beside(id_of(held("a"))) == 1


def test_what_is_not_there_is_refused(store: Store) -> None:
    for take in (store.custody.withdraw, store.custody.erase):
        with pytest.raises(ReportError, match="no report"):
            take("sha256:none", **WHY)


def test_a_store_with_what_was_erased_is_made_again(store: Store, path: Path) -> None:
    store.add_all((GONE, *REST))
    store.custody.erase(id_of(GONE), **WHY)
    before = store.find(), store.shelf.find()
    with store.custody._engine.begin() as connection:
        connection.exec_driver_sql("UPDATE derivation SET digest = 'older'")
    with Store.open(path) as again:
        assert (again.find(), again.shelf.find()) == before
