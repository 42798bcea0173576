"""A whole store carried elsewhere: every row, hash and original as it was, on the same engine or the other."""

import hashlib
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from custody_values import brought
from store_places import ENGINES
from store_server import Place, Server
from store_values import casualties, control, reading

import marsad
from marsad.address import Where
from marsad.errors import Issue, StoreError
from marsad.extract.contract import Reading
from marsad.intake.errand import Errand
from marsad.original import Original
from marsad.record.judgement import Judgement, Verdict
from marsad.report.document import Provenance
from marsad.store import ReportSearch, Search, Store
from marsad.store.archive import MADE_AGAIN
from marsad.store.schema import METADATA

RAW = "سيطرت القوات على البلدة".encode("cp1256")


def held(name: str) -> Reading:
    """Return a reading of a report whose original is at hand, with a NUL in its name."""
    read = reading(name, control("q1"), casualties())
    original = Original(id=f"sha256:{hashlib.sha256(RAW).hexdigest()}", held=RAW)
    known = Provenance(address=f"https://a.example/{name}", original=original.id)
    return replace(
        read,
        report=replace(
            read.report, document=replace(read.report.document, provenance=known, original=original, source=f"{name}\0")
        ),
    )


def filled(where: Where) -> None:
    with Store.open(where) as store:
        errand = store.custody.begin(Errand(paths=("reports",)))
        store.custody.take((held("b"),), errand)
        store.custody.take((reading("a", control("q2", start=14)),), errand)
        brought(store, Issue(source="c", code="empty", message="holds no text"), errand=errand)
        store.custody.end(errand)
        known = store.ids()
        made = datetime(2018, 1, 1, tzinfo=UTC)
        store.judge([Judgement(verdict=Verdict.ACCEPT, statements=(known[0],), who="Nour", when=made, why="seen")])


def told(where: Where) -> tuple[Any, ...]:
    """Return what a store answers."""
    with Store.read(where) as store:
        return (
            store.reports(),
            store.find(),
            store.count(Search(text="بلدة")),
            store.shelf.find(ReportSearch(text="القوات")),
            store.judgements(),
            store.record().timelines(),
            store.events().find(),
            store.figures().told("casualties"),
            store.custody.failures(),
            store.custody.stock(),
        )


@pytest.fixture
def elsewhere(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[str], Where]:
    """Where new stores of an engine may be made, that of the test's own parameter aside."""

    def at(engine: str) -> Where:
        server: Server | None = request.getfixturevalue("server") if engine != "sqlite" else None
        return server.fresh() if server else tmp_path / "elsewhere.db"

    return at


@pytest.mark.parametrize("engine", ENGINES)
def test_an_archive_holds_all_for_either_engine(
    place: Place, tmp_path: Path, elsewhere: Callable[[str], Where], engine: str
) -> None:
    source, target = place("source"), elsewhere(engine)
    filled(source)
    packed = marsad.export_archive(tmp_path / "a.zip", db=source)
    done = marsad.import_archive(tmp_path / "a.zip", db=target)
    assert (done.reports, done.statements, done.originals) == (2, 3, 1)
    assert done.verification
    assert not done.verification.faults
    assert told(target) == told(source)
    again = marsad.export_archive(tmp_path / "b.zip", db=target)
    assert replace(again, db=packed.db, file=packed.file) == packed
    assert members(tmp_path / "b.zip") == members(tmp_path / "a.zip")
    assert marsad.import_archive(tmp_path / "a.zip", db=target) == done
    with Store.open(target) as store:
        assert store.add(reading("new"))
        assert not store.custody.verify().faults
    with pytest.raises(StoreError, match="something else"):
        marsad.import_archive(tmp_path / "a.zip", db=target)


def members(archive: Path) -> dict[str, bytes]:
    with ZipFile(archive) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def test_every_table_is_carried_or_made_again() -> None:
    assert {*METADATA.tables} > MADE_AGAIN
    assert {"report", "statement", "judgement", "log", "intake", "original"} <= {*METADATA.tables} - MADE_AGAIN


