"""Which reader takes which form."""

from collections.abc import Mapping

from marsad.intake.collection import confined, feed, json_array, json_lines, separated, telegram
from marsad.intake.container import compressed, mail, tarred, warc, zipped
from marsad.intake.form import Form
from marsad.intake.item import Reader
from marsad.report.reading import Format

# One report each.
ONE: Mapping[Form, Format] = {
    Form.TEXT: Format.TEXT,
    Form.HTML: Format.HTML,
    Form.MARKDOWN: Format.MARKDOWN,
    Form.MHTML: Format.MHTML,
    Form.DOCX: Format.DOCX,
    Form.PDF: Format.PDF,
}
# Many reports each.
COLLECTIONS: Mapping[Form, Reader] = {
    Form.JSONL: json_lines.read,
    Form.CSV: separated.read,
    Form.TSV: separated.read,
    Form.JSON: json_array.read,
    Form.XLSX: confined.read,
    Form.PARQUET: confined.read,
    Form.FEED: feed.read,
    Form.JSON_FEED: feed.read,
    Form.TELEGRAM: telegram.read,
    Form.TELEGRAM_PAGES: telegram.refuse_pages,
}
# Packages of any of these, packages included.
CONTAINERS: Mapping[Form, Reader] = {
    Form.EML: mail.read_one,
    Form.MBOX: mail.read_many,
    Form.ZIP: zipped.read,
    Form.TAR: tarred.read,
    Form.PACKED: compressed.read,
    Form.WARC: warc.read,
    Form.WACZ: warc.read_collection,
}
