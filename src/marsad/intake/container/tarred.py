"""TAR archives, compressed or not, to their members, in the order in which they are stored."""

import tarfile
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import IO, BinaryIO, cast

from marsad.errors import DocumentError, Issue
from marsad.intake.allowance import Allowance
from marsad.intake.container.laid import laid
from marsad.intake.container.member import Listing, Names, cleaned, form_of, is_hidden, text_of
from marsad.intake.folder import METADATA_FILE
from marsad.intake.guard import DAMAGE, Forwards, damaged, guarded
from marsad.intake.item import Item, Terms, Told
from marsad.intake.packing import unpacked

_BLOCK = 512


def read(item: Item, terms: Terms) -> Iterator[Told]:
    """Return what lies in the archive `item`, its metadata first, and an issue for each member that cannot be read.

    It is gone through twice, since metadata may stand behind what they describe.

    Raises:
        DocumentError: it is no archive, damaged from some place on, or nothing in it is any kind of report.
    """
    with laid(item, terms.limits) as file:
        listing = Listing(item, terms.limits.listing_bytes)
        try:
            for name, _info, stream in _members(item, file, terms, item.allowance.again()):
                listing.add(name, stream)
        except DocumentError:
            # Whatever stands before the damage is read all the same, and the damage named behind it.
            pass
        yield listing.contents()
        file.seek(0)
        empty = True
        for name, info, stream in _members(item, file, terms, item.allowance):
            form = form_of(item.source, name)
            if form is None or PurePosixPath(name).name == METADATA_FILE:
                continue
            empty = False
            source = f"{item.source}/{name}"
            if isinstance(form, Issue):
                yield form
            elif info.issym():
                yield Issue(source=source, code="link", message="a link to another file; not followed")
            elif info.isreg():
                yield item.member(name, stream, form)
        if empty:
            raise DocumentError(item.source, "no report in this archive", code="empty")


def _members(
    item: Item, file: BinaryIO, terms: Terms, allowance: Allowance
) -> Iterator[tuple[str, tarfile.TarInfo, BinaryIO]]:
    names = Names()
    for archive, info in _headers(item, unpacked(item.source, file, allowance), terms.limits.listing_bytes):
        allowance.count(item.source)
        raw = info.name.encode("utf-8", "surrogateescape")
        name = cleaned(text_of(raw, "utf-8"))
        if not name or is_hidden(name) or info.isdir():
            continue
        name = names.unlike(name)
        source = f"{item.source}/{name}"
        # A file with holes is longer than what stands in the archive.
        grows = allowance if info.issparse() else None
        inner = archive.extractfile(info) if info.isreg() else None
        yield name, info, guarded(source, cast(BinaryIO, inner), grows)


def _headers(item: Item, stream: BinaryIO, most_bytes: int) -> Iterator[tuple[tarfile.TarFile, tarfile.TarInfo]]:
    """Return each member's header, with the archive standing behind it.

    Raises:
        DocumentError: a header is damaged, or the archive ends without the blocks that end one.
    """
    source = Forwards(item.source, stream, most_bytes)
    try:
        archive = tarfile.TarFile(fileobj=cast(IO[bytes], source), encoding="utf-8", errors="surrogateescape")
        while info := archive.next():
            yield archive, info
            # Else it would keep them all.
            archive.members = []  # type: ignore[attr-defined]
    except DAMAGE as error:
        raise damaged(item.source, error) from error
    if source.last != b"\0" * _BLOCK:
        reason = "damaged: it does not end as an archive does, and what may stand behind is not read"
        raise DocumentError(item.source, reason, code="damaged")
