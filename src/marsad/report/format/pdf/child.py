"""A process of its own that reads one PDF from stdin, within limits of time and memory, and says what it found.

The reader of PDF can be led to take any time and any memory; a process can be held to its limits, a function cannot.
"""

import logging
import sys

import msgspec

from marsad.errors import DocumentError
from marsad.report.format.pdf.answer import Answer
from marsad.report.format.pdf.extraction import pages_of
from marsad.report.format.pdf.text import text

# Bytes of memory, and seconds of processor time: some six hundred pages full of text take so long.
MEMORY_BYTES = 800_000_000
SECONDS = 120


def main() -> None:
    """Write an answer as JSON to stdout."""
    _limit()
    logging.disable()
    try:
        found = pages_of(sys.stdin.buffer.read())
        answer = Answer(
            text=text(found.pages),
            pages=len(found.pages),
            title=found.title,
            author=found.author,
            language=found.language,
        )
    except DocumentError as error:
        answer = Answer(code=error.code, reason=error.reason)
    except (MemoryError, RecursionError):
        answer = Answer(code="too_large", reason="takes more memory than any report does")
    sys.stdout.buffer.write(msgspec.json.encode(answer))


def _limit() -> None:
    try:
        import resource
    except ImportError:  # Windows has none; there whoever started this process ends it in time.
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))


if __name__ == "__main__":
    main()
