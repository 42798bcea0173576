import io
import os
import sys
from datetime import date
from pathlib import Path

import pytest

from marsad.errors import Issue
from marsad.intake.limits import Limits
from marsad.intake.paths import documents
from marsad.report.document import Document

TEXT = "انسحبت القوات من القرية الواقعة شرق النهر بعد اشتباكات استمرت حتى الفجر، بحسب سكان في المنطقة."
OTHER = "دخل الرتل البلدة ظهراً من جهة الجسر الشمالي من دون قتال، وانتشر عناصره في الحي القديم."
PAGE = f"<html><body><article><h1>خبر</h1><p>{TEXT} {OTHER}</p><p>{OTHER} {TEXT}</p></article></body></html>"


def read(*paths: Path, metadata: Path | None = None, **more: object) -> tuple[dict[str, Document], list[str]]:
    given = {"limits": Limits(report_bytes=10_000), **more}
    found = list(documents(paths, metadata=metadata, **given))  # type: ignore[arg-type]
    issues = [f"{item.code} {item}" for item in found if isinstance(item, Issue)]
    return {item.source: item for item in found if isinstance(item, Document)}, issues


def save(path: Path, content: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return path


def test_a_folder_is_read_to_the_bottom_in_order_of_name(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.TXT", "a/y.html", "c.jsonl", "d.csv"):
        content = {"html": PAGE, "jsonl": f'{{"text": "{TEXT}"}}', "csv": f"text\n{TEXT}\n"}.get(
            name[2:].split(".")[-1]
        )
        save(tmp_path / name, content or TEXT)
    save(tmp_path / ".hidden.txt", TEXT)
    save(tmp_path / ".git" / "e.txt", TEXT)
    save(tmp_path / "README.md", "notes")
    found, issues = read(tmp_path)
    assert list(found) == ["a/y.html", "a/z.TXT", "b.txt", "c.jsonl#1", "d.csv#1"]
    assert issues == []


def test_the_text_of_a_file_is_its_content_newlines_and_all_without_the_mark(tmp_path: Path) -> None:
    content = f"{TEXT}\r\n\r\n{OTHER}\n"
    (document,) = read(save(tmp_path / "a.txt", b"\xef\xbb\xbf" + content.encode()))[0].values()
    assert (document.text, document.encoding, document.extractor) == (content, "utf-8", None)
    assert document.id.startswith("sha256:")
    assert len(document.id) == len("sha256:") + 64


BAD = [
    pytest.param("a.txt", b"", "empty a.txt", "the file is empty", id="empty file"),
    pytest.param("a.txt", b"\x00\x01\x02\x03" * 50, "binary a.txt", "binary content", id="binary"),
    pytest.param("a.txt", TEXT.encode() + b"\xff\xfe\xff", "encoding a.txt", "not UTF-8", id="wrong encoding"),
    pytest.param("a.html", PAGE[:-60].encode(), "truncated a.html", "cut off", id="truncated page"),
    pytest.param("a.html", b"<html><body></body></html>", "no_text a.html", "no main text", id="page without a text"),
    pytest.param("a.txt", TEXT.encode() * 200, "too_large a.txt", "10,000 bytes", id="larger than the limit"),
    pytest.param("a.txt", b"The troops left the village at dawn.", "language a.txt", "Latin script", id="English"),
    pytest.param("a.odt", b"PK", "format a.odt", ".odt files are not read", id="a format that is not read"),
    pytest.param("a.csv", b"name,day\nx,y\n", "no_text_column a.csv", "no text column", id="no text column"),
    pytest.param("a.csv", b"text\n", "empty a.csv", "without rows", id="a table without rows"),
    pytest.param("a.jsonl", b'{"text": ', "row a.jsonl#1", "not JSON", id="a line that is no JSON"),
    pytest.param("a.jsonl", b'["text"]', "row a.jsonl#1", "not a JSON object", id="a line that is no object"),
    pytest.param("a.jsonl", b'{"title": "x"}', "empty a.jsonl#1", "no text", id="a row without a text"),
]


@pytest.mark.parametrize(("name", "content", "begins", "reason"), BAD)
def test_bad_input_is_named_with_its_reason_and_the_others_are_read(
    tmp_path: Path, name: str, content: bytes, begins: str, reason: str
) -> None:
    save(tmp_path / name, content)
    save(tmp_path / "good.txt", TEXT)
    found, issues = read(tmp_path)
    assert list(found) == ["good.txt"]
    assert len(issues) == 1
    assert issues[0].startswith(begins), issues
    assert reason in issues[0]


def test_a_missing_path_and_one_that_is_no_file_are_named(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    found, issues = read(tmp_path / "none.txt", tmp_path / "pipe.txt", save(tmp_path / "good.txt", TEXT))
    assert list(found) == ["good.txt"]
    assert [issue.split(" ")[0] for issue in issues] == ["missing", "unreadable"]
    assert str(tmp_path / "none.txt") in issues[0]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_named(tmp_path: Path) -> None:
    save(tmp_path / "a.txt", TEXT).chmod(0)
    assert read(tmp_path)[1] == ["unreadable a.txt: cannot be read: Permission denied"]


def test_links_in_a_circle_and_links_to_nothing_are_named(tmp_path: Path) -> None:
    save(tmp_path / "in" / "a.txt", TEXT)
    (tmp_path / "in" / "up").symlink_to(tmp_path / "in", target_is_directory=True)
    (tmp_path / "in" / "self.txt").symlink_to("self.txt")
    (tmp_path / "in" / "gone.txt").symlink_to("nowhere.txt")
    found, issues = read(tmp_path / "in")
    assert list(found) == ["a.txt"]
    assert [issue.split(":")[0] for issue in issues] == ["missing gone.txt", "unreadable self.txt", "loop up"]


def test_a_path_that_no_system_takes_is_named(tmp_path: Path) -> None:
    loop = tmp_path / "loop.jsonl"
    loop.symlink_to("loop.jsonl")
    good = save(tmp_path / "good.txt", TEXT)
    found, issues = read(Path("a\0b.txt"), Path("x" * 5000), good, metadata=loop)
    assert list(found) == ["good.txt"]
    assert [issue.split(" ")[0] for issue in issues] == ["metadata", "missing", "unreadable"]


def test_an_empty_folder_is_named(tmp_path: Path) -> None:
    assert read(tmp_path)[1] == [f"empty {tmp_path}: no report in this folder"]


def test_two_files_of_one_name_are_not_taken_for_one_another(tmp_path: Path) -> None:
    first, second = save(tmp_path / "x" / "a.txt", TEXT), save(tmp_path / "y" / "a.txt", OTHER)
    found, issues = read(first, second, first)
    assert [document.text for document in found.values()] == [TEXT]
    assert issues == [f"duplicate a.txt: {second} is not read: {first} has the same name"]


def test_a_table_of_which_one_line_is_huge_is_read_without_it_and_without_holding_it(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    with path.open("wb") as stream:
        stream.write(f'{{"text": "{TEXT}"}}\n'.encode())
        for _ in range(200):
            stream.write(b"x" * 100_000)
        stream.write(f'\n{{"text": "{OTHER}"}}\n'.encode())
    found, issues = read(path)
    assert list(found) == ["a.jsonl#1", "a.jsonl#3"]
    assert issues == ["row a.jsonl#2: a line of more than 10,000 bytes"]


@pytest.mark.parametrize(
    ("content", "sources"),
    [
        pytest.param(TEXT, ["stdin"], id="a text"),
        pytest.param(PAGE, ["stdin"], id="a page"),
        pytest.param(f'{{"text": "{TEXT}", "id": "7"}}\n{{"text": "{OTHER}"}}', ["7", "stdin#2"], id="a table"),
    ],
)
def test_a_stream_is_told_by_its_first_sign(content: str, sources: list[str]) -> None:
    found, issues = read(Path("-"), stdin=io.BytesIO(content.encode()))
    assert (list(found), issues) == (sources, [])


def test_without_a_stream_given_the_process_own_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    assert list(read(Path("-"))[0]) == ["stdin"]


def test_an_empty_stream_is_an_issue() -> None:
    assert read(Path("-"), stdin=io.BytesIO())[1] == ["empty stdin: the file is empty"]


def test_what_is_said_of_all_reports_holds_where_metadata_say_nothing(tmp_path: Path) -> None:
    save(tmp_path / "a.txt", TEXT)
    save(tmp_path / "b.txt", OTHER)
    save(tmp_path / "metadata.jsonl", '{"source": "b.txt", "published": "2018-03-05"}')
    found, _ = read(tmp_path, publisher="River", published=date(2018, 1, 1))
    assert [(given.metadata.publisher, given.metadata.published) for given in found.values()] == [
        ("River", date(2018, 1, 1)),
        ("River", date(2018, 3, 5)),
    ]


def test_names_that_repeat_in_a_csv_lose_no_row(tmp_path: Path) -> None:
    first = save(tmp_path / "a.csv", f'source,text\nمرصد,"{TEXT}"\nمرصد,"{OTHER}"\n2,"{OTHER}"\n')
    second = save(tmp_path / "b.csv", f'id,text\n1,"{TEXT}"\n2,"{OTHER}"\n')
    found, issues = read(first, second)
    assert (list(found), issues) == (["مرصد", "a.csv#2", "2", "1", "b.csv#2"], [])
