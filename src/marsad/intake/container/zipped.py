"""ZIP archives to their members, in the order in which they are listed."""

import stat
import zipfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import PurePosixPath
from typing import IO, BinaryIO, cast

from marsad.errors import DocumentError, Issue
from marsad.intake.container.laid import laid
from marsad.intake.container.member import Listing, Names, cleaned, form_of, is_hidden, text_of
from marsad.intake.folder import METADATA_FILE
from marsad.intake.form import Form
from marsad.intake.guard import DAMAGE, Sparing, damaged, guarded
from marsad.intake.item import Item, Terms, Told

# Ways of packing whose reader gives no more at once than it is asked for. The others that a ZIP may name are rare.
_WAYS = frozenset((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED))
_ENCRYPTED, _IN_UTF8 = 0x1, 0x800


def read(item: Item, terms: Terms) -> Iterator[Told]:
    """Return what lies in the archive `item`, its metadata first, and an issue for each member that cannot be read.

    Raises:
        DocumentError: it is no archive, its list cannot be read, or nothing in it is any kind of report.
    """
    with laid(item, terms.limits) as file:
        archive = _opened(item, file, terms.limits.listing_bytes)
        members = _members(archive)
        listing = Listing(item, terms.limits.listing_bytes)
        for name, info in members:
            listing.add(name, _stream(item, archive, name, info))
        yield listing.contents()
        empty = True
        for name, info in members:
            form = form_of(item.source, name)
            if form is None or PurePosixPath(name).name == METADATA_FILE:
                continue
            empty = False
            item.allowance.count(item.source)
            yield form if isinstance(form, Issue) else _member(item, archive, (name, info), form)
        if empty:
            raise DocumentError(item.source, "no report in this archive", code="empty")


def _opened(item: Item, file: BinaryIO, most_bytes: int) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(cast(IO[bytes], Sparing(item.source, file, most_bytes)))
    except DAMAGE as error:
        raise damaged(item.source, error) from error


def _members(archive: zipfile.ZipFile) -> Sequence[tuple[str, zipfile.ZipInfo]]:
    names = Names()
    stored = ((_name(info), info) for info in archive.infolist())
    files = ((cleaned(name), info) for name, info in stored if not name.endswith("/"))
    return [(names.unlike(name), info) for name, info in files if name and not is_hidden(name)]


def _name(info: zipfile.ZipInfo) -> str:
    if info.flag_bits & _IN_UTF8:
        return info.orig_filename
    return text_of(info.orig_filename.encode("cp437"), "cp437")


class _Later:
    """A member that is opened when its first byte is asked for."""

    def __init__(self, opened: Callable[[], IO[bytes]]) -> None:
        self._open = opened
        self._inner: IO[bytes] | None = None

    def read(self, size: int, /) -> bytes:
        """Return at most `size` bytes."""
        self._inner = self._inner or self._open()
        return self._inner.read(size)


def _stream(item: Item, archive: zipfile.ZipFile, name: str, info: zipfile.ZipInfo) -> BinaryIO:
    return guarded(f"{item.source}/{name}", _Later(lambda: archive.open(info)), item.allowance)


def _member(item: Item, archive: zipfile.ZipFile, member: tuple[str, zipfile.ZipInfo], form: Form) -> Item | Issue:
    name, info = member
    source = f"{item.source}/{name}"
    if info.flag_bits & _ENCRYPTED:
        return Issue(source=source, code="encrypted", message="locked with a password")
    if info.compress_type not in _WAYS:
        return Issue(source=source, code="packing", message=f"packed in way {info.compress_type}, which is not read")
    if stat.S_ISLNK(info.external_attr >> 16):
        return Issue(source=source, code="link", message="a link to another file; not followed")
    return item.member(name, _stream(item, archive, name, info), form)
