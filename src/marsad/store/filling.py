"""Computed rows of all reports made anew, some reports a transaction, so that what is interrupted goes on."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, Engine

from marsad.progress import Progress, Stage, Tell
from marsad.store import catalogue, derivation, facet
from marsad.store.transaction import reading, writing

# Reports whose rows are made in one go: what a kill loses, and how long another writer waits.
_AT_ONCE = 500
# Stands after the form of rows that are not all there yet.
_BEGUN = "…"


@dataclass(frozen=True, slots=True, kw_only=True)
class Filling:
    """Rows of part `part` in form `form`: how all are forgotten, which reports have none, and how they get them.

    `add` is given reports that may have rows already, by another process that makes them as well.
    """

    stage: Stage
    part: str
    form: str
    forget: Callable[[Connection], None]
    missing: Callable[[Connection], Sequence[str]]
    add: Callable[[Connection, Sequence[str]], object]

    def is_done(self, connection: Connection) -> bool:
        """Return whether all rows are there, in the form that this program writes."""
        return derivation.made_by(connection, self.part) == self.form

    def fill(self, made: Engine, tell: Tell) -> None:
        """Leave the rows of every report in the form that this program writes."""
        with writing(made) as connection:
            if self.is_done(connection):
                return
            if derivation.made_by(connection, self.part) != self.form + _BEGUN:
                self.forget(connection)
                derivation.mark(connection, self.part, self.form + _BEGUN)
        with reading(made) as connection:
            keys = self.missing(connection)
        tell(Progress(stage=self.stage, done=0, total=len(keys)))
        for at in range(0, len(keys), _AT_ONCE):
            with writing(made) as connection:
                self.add(connection, keys[at : at + _AT_ONCE])
            tell(Progress(stage=self.stage, done=min(at + _AT_ONCE, len(keys)), total=len(keys)))
        with writing(made) as connection:
            derivation.mark(connection, self.part, self.form)


# What is computed with every report that arrives, and made again where it is of another form.
FILLED = (
    Filling(
        stage=Stage.STATEMENTS,
        part=facet.PART,
        form=facet.FORM,
        forget=facet.forget,
        missing=facet.missing,
        add=facet.add_kept,
    ),
    Filling(
        stage=Stage.REPORTS,
        part=catalogue.PART,
        form=catalogue.FORM,
        forget=catalogue.forget,
        missing=catalogue.missing,
        add=catalogue.add_kept,
    ),
)
