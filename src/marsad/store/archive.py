"""A store in one file that no engine need understand: a zip with each table as lines of JSON, and every original.

`archive.json` says which tables there are, by which columns, with how many rows and the hash of their lines.
"""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import IO, Any
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo, is_zipfile

import msgspec
from msgspec import Struct
from sqlalchemy import (
    Column,
    Connection,
    Date,
    Integer,
    LargeBinary,
    Select,
    Table,
    delete,
    func,
    literal_column,
    select,
)

from marsad.errors import StoreError
from marsad.original import Original
from marsad.store.custody_schema import LOG, ORIGINAL
from marsad.store.engine.kinds import kind_of
from marsad.store.engine.trigger import kept, lifted
from marsad.store.originals import Originals
from marsad.store.schema import DERIVATION, JUDGEMENT, METADATA, NEWEST, REPORT

FORM = 1
# What is made again of all else; every other table is in an archive.
MADE_AGAIN = frozenset(
    "answer catalogue claim control_stamp daily derivation event event_naming facet figure figure_voice lane likeness "
    "likeness_band naming said sheet spell spoken stale stale_figure stale_home stale_report stale_spoken telling "
    "telling_key tenure".split()
)
_MANIFEST = "archive.json"
_AT_ONCE = 1000
_BLOCK = 1 << 18
_encode = msgspec.json.Encoder().encode


class Part(Struct, frozen=True, kw_only=True):
    """Table `name`: so many rows of these columns, of which the lines have that SHA-256."""

    name: str
    columns: tuple[str, ...]
    rows: int
    digest: str


class Manifest(Struct, frozen=True, kw_only=True):
    """What is in an archive of form `form`, of a store of schema `schema`: `originals` are their names."""

    form: int
    schema: str
    tables: tuple[Part, ...]
    originals: tuple[str, ...]

    def count(self, table: str) -> int:
        """Return how many rows of the table there are."""
        return next((part.rows for part in self.tables if part.name == table), 0)


def is_archive(path: Path) -> bool:
    """Return whether the file looks like one."""
    return path.is_file() and is_zipfile(path)


def pack(connection: Connection, originals: Originals, file: IO[bytes]) -> Manifest:
    """Return what is now in the file: the store as the connection sees it, with all originals of which it speaks."""
    with ZipFile(file, "w", ZIP_DEFLATED, allowZip64=True) as archive:
        parts = []
        for table in _packed():
            columns = tuple(str(column.name) for column in table.columns)
            with _member(archive, f"tables/{table.name}.jsonl") as member:
                parts.append(_written(connection, table, columns, member))
        named = connection.execute(select(ORIGINAL.c.hash).order_by(ORIGINAL.c.hash)).scalars().all()
        there = tuple(each for each in named if originals.has(each))
        for each in there:
            with _member(archive, _place(each)) as member:
                for block in originals.read(each):
                    member.write(block)
        manifest = Manifest(form=FORM, schema=NEWEST, tables=tuple(parts), originals=there)
        archive.writestr(ZipInfo(_MANIFEST), _encode(manifest))
    return manifest


@contextmanager
def opened(path: Path) -> Iterator[tuple[ZipFile, Manifest]]:
    """Yield the archive in the file and what is in it, after all its tables were held against their hashes.

    Raises:
        StoreError: it is none, is damaged, or of a newer program.
    """
    try:
        with ZipFile(path) as archive:
            manifest = msgspec.json.decode(archive.read(_MANIFEST), type=Manifest)
            if manifest.form > FORM or manifest.schema > NEWEST:
                raise StoreError(f"{path}: is of a newer Marsad: update this one to read it")
            for part in manifest.tables:
                if _digest(_lines(archive, part)) != (part.rows, part.digest):
                    raise StoreError(f"{path}: is damaged: table {part.name} is not what it was")
            yield archive, manifest
    except (BadZipFile, KeyError, msgspec.DecodeError, EOFError) as error:
        raise StoreError(f"{path}: is no archive of a store, or is damaged: {error}") from error


def keep_originals(archive: ZipFile, manifest: Manifest, originals: Originals) -> None:
    """Keep every original of the archive.

    Raises:
        OriginalError: one is not what its name says.
    """
    for each in manifest.originals:
        with archive.open(_place(each)) as member, NamedTemporaryFile() as file:
            while block := member.read(_BLOCK):
                file.write(block)
            file.flush()
            originals.keep(Original(id=each, held=Path(file.name)))


