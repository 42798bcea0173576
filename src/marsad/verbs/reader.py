"""Who reads what comes in: the rules, in processes of their own, or a model, which threads of this one ask."""

from collections.abc import Generator, Iterable
from dataclasses import dataclass
from typing import Protocol

from marsad.endpoint.place import Allowed
from marsad.errors import StoreError
from marsad.extract.consulted import BY_RULES, Consulted
from marsad.extract.contract import Reading
from marsad.extract.model.asking import Model
from marsad.extract.model.reader import by
from marsad.extract.reading import read
from marsad.report.document import Document
from marsad.store import SettingBook, Store
from marsad.store.arrival import Arrival
from marsad.verbs.crew import Wanted, cores, read_ahead, taken, taken_as_rows
from marsad.verbs.hearing import THINGS, Hearing
from marsad.verbs.keeping import ByModel
from marsad.verbs.window import Incoming, windows


class Reader(Protocol):
    """Whoever reads what comes in."""

    @property
    def by(self) -> Consulted:
        """Who that is."""
        ...

    def read(self, document: Document) -> Reading:
        """Return what one report states."""
        ...

    def read_ahead(
        self, reports: Iterable[Incoming], wanted: Wanted, expected: int | None = None, *, as_rows: bool = False
    ) -> Generator[list[Arrival]]:
        """Yield what comes in, in its order and some at a time, with the readings of what was `wanted` in it.

        `as_rows`: with the rows as well that the store will have, where another process makes them.
        """
        ...


@dataclass(frozen=True, slots=True)
class _Rules:
    jobs: int

    @property
    def by(self) -> Consulted:
        return BY_RULES

    def read(self, document: Document) -> Reading:
        return read(document)

    def read_ahead(
        self, reports: Iterable[Incoming], wanted: Wanted, expected: int | None = None, *, as_rows: bool = False
    ) -> Generator[list[Arrival]]:
        make = taken_as_rows if as_rows else taken
        yield from read_ahead(windows(reports), wanted, jobs=self.jobs, expected=expected, make=make)


@dataclass(frozen=True, slots=True)
class _Asking:
    hearing: Hearing

    @property
    def by(self) -> Consulted:
        return by(self.hearing.model, both=self.hearing.both)

    def read(self, document: Document) -> Reading:
        return self.hearing.read(document)

    def read_ahead(
        self, reports: Iterable[Incoming], wanted: Wanted, expected: int | None = None, *, as_rows: bool = False
    ) -> Generator[list[Arrival]]:
        yield from self.hearing.read_ahead(windows(reports, THINGS), wanted)


def reader_of(store: Store, by: ByModel | None, jobs: int | None) -> Reader:
    """Return who reads what comes into the store: the rules, in so many processes, or a model.

    Raises:
        StoreError: the store's team does not allow the model.
    """
    if by is None:
        return _Rules(jobs or cores())
    refuse_forbidden(store, by.model)
    return _Asking(Hearing(by.model, both=by.both, at_once=by.at_once))


def refuse_forbidden(store: Store, model: Model) -> None:
    """Let pass that the model reads what is in the store, or comes into it.

    Raises:
        StoreError: the store's team does not allow it.
    """
    held = SettingBook.of(store).now()
    if held.models is Allowed.NONE or (held.models is Allowed.LOCAL and not model.is_local):
        what = "any model" if held.models is Allowed.NONE else f"{model.name}, which is not on this machine,"
        raise StoreError(f"{store.address}: {held.by} forbade at {held.time} that {what} reads its reports")
