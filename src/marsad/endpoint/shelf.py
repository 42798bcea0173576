"""Answers as they came, in a folder, so that none is paid for twice: `marsad extract --answers` reads it, too."""

import hashlib
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from tempfile import mkstemp

import msgspec
from filelock import FileLock
from msgspec import Struct

from marsad.endpoint.parameters import Parameters
from marsad.endpoint.place import Endpoint
from marsad.endpoint.price import Tokens
from marsad.errors import ModelError
from marsad.extract.model.kept import NAMED
from marsad.extract.model.parsing import LONGEST, parse

# Hexadecimal digits that tell one model and its parameters from others of the same name.
_DIGITS = 12


class Entry(Struct, frozen=True, kw_only=True):
    """What is kept beside an answer, `ID.txt`: the hash by which it is known to be whole, and what it took."""

    sha256: str
    asked: datetime
    tokens: Tokens | None


# Laid out once: by several threads at a time it must not be.
_decode = msgspec.json.Decoder(Entry).decode


class Shelf:
    """The answers of one model, asked with the same parameters at the same address, in a folder of their own."""

    def __init__(self, folder: Path, endpoint: Endpoint, parameters: Parameters) -> None:
        told = msgspec.json.encode([endpoint.text, parameters], order="sorted")
        plain = re.sub(r"[^\w.-]+", "_", parameters.model)[:60].strip("._") or "model"
        self.folder = folder / f"{plain}-{hashlib.sha256(told).hexdigest()[:_DIGITS]}"
        # What says of whom the answers are, on the first line, and how they were asked for.
        self._labels = {
            NAMED: f"{parameters.model}\n".encode(),
            "asked.json": msgspec.json.format(told, indent=1) + b"\n",
        }

    @contextmanager
    def claimed(self, prompt_id: str) -> Iterator[None]:
        """Run the block while nobody else, in no other process either, asks this prompt.

        Raises:
            ModelError: the folder cannot be written to.
        """
        path = self.folder / f".{prompt_id}.lock"
        lock = FileLock(path)
        try:
            self._label()
            lock.acquire()
        except OSError as error:
            raise ModelError(f"{path}: {error.strerror}") from error
        try:
            yield
        finally:
            # Before the lock is let go: of those who wait none then takes hold of a file that is gone.
            with suppress(OSError):
                path.unlink()
            lock.release()

    def answer(self, prompt_id: str, *, usable: bool = False) -> str | None:
        """Return the answer to the prompt that was kept, None where there is none; of a broken one nothing is left.

        Where only a `usable` one is wanted, others are let go as well.
        """
        path, beside = self._paths(prompt_id)
        try:
            raw = path.read_bytes()
            entry = _decode(beside.read_bytes())
            text = raw.decode()
        except FileNotFoundError:
            return None
        except (OSError, msgspec.DecodeError, UnicodeDecodeError):
            self._let_go(prompt_id)
            return None
        if hashlib.sha256(raw).hexdigest() != entry.sha256 or (usable and not parse(text).is_usable):
            self._let_go(prompt_id)
            return None
        return text

    def keep(self, prompt_id: str, text: str, tokens: Tokens | None) -> str:
        """Return as much of the answer as is ever read, which is now kept.

        Raises:
            ModelError: it cannot be.
        """
        read = text[: LONGEST + 1].encode("utf-8", "replace")
        entry = Entry(sha256=hashlib.sha256(read).hexdigest(), asked=datetime.now(UTC), tokens=tokens)
        path, beside = self._paths(prompt_id)
        try:
            _put(path, read)
            _put(beside, msgspec.json.encode(entry) + b"\n")
        except OSError as error:
            raise ModelError(f"{path}: {error.strerror}") from error
        return read.decode()

    def _label(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        for name, content in self._labels.items():
            if not (self.folder / name).exists():
                _put(self.folder / name, content)

    def _paths(self, prompt_id: str) -> tuple[Path, Path]:
        return self.folder / f"{prompt_id}.txt", self.folder / f"{prompt_id}.entry.json"

    def _let_go(self, prompt_id: str) -> None:
        for path in self._paths(prompt_id):
            with suppress(OSError):
                path.unlink()


def _put(path: Path, content: bytes) -> None:
    """Leave `content` in the file, whole or not at all."""
    number, name = mkstemp(dir=path.parent, prefix=".", suffix=".part")
    try:
        with os.fdopen(number, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    finally:
        Path(name).unlink(missing_ok=True)
