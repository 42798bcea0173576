"""A process of its own that reads one table from stdin, a file, within limits of time and memory.

    python -m marsad.intake.collection.child FORM REPORT_BYTES MEMORY_BYTES SECONDS COLUMNS

The readers of workbooks and columns believe what these say of their own sizes: a function cannot be held to a bound,
a process can.
"""

import sys
from collections.abc import Callable, Iterator, Mapping
from errno import ENOMEM
from typing import BinaryIO

import msgspec

from marsad.errors import DocumentError
from marsad.intake.collection import columnar, workbook
from marsad.intake.collection.answer import EndAnswer, RowAnswer, say
from marsad.intake.guard import DAMAGE

READERS: Mapping[str, Callable[[BinaryIO, Mapping[str, str]], Iterator[RowAnswer]]] = {
    "xlsx": workbook.rows,
    "parquet": columnar.rows,
}


def main() -> None:
    """Write the rows to stdout, then how it ended."""
    form, report_bytes, memory_bytes, seconds = sys.argv[1], *map(int, sys.argv[2:5])
    own = msgspec.json.decode(sys.argv[5], type=dict[str, str])
    _limit(memory_bytes, seconds)
    out = sys.stdout.buffer
    try:
        for row in READERS[form](sys.stdin.buffer, own):
            say(row if _size(row) <= report_bytes else _too_long(row, report_bytes), out)
        end = EndAnswer()
    except DocumentError as error:
        end = EndAnswer(code=error.code, reason=error.reason)
    except (MemoryError, ImportError, *DAMAGE, SyntaxError) as error:
        end = _too_large(memory_bytes) if _lacks_memory(error) else _damaged(error)
    say(end, out)
    out.flush()


def _lacks_memory(error: BaseException) -> bool:
    """Return whether memory was refused: by Python, by the system, or to a library that was to be loaded."""
    is_refused = isinstance(error, OSError) and error.errno == ENOMEM
    return is_refused or isinstance(error, MemoryError | ImportError)


def _too_large(memory_bytes: int) -> EndAnswer:
    return EndAnswer(code="too_large", reason=f"takes more than {memory_bytes:,} bytes of memory; save it as CSV")


def _damaged(error: BaseException) -> EndAnswer:
    return EndAnswer(code="damaged", reason=f"damaged: {str(error) or type(error).__name__}"[:300])


def _size(row: RowAnswer) -> int:
    return sum(len(value) for value in row.columns.values() if isinstance(value, str))


def _too_long(row: RowAnswer, most: int) -> RowAnswer:
    return RowAnswer(number=row.number, columns={}, problem=f"a row of more than {most:,} bytes", sheet=row.sheet)


def _limit(memory_bytes: int, seconds: int) -> None:
    try:
        import resource
    except ImportError:  # Windows has none: there a hostile table is bounded by the machine alone.
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))


if __name__ == "__main__":
    main()
