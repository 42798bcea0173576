"""What stands together, found in PostgreSQL by the pairs of words that follow each other.

Its index of words does not know where they stand: of what has the words, each vector would have to be read. Beside it
stands an index of pairs, as numbers of which several pairs may have the same. What has the pairs is put in order first
and then looked at, so that no more vectors are read than a page needs; where very much has them, all rows are looked at
in their order, for there a page is soon full.
"""

from typing import Any

from sqlalchemy import FromClause, Text, bindparam, column, literal_column
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import NullType

from marsad.store.asked import REPORT_WORDS, Asked
from marsad.store.engine.column import NUMBER
from marsad.store.engine.fts5 import matching
from marsad.store.engine.tsearch import each_query, plain_query, standing, whole_query

# Of more, it is quicker to look at all rows in their order: our choice, of a million reports.
_MANY = 20_000
_PARTS = (
    "SELECT p.rowid FROM {name}_part p "
    "JOIN unnest(CAST({wanted} AS tsquery[])) WITH ORDINALITY q(term, at) ON p.words @@ q.term "
    "GROUP BY p.rowid HAVING count(DISTINCT q.at) = cardinality(CAST({wanted} AS tsquery[])) "
    "EXCEPT SELECT p.rowid FROM {name}_part p JOIN unnest(CAST({unwanted} AS tsquery[])) q(term) ON p.words @@ q.term"
)
_PAIRED = "word_pairs({name}.words) @> word_pairs(CAST({pairs} AS tsvector))"
_IN_ORDER = """
(WITH part AS MATERIALIZED ({parts}),
near AS MATERIALIZED (
    SELECT rowid FROM {name} WHERE ({near} OR rowid = ANY(ARRAY(SELECT rowid FROM part))) AND {bounds} LIMIT {many} + 1
),
few AS MATERIALIZED (SELECT count(*) <= {many} AS few FROM near)
SELECT rowid FROM (
    (SELECT rowid FROM near WHERE (SELECT few FROM few) ORDER BY rowid {way} OFFSET 0) UNION ALL
    (SELECT rowid FROM {name} WHERE NOT (SELECT few FROM few) AND {bounds} ORDER BY rowid {way} OFFSET 0)
) AS candidate
WHERE (SELECT w.words @@ CAST({whole} AS tsquery) FROM {name} w WHERE w.rowid = candidate.rowid)
OR candidate.rowid = ANY(ARRAY(SELECT rowid FROM part))
ORDER BY rowid {way})
"""


def in_parts(name: str, wanted: str, unwanted: str) -> str:
    """Return the query for what is too long for one vector: it lies in parts, and is asked for term by term."""
    return _PARTS.format(name=name, wanted=wanted, unwanted=unwanted)


def paired(name: str, pairs: str) -> str:
    """Return that a row has pairs of words with the numbers of these pairs."""
    return _PAIRED.format(name=name, pairs=pairs)


class _InOrder(FunctionElement[Any]):
    """The numbers of the reports that have what is asked for, within bounds, in their order."""

    name = "in_order"
    type = NullType()
    inherit_cache = True


@compiles(_InOrder)
def _as_found(element: _InOrder, compiler: SQLCompiler, **kept: Any) -> str:  # noqa: ANN401
    match, _, low, high = (compiler.process(each, **_bare(kept)) for each in [*element.clauses][:4])
    name = REPORT_WORDS.name
    return f"(SELECT rowid FROM {name} WHERE {name} MATCH {match} AND rowid >= {low} AND rowid < {high})"


@compiles(_InOrder, "postgresql")
def _few_first(element: _InOrder, compiler: SQLCompiler, **kept: Any) -> str:  # noqa: ANN401
    name = REPORT_WORDS.name
    _, way, low, high, whole, wanted, unwanted, pairs, *plain = (
        compiler.process(each, **_bare(kept)) for each in element.clauses
    )
    near = [paired(name, pairs), *(f"{name}.words @@ CAST({each} AS tsquery)" for each in plain)]
    return _IN_ORDER.format(
        name=name,
        parts=in_parts(name, wanted, unwanted),
        near=" AND ".join(near),
        bounds=f"rowid >= {low} AND rowid < {high}",
        way=way,
        whole=whole,
        many=_MANY,
    )


def in_order(asked: Asked, *, low: int, high: int, rising: bool) -> FromClause | None:
    """Return the reports that have what is asked for by `rowid`, of the numbers from `low` to before `high`.

    They come in the order of their numbers. None: of words that need not stand together they come so by themselves.
    """
    pairs = standing(asked)
    if not pairs:
        return None
    plain = plain_query(asked)
    texts = (whole_query(asked), *each_query(asked), pairs, *([plain] if plain else []))
    element = _InOrder(
        bindparam(None, matching(asked, REPORT_WORDS), type_=Text, unique=True),
        literal_column("ASC" if rising else "DESC"),
        *(bindparam(None, each, type_=NUMBER, unique=True) for each in (low, high)),
        *(bindparam(None, each, type_=Text, unique=True) for each in texts),
    )
    return element.table_valued(column("rowid", NUMBER), name=REPORT_WORDS.name)


def _bare(kept: dict[str, Any]) -> dict[str, Any]:
    """Return what is passed on to what stands inside."""
    return {name: value for name, value in kept.items() if name not in ("asfrom", "from_linter", "fromhints")}
