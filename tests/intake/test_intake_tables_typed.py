import datetime as dt
import io
import json
import zipfile
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from packages import OTHER, SMALL, TEXT, read, save, zipped

from marsad.intake.limits import Limits
from marsad.report.document import Metadata

Rows = Sequence[Sequence[object]]
ROWS: Rows = (
    ("النص", "التاريخ", "المصدر", "العنوان"),
    (TEXT, date(2018, 3, 5), "مرصد", "خبر"),
    (OTHER, None, None, None),
)
FIRST = Metadata(publisher="مرصد", published=date(2018, 3, 5), title="خبر")


def workbook(**sheets: Rows) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.active)  # type: ignore[arg-type]
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
    raw = io.BytesIO()
    book.save(raw)
    return raw.getvalue()


def columns(rows: Rows = ROWS) -> bytes:
    header, *body = rows
    raw = io.BytesIO()
    table = pa.table({str(name): [row[i] for row in body] for i, name in enumerate(header)})
    pq.write_table(table, raw)
    return raw.getvalue()


def array(rows: Rows = ROWS) -> bytes:
    header, *body = rows
    said = [{str(k): str(v) for k, v in zip(header, row, strict=True) if v is not None} for row in body]
    return json.dumps(said, ensure_ascii=False).encode()


def tabs(rows: Rows = ROWS) -> bytes:
    return "\n".join("\t".join(str(cell or "") for cell in row) for row in rows).encode()


TABLES: dict[str, Callable[[], bytes]] = {
    "a.xlsx": lambda: workbook(x=ROWS),
    "a.parquet": columns,
    "a.json": array,
    "a.tsv": tabs,
}
every_table = pytest.mark.parametrize("name", TABLES)


@every_table
def test_a_table_gives_a_report_a_row(tmp_path: Path, name: str) -> None:
    found, issues = read(save(tmp_path / name, TABLES[name]()))
    assert (list(found), issues) == ([f"{name}#1", f"{name}#2"], [])
    assert [document.text for document in found.values()] == [TEXT, OTHER]
    assert [document.metadata for document in found.values()] == [FIRST, Metadata()]
    assert {document.provenance.original is None for document in found.values()} == {False}


@every_table
def test_a_table_in_an_archive_is_read_the_same(tmp_path: Path, name: str) -> None:
    found, issues = read(save(tmp_path / "x.zip", zipped({name: TABLES[name]()})))
    assert (list(found), issues) == ([f"x.zip/{name}#1", f"x.zip/{name}#2"], [])


@every_table
@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda raw: raw[: len(raw) // 2], id="cut off"),
        pytest.param(lambda raw: raw[:100] + b"\xff\x00?{\x01" * 20 + raw[200:], id="other bytes inside"),
        pytest.param(lambda _raw: b"%PDF-1.7 and so on", id="something else"),
        pytest.param(lambda _raw: b"", id="nothing"),
    ],
)
def test_a_damaged_table_is_named_and_the_rest_is_read(
    tmp_path: Path, name: str, damage: Callable[[bytes], bytes]
) -> None:
    save(tmp_path / name, damage(TABLES[name]()))
    save(tmp_path / "z.txt", TEXT)
    found, issues = read(tmp_path)
    assert "z.txt" in found
    assert issues
    assert all(name in issue for issue in issues)


@every_table
def test_a_table_without_texts_is_named(tmp_path: Path, name: str) -> None:
    without: dict[str, bytes] = {
        "a.xlsx": workbook(x=(("name", "day"), ("x", "y"))),
        "a.parquet": columns((("name", "day"), ("x", "y"))),
        "a.json": b'[{"name": "x", "day": "y"}]',
        "a.tsv": b"name\tday\nx\ty\n",
    }
    found, issues = read(save(tmp_path / name, without[name]))
    assert found == {}
    assert len(issues) == 1
    assert "no text" in issues[0]


