"""Each thing that came in, each time, as a row that the log vouches for."""

from collections.abc import Mapping
from enum import Enum
from functools import cache
from typing import Any

import msgspec
from msgspec import Struct
from sqlalchemy import Connection, Table, select

from marsad import __version__
from marsad.errors import Issue
from marsad.intake.errand import Errand
from marsad.report.document import Document
from marsad.store import chain
from marsad.store.code import rules
from marsad.store.custody_schema import ERRAND, INTAKE, ORIGINAL
from marsad.store.originals import FORM

# Of which columns the log has the hash, in this order: one that is added later is no part of it.
_VOUCHED = (
    *("number", "time", "errand", "tool", "rules", "source", "file", "address", "author", "language", "edited"),
    *("forwarded_from", "headers", "original", "outcome", "report", "content", "code", "message"),
)
_encode = msgspec.json.Encoder(order="deterministic").encode


class Action(Enum):
    """What the log tells of."""

    ERRAND = "errand"
    DONE = "errand done"
    ORIGINAL = "original"
    INTAKE = "intake"
    WITHDRAW = "withdraw"
    ERASE = "erase"
    FORGET = "forget"


class Outcome(Enum):
    """What became of something that came in.

    A copy is one of a report that was read before, and is not read again; a version another state of what stands at an
    address.
    """

    READ = "read"
    COPY = "copy"
    VERSION = "version"
    FAILED = "failed"

    @property
    def is_new(self) -> bool:
        """Whether it is a report that was not here."""
        return self in (Outcome.READ, Outcome.VERSION)


class Brought(Struct, frozen=True, kw_only=True):
    """Something that came in, on errand `errand` (None: nobody said on which), and what became of it.

    `report` is the key of the report that it is, or of which it is a copy; `content` the seal of one that was read.
    """

    what: Document | Issue
    outcome: Outcome
    errand: int | None = None
    report: str | None = None
    content: str | None = None


@cache
def tool() -> str:
    """Return by which program things are read: its name and version."""
    return f"marsad {__version__}"


def begin(connection: Connection, errand: Errand) -> int:
    """Return the number of the errand, which begins."""
    row = {"time": chain.moment(), "request": _encode(errand).decode()}
    number = _inserted(connection, ERRAND, row)
    digest = chain.digest_of([number, row["time"], row["request"]])
    chain.append(connection, Action.ERRAND.value, f"errand {number}", digest)
    return number


def end(connection: Connection, number: int) -> None:
    """Log that all was gone through that errand `number` was for."""
    chain.append(connection, Action.DONE.value, f"errand {number}", chain.digest_of([number]))


def add(connection: Connection, brought: Brought) -> int:
    """Return the number under which it is in the transaction, with its link of the chain."""
    row = _columns(brought)
    row["number"] = _inserted(connection, INTAKE, row)
    chain.append(connection, Action.INTAKE.value, f"intake {row['number']}", vouched(row))
    return int(row["number"])


def vouched(row: Mapping[str, Any]) -> str:
    """Return the hash of a row that the log has."""
    return chain.digest_of([row[name] for name in _VOUCHED])


def keep_original(connection: Connection, known_by: str, size: int) -> None:
    """Say that the original of so many bytes is kept, once."""
    there = connection.execute(select(ORIGINAL.c.hash).where(ORIGINAL.c.hash == known_by)).first()
    if there is None:
        connection.execute(ORIGINAL.insert(), {"hash": known_by, "bytes": size, "form": FORM})
        chain.append(connection, Action.ORIGINAL.value, known_by, chain.digest_of([known_by, size]))


def _inserted(connection: Connection, table: Table, row: Mapping[str, Any]) -> int:
    """Return the number of the row, which is in the table now."""
    return int(connection.execute(table.insert().returning(table.c.number), row).scalar_one())


def _columns(brought: Brought) -> dict[str, Any]:
    what = brought.what
    told = _failed(what) if isinstance(what, Issue) else _came(what)
    return {
        **dict.fromkeys(_VOUCHED[1:]),
        "time": chain.moment(),
        "errand": brought.errand,
        "tool": tool(),
        "rules": rules(),
        **told,
        "outcome": brought.outcome.value,
        "report": brought.report,
        "content": brought.content,
    }


def _failed(issue: Issue) -> dict[str, Any]:
    return {"source": issue.source, "file": issue.file, "code": issue.code, "message": issue.message}


def _came(document: Document) -> dict[str, Any]:
    known = document.provenance
    return {
        "source": document.source,
        "address": known.address,
        "author": known.author,
        "language": known.language,
        "edited": known.edited.isoformat() if known.edited else None,
        "forwarded_from": known.forwarded_from,
        "headers": _encode(known.headers).decode() if known.headers else None,
        "original": known.original,
    }