def test_an_archive_goes_into_no_store_that_has_something(place: Place, tmp_path: Path) -> None:
    filled(place("source"))
    marsad.export_archive(tmp_path / "a.zip", db=place("source"))
    with Store.open(place("source")) as store:
        assert store.add(reading("new"))
    before = told(place("source"))
    with pytest.raises(StoreError, match="something else in this database"):
        marsad.import_archive(tmp_path / "a.zip", db=place("source"))
    assert told(place("source")) == before


def damaged(archive: Path, name: str, change: Callable[[bytes], bytes]) -> Path:
    """Return another archive, in which one member is something else."""
    other = archive.with_name("damaged.zip")
    with ZipFile(archive) as source, ZipFile(other, "w") as target:
        for member in source.namelist():
            raw = source.read(member)
            target.writestr(member, change(raw) if member.startswith(name) else raw)
    return other


@pytest.mark.parametrize(
    ("name", "change", "said"),
    [
        pytest.param("tables/statement", lambda raw: raw.replace(b"q1", b"q2"), "table statement", id="changed_row"),
        pytest.param("tables/log", lambda raw: raw[: raw.index(b"\n") + 1], "table log", id="lost_rows"),
        pytest.param("originals/", lambda raw: raw + b"!", "is not what was read", id="changed_original"),
        pytest.param("archive.json", lambda _: b"{}", "no archive of a store", id="no_manifest"),
        pytest.param("archive.json", lambda raw: raw.replace(b'"form":1', b'"form":9'), "newer", id="newer"),
    ],
)
def test_a_damaged_archive_is_refused_and_nothing_of_it_kept(
    tmp_path: Path, name: str, change: Callable[[bytes], bytes], said: str
) -> None:
    filled(tmp_path / "source.db")
    marsad.export_archive(tmp_path / "a.zip", db=tmp_path / "source.db")
    with pytest.raises(marsad.MarsadError, match=said):
        marsad.import_archive(damaged(tmp_path / "a.zip", name, change), db=tmp_path / "new.db")
    with Store.open(tmp_path / "new.db") as store:
        assert not store.counts().reports


def test_what_is_no_archive_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "a.zip"
    file.write_text("سيطرت القوات")
    with pytest.raises(StoreError, match="no archive of a store"):
        marsad.import_archive(file, db=tmp_path / "new.db")


def test_a_backup_is_the_store_as_it_was_while_somebody_writes(place: Place, tmp_path: Path) -> None:
    filled(place("source"))
    before = told(place("source"))
    copy = tmp_path / "copies" / "copy"
    with Store.open(place("source")) as writer:
        done = marsad.backup(copy, db=place("source"))
        assert writer.add(reading("later"))
    assert (done.reports, done.originals) == (2, 1)
    marsad.restore(copy, db=tmp_path / "restored.db")
    assert told(tmp_path / "restored.db") == before
    with pytest.raises(StoreError, match="is there already"):
        marsad.backup(copy, db=place("source"))


def test_a_backup_that_lacks_an_original_is_refused(tmp_path: Path) -> None:
    filled(tmp_path / "source.db")
    marsad.backup(tmp_path / "copy.db", db=tmp_path / "source.db")
    for file in (tmp_path / "copy.db.originals").rglob("*.zst"):
        file.unlink()
    with pytest.raises(StoreError, match="is not what it was made of"):
        marsad.restore(tmp_path / "copy.db", db=tmp_path / "restored.db")


def test_a_backup_of_an_open_store_needs_no_journal(tmp_path: Path) -> None:
    with Store.open(tmp_path / "source.db") as store:
        store.add(reading())
        marsad.backup(tmp_path / "copy.db", db=tmp_path / "source.db")
    with closing(sqlite3.connect(tmp_path / "copy.db")) as copy:
        assert copy.execute("SELECT count(*) FROM report").fetchone() == (1,)