def test_every_sheet_with_texts_is_read_under_its_name_and_the_header_may_stand_below_a_title(tmp_path: Path) -> None:
    titled = (("أرشيف المرصد",), (), *ROWS)
    raw = workbook(آذار=ROWS, notes=(("x", "y"), (1, 2)), نيسان=titled)
    found, issues = read(save(tmp_path / "a.xlsx", raw))
    assert (list(found), issues) == ([f"a.xlsx#{name}" for name in ("آذار/1", "آذار/2", "نيسان/1", "نيسان/2")], [])
    assert found["a.xlsx#نيسان/1"].metadata == FIRST


def test_cells_of_every_type_are_read_and_a_wrong_row_is_named(tmp_path: Path) -> None:
    rows = (
        ("id", "text", "date", "n"),
        (7, TEXT, dt.datetime(2018, 3, 5, 14, 30), 1.5),  # noqa: DTZ001 - a workbook's times have no zone
        (8, OTHER, "٢٠١٨/٣/٦", None),
        (7, TEXT + OTHER, None, True),
        ("", f"a line_x000D_\n{TEXT}", None, None),
        (None, None, None, None),
        (9, 5, None, None),
        (10, TEXT, 20180305, None),
        (11, TEXT, None, None, "beyond"),
        (12, "The troops left.", None, None),
    )
    found, issues = read(save(tmp_path / "a.xlsx", workbook(x=rows)))
    assert list(found) == ["7", "8", "a.xlsx#3", "a.xlsx#4"]
    assert [found[name].metadata.published for name in ("7", "8")] == [date(2018, 3, 5), date(2018, 3, 6)]
    assert found["a.xlsx#4"].text == f"a line\r\n{TEXT}"
    assert [issue.split(": ")[0] for issue in issues] == [
        "metadata a.xlsx#6",
        "metadata a.xlsx#7",
        "row a.xlsx#8",
        "language a.xlsx#9",
    ]


def test_columns_of_every_type_are_read(tmp_path: Path) -> None:
    table = pa.table(
        {
            "text": pa.array([TEXT, OTHER, None], pa.large_string()).dictionary_encode(),
            "url": pa.array([b"https://a.example/1", b"\xff", b""], pa.binary()),
            "date": pa.array([dt.datetime(2018, 3, 5, 23, 30, tzinfo=dt.UTC)] * 3, pa.timestamp("us", tz="UTC")),
            "vector": pa.array([[1.0], [2.0], []], pa.list_(pa.float64())),
        }
    )
    pq.write_table(table, tmp_path / "a.parquet", row_group_size=1, compression="zstd")
    found, issues = read(tmp_path / "a.parquet")
    assert list(found) == ["https://a.example/1"]
    assert found["https://a.example/1"].metadata.published == date(2018, 3, 5)
    assert found["https://a.example/1"].provenance.address == "https://a.example/1"
    assert [issue.split(":")[0] for issue in issues] == ["row a.parquet#2", "empty a.parquet#3"]


