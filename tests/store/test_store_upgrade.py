"""A store of an older program, brought up to date with what is in it."""

import sqlite3
from contextlib import closing
from importlib.resources import as_file, files
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from store_values import control, reading

from marsad.address import Address
from marsad.progress import Progress, Stage
from marsad.store import ReportSearch, Search, Store
from marsad.store.chain import digest_of_keys
from marsad.store.engine import sqlite
from marsad.store.rows import report_columns, statement_columns
from marsad.store.schema import REPORT, STATEMENT
from marsad.store.transaction import writing

OLD = (reading("a"), reading("b", control("q2", start=14)))


def first_store(path: Path) -> None:
    """Make a store of version 0001 with two reports in it."""
    made = sqlite.made(Address(path=path), 1)
    with writing(made) as connection, as_file(files("marsad.store") / "migrations") as folder:
        sqlite.claim(connection)
        config = Config()
        config.set_main_option("script_location", str(folder))
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
        for each in OLD:
            connection.execute(REPORT.insert(), report_columns(each))
            connection.execute(STATEMENT.insert(), statement_columns(each))
    made.dispose()


def rows(path: Path, table: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(f"SELECT * FROM {table}").fetchall()


def test_what_an_older_program_kept_can_be_searched(tmp_path: Path) -> None:
    path = tmp_path / "marsad.db"
    first_store(path)
    before = rows(path, "report"), rows(path, "statement")
    with Store.open(path) as store, Store.open(tmp_path / "new.db") as new:
        assert new.add_all(OLD) == 2
        assert [item.id for item in store.find()] == [item.id for item in new.find()]
        assert store.count(Search(places=("q2",))) == 1
        assert store.count(Search(text="بلدة")) == 2
        asked = ReportSearch(text="القوات -غيم", kinds=("control",))
        assert store.shelf.find(asked) == new.shelf.find(asked) != ()
        assert store.shelf.days() == new.shelf.days()
    read_once = [(*row, None) for row in before[1]]
    assert (rows(path, "report"), rows(path, "statement")) == (before[0], read_once)


def test_facets_of_another_form_are_made_again(tmp_path: Path) -> None:
    path = tmp_path / "marsad.db"
    with Store.open(path) as store:
        store.add_all(OLD)
        before = store.find(), store.count(Search(text="بلدة"))
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE derivation SET digest = 'older'")
        connection.execute("DELETE FROM naming")
        connection.commit()
    with Store.open(path) as store:
        assert (store.find(), store.count(Search(text="بلدة"))) == before
        assert store.count(Search(places=("q2",))) == 1


def test_a_catalogue_of_another_form_is_made_again(tmp_path: Path) -> None:
    path = tmp_path / "marsad.db"
    with Store.open(path) as store:
        store.add_all(OLD)
        before = store.shelf.find(ReportSearch(text="بلدة")), store.shelf.days()
    made = [rows(path, table) for table in ("catalogue", "daily", "report_text_docsize")]
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE derivation SET digest = 'older' WHERE part = 'catalogue'")
        connection.execute("DELETE FROM daily")
        connection.commit()
    with Store.open(path) as store:
        assert (store.shelf.find(ReportSearch(text="بلدة")), store.shelf.days()) == before
    assert [rows(path, table) for table in ("catalogue", "daily", "report_text_docsize")] == made


def test_the_record_of_what_an_older_program_kept_is_made_when_it_is_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "marsad.db"
    first_store(path)
    with Store.open(path) as store, Store.open(tmp_path / "new.db") as new:
        new.add_all(OLD)
        assert store.record().timelines() == new.record().timelines() != {}
        assert store.record().update() == 0


def test_rows_of_other_code_are_made_again(tmp_path: Path) -> None:
    path = tmp_path / "marsad.db"
    with Store.open(path) as store:
        store.add_all(OLD)
        before = store.record().timelines()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE derivation SET digest = 'other' WHERE part = 'tenure'")
        connection.execute("UPDATE tenure SET body = replace(body, 'SDF', 'IS')")
        connection.commit()
    with Store.open(path) as store:
        assert store.record().history("q2") == before["q2"]
        assert store.record().timelines() == before


def test_rows_that_are_made_again_go_on_where_they_were_interrupted(tmp_path: Path) -> None:
    path, many = tmp_path / "marsad.db", 1200
    readings = [reading(f"r{i}", control(f"q{i % 7}")) for i in range(many)]
    with Store.open(path) as store, Store.open(tmp_path / "new.db") as new:
        store.add_all(readings)
        new.add_all(readings)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE derivation SET digest = '0'")
    heard: list[Progress] = []

    def interrupt(progress: Progress) -> None:
        heard.append(progress)
        if progress.stage is Stage.REPORTS and progress.done:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        Store.open(path, tell=interrupt)
    stop = heard[-1]
    assert heard[0] == Progress(stage=Stage.STATEMENTS, done=0, total=many)
    assert 0 < stop.done < many
    with Store.open(path, tell=heard.append) as store, Store.open(tmp_path / "new.db") as new:
        assert heard[heard.index(stop) + 1] == Progress(stage=Stage.REPORTS, done=0, total=many - stop.done)
        assert heard[-1].done == heard[-1].total
        assert store.ids(Search(text="بلدة")) == new.ids(Search(text="بلدة")) != ()
        assert store.shelf.find(limit=many) == new.shelf.find(limit=many)
        assert store.shelf.days() == new.shelf.days()
    with Store.open(path, tell=_unheard):
        pass


def _unheard(progress: Progress) -> None:
    raise AssertionError(progress)


def test_the_log_begins_with_the_reports_that_an_older_program_kept(tmp_path: Path) -> None:
    path = tmp_path / "marsad.db"
    first_store(path)
    with Store.open(path) as store:
        found = store.custody.verify()
        keys = sorted(each.key for each in store.reports())
    assert (found.faults, found.before_custody, found.without_original, found.originals) == ((), 2, 2, 0)
    subject, digest = rows(path, "(SELECT subject, digest FROM log WHERE number = 1)")[0]
    assert (subject, digest) == ("report 2", digest_of_keys(keys)[1])
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("DROP TRIGGER report_no_update")
        connection.execute("UPDATE report SET text = replace(text, 'القوات', 'الجيوش') WHERE source = 'a.txt'")
    with Store.open(path) as store:
        (fault,) = store.custody.verify().faults
    assert "does not say the words" in fault.what
