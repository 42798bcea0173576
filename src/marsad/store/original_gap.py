"""Originals that are not kept yet, of what is about to be."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from sqlalchemy import Connection, select

from marsad.errors import Issue, OriginalError
from marsad.original import Original
from marsad.report.document import Document
from marsad.store.arrival import Arrival, Compose
from marsad.store.custody_schema import ERASURE, LOG, ORIGINAL
from marsad.store.kinship import originals_of
from marsad.store.originals import Originals
from marsad.store.rows import key_of
from marsad.store.vouching import Action

Sizes = Mapping[str, int | OriginalError]


def missing(
    connection: Connection, arrivals: Sequence[Arrival], originals: Originals, compose: Compose | None
) -> list[Original]:
    """Return the originals at hand that are not kept and may be, each once.

    Of a report that was erased, or of a copy of it, nothing is kept, nor what was forgotten with one.
    """
    copied = originals_of(connection, arrivals, compose)
    keys = [key or _key(each) for each, key in zip(arrivals, copied, strict=True)]
    gone = {*connection.execute(select(ERASURE.c.report).where(ERASURE.c.report.in_({*keys} - {None}))).scalars()}
    wanted = {
        each.what.original.id: each.what.original
        for key, each in zip(keys, arrivals, strict=True)
        if each.what.original and key not in gone
    }
    forgotten = select(LOG.c.subject).where(LOG.c.subject.in_([f"original {name}" for name in wanted]))
    forgotten = forgotten.where(LOG.c.action == Action.FORGET.value)
    left = {subject.partition(" ")[2] for subject in connection.execute(forgotten).scalars()}
    there = {*connection.execute(select(ORIGINAL.c.hash).where(ORIGINAL.c.hash.in_(wanted))).scalars()}
    return [each for name, each in wanted.items() if name not in left and not (name in there and originals.has(name))]


def unless_changed(arrival: Arrival, sizes: Sizes) -> Arrival:
    """Return what arrived; of a report whose original is not what it was when it was read, the issue that it is not."""
    what = arrival.what
    size = sizes.get(what.original.id) if what.original else None
    if not isinstance(size, OriginalError):
        return arrival
    if isinstance(what, Issue):
        # It is another by now, which nobody tried to read.
        return Arrival(what=replace(what, original=None))
    return Arrival(what=Issue(source=what.source, code="changed", message=str(size)))


def sound(size: int | OriginalError) -> int:
    """Return the size.

    Raises:
        OriginalError: it is none.
    """
    if isinstance(size, OriginalError):
        raise size
    return size


def _key(arrival: Arrival) -> str | None:
    return key_of(arrival.what) if isinstance(arrival.what, Document) else None
