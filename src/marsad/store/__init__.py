"""Reports and statements kept: SQLite, append-only, in transactions."""

from marsad.store.kept import Counts, KeptReport, KeptStatement, WrittenReport
from marsad.store.search import Search
from marsad.store.store import Store

__all__ = ["Counts", "KeptReport", "KeptStatement", "Search", "Store", "WrittenReport"]
