import io
from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.errors import DocumentError, Issue
from marsad.intake.allowance import Allowance
from marsad.intake.form import Form
from marsad.intake.item import Item, Terms
from marsad.intake.limits import Limits
from marsad.intake.readers import COLLECTIONS
from marsad.intake.row import canonical
from marsad.report.document import Document, Metadata
from marsad.report.reading import fingerprint

TEXT = "انسحبت القوات من القرية الواقعة شرق النهر بعد اشتباكات استمرت حتى الفجر."
TWO_LINES = f"{TEXT}\n{TEXT}"


def read(raw: bytes | str, form: Form, limit_bytes: int = 10_000) -> tuple[dict[str, Document], list[str]]:
    stream = io.BytesIO(raw if isinstance(raw, bytes) else raw.encode("utf-8"))
    limits = Limits(report_bytes=limit_bytes)
    item = Item(source="t", stream=stream, form=form, allowance=Allowance(limits, 0))
    found: list[object] = []
    try:
        found.extend(COLLECTIONS[form](item, Terms(limits=limits)))
    except DocumentError as error:
        found.append(Issue(source=error.source, code=error.code, message=error.reason))
    issues = [str(item) for item in found if isinstance(item, Issue)]
    return {item.source: item for item in found if isinstance(item, Document)}, issues


def test_a_json_row_goes_by_its_own_name_else_by_its_line() -> None:
    rows = f'{{"source": "x/1.txt", "text": "{TEXT}"}}\n\n{{"url": "https://a.example/2", "text": "{TEXT}"}}\n'
    found, issues = read(rows + f'{{"id": 3, "text": "{TEXT}"}}\n{{"text": "{TEXT}"}}', Form.JSONL)
    assert (list(found), issues) == (["x/1.txt", "https://a.example/2", "3", "t#5"], [])


@pytest.mark.parametrize("column", ["source", "ID", "url", "الرابط"])
def test_a_csv_row_goes_by_its_own_name_too(column: str) -> None:
    found, issues = read(f'{column},text\nx/1.txt,"{TEXT}"\n,"{TEXT}"\n"{"x" * 301}","{TEXT}"\n', Form.CSV)
    assert (list(found), issues) == (["x/1.txt", "t#2", "t#3"], [])


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1256"])
def test_a_csv_row_goes_by_its_number_whatever_parts_the_fields(delimiter: str, encoding: str) -> None:
    header = delimiter.join(("العنوان", "النص", "التاريخ", "المصدر"))
    row = delimiter.join(("خبر", f'"{TWO_LINES}"', "2018-03-05", "مرصد"))
    found, issues = read(f"{header}\r\n{row}\r\n{row}\r\n".encode(encoding), Form.CSV)
    assert (list(found), issues) == (["t#1", "t#2"], [])
    assert found["t#1"].text == TWO_LINES
    assert found["t#1"].metadata == Metadata(publisher="مرصد", published=date(2018, 3, 5), title="خبر")


def test_a_row_is_known_by_its_canonical_json() -> None:
    found, _ = read(f'{{ "text" : "{TEXT}",  "a":1}}', Form.JSONL)
    assert canonical({"text": "x", "a": 1}) == b'{"a":1,"text":"x"}'
    assert found["t#1"].id == fingerprint(canonical({"a": 1, "text": TEXT}))


@pytest.mark.parametrize(
    ("raw", "form", "message"),
    [
        pytest.param(f'text,date\n{TEXT},2018-02-30\n"{TEXT}",', Form.CSV, "t#1: the date '2018-02-30'", id="a date"),
        pytest.param(f"text,date\n{TEXT},,,\n{TEXT},", Form.CSV, "t#1: 4 fields where", id="too many fields"),
        pytest.param(f'text\n{TEXT}\n"{TEXT}', Form.CSV, "t#2: a quotation mark is opened", id="an open quotation"),
        pytest.param(f'text\n"{TEXT}"x\n{TEXT}', Form.CSV, "t#1: not readable as CSV", id="text behind a quotation"),
        pytest.param(f'text\n{TEXT}\n""\n,x\n'.encode(), Form.CSV, "t#3: 2 fields", id="an empty row is none"),
        pytest.param(f"text\n{TEXT}\n".encode() + b"\xff\xfe\n", Form.CSV, "t#2: not readable as CSV", id="bytes"),
        pytest.param(f"text\n{TEXT}\n{TEXT * 200}\n", Form.CSV, "t#2: more than 10,000 bytes", id="a long row"),
        pytest.param(f'{{"text": "{TEXT}"}}\n{{"text": 5}}', Form.JSONL, "t#2: 'text' must be a text", id="a number"),
        pytest.param(f'{{"text": "{TEXT}"}}\n{{"text": "abc def"}}', Form.JSONL, "t#2: not Arabic", id="English"),
        pytest.param(f'{{"text": "{TEXT}"}}\n{{"text": "\\u0000{TEXT}"}}', Form.JSONL, "t#2: binary", id="a zero"),
        pytest.param(f'{{"text": "{TEXT}"}}\n{{"text": "\\ud800"}}', Form.JSONL, "t#2: not JSON", id="half a pair"),
        pytest.param(f'{{"text": "{TEXT}"}}\n' + "[" * 5000, Form.JSONL, "t#2: not JSON", id="nested without end"),
    ],
)
def test_a_wrong_row_is_named_and_the_others_are_read(raw: bytes | str, form: Form, message: str) -> None:
    found, issues = read(raw, form)
    assert len(found) == 1
    assert len(issues) == 1
    assert issues[0].startswith(message), issues


@pytest.mark.parametrize(
    ("raw", "form", "message"),
    [
        pytest.param("a,b\n1,2\n", Form.CSV, "t: no text column; the first line is 'a,b'", id="no text column"),
        pytest.param("", Form.CSV, "t: the file is empty", id="empty CSV"),
        pytest.param("", Form.JSONL, "t: a table without rows", id="empty JSONL"),
        pytest.param("text\n", Form.CSV, "t: a table without rows", id="a header alone"),
        pytest.param(b"\x00\x01\x02" * 20, Form.CSV, "t: binary content", id="binary"),
        pytest.param(("text\n" + TEXT * 300).encode("utf-16"), Form.CSV, "t: a table in UTF-16", id="large UTF-16"),
        pytest.param(b"\xff\xfe\x00\xd8\x00", Form.JSONL, "t: marked as UTF-16", id="broken UTF-16"),
        pytest.param('"' + "x" * 20_000, Form.CSV, "t: the header: more than", id="a huge header"),
    ],
)
def test_a_table_that_cannot_be_read_is_named(raw: bytes | str, form: Form, message: str) -> None:
    found, issues = read(raw, form)
    assert found == {}
    assert len(issues) == 1
    assert issues[0].startswith(message), issues


@given(st.binary(max_size=300), st.sampled_from([Form.CSV, Form.JSONL]))
@settings(max_examples=150, deadline=None)
def test_any_bytes_are_rows_or_issues(raw: bytes, form: Form) -> None:
    read(b"text,title\n" + raw if form is Form.CSV else raw, form, 100)


@given(st.dictionaries(st.text(), st.text() | st.integers() | st.none()))
@settings(max_examples=60, deadline=None)
def test_equal_rows_have_equal_bytes(row: dict[str, object]) -> None:
    with suppress(UnicodeEncodeError):
        assert canonical(row) == canonical(dict(reversed(row.items())))
