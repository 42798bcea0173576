"""A whole file of every form that is read, by its name: what is damaged in tests was one of these."""

import csv
import gzip
import io
import json
from collections.abc import Mapping
from email.message import EmailMessage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from functools import cache
from mailbox import mboxMessage

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
from packages import OTHER, PAGE, TEXT, tarred, zipped
from pdf_making import lines, pdf
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


@cache
def quick() -> Mapping[str, bytes]:
    """Return a whole file of every form that is read within this process, by its name."""
    rows = [{"text": TEXT, "date": "2018-03-05", "id": i} for i in range(5)]
    table = io.StringIO()
    writer = csv.writer(table)
    writer.writerows([("text", "date"), (TEXT, "2018-03-05"), (f'"{OTHER}"\n{TEXT}', "")])
    members: dict[str, str | bytes] = {
        "a.txt": TEXT,
        "b/page.html": PAGE,
        "metadata.jsonl": '{"source": "a.txt", "publisher": "River"}',
        "c.csv": table.getvalue(),
    }
    web = web_archive()
    return {
        "a.txt": TEXT.encode(),
        "b.txt": OTHER.encode("cp1256"),
        "c.txt": TEXT.encode("utf-16"),
        "a.html": PAGE.encode(),
        "a.csv": table.getvalue().encode(),
        "a.tsv": table.getvalue().replace(",", "\t").encode(),
        "a.jsonl": "\n".join(json.dumps(row, ensure_ascii=False) for row in rows).encode(),
        "a.json": json.dumps({"n": 1, "rows": rows}, ensure_ascii=False).encode(),
        "a.zip": zipped(members),
        "stored.zip": zipped(members, 0),
        "nested.zip": zipped({"x.zip": zipped(members), "y.tar": tarred(members)}),
        "a.tar": tarred(members),
        "a.warc": web,
        "a.wacz": zipped({"archive/data.warc.gz": gzip.compress(web, mtime=0), "datapackage.json": "{}"}),
        "b.csv.gz": gzip.compress(table.getvalue().encode(), mtime=0),
        **papers(),
        **feeds(),
        "telegram.json": telegram(),
    }


def papers() -> Mapping[str, bytes]:
    """Return what one report is kept in beside texts and pages: documents, saved pages, mails."""
    saved = MIMEMultipart("related")
    saved["Snapshot-Content-Location"] = "https://river.example/1"
    saved.attach(MIMEText(PAGE, "html", "utf-8"))
    mail = EmailMessage()
    mail["From"], mail["Subject"], mail["Message-ID"] = "Salma <salma@river.example>", "خبر", "<1@river.example>"
    mail["Date"] = "Sat, 03 Feb 2018 23:30:00 +0300"
    mail.set_content(TEXT)
    mail.add_attachment(OTHER.encode(), maintype="text", subtype="plain", filename="b.txt")
    put = mboxMessage(mail)
    put.set_from("salma@river.example Sat Feb  3 23:30:00 2018")
    written = b"From " + put.get_from().encode() + b"\n" + mail.as_bytes() + b"\n"
    paragraphs = "".join(f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>" for words in (TEXT, OTHER))
    words = f'<w:document xmlns:w="{_WORD}"><w:body>{paragraphs}</w:body></w:document>'
    return {
        "a.md": f"# خبر\n\n{TEXT}\n\n- {OTHER}\n".encode(),
        "a.mhtml": saved.as_bytes(),
        "a.docx": zipped({"word/document.xml": words}),
        "a.pdf": pdf([lines([TEXT[:45], TEXT[45:], OTHER[:40], OTHER[40:]])]),
        "a.eml": mail.as_bytes(),
        "a.mbox": written * 2,
    }


def feeds() -> Mapping[str, bytes]:
    """Return feeds of every kind."""
    entry = f"<title>خبر</title><link>https://river.example/7</link><description>{TEXT} {OTHER}</description>"
    rss = (
        f"<channel><title>River</title><item>{entry}<pubDate>Sun, 04 Feb 2018 01:30:00 +0300</pubDate></item></channel>"
    )
    atom = (
        "<title>River</title><id>r</id><entry><id>tag:7</id><title>خبر</title><updated>2018-02-04T01:30:00Z</updated>"
        f'<content type="html">&lt;p&gt;{TEXT} {OTHER}&lt;/p&gt;</content></entry>'
    )
    json_feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "River",
        "items": [{"id": "7", "title": "خبر", "content_text": f"{TEXT} {OTHER}", "date_published": "2018-02-04"}],
    }
    return {
        "a.rss": f'<?xml version="1.0" encoding="utf-8"?><rss version="2.0">{rss}</rss>'.encode(),
        "a.atom": f'<feed xmlns="http://www.w3.org/2005/Atom">{atom}</feed>'.encode(),
        "feed.json": json.dumps(json_feed, ensure_ascii=False).encode(),
    }


def telegram() -> bytes:
    """Return a chat of three messages as Telegram exports it."""
    told = {"type": "message", "date": "2018-02-04T01:30:00", "date_unixtime": "1517693400", "from": "River"}
    messages = [
        {"id": number, **told, "from_id": "channel7", "text": text}
        for number, text in enumerate((TEXT, [OTHER, {"type": "bold", "text": TEXT}], OTHER), start=5)
    ]
    chat = {"name": "River", "type": "public_channel", "id": 7, "messages": messages}
    return json.dumps(chat, ensure_ascii=False).encode()


@cache
def confined() -> Mapping[str, bytes]:
    """Return a whole file of every form that is read by a process of its own, by its name."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in (("text", "date"), (TEXT, "2018-03-05"), (OTHER, None)):
        sheet.append(row)
    workbook, columns = io.BytesIO(), io.BytesIO()
    book.save(workbook)
    pq.write_table(pa.table({"text": [TEXT, OTHER], "date": ["2018-03-05", None]}), columns)
    return {"a.xlsx": workbook.getvalue(), "a.parquet": columns.getvalue()}


def web_archive() -> bytes:
    """Return a WARC of two pages, of which one is packed and in pieces."""
    packed = gzip.compress(PAGE.encode(), mtime=0)
    chunked = b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in (packed[:90], packed[90:], b""))
    raw = io.BytesIO()
    writer = WARCWriter(raw, gzip=False)
    sent = [("Transfer-Encoding", "chunked"), ("Content-Encoding", "gzip")]
    for address, body, more in (("https://a.example/1", PAGE.encode(), []), ("https://a.example/2", chunked, sent)):
        headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html"), *more], protocol="HTTP/1.1")
        record = writer.create_warc_record(
            address,
            "response",
            payload=io.BytesIO(body),
            length=len(body),
            http_headers=headers,
            warc_headers_dict={"WARC-Date": "2018-03-06T10:00:00Z", "WARC-Record-ID": f"<urn:{address}>"},
        )
        writer.write_record(record)
    return raw.getvalue()
