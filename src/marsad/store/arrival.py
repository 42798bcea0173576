"""What comes in, before the store has it."""

from collections.abc import Callable

from msgspec import Struct

from marsad.errors import Issue
from marsad.extract.contract import Reading
from marsad.report.document import Document
from marsad.report.report import Report
from marsad.store.sheaf import Sheaf

# What tells a report's publisher and day without reading what it states.
Compose = Callable[[Document], Report]


class Arrival(Struct, frozen=True, kw_only=True):
    """Something that came in: a document, with its reading where it was read, or why there is none.

    Where another process read it, that made of the reading its rows, the `sheaf`; of the reading itself came with
    them no more than what is known of the report, as it was `composed`.
    """

    what: Document | Issue
    reading: Reading | None = None
    sheaf: Sheaf | None = None
    composed: Report | None = None

    @property
    def report(self) -> Report | None:
        """What is known of it where it was read."""
        return self.reading.report if self.reading else self.composed


class Came(Struct, frozen=True, kw_only=True):
    """On which errand things came (None: nobody said), and what tells publisher and day of one that was not read.

    Where nothing does, a copy is known by its bytes alone.
    """

    errand: int | None = None
    compose: Compose | None = None
