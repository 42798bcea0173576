"""Reports that are erased by law: their words are gone, and what they were known by stays."""

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import PurePath
from typing import Any

import msgspec
from sqlalchemy import Connection, delete, func, select, update

from marsad.intake.holding import STDIN, STREAM
from marsad.store import catalogue, chain, facet, likeness, review_rows, sheet_rows
from marsad.store.custody_schema import ERASURE, INTAKE, ORIGINAL
from marsad.store.figure_schema import QUARREL
from marsad.store.schema import ANSWER, REPORT, STATEMENT
from marsad.store.vouching import Action, vouch

_encode = msgspec.json.Encoder(order="sorted").encode
_decode = msgspec.json.Decoder().decode
# What of a report's record and of what was given with it are words, or places in words.
_WORDS: dict[str, Any] = {"title": None, "noise": [], "passages": [], "issues": []}
_GIVEN: dict[str, Any] = {"title": None, "publisher_span": None, "issue_sources": []}
_UNSAID = {"body": "", "place_id": None, "as_of": None, "start": None, "end": None}


def erased(connection: Connection, key: str, *, by: str, reason: str) -> bool:
    """Return whether the report, which is withdrawn, was not erased before; it is now.

    Its text, what it states and all rows by which its words are found are blank. Ids, hashes and the reason stay.
    """
    if connection.execute(select(ERASURE.c.report).where(ERASURE.c.report == key)).first():
        return False
    report = connection.execute(select(REPORT).where(REPORT.c.key == key)).mappings().one()
    statements = connection.execute(select(STATEMENT.c.id).where(STATEMENT.c.report == key)).scalars().all()
    originals = _originals(connection, key)
    blanked = {
        "text": hashlib.sha256(report["text"].encode()).hexdigest(),
        "statements": sorted(statements),
        "originals": originals,
    }
    row = {"report": key, "time": chain.moment(), "by": by, "reason": reason, "blanked": _encode(blanked).decode()}
    connection.execute(ERASURE.insert(), row)
    vouch(connection, Action.ERASE, row)
    for name in originals:
        chain.append(connection, Action.FORGET.value, f"original {name}", chain.digest_of([name, key]))
    _unindex(connection, key, statements)
    _blank(connection, key, {**report})
    connection.execute(delete(ANSWER))
    connection.execute(delete(QUARREL))
    return True


def _originals(connection: Connection, key: str) -> list[str]:
    """Return what is kept of the bytes in which the report, or a copy of it, came."""
    query = select(ORIGINAL.c.hash).join(INTAKE, INTAKE.c.original == ORIGINAL.c.hash).where(INTAKE.c.report == key)
    return sorted({*connection.execute(query).scalars(), *_failed_beside(connection, key)})


def _failed_beside(connection: Connection, key: str) -> Iterator[str]:
    """Yield the originals of files that hold the report and are kept because something else in them failed."""
    came = connection.execute(select(INTAKE.c.errand, INTAKE.c.source).where(INTAKE.c.report == key)).all()
    errands = {row.errand for row in came} - {None}
    query = select(INTAKE.c.errand, INTAKE.c.file, INTAKE.c.original, func.min(INTAKE.c.source).label("source"))
    query = query.join(ORIGINAL, ORIGINAL.c.hash == INTAKE.c.original)
    query = query.where(INTAKE.c.errand.in_(errands), INTAKE.c.file.is_not(None), INTAKE.c.report.is_(None))
    for row in connection.execute(query.group_by(INTAKE.c.errand, INTAKE.c.file, INTAKE.c.original)):
        name = STREAM if row.file == STDIN else PurePath(row.file).name
        before, _, _ = row.source.partition(name)
        if any(each.errand == row.errand and each.source.startswith(before + name) for each in came):
            yield row.original


def forgotten(connection: Connection, keys: Sequence[str]) -> tuple[str, ...]:
    """Return the originals that must not be kept any more, since these reports were erased."""
    found = connection.execute(select(ERASURE.c.blanked).where(ERASURE.c.report.in_(keys))).scalars()
    return tuple(sorted({name for blanked in found for name in _decode(blanked)["originals"]}))


def sharing(connection: Connection, keys: Sequence[str]) -> int:
    """Return how many other reports came in the originals of these: they lose them with these."""
    theirs = select(INTAKE.c.original).where(INTAKE.c.report.in_(keys), INTAKE.c.original.is_not(None))
    query = select(func.count(INTAKE.c.report.distinct()))
    query = query.where(INTAKE.c.original.in_(theirs), INTAKE.c.report.not_in(keys))
    return int(connection.execute(query).scalar_one())


def _unindex(connection: Connection, key: str, statements: Sequence[str]) -> None:
    """Take out of every index what the report says; what another report says as well stands for that one."""
    sheet_rows.follow(connection, facet.drop(connection, key))
    also = select(STATEMENT.c.report).where(STATEMENT.c.id.in_(statements), STATEMENT.c.report != key)
    others = sorted({*connection.execute(also).scalars()})
    if others:
        facet.add_kept(connection, others)
    review_rows.forget(connection, key)
    catalogue.blank(connection, key)
    likeness.blank(connection, key)


def _blank(connection: Connection, key: str, report: dict[str, Any]) -> None:
    record, given = _decode(report["record"]), _decode(report["given"])
    record = {**record, **_WORDS, "published": {**record["published"], "span": None}}
    blank = {"text": "", "record": _encode(record).decode(), "given": _encode({**given, **_GIVEN}).decode()}
    connection.execute(update(REPORT).where(REPORT.c.key == key).values(blank))
    connection.execute(update(STATEMENT).where(STATEMENT.c.report == key).values(_UNSAID))
