"""A store in a database of a PostgreSQL server: what is made, refused and said."""

from dataclasses import replace
from pathlib import Path

import psycopg
import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import text
from store_server import Server, connected
from store_values import reading

from marsad.address import Address
from marsad.errors import StoreError
from marsad.store import Store
from marsad.store.opening import opened
from marsad.store.schema import METADATA, NEWEST

# What metadata do not describe: words, originals' bytes, and the numbers of rows as they come.
APART = ("statement_text", "report_text", "original_body")


@pytest.fixture
def url(server: Server) -> str:
    return server.fresh()


def refusal(url: str) -> str:
    with pytest.raises(StoreError) as caught:
        Store.open(url)
    return str(caught.value)


def test_the_migrations_make_the_tables_of_the_schema(url: str) -> None:
    engine = opened(Address.of(url), wait_s=30)

    def is_known(name: str | None, kind: str, _: object) -> bool:
        return not (kind in ("table", "index") and name and any(each in name for each in APART)) and name != "rowid"

    with engine.connect() as connection:
        opts = {"include_name": is_known}
        found = compare_metadata(MigrationContext.configure(connection, opts=opts), METADATA)
    engine.dispose()
    # A row's number is of the columns that it has there alone; what is unknown comes first in two indexes there.
    other = ("rowid", "ix_facet_said", "ix_catalogue_day")
    assert [each for each in found if not any(name in str(each) for name in other)] == []


@pytest.mark.parametrize("table", ["report", "statement", "judgement", "intake", "log", "original"])
@pytest.mark.parametrize(
    "change", [pytest.param("DELETE FROM {0}", id="delete"), pytest.param("TRUNCATE {0} CASCADE", id="truncate")]
)
def test_nothing_that_is_kept_can_be_dropped(lasting: str, table: str, change: str) -> None:
    with connected(lasting) as connection, pytest.raises(psycopg.errors.IntegrityConstraintViolation, match="append"):
        connection.execute(change.format(table).encode())


@pytest.mark.parametrize(("table", "column"), [("report", "source"), ("statement", "position"), ("log", "hash")])
def test_nothing_that_is_kept_can_change(lasting: str, table: str, column: str) -> None:
    with connected(lasting) as connection, pytest.raises(psycopg.errors.IntegrityConstraintViolation, match="append"):
        connection.execute(f"UPDATE {table} SET {column} = {column}".encode())


@pytest.fixture(scope="module")
def lasting(server: Server) -> str:
    """A store with a report and a judgement's worth of rows in each table that is never changed."""
    url = server.fresh()
    with Store.open(url) as store:
        store.add(reading())
    with connected(url) as connection:
        connection.execute("INSERT INTO judgement (id, body) VALUES ('j', '{}')")
        connection.execute("INSERT INTO original (hash, bytes, form) VALUES ('h', 1, 'zstd')")
    return url


def test_another_programs_database_is_refused_and_left_alone(server: Server) -> None:
    server.create("others", "template0")
    with connected(server.url("others")) as connection:
        connection.execute("CREATE TABLE report (key text)")
    assert "not one of Marsad's" in refusal(server.url("others"))


def test_a_newer_store_is_refused_naming_both_versions(url: str) -> None:
    with connected(url) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9042'")
    said = refusal(url)
    assert "schema 9042" in said
    assert f"up to {NEWEST}" in said


def test_a_database_that_is_not_there_is_named_without_its_password(server: Server) -> None:
    said = refusal(f"postgresql://marsad:secret@/missing?host={server.folder}")
    assert 'database "missing" does not exist' in said
    assert "secret" not in said


def test_a_store_that_is_not_there_is_not_made_where_it_must_be(server: Server) -> None:
    server.create("bare", "template0")
    with pytest.raises(StoreError, match="no store in this database"):
        Store.read(server.url("bare"))


def test_texts_in_another_encoding_are_refused(server: Server) -> None:
    server.create("latin", "template0 ENCODING 'LATIN1'")
    assert "UTF8" in refusal(server.url("latin"))


@pytest.mark.parametrize("table", ["report_text", "statement_text"])
def test_it_is_known_how_often_rarer_words_stand(url: str, table: str) -> None:
    with connected(url) as connection:
        query = "SELECT attstattarget FROM pg_attribute WHERE attrelid = %s::regclass AND attname = 'words'"
        assert connection.execute(query, (table,)).fetchone() == (1000,)


def test_tables_of_an_extension_are_in_nobodys_way(server: Server) -> None:
    url = server.bare()
    with connected(url) as connection:
        if not connection.execute("SELECT 1 FROM pg_available_extensions WHERE name = 'postgis'").fetchone():
            pytest.skip("no PostGIS: Debian has it in `postgresql-15-postgis-3`")
        connection.execute("CREATE EXTENSION postgis")
    for name in ("a", "b"):
        with Store.open(url) as store:
            store.add(reading(name))
    with Store.read(url) as store:
        assert [each.source for each in store.reports()] == ["a.txt", "b.txt"]
        assert store.custody.verify().faults == ()


def test_who_may_only_read_reads(url: str) -> None:
    with Store.open(url) as store:
        store.add(reading())
        store.events().update()
        store.record().update()
    with connected(url) as connection:
        connection.execute("DROP ROLE IF EXISTS reader")
        connection.execute("CREATE ROLE reader LOGIN")
        connection.execute("GRANT SELECT ON ALL TABLES IN SCHEMA public TO reader")
    with Store.read(url.replace("marsad@", "reader@")) as store:
        assert [each.source for each in store.reports()] == ["a.txt"]
        assert store.record().timelines()
        assert store.events().count() == 1
        with pytest.raises(StoreError, match="permission denied"):
            store.add(reading("b"))
        with Store.open(url) as writer:
            writer.add(reading("b"))
        # Who may not write is told so where only that would help; all else is answered.
        assert store.record().timelines()
        with pytest.raises(StoreError, match="as a user who may write"):
            store.events().count()


def test_who_waits_too_long_for_another_writer_is_told(url: str) -> None:
    with Store.open(url) as other, Store.open(url, wait_s=0.1) as store:
        with other._engine.connect().execution_options(writes=True) as connection, connection.begin():
            connection.execute(text("SELECT 1"))
            with pytest.raises(StoreError, match="another program is writing"):
                store.add(reading())
            assert store.record().timelines() == {}
        assert store.add(reading())


def test_a_report_with_any_code_point_comes_back(url: str) -> None:
    made = reading()
    document = replace(made.report.document, text="نص\0 \ufdd0\ufdd1\ufdd0\ufdd0\0 \U0010ffff نص", source="a\ufdd0b")
    made = replace(made, report=replace(made.report, document=document), statements=())
    with Store.open(url) as store:
        store.add(made)
        assert store.report(made.report.document.id) == made


@pytest.mark.parametrize(
    ("written", "shown", "password"),
    [
        pytest.param("a/b.db", "a/b.db", None, id="path"),
        pytest.param("postgresql://u:p%40@h:5433/d", "postgresql://u@h:5433/d", "p@", id="password"),
        pytest.param("postgresql:///d?host=/run/x&password=zz", "postgresql:///d?host=/run/x", "zz", id="parameter"),
        pytest.param("postgres://h/d?sslmode=require", "postgresql://h/d?sslmode=require", None, id="short_scheme"),
    ],
)
def test_an_address_shows_no_password(written: str, shown: str, password: str | None) -> None:
    address = Address.of(written)
    assert (str(address), address.password) == (shown, password)
    assert password is None or password not in repr(address)
    assert Address.of(Path("a")) == Address.of("a")
