"""The names of a container's members: names and no paths, each once, and what each promises to be."""

import io
import unicodedata
from collections import Counter
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from marsad.errors import DocumentError, Issue
from marsad.intake.folder import METADATA_FILE, unknown_format
from marsad.intake.form import NOT_YET, Form, by_name
from marsad.intake.item import Contents, Item
from marsad.intake.sidecar import Sidecar, sidecar_in

# What one system packs beside the files that a person chose.
_DEBRIS = frozenset(("__MACOSX",))
# The code pages that Arabic names were packed in where an archive does not say.
_CODE_PAGES = ("cp720", "cp1256")
_LONGEST_NAME = 1_000


def text_of(raw: bytes, otherwise: str) -> str:
    """Return a member's name that its archive gives as `raw` without saying in which encoding.

    It is UTF-8, or else the code page in which all its letters outside ASCII are Arabic, or else `otherwise`, in
    which bytes that are none are replaced.
    """
    for codec in ("utf-8", *_CODE_PAGES):
        try:
            name = raw.decode(codec)
        except UnicodeDecodeError:
            continue
        if codec == "utf-8" or all(char.isascii() or _is_arabic(char) for char in name):
            return name
    return raw.decode(otherwise, "replace")


def _is_arabic(char: str) -> bool:
    return unicodedata.name(char, "").startswith("ARABIC")


def cleaned(name: str) -> str:
    """Return a member's name as a path that leads nowhere else, and that can be shown."""
    parts = name.replace("\\", "/").split("/")
    plain = "/".join(part for part in parts if part not in ("", ".", ".."))[:_LONGEST_NAME]
    return "".join(char if char.isprintable() else "\ufffd" for char in plain)


def is_hidden(name: str) -> bool:
    """Return whether a member is one that no person put there: hidden, or in a folder that is."""
    return any(part.startswith(".") or part in _DEBRIS for part in name.split("/"))


class Names:
    """The names that the members of one container have had so far; the second of a name gets a number."""

    def __init__(self) -> None:
        self._seen: Counter[str] = Counter()

    def unlike(self, name: str) -> str:
        """Return `name`, or with a number where another member had it."""
        self._seen[name] += 1
        count = self._seen[name]
        if count == 1:
            return name
        folder, slash, last = name.rpartition("/")
        stem, dot, endings = last.partition(".")
        return self.unlike(f"{folder}{slash}{stem}~{count}{dot}{endings}")


def form_of(source: str, name: str) -> Form | Issue | None:
    """Return what the member called `name` promises to be, the issue of one that cannot be read, None for others."""
    form = by_name(name)
    suffix = PurePosixPath(name).suffix.lower()
    return form or (unknown_format(f"{source}/{name}", suffix) if suffix in NOT_YET else None)


class Listing:
    """What a container tells of itself before its members are read, as it is gathered from their names."""

    def __init__(self, item: Item, most_bytes: int) -> None:
        self._item, self._most = item, most_bytes
        self._sidecars: list[tuple[str, Sidecar]] = []
        self._names: Counter[str] = Counter()

    def add(self, name: str, stream: BinaryIO) -> None:
        """Take note of the member called `name`; `stream` is read where it holds metadata."""
        path = PurePosixPath(name)
        if path.name == METADATA_FILE:
            self._sidecars.append((path.parent.as_posix(), self._sidecar(f"{self._item.source}/{name}", stream)))
        else:
            self._names[path.name] += 1

    def _sidecar(self, source: str, stream: BinaryIO) -> Sidecar:
        path = Path(source)
        try:
            raw = stream.read(self._most + 1)
            if len(raw) > self._most:
                raise DocumentError(source, f"metadata of more than {self._most:,} bytes", code="too_large")
            return sidecar_in(io.BytesIO(raw), path, source)
        except DocumentError as error:
            issue = Issue(source=source, code=error.code, message=error.reason)
            return Sidecar(path=path, name=source, entries={}, issues=(issue,))

    def contents(self) -> Contents:
        """Return all that was gathered."""
        return Contents(sidecars=tuple(self._sidecars), names=self._names)
