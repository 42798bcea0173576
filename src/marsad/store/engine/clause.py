"""Clauses that each engine spells in its own way."""

from functools import cache
from typing import Any

from sqlalchemy import (
    Boolean,
    ColumnElement,
    Connection,
    Integer,
    SelectBase,
    Table,
    Text,
    TextClause,
    bindparam,
    column,
    select,
    table,
    text,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import NullType

from marsad.store.asked import REPORT_WORDS, STATEMENT_WORDS, Asked, Index
from marsad.store.engine.fts5 import matching
from marsad.store.engine.phrase import in_parts, paired
from marsad.store.engine.tsearch import each_query, standing, whole_query

# Numbers of statements that differ only in so many of their last bits are looked up together: our choice.
_BLOCK = 12
_SPELLED = {
    "sqlite": {"each": "json_each(:names)", "then": "CROSS JOIN"},
    "postgresql": {"each": "json_array_elements_text(CAST(:names AS json))", "then": "JOIN"},
}


class Unindexed(FunctionElement[Any]):
    """The column, by no index: where something else leaves fewer rows to look at."""

    name = "unindexed"
    inherit_cache = True

    def __init__(self, column: ColumnElement[Any]) -> None:
        super().__init__(column)
        self.type = column.type


@compiles(Unindexed)
def _plainly(element: Unindexed, compiler: SQLCompiler, **kept: Any) -> str:  # noqa: ANN401
    return compiler.process(element.clauses, **kept)


@compiles(Unindexed, "sqlite")
def _with_a_plus(element: Unindexed, compiler: SQLCompiler, **kept: Any) -> str:  # noqa: ANN401
    return f"+{compiler.process(element.clauses, **kept)}"


class Unsorted(FunctionElement[int]):
    """The number, in the order of which no index gives rows: where one would be walked far before enough are found."""

    name = "unsorted"
    type = Integer()
    inherit_cache = True


@compiles(Unsorted)
def _as_it_is(element: Unsorted, compiler: SQLCompiler, **kept: Any) -> str:  # noqa: ANN401
    # FTS5 gives what it finds in that order without reading the words.
    return compiler.process(element.clauses, **kept)


@compiles(Unsorted, "postgresql")
def _with_nought(element: Unsorted, compiler: SQLCompiler, **kept: Any) -> str:  # noqa: ANN401
    return f"({compiler.process(element.clauses, **kept)} + 0)"


class _Fits(FunctionElement[bool]):
    """A row of the index has the words that are asked for.

    They are spelled as FTS5 takes them, as one tsquery and term by term; then, of reports, the pairs of phrases.
    """

    index: Index
    # Of no type: of a truth value SQLite would be asked whether it is 1, which none of a virtual table is.
    type = NullType()  # type: ignore[assignment]
    inherit_cache = True

    def __init__(self, asked: Asked) -> None:
        pairs = standing(asked) if self.index == REPORT_WORDS else ""
        spelled = (matching(asked, self.index), whole_query(asked), *each_query(asked), *([pairs] if pairs else []))
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
    _, whole, wanted, unwanted, *pairs = (compiler.process(each, **kept) for each in element.clauses)
    name = element.index.name
    found = " AND ".join([*(paired(name, each) for each in pairs), f"{name}.words @@ CAST({whole} AS tsquery)"])
    return f"({found} OR {name}.rowid = ANY(ARRAY({in_parts(name, wanted, unwanted)})))"


def fits(index: Index, asked: Asked) -> ColumnElement[bool]:
    """Return that a row of the index has what is asked for."""
    return (_ReportFits if index == REPORT_WORDS else _StatementFits)(asked)


class _Among(FunctionElement[bool]):
    """A number is one that a query finds in an index of words, which is asked for numbers near to some candidates."""

    name = "among"
    type = Boolean()
    inherit_cache = True


@compiles(_Among)
def _found_among(element: _Among, compiler: SQLCompiler, **kept: Any) -> str:  # noqa: ANN401
    number, having, _, _ = element.clauses
    return f"{compiler.process(number, **kept)} IN {compiler.process(having, **kept)}"


@compiles(_Among, "sqlite")
def _found_in_blocks(element: _Among, compiler: SQLCompiler, **kept: Any) -> str:  # noqa: ANN401
    # FTS5 finds what stands in a stretch of numbers without reading what stands elsewhere; all that has a word would
    # be put in a table of its own, or each number looked up by itself.
    number, _, fit, candidates = (compiler.process(each, **kept) for each in element.clauses)
    index = STATEMENT_WORDS.name
    return (
        f"{number} IN (SELECT {index}.rowid FROM (SELECT DISTINCT number >> {_BLOCK} AS block FROM {candidates}) "
        f"CROSS JOIN {index} WHERE {fit} AND {index}.rowid BETWEEN block << {_BLOCK} "
        f"AND (block << {_BLOCK}) + {(1 << _BLOCK) - 1})"
    )


def among(number: ColumnElement[int], asked: Asked, candidates: SelectBase) -> ColumnElement[bool]:
    """Return that the number is of a statement that has what is asked for; `candidates` has the number, as `number`."""
    index = table(STATEMENT_WORDS.name, column("rowid"))
    fit = fits(STATEMENT_WORDS, asked)
    having = select(index.c.rowid).where(fit).scalar_subquery()
    return _Among(number, having, fit, candidates.scalar_subquery())


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
