"""The bytes of reports as they came in, in rows of the database: whoever shares it shares these too."""

from collections.abc import Iterable, Iterator
from tempfile import SpooledTemporaryFile
from typing import BinaryIO, cast

from sqlalchemy import Column, Connection, Engine, Integer, LargeBinary, MetaData, Table, delete, func, select

from marsad.address import Address
from marsad.errors import OriginalError
from marsad.original import Original
from marsad.store.engine.column import TEXT
from marsad.store.originals import Folder, Originals, fault, opened, packed, unpacked

# Apart from the tables that every store has.
BODY = Table(
    "original_body",
    MetaData(),
    Column("hash", TEXT, primary_key=True),
    Column("part", Integer, primary_key=True),
    Column("body", LargeBinary, nullable=False),
)
_B = BODY.c
# Compressed bytes of a row, and of an original that is held in memory while it is compressed.
_PART = 1 << 20


def keeper(address: Address, engine: Engine) -> Originals:
    """Return who keeps the originals of the store: a folder beside a file, rows in a server's database."""
    path = address.path
    return Folder(path.with_name(f"{path.name}.originals")) if path else Rows(engine)


class Rows:
    """Originals as rows, each in parts.

    Raises:
        DBAPIError: from any method, where the database refuses.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def keep(self, original: Original) -> int:
        """Return how many bytes the original has; its rows are kept. Rows that are damaged are replaced.

        Raises:
            OriginalError: its bytes are gone, or not what they were when it was read.
        """
        size = self.keep_all((original,))[original.id]
        if isinstance(size, OriginalError):
            raise size
        return size

    def keep_all(self, originals: Iterable[Original]) -> dict[str, int | OriginalError]:
        """Return what `keep` does of each original, by its name, or what it raises."""
        # In order, so that no two wait for each other.
        wanted = sorted({each.id: each for each in originals}.items())
        if not wanted:
            return {}
        with self._engine.connect().execution_options(isolation_level="READ COMMITTED") as writer, writer.begin():
            return {name: self._kept(writer, each) for name, each in wanted}

    def _kept(self, writer: Connection, original: Original) -> int | OriginalError:
        if self.has(original.id) and not self.fault(original.id):
            return sum(map(len, self.read(original.id)))
        try:
            with opened(original) as stream, SpooledTemporaryFile(max_size=_PART) as file:
                found, size = packed(stream, cast(BinaryIO, file))
                if found != original.id:
                    return OriginalError(f"{original.id}: is not what was read; the file was changed meanwhile")
                file.seek(0)
                # Of two who bring the same at once the second waits here.
                writer.execute(select(func.pg_advisory_xact_lock(func.hashtextextended(original.id, 0))))
                writer.execute(delete(BODY).where(_B.hash == original.id))
                for part, body in enumerate(iter(lambda: file.read(_PART), b"")):
                    writer.execute(BODY.insert(), {"hash": original.id, "part": part, "body": body})
        except OriginalError as error:
            return error
        return size

    def has(self, known_by: str) -> bool:
        """Return whether there is anything of the original called "sha256:…"."""
        with self._engine.connect() as connection:
            return connection.execute(select(_B.part).where(_B.hash == known_by).limit(1)).first() is not None

    def fault(self, known_by: str) -> str | None:
        """Return what is wrong with the rows of the original; None where they hold what its name says."""
        return fault(known_by, self.read(known_by))

    def read(self, known_by: str) -> Iterator[bytes]:
        """Yield the bytes of the original.

        Raises:
            ZstdError: the rows are damaged.
        """
        query = select(_B.body).where(_B.hash == known_by).order_by(_B.part)
        with self._engine.connect() as connection:
            yield from unpacked(connection.execute(query.execution_options(yield_per=1)).scalars())

    def forget(self, known_by: str) -> None:
        """Leave no row of the original."""
        with self._engine.begin() as connection:
            connection.execute(delete(BODY).where(_B.hash == known_by))

    def names(self) -> Iterator[str]:
        """Yield what every original here is called, in order."""
        with self._engine.connect() as connection:
            yield from connection.execute(select(_B.hash).distinct().order_by(_B.hash)).scalars()

    def tidy(self) -> None:
        """Leave nothing unfinished: the database sees to that."""
