"""One file, compressed: it is read as what it was before."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePosixPath

from marsad.errors import DocumentError
from marsad.intake.folder import unknown_format
from marsad.intake.form import by_beginning, by_name
from marsad.intake.guard import BLOCK
from marsad.intake.item import Item, Terms, Told
from marsad.intake.lines import peekable
from marsad.intake.packing import decoded, packing


def read(item: Item, terms: Terms) -> Iterator[Told]:
    """Return what was compressed into `item`, under the same name.

    Raises:
        DocumentError: it is not compressed, or damaged where it begins.
    """
    ready = peekable(item.stream)
    how = packing(ready.peek(BLOCK))
    if how is None:
        raise DocumentError(item.source, "not compressed, whatever its name says", code="format")
    stream = decoded(item.source, ready, how, item.allowance)
    inner = PurePosixPath(item.source).stem
    suffix = PurePosixPath(inner).suffix
    form = by_name(inner) if suffix else by_beginning(stream.peek(BLOCK))
    if form is None:
        yield unknown_format(item.source, suffix)
        return
    yield replace(item, stream=stream, form=form, depth=item.depth + 1)
