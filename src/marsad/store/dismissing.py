"""What could not be read and is waited for no more, because somebody said so."""

from collections.abc import Mapping

from sqlalchemy import Connection, select

from marsad.errors import ReportError
from marsad.intake.account import Dismissal, Failure
from marsad.store import chain
from marsad.store.custody_schema import DISMISSAL, INTAKE
from marsad.store.failures import failures
from marsad.store.vouching import Action, vouch

# As what something came that could not be read, in which file, of which bytes.
_Thing = tuple[str | None, str, str | None]


def dismissed(connection: Connection) -> tuple[Dismissal, ...]:
    """Return what is waited for no more, in the order in which that was said."""
    query = select(DISMISSAL, INTAKE.c.source, INTAKE.c.file, INTAKE.c.original, INTAKE.c.code, INTAKE.c.message)
    rows = connection.execute(query.join(INTAKE, INTAKE.c.number == DISMISSAL.c.intake).order_by(DISMISSAL.c.number))
    names = [name for name in Dismissal.__struct_fields__ if name != "number"]
    return tuple(Dismissal(number=row.intake, **{name: getattr(row, name) for name in names}) for row in rows)


def waiting(connection: Connection) -> tuple[Failure, ...]:
    """Return what could not be read and still waits to be, in whatever bytes or name were not dismissed."""
    gone = {(each.file, each.source, each.original) for each in dismissed(connection)}
    return tuple(each for each in failures(connection) if each.report or _thing(each) not in gone)


def dismiss(connection: Connection, number: int, *, by: str, reason: str) -> Dismissal:
    """Return what waits no more to be read, by its number.

    Raises:
        ReportError: nothing of this number waits.
    """
    there: Mapping[int, Failure] = {each.number: each for each in waiting(connection) if not each.report}
    if number not in there:
        raise ReportError(f"nothing that could not be read has the number {number}; `marsad failures` tells them")
    row = {"time": chain.moment(), "intake": number, "by": by, "reason": reason}
    made = connection.execute(DISMISSAL.insert().returning(DISMISSAL.c.number), row).scalar_one()
    vouch(connection, Action.DISMISS, {"number": int(made), **row})
    return dismissed(connection)[-1]


def _thing(failure: Failure) -> _Thing:
    return failure.file, failure.source, failure.original
