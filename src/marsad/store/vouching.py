"""For which rows the log vouches, and how it calls them."""

from collections.abc import Mapping
from enum import Enum
from typing import Any

from msgspec import Struct
from sqlalchemy import Connection, Table

from marsad.store import chain
from marsad.store.custody_schema import DISMISSAL, ERASURE, ERRAND, INTAKE, ORIGINAL, WITHDRAWAL
from marsad.store.reader_schema import CONSULTATION, SETTING
from marsad.store.reread_schema import REREADING
from marsad.store.schema import JUDGEMENT
from marsad.store.source_schema import SOURCE

Row = Mapping[str, Any]


class Action(Enum):
    """What the log tells of."""

    BEGIN = "begin"
    ERRAND = "errand"
    DONE = "errand done"
    ORIGINAL = "original"
    INTAKE = "intake"
    JUDGE = "judge"
    WITHDRAW = "withdraw"
    ERASE = "erase"
    FORGET = "forget"
    SOURCE = "source"
    REREAD = "reread"
    DISMISS = "dismiss"
    CONSULT = "consult"
    SETTING = "setting"


class Vouched(Struct, frozen=True, kw_only=True):
    """The log has the hash of these columns, in this order, of each row of the table, which it calls by the first.

    A column that is added to the table later is no part of it.
    """

    table: Table
    columns: tuple[str, ...]

    def subject(self, row: Row) -> str:
        """Return what the log calls the row."""
        return f"{self.table.name} {row[self.columns[0]]}"

    def digest(self, row: Row) -> str:
        """Return the hash of the row."""
        return chain.digest_of([row[name] for name in self.columns])


_CAME = (
    *("number", "time", "errand", "tool", "rules", "source", "file", "address", "author", "language", "edited"),
    *("forwarded_from", "headers", "original", "outcome", "report", "content", "code", "message"),
)
_DONE = ("report", "time", "by", "reason")
VOUCHED: Mapping[Action, Vouched] = {
    Action.ERRAND: Vouched(table=ERRAND, columns=("number", "time", "request")),
    Action.ORIGINAL: Vouched(table=ORIGINAL, columns=("hash", "bytes", "form")),
    Action.INTAKE: Vouched(table=INTAKE, columns=_CAME),
    Action.JUDGE: Vouched(table=JUDGEMENT, columns=("id", "body")),
    Action.WITHDRAW: Vouched(table=WITHDRAWAL, columns=_DONE),
    Action.REREAD: Vouched(table=REREADING, columns=("number", "time", "tool", "rules", "report", "content")),
    Action.ERASE: Vouched(table=ERASURE, columns=(*_DONE, "blanked")),
    Action.CONSULT: Vouched(
        table=CONSULTATION, columns=("number", "time", "report", "reader", "model", "prompt", "code", "message")
    ),
    Action.SETTING: Vouched(table=SETTING, columns=("number", "time", "name", "value", "by")),
    Action.DISMISS: Vouched(table=DISMISSAL, columns=("number", "time", "intake", "by", "reason")),
    Action.SOURCE: Vouched(table=SOURCE, columns=("number", "name", "time", "body")),
}


def vouch(connection: Connection, action: Action, row: Row) -> None:
    """Append to the log that the row is in the transaction."""
    chain.append_all(connection, (deed(action, row),))


def deed(action: Action, row: Row) -> chain.Deed:
    """Return by what the log tells of the row."""
    each = VOUCHED[action]
    return chain.Deed(action=action.value, subject=each.subject(row), digest=each.digest(row))