@pytest.mark.parametrize(
    ("raw", "names", "issue"),
    [
        pytest.param(f'{{"text": "{TEXT}", "date": "2018-03-05"}}', ["a.json#1"], None, id="one object"),
        pytest.param(f'{{"n": 1, "by": {{"x": []}}, "rows": [{{"text": "{TEXT}"}}]}}', ["a.json#1"], None, id="a list"),
        pytest.param(f'\ufeff [{{"id": "7", "text": "{TEXT}"}}]', ["7"], None, id="behind a mark"),
        pytest.param(
            f'{{"a": [{{"text": "{TEXT}"}}], "b": [{{"x": 1}}, {{"x": 2}}]}}',
            ["a.json#1"],
            "a second list, 'b' with 2 objects",
            id="two lists",
        ),
        pytest.param(f'[{{"text": "{TEXT}"}}, 5]', ["a.json#1"], "a.json#2: not a JSON object", id="no object"),
        pytest.param(f'[{{"text": "{TEXT}"}}] x', ["a.json#1"], "damaged a.json: damaged: not JSON", id="more behind"),
        pytest.param("5", [], "neither a JSON object nor a list", id="a number"),
        pytest.param("[]", [], "a table without rows", id="an empty list"),
        pytest.param(
            f'[{{"text": "{TEXT}"}}, {{"text": "{TEXT * 2000}"}}]', ["a.json#1"], "too_large", id="a long row"
        ),
        pytest.param("[" * 60_000, [], "more than 500 brackets", id="nested without end"),
        pytest.param('[{"text": "\\ud800"}]', [], "a.json", id="half a pair"),
    ],
)
def test_json_in_its_shapes(tmp_path: Path, raw: str, names: list[str], issue: str | None) -> None:
    found, issues = read(save(tmp_path / "a.json", raw))
    assert list(found) == names
    assert len(issues) == int(issue is not None), issues
    assert issue is None or issue in issues[0]


def test_json_in_an_arabic_code_page_is_named(tmp_path: Path) -> None:
    assert "damaged a.json" in read(save(tmp_path / "a.json", array().decode().encode("cp1256")))[1][0]


def test_a_tsv_keeps_its_commas(tmp_path: Path) -> None:
    raw = f"text\n{TEXT}, ثم, عادت\n"
    assert read(save(tmp_path / "a.tsv", raw))[0]["a.tsv#1"].text == f"{TEXT}, ثم, عادت"


@pytest.mark.parametrize("name", ["a.xlsx", "a.parquet"])
def test_a_reader_that_takes_more_than_it_may_is_ended_and_named(tmp_path: Path, name: str) -> None:
    save(tmp_path / name, TABLES[name]())
    save(tmp_path / "z.txt", TEXT)
    found, issues = read(tmp_path, Limits(reading_bytes=30_000_000))
    assert list(found) == ["z.txt"]
    assert len(issues) == 1
    assert issues[0].startswith(f"too_large {name}"), issues


def laughing(part: str, before: bytes, after: bytes) -> bytes:
    """Return a workbook with entities in one of its parts that would expand to a billion."""
    entities = '<!ENTITY a0 "ha">' + "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 10))
    with zipfile.ZipFile(io.BytesIO(workbook(x=ROWS))) as archive:
        parts: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    raw = archive_part if isinstance(archive_part := parts[part], bytes) else b""
    body = raw.split(b"?>", 1)[1] if raw.startswith(b"<?xml") else raw
    assert before in body
    parts[part] = f'<?xml version="1.0"?><!DOCTYPE x [{entities}]>'.encode() + body.replace(before, after, 1)
    return zipped(parts)


@pytest.mark.parametrize(
    ("part", "before", "after"),
    [
        pytest.param("xl/worksheets/sheet1.xml", b"</t>", b"&a9;</t>", id="in a cell"),
        pytest.param("xl/workbook.xml", b'name="x"', b'name="&a9;"', id="in a sheet's name"),
        pytest.param("[Content_Types].xml", b"<Default", b"&a9;<Default", id="in the list of parts"),
    ],
)
def test_a_workbook_whose_entities_expand_is_refused(tmp_path: Path, part: str, before: bytes, after: bytes) -> None:
    found, issues = read(save(tmp_path / "a.xlsx", laughing(part, before, after)))
    assert found == {}
    assert len(issues) == 1
    assert issues[0].startswith("damaged a.xlsx"), issues


def test_a_workbook_that_is_far_larger_than_its_file_is_refused(tmp_path: Path) -> None:
    raw = zipped({"xl/workbook.xml": b"<a/>" * 2_000_000, "[Content_Types].xml": b" " * 5_000_000})
    found, issues = read(save(tmp_path / "a.xlsx", raw), SMALL)
    assert (found, len(issues)) == ({}, 1)
