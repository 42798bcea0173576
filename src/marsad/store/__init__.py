"""Reports and statements kept: SQLite, append-only, in transactions."""

from marsad.store.kept import Counts, KeptReport, KeptStatement, WrittenReport
from marsad.store.report_search import ReportSearch
from marsad.store.review_book import ReviewBook
from marsad.store.search import Search
from marsad.store.setting_book import SettingBook
from marsad.store.source_book import SourceBook
from marsad.store.store import Store

__all__ = [
    "Counts",
    "KeptReport",
    "KeptStatement",
    "ReportSearch",
    "ReviewBook",
    "Search",
    "SettingBook",
    "SourceBook",
    "Store",
    "WrittenReport",
]
