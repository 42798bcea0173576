"""What a database does by itself: refuse that what was kept is changed, and note what a change makes stale."""

import re
from collections.abc import Callable, Iterator

_REFUSED = "SELECT RAISE(ABORT, '{table} is append-only')"
_POSTGRESQL = "postgresql"
_LIKE_OR_NULL = re.compile(r"\bIS (?=(?:OLD|NEW)\.)")


_OR_IGNORE = re.compile(r"INSERT OR IGNORE INTO ([^;]*)")


def enact(make: Callable[..., Iterator[str]], *given: str, **more: str | None) -> None:
    """Have the migration that runs do what `make` yields for its engine."""
    from alembic import op

    for statement in make(op.get_context().dialect.name, *given, **more):
        op.execute(statement)


def kept(dialect: str, table: str, twin: str, *, but: str | None = None) -> Iterator[str]:
    """Yield what makes the database refuse to change a row of the table, to drop it, or to replace it by an insert.

    `twin` says by which columns a row is one that is there already; `but`, of a change, when it is let through.
    """
    yield from changeless(dialect, table, but=but)
    if dialect == _POSTGRESQL:
        # Nothing replaces a row here; what empties a whole table, no trigger of rows would see.
        yield from _refusing(table, "delete", "ROW")
        yield from _refusing(table, "truncate", "STATEMENT")
        return
    yield f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} BEGIN {_refused(table)}; END"
    there = f"WHEN EXISTS (SELECT 1 FROM {table} WHERE {twin})"
    yield f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} {there} BEGIN {_refused(table)}; END"


def changeless(dialect: str, table: str, *, but: str | None = None) -> Iterator[str]:
    """Yield what makes the database refuse to change a row of the table, except where `but` says so."""
    if dialect == _POSTGRESQL:
        yield from _refusing(table, "update", "ROW", but=but)
        return
    when = f"WHEN NOT ({but}) " if but else ""
    yield f"CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} {when}BEGIN {_refused(table)}; END"


def lifted(dialect: str, table: str, verb: str) -> Iterator[str]:
    """Yield what lets the table be changed so ("update", "delete") again."""
    yield f"DROP FUNCTION {table}_no_{verb}() CASCADE" if dialect == _POSTGRESQL else f"DROP TRIGGER {table}_no_{verb}"


def after(dialect: str, name: str, event: str, *, do: str, when: str | None = None) -> Iterator[str]:
    """Yield what makes the database `do` some statements after each row of `event`, `when` it is so.

    An event is written "INSERT ON table". `do` may speak of rows OLD and NEW, and ends with no semicolon.
    """
    if dialect == _POSTGRESQL:
        do = _OR_IGNORE.sub(r"INSERT INTO \1 ON CONFLICT DO NOTHING", do)
        yield f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {do}; RETURN NULL; END $$"
        asked = f"WHEN ({when}) " if when else ""
        yield f"CREATE TRIGGER {name} AFTER {event} FOR EACH ROW {asked}EXECUTE FUNCTION {name}()"
        return
    yield f"CREATE TRIGGER {name} AFTER {event} {f'WHEN {when} ' if when else ''}BEGIN {do}; END"


def words(dialect: str, name: str, *columns: str) -> Iterator[str]:
    """Yield what makes an index of words; those of SQLite have no content beside the words, folded and parted by us."""
    if dialect == _POSTGRESQL:
        yield f"CREATE TABLE {name} (rowid bigint PRIMARY KEY, words tsvector NOT NULL)"
        key = "PRIMARY KEY (rowid, part)"
        yield f"CREATE TABLE {name}_part (rowid bigint, part integer, words tsvector NOT NULL, {key})"
        for table in (name, f"{name}_part"):
            yield f"CREATE INDEX ix_{table} ON {table} USING gin (words)"
        return
    yield (
        f"CREATE VIRTUAL TABLE {name} USING fts5("
        f"{', '.join(columns)}, content='', tokenize='unicode61 remove_diacritics 0')"
    )


def unknown_first(dialect: str, name: str, table: str, column: str) -> Iterator[str]:
    """Yield what indexes the column with what is unknown before all else, where it stands in whatever is listed."""
    first = " NULLS FIRST" if dialect == _POSTGRESQL else ""
    yield f"CREATE INDEX {name} ON {table} ({column}{first})"


def numbered(dialect: str, *tables: str) -> Iterator[str]:
    """Yield what numbers the rows of the tables as they come: SQLite does so by itself, in a column of that name."""
    if dialect == _POSTGRESQL:
        for table in tables:
            yield f"ALTER TABLE {table} ADD COLUMN rowid bigint GENERATED ALWAYS AS IDENTITY UNIQUE"


def _refused(table: str) -> str:
    return _REFUSED.format(table=table)


def _refusing(table: str, verb: str, each: str, *, but: str | None = None) -> Iterator[str]:
    unless = f"IF {_LIKE_OR_NULL.sub('IS NOT DISTINCT FROM ', but)} THEN RETURN NEW; END IF; " if but else ""
    name = f"{table}_no_{verb}"
    yield (
        f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {unless}"
        f"RAISE EXCEPTION '{table} is append-only' USING ERRCODE = 'integrity_constraint_violation'; END $$"
    )
    yield f"CREATE TRIGGER {name} BEFORE {verb.upper()} ON {table} FOR EACH {each} EXECUTE FUNCTION {name}()"
