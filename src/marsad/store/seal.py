"""By which hash a report is known as it was kept, with all that it states."""

from collections.abc import Iterable, Mapping
from typing import Any

from marsad.store.chain import digest_of

# As they were when the first report was sealed: a column that is added later is no part of it.
_REPORT = ("key", "id", "source", "publisher", "published_start", "published_end", "text", "record", "given")
_STATEMENT = ("id", "position", "kind", "place_id", "as_of", "start", "end", "body")


_KIN = ("other", "relation", "measure")
Row = Mapping[str, Any]


def sealed(report: Row, statements: Iterable[Row], kin: Iterable[Row]) -> str:
    """Return the hash of a row of reports, of its rows of statements in order, and of whose kin it came as."""
    said = [[each[name] for name in _STATEMENT] for each in statements]
    kin_of = sorted([each[name] for name in _KIN] for each in kin)
    return digest_of([[report[name] for name in _REPORT], said, kin_of])
