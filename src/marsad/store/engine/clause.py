"""Clauses that each engine spells in its own way."""

from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, Text, TextClause, bindparam, text
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import NullType

from marsad.store.asked import REPORT_WORDS, STATEMENT_WORDS, Asked, Index
from marsad.store.engine.fts5 import matching
from marsad.store.engine.tsearch import each_query, whole_query

_SPELLED = {
    "sqlite": {"each": "json_each(:names)", "then": "CROSS JOIN"},
    "postgresql": {"each": "json_array_elements_text(CAST(:names AS json))", "then": "JOIN"},
}


class Unindexed(FunctionElement[str]):
    """The column, by no index: where something else leaves fewer rows to look at."""

    name = "unindexed"
    type = Text()
    inherit_cache = True


@compiles(Unindexed)
def _plainly(element: Unindexed, compiler: SQLCompiler, **kept: Any) -> str:  # noqa: ANN401
    return compiler.process(element.clauses, **kept)


@compiles(Unindexed, "sqlite")
def _with_a_plus(element: Unindexed, compiler: SQLCompiler, **kept: Any) -> str:  # noqa: ANN401
    return f"+{compiler.process(element.clauses, **kept)}"


class _Fits(FunctionElement[bool]):
    """A row of the index has the words that are asked for: as FTS5 takes it, as one tsquery, and term by term."""

    index: Index
    # Of no type: of a truth value SQLite would be asked whether it is 1, which none of a virtual table is.
    type = NullType()  # type: ignore[assignment]
    inherit_cache = True

    def __init__(self, asked: Asked) -> None:
        spelled = (matching(asked, self.index), whole_query(asked), *each_query(asked))
        super().__init__(*(bindparam(None, each, type_=Text, unique=True) for each in spelled))


class _StatementFits(_Fits):
    name = "statement_fits"
    index = STATEMENT_WORDS
    inherit_cache = True


class _ReportFits(_Fits):
    name = "report_fits"
    index = REPORT_WORDS
    inherit_cache = True


@compiles(_StatementFits, "sqlite")
@compiles(_ReportFits, "sqlite")
def _in_fts5(element: _Fits, compiler: SQLCompiler, **kept: Any) -> str:  # noqa: ANN401
    match, *_ = element.clauses
    return f"{element.index.name} MATCH {compiler.process(match, **kept)}"


@compiles(_StatementFits, "postgresql")
@compiles(_ReportFits, "postgresql")
def _in_tsearch(element: _Fits, compiler: SQLCompiler, **kept: Any) -> str:  # noqa: ANN401
    _, whole, wanted, unwanted = (compiler.process(each, **kept) for each in element.clauses)
    name = element.index.name
    # What is too long for one vector lies in parts, and is asked for term by term.
    return (
        f"({name}.words @@ CAST({whole} AS tsquery) OR {name}.rowid = ANY(ARRAY("
        f"SELECT p.rowid FROM {name}_part p "
        f"JOIN unnest(CAST({wanted} AS tsquery[])) WITH ORDINALITY q(term, at) ON p.words @@ q.term "
        f"GROUP BY p.rowid HAVING count(DISTINCT q.at) = cardinality(CAST({wanted} AS tsquery[])) "
        f"EXCEPT SELECT p.rowid FROM {name}_part p JOIN unnest(CAST({unwanted} AS tsquery[])) q(term) "
        f"ON p.words @@ q.term)))"
    )


def fits(index: Index, asked: Asked) -> ColumnElement[bool]:
    """Return that a row of the index has what is asked for."""
    return (_ReportFits if index == REPORT_WORDS else _StatementFits)(asked)


def spelled(connection: Connection, query: str) -> TextClause:
    """Return the query with `{each}`, a table whose `value` is each text of the JSON list `names`, and `{then}` a join.

    SQLite goes about such joins in the order in which they are written.
    """
    return _spelled(connection.dialect.name, query)


@cache
def _spelled(dialect: str, query: str) -> TextClause:
    return text(query.format(**_SPELLED[dialect]))


def insert(connection: Connection, table: Table) -> "sqlite.Insert | postgresql.Insert":
    """Return an insert that may say what to do where a row is there."""
    return postgresql.insert(table) if connection.dialect.name == "postgresql" else sqlite.insert(table)
