"""A whole store elsewhere: copied while it runs, brought back, and carried from one engine to another."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from secrets import token_hex
from typing import IO

from marsad.address import Address, Where
from marsad.errors import StoreError
from marsad.intake.account import Verification
from marsad.progress import Tell, untold
from marsad.verbs.keeping import default_db


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """The store at `db` and the copy of it in `file`, whichever was made of the other, and what is in both.

    `verification` is that of the copy where it is a store, None where it is an archive: its tables were held against
    the hashes that it has of them.
    """

    db: Address
    file: Path
    reports: int
    statements: int
    originals: int
    verification: Verification | None = None


def backup(file: Path, *, db: Where | None = None, tell: Tell = untold) -> Carried:
    """Return what is now in `file`, a copy of the store at `db` as it was at one moment, whatever is written meanwhile.

    A store in a file becomes such a store again, with its originals beside it; one of a server becomes an archive.

    Raises:
        StoreError: there is no store, `file` is there already, or the copy is not what it was made of.
    """
    address = Address.of(db or default_db())
    return _copied(address, Address(path=file), tell) if address.path else export_archive(file, db=address, tell=tell)


def restore(file: Path, *, db: Where | None = None, tell: Tell = untold) -> Carried:
    """Return what is now at `db`, where there was nothing: the store of which `file` is the backup or the archive.

    Raises:
        StoreError: `file` is no such copy, there is something at `db`, or that is not what came out of it.
    """
    from marsad.store.archive import is_archive

    address = Address.of(db or default_db())
    if is_archive(file):
        return import_archive(file, db=address, tell=tell)
    if address.path is None:
        raise StoreError(f"{file}: is no archive; `marsad export-archive` makes one of a store in a file")
    done = _copied(Address(path=file), address, tell)
    return Carried(
        db=address,
        file=file,
        reports=done.reports,
        statements=done.statements,
        originals=done.originals,
        verification=done.verification,
    )


def export_archive(file: Path, *, db: Where | None = None, tell: Tell = untold) -> Carried:
    """Return what is now in `file`, an archive of the store at `db`, which any engine takes in.

    Raises:
        StoreError: there is no store, or `file` is there already or cannot be written.
    """
    from marsad.store import Store
    from marsad.store.archive import opened

    with Store.read(db or default_db(), tell=tell) as store, _new(file) as stream:
        manifest = store.carriage.pack(stream)
        address = store.address
    with opened(file):
        pass
    return Carried(
        db=address,
        file=file,
        reports=manifest.count("report"),
        statements=manifest.count("statement"),
        originals=len(manifest.originals),
    )


def import_archive(file: Path, *, db: Where | None = None, tell: Tell = untold) -> Carried:
    """Return what is now at `db`, a new store with all that the archive has: all of it, or on an error nothing.

    Raises:
        StoreError: `file` is no archive, is damaged or newer; or there is something at `db`.
    """
    from marsad.store import Store
    from marsad.store.archive import opened

    with opened(file) as (archive, manifest), Store.open(db or default_db(), tell=tell) as store:
        store.carriage.unpack(archive, manifest)
        address = store.address
    # What is computed is made with the next opening.
    with Store.open(address, tell=tell) as store:
        found = store.custody.verify(tell)
    _refuse_faulty(address, found)
    return Carried(
        db=address,
        file=file,
        reports=manifest.count("report"),
        statements=manifest.count("statement"),
        originals=len(manifest.originals),
        verification=found,
    )


def _copied(source: Address, target: Address, tell: Tell) -> Carried:
    from marsad.store import Store

    there, new = _path(source), _path(target)
    with Store.read(source, tell=tell) as store, _new(new) as stream:
        store.carriage.copy_to(Path(stream.name))
        # After the rows, so that there is every original of which they speak.
        if _originals(there).exists():
            shutil.copytree(
                _originals(there), _originals(new), dirs_exist_ok=True, ignore=shutil.ignore_patterns(".new-*")
            )
    with Store.open(target, tell=tell) as store:
        counts, found = store.counts(), store.custody.verify(tell)
    _refuse_faulty(target, found)
    return Carried(
        db=source,
        file=new,
        reports=counts.reports,
        statements=counts.statements,
        originals=found.originals,
        verification=found,
    )


@contextmanager
def _new(path: Path) -> Iterator[IO[bytes]]:
    """Yield a file that bears the name once the block has ended well, whole on the disk.

    Raises:
        StoreError: there is something of that name, or the file system refuses.
    """
    if path.exists():
        raise StoreError(f"{path}: is there already")
    unfinished = path.with_name(f"{path.name}.new-{token_hex(4)}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with unfinished.open("w+b") as stream:
            yield stream
            os.fsync(stream.fileno())
        unfinished.rename(path)
    except OSError as error:
        raise StoreError(f"{path}: {error.strerror or error}") from error
    finally:
        unfinished.unlink(missing_ok=True)


def _refuse_faulty(address: Address, found: Verification) -> None:
    if found.faults:
        first = found.faults[0]
        raise StoreError(f"{address}: is not what it was made of: {first.subject} {first.what}")


def _path(address: Address) -> Path:
    return address.path or Path()


def _originals(path: Path) -> Path:
    return path.with_name(f"{path.name}.originals")
