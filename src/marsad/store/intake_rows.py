"""Each thing that came in, each time, as a row that the log vouches for."""

from collections.abc import Mapping, Sequence
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
from marsad.store.engine.kinds import kind_of
from marsad.store.originals import FORM
from marsad.store.vouching import Action, deed, vouch

_encode = msgspec.json.Encoder(order="deterministic").encode


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


class Kept(Struct, frozen=True, kw_only=True):
    """The original called `hash` is kept; it has `size` bytes."""

    hash: str
    size: int


@cache
def tool() -> str:
    """Return by which program things are read: its name and version."""
    return f"marsad {__version__}"


def begin(connection: Connection, errand: Errand) -> int:
    """Return the number of the errand, which begins."""
    row: dict[str, Any] = {"time": chain.moment(), "request": _encode(errand).decode()}
    row["number"] = _inserted(connection, ERRAND, row)
    vouch(connection, Action.ERRAND, row)
    return int(row["number"])


def end(connection: Connection, number: int) -> None:
    """Log that all was gone through that errand `number` was for."""
    chain.append(connection, Action.DONE.value, f"errand {number}", chain.digest_of([number]))


def add(connection: Connection, entries: Sequence[Kept | Brought]) -> None:
    """Leave the entries in the transaction, with their links of the chain, in their order.

    Of an original that is there it is not said again that it is kept.
    """
    named = [each.hash for each in entries if isinstance(each, Kept)]
    there = {*connection.execute(select(ORIGINAL.c.hash).where(ORIGINAL.c.hash.in_(named))).scalars()} if named else ()
    originals = {each.hash: _original(each) for each in entries if isinstance(each, Kept) and each.hash not in there}
    engine = kind_of(connection)
    number = engine.last_number(connection, INTAKE.name)
    intake: list[dict[str, Any]] = []
    deeds = []
    for each in entries:
        if isinstance(each, Brought):
            intake.append({"number": number + len(intake) + 1, **_columns(each)})
            deeds.append(deed(Action.INTAKE, intake[-1]))
        elif each.hash in originals:
            deeds.append(deed(Action.ORIGINAL, originals[each.hash]))
    if originals:
        connection.execute(ORIGINAL.insert(), [*originals.values()])
    if intake:
        connection.execute(INTAKE.insert(), intake)
        engine.note_number(connection, INTAKE.name, number + len(intake))
    chain.append_all(connection, deeds)


def _original(kept: Kept) -> dict[str, Any]:
    return {"hash": kept.hash, "bytes": kept.size, "form": FORM}


def _inserted(connection: Connection, table: Table, row: Mapping[str, Any]) -> int:
    """Return the number of the row, which is in the table now."""
    return int(connection.execute(table.insert().returning(table.c.number), row).scalar_one())


def _columns(brought: Brought) -> dict[str, Any]:
    what = brought.what
    told = _failed(what) if isinstance(what, Issue) else _came(what)
    return {
        **dict.fromkeys(each.name for each in INTAKE.columns if each.name != "number"),
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
    known = {"source": issue.source, "file": issue.file, "code": issue.code, "message": issue.message}
    return {**known, "original": issue.original.id if issue.original else None}


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
