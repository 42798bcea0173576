"""The kinds of sources, and what each brings."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from marsad.intake.form import Form


class Kind(Enum):
    """What a source is."""

    FEED = "feed"
    PAGE = "page"
    LISTING = "listing"
    FOLDER = "folder"
    TELEGRAM = "telegram"
    MAIL = "mail"
    TABLE = "table"
    ARCHIVE = "archive"


@dataclass(frozen=True, slots=True, kw_only=True)
class Traits:
    """What holds of a kind: the forms that it brings (empty: any), where it may be, and what its description may say.

    `is_large` where its file may be larger than any report.
    """

    forms: frozenset[Form] = frozenset()
    has_address: bool = False
    has_path: bool = True
    has_selectors: bool = False
    has_columns: bool = False
    is_large: bool = True


TRAITS: Mapping[Kind, Traits] = {
    Kind.FEED: Traits(
        forms=frozenset((Form.FEED, Form.JSON_FEED)), has_address=True, has_selectors=True, is_large=False
    ),
    Kind.PAGE: Traits(
        forms=frozenset((Form.HTML, Form.TEXT, Form.MARKDOWN, Form.PDF, Form.DOCX, Form.MHTML)),
        has_address=True,
        has_selectors=True,
        is_large=False,
    ),
    Kind.LISTING: Traits(
        forms=frozenset((Form.HTML,)), has_address=True, has_path=False, has_selectors=True, is_large=False
    ),
    Kind.FOLDER: Traits(has_selectors=True, has_columns=True),
    Kind.TELEGRAM: Traits(forms=frozenset((Form.TELEGRAM, Form.TELEGRAM_PAGES))),
    Kind.MAIL: Traits(forms=frozenset((Form.EML, Form.MBOX))),
    Kind.TABLE: Traits(
        forms=frozenset((Form.CSV, Form.TSV, Form.JSON, Form.JSONL, Form.XLSX, Form.PARQUET)),
        has_address=True,
        has_columns=True,
    ),
    Kind.ARCHIVE: Traits(
        forms=frozenset((Form.ZIP, Form.TAR, Form.PACKED, Form.WARC, Form.WACZ)),
        has_address=True,
        has_selectors=True,
        has_columns=True,
    ),
}
