"""The rows of Parquet files, a few at a time."""

from collections.abc import Iterator, Mapping
from typing import BinaryIO

from marsad.errors import DocumentError
from marsad.intake.collection.answer import RowAnswer
from marsad.intake.collection.cell import plain
from marsad.intake.column import forms, recognised

# Rows taken at a time.
_BATCH = 64
# Bytes of a name, and names, in the list of columns: far above those of any table.
_MOST_NAME, _MOST_NAMES = 100_000, 1_000_000


def rows(stream: BinaryIO, own: Mapping[str, str]) -> Iterator[RowAnswer]:
    """Return the rows, each with the columns that are known, also by `own` names; what else a row has is not looked at.

    Raises:
        DocumentError: no column has texts.
        MemoryError: a page of the file says that it needs more memory than there is.
    """
    from pyarrow import ArrowException, ArrowMemoryError
    from pyarrow.parquet import ParquetFile

    try:
        file = ParquetFile(
            stream,
            pre_buffer=False,
            thrift_string_size_limit=_MOST_NAME,
            thrift_container_size_limit=_MOST_NAMES,
        )
        names = [name for name in file.schema_arrow.names if recognised(own.get(name, name))]
        if not any(recognised(own.get(name, name)) == "text" for name in names):
            expected = ", ".join(forms("text")[:3])
            raise DocumentError("columns", f"no text column; expected is one of {expected}", code="no_text_column")
        number = 0
        for batch in file.iter_batches(batch_size=_BATCH, columns=names, use_threads=False):
            for row in batch.to_pylist():
                number += 1
                yield _row(number, row)
    except ArrowMemoryError as error:
        raise MemoryError(str(error)) from error
    except ArrowException as error:
        raise DocumentError("columns", f"damaged: {error}"[:300], code="damaged") from error


def _row(number: int, row: dict[str, object]) -> RowAnswer:
    try:
        return RowAnswer(number=number, columns={name: plain(value) for name, value in row.items()})
    except UnicodeDecodeError as error:
        return RowAnswer(number=number, columns={}, problem=f"not UTF-8: {error}")
