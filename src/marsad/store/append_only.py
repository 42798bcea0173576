"""How a database is made to refuse that what was kept is changed."""

from collections.abc import Iterator

_REFUSED = "SELECT RAISE(ABORT, '{table} is append-only')"


def kept(table: str, twin: str, *, but: str | None = None) -> Iterator[str]:
    """Yield what makes SQLite refuse to change a row of the table, to drop it, or to replace it by an insert.

    `twin` says by which columns a row is one that is there already; `but`, of a change, when it is let through.
    """
    when = f"WHEN NOT ({but}) " if but else ""
    yield f"CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} {when}BEGIN {_refused(table)}; END"
    yield f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} BEGIN {_refused(table)}; END"
    there = f"WHEN EXISTS (SELECT 1 FROM {table} WHERE {twin})"
    yield f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} {there} BEGIN {_refused(table)}; END"


def _refused(table: str) -> str:
    return _REFUSED.format(table=table)
