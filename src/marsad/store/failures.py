"""What could not be read and still waits to be."""

from collections.abc import Mapping
from pathlib import PurePath

import msgspec
from sqlalchemy import Connection, select

from marsad.intake.account import Failure
from marsad.intake.errand import Errand
from marsad.store import consultation_rows
from marsad.store.custody_schema import ERRAND, INTAKE, LOG
from marsad.store.intake_rows import Outcome
from marsad.store.vouching import Action

_I = INTAKE.c
_decode = msgspec.json.Decoder(Errand).decode


def failures(connection: Connection) -> tuple[Failure, ...]:
    """Return what failed and was not gone through again since by an errand that was done, the first that failed first.

    Of what failed several times the last stands. After those come the reports that a model was to read and did not.
    """
    errands = {row.number: _decode(row.request) for row in connection.execute(select(ERRAND))}
    done = _done(connection, errands)
    query = select(INTAKE).where(_I.outcome == Outcome.FAILED.value).order_by(_I.number)
    found: dict[tuple[str | None, str], Failure] = {}
    for row in connection.execute(query):
        errand = errands.get(row.errand)
        later = (each for number, each in done.items() if number > (row.errand or 0))
        if not any(_covers(each, row.file, errand) for each in later):
            names = ("number", "time", "source", "file", "original", "code", "message")
            failure = Failure(errand=errand, **{name: getattr(row, name) for name in names})
            found.pop((row.file, row.source), None)
            found[row.file, row.source] = failure
    return (*found.values(), *consultation_rows.failed(connection).values())


def _done(connection: Connection, errands: Mapping[int, Errand]) -> dict[int, Errand]:
    """Return the errands of which all was gone through, by number."""
    query = select(LOG.c.subject).where(LOG.c.action == Action.DONE.value).order_by(LOG.c.number)
    numbers = (int(subject.split()[1]) for subject in connection.execute(query).scalars())
    return {number: errands[number] for number in numbers if number in errands}


def _covers(later: Errand, file: str | None, errand: Errand | None) -> bool:
    """Return whether whoever went on the later errand met the file, or all of the errand, again."""
    if file is None:
        return errand is not None and _way(later) == _way(errand) and not later.only
    inside = any(PurePath(file).is_relative_to(path) for path in later.paths)
    return inside and (not later.only or file in later.only)


def _way(errand: Errand) -> tuple[object, ...]:
    return (errand.paths, errand.addresses, errand.source)
