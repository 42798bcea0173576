"""Words in SQLite's FTS5: what is kept, and how it is asked for."""

import sys
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, text

from marsad.store.asked import Asked, Index, Term

# Of more words, to begin with each takes longer than to read what is there of all: our choice.
_MOST_FORMS = 1000
# What nothing holds.
_NOTHING = '""'


def keep_words(connection: Connection, index: Index, rows: Sequence[Mapping[str, Any]]) -> None:
    """Add to the index what each row has in its columns, by its `number`."""
    columns = ", ".join(index.columns)
    values = ", ".join(f":{column}" for column in index.columns)
    connection.execute(text(f"INSERT INTO {index.name} (rowid, {columns}) VALUES (:number, {values})"), rows)


def drop_words(connection: Connection, index: Index, rows: Sequence[Mapping[str, Any]]) -> None:
    """Take out of the index what each row has in its columns, by its `number`: an index without content asks for it."""
    columns = ", ".join((index.name, "rowid", *index.columns))
    values = ", ".join(f":{column}" for column in index.columns)
    connection.execute(text(f"INSERT INTO {index.name} ({columns}) VALUES ('delete', :number, {values})"), rows)


def merge(connection: Connection, index: Index) -> None:
    """Leave in the index no words that were taken out: until its parts are merged, those are only marked."""
    connection.execute(text(f"INSERT INTO {index.name} ({index.name}) VALUES ('optimize')"))


def forget_words(connection: Connection, index: Index) -> None:
    """Leave the index empty."""
    connection.execute(text(f"INSERT INTO {index.name} ({index.name}) VALUES ('delete-all')"))


def matching(asked: Asked, index: Index) -> str:
    """Return what is asked for, as FTS5 takes it."""
    if asked.in_title:
        return " AND ".join(_titled(term, index) for term in asked.wanted)
    wanted = [_phrase(term, index) for term in asked.wanted]
    wanted += [f"({index.marks} : ({' OR '.join(group)}))" for group in asked.marks]
    if not wanted:
        return _NOTHING
    if asked.titled:
        wanted.append(f"({' OR '.join(_titled(term, index) for term in asked.titled)})")
    whole = " AND ".join(wanted)
    unwanted = [_phrase(term, index) for term in asked.unwanted]
    unwanted += [_titled(term, index) for term in asked.untitled]
    return f"({whole}) NOT ({' OR '.join(unwanted)})" if unwanted else whole


def _titled(term: Term, index: Index) -> str:
    return f'({{{index.standing[0]}}} : "{" ".join(term.words)}"{"*" if term.begins else ""})'


def _phrase(term: Term, index: Index) -> str:
    words = f'"{" ".join(term.words)}"'
    if len(index.columns) == 1:
        return words
    standing = " ".join(index.standing)
    if not term.begins:
        return f"({{{standing}}} : {words})"
    begun = [f'"{each}"' for each in term.forms] or [f'"{each}"*' for each in dict.fromkeys(begun_by(term))]
    return f"({{{standing} {index.written}}} : ({' OR '.join(begun)}))"


def begun_by(term: Term) -> tuple[str, str]:
    """Return the beginnings that a word may have to be what the term asks for."""
    return term.words[-1], term.written


def forms(connection: Connection, index: Index, term: Term) -> tuple[str, ...]:
    """Return all words of the index that begin as the term says; none where they are too many to be asked for.

    Of each the index gives the latest first without reading the rest, while of a beginning it reads all that there is.
    """
    name = f"{index.name}_word"
    connection.exec_driver_sql(
        f"CREATE VIRTUAL TABLE IF NOT EXISTS temp.{name} USING fts5vocab(main, {index.name}, row)"
    )
    query = f"SELECT term FROM temp.{name} WHERE term >= ? AND term < ? LIMIT {_MOST_FORMS + 1}"
    found: dict[str, None] = {}
    for begun in begun_by(term):
        found |= dict.fromkeys(connection.exec_driver_sql(query, (begun, begun + chr(sys.maxunicode))).scalars())
    return tuple(found) if len(found) <= _MOST_FORMS else ()