def unpack(connection: Connection, archive: ZipFile, manifest: Manifest) -> None:
    """Put all rows of the archive into the store, which is empty; what is computed of them is not made yet.

    A store that has them all, and no others, stays as it is: whoever was killed before the rest was done can go on.

    Raises:
        StoreError: there is something else in it, or a row does not come back as it was.
    """
    if not _is_empty(connection):
        _refuse_other(connection, manifest)
        return
    _drop_first_links(connection)
    tables = {table.name: table for table in _packed()}
    for part in sorted(manifest.tables, key=lambda part: [*tables].index(part.name)):
        table = tables[part.name]
        rows = (_row(line, part.columns, table) for line in _lines(archive, part))
        while some := [row for row, _ in zip(rows, range(_AT_ONCE), strict=False)]:
            connection.execute(table.insert(), some)
        _note_number(connection, table)
        if _digest(_read(connection, table, part.columns)) != (part.rows, part.digest):
            raise StoreError(f"table {part.name} did not come back as it was")
    connection.execute(delete(DERIVATION))


def _packed() -> tuple[Table, ...]:
    """Return the tables of an archive, each after those that it leans on."""
    return tuple(table for table in METADATA.sorted_tables if table.name not in MADE_AGAIN)


def _read(connection: Connection, table: Table, columns: Sequence[str]) -> Iterator[bytes]:
    """Yield the rows as lines, in the order in which they came where that tells."""
    came = table in (REPORT, JUDGEMENT)
    order = (literal_column(f"{table.name}.rowid", Integer),) if came else tuple(table.primary_key)
    query: Select[Any] = select(*(table.c[name] for name in columns)).order_by(*order)
    for some in connection.execute(query.execution_options(yield_per=_AT_ONCE)).partitions():
        yield from (_encode(tuple(row)) + b"\n" for row in some)


def _written(connection: Connection, table: Table, columns: tuple[str, ...], member: IO[bytes]) -> Part:
    digest, rows = hashlib.sha256(), 0
    for line in _read(connection, table, columns):
        member.write(line)
        digest.update(line)
        rows += 1
    return Part(name=str(table.name), columns=columns, rows=rows, digest=digest.hexdigest())


def _lines(archive: ZipFile, part: Part) -> Iterator[bytes]:
    with archive.open(f"tables/{part.name}.jsonl") as member:
        yield from member


def _digest(lines: Iterable[bytes]) -> tuple[int, str]:
    digest, rows = hashlib.sha256(), 0
    for line in lines:
        digest.update(line)
        rows += 1
    return rows, digest.hexdigest()


def _row(line: bytes, columns: Sequence[str], table: Table) -> dict[str, Any]:
    values = msgspec.json.decode(line)
    return {name: _value(value, table.c[name]) for name, value in zip(columns, values, strict=True)}


def _value(value: Any, column: Column[Any]) -> Any:  # noqa: ANN401 (what JSON has, and what a column takes)
    if value is not None and isinstance(column.type, Date):
        return date.fromisoformat(value)
    if value is not None and isinstance(column.type, LargeBinary):
        return msgspec.convert(value, bytes)
    return value


def _member(archive: ZipFile, name: str) -> Any:  # noqa: ANN401 (zipfile does not say)
    # Of one time whenever it is made, so that an archive of one state is always the same.
    info = ZipInfo(name)
    info.compress_type = ZIP_DEFLATED
    return archive.open(info, "w", force_zip64=True)


def _place(known_by: str) -> str:
    return f"originals/{known_by.removeprefix('sha256:')}"


def _note_number(connection: Connection, table: Table) -> None:
    if "number" in table.c and table.c.number.autoincrement is not False:
        last = connection.execute(select(func.max(table.c.number))).scalar_one()
        if last is not None:
            kind_of(connection).note_number(connection, table.name, last)


def _is_empty(connection: Connection) -> bool:
    others = (table for table in _packed() if table is not LOG)
    return not any(connection.execute(select(table).limit(1)).first() for table in others)


def _refuse_other(connection: Connection, manifest: Manifest) -> None:
    tables = {table.name: table for table in _packed()}
    for part in manifest.tables:
        if _digest(_read(connection, tables[part.name], part.columns)) != (part.rows, part.digest):
            raise StoreError("there is something else in this database already; an archive goes into a new one")


def _drop_first_links(connection: Connection) -> None:
    """Take the links away with which every log begins: the archive has its own."""
    dialect = connection.dialect.name
    for statement in lifted(dialect, LOG.name, "delete"):
        connection.exec_driver_sql(statement)
    connection.execute(delete(LOG))
    for statement in kept(dialect, LOG.name, "number = NEW.number"):
        if "_no_delete" in statement:
            connection.exec_driver_sql(statement)
