"""Which statements stand: all but those that the last reading of their report no longer makes."""

from sqlalchemy import ColumnElement, Select, select, tuple_

from marsad.store.reread_schema import STANDING
from marsad.store.schema import STATEMENT

_LAST, _LATER = STANDING.alias(), STANDING.alias()


def stands() -> ColumnElement[bool]:
    """Return the clause by which a row of STATEMENT stands, for the rows of some reports."""
    its = (_LAST.c.report == STATEMENT.c.report) & (_LAST.c.statement == STATEMENT.c.id)
    return ~_superseded().where(its).correlate(STATEMENT).exists()


def is_superseded() -> ColumnElement[bool]:
    """Return the clause by which a row of STATEMENT does not stand, for all rows: it begins with those that do not."""
    return tuple_(STATEMENT.c.report, STATEMENT.c.id).in_(_superseded())


def _superseded() -> Select[tuple[str, str]]:
    newer = (_LATER.c.report == _LAST.c.report) & (_LATER.c.statement == _LAST.c.statement)
    newer = newer & (_LATER.c.rereading > _LAST.c.rereading)
    is_last = ~select(_LATER.c.rereading).where(newer).correlate(_LAST).exists()
    return select(_LAST.c.report, _LAST.c.statement).where(~_LAST.c.stands, is_last)
