from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from marsad.errors import Issue, MetadataError
from marsad.intake.column import day, fields, forms, recognised
from marsad.intake.paths import documents
from marsad.report.document import Document, Metadata

TEXT = "انسحبت القوات من القرية الواقعة شرق النهر بعد اشتباكات استمرت حتى الفجر، بحسب سكان في المنطقة."


def read(*paths: Path, metadata: Path | None = None) -> tuple[dict[str, Metadata], list[str]]:
    found = list(documents(paths, metadata=metadata))
    issues = [str(item) for item in found if isinstance(item, Issue)]
    return {item.source: item.metadata for item in found if isinstance(item, Document)}, issues


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("a.txt", "b.txt", "sub/c.txt"):
        path = tmp_path / "reports" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(TEXT, "utf-8")
    return tmp_path / "reports"


def describe(path: Path, *lines: str) -> Path:
    path.write_text("\n".join(lines), "utf-8")
    return path


def test_a_folders_metadata_name_reports_by_path_or_by_name(folder: Path) -> None:
    describe(
        folder / "metadata.jsonl",
        '{"source": "a.txt", "publisher": "River", "published": "2018-03-05T10:00:00", "title": "خبر", "note": 3}',
        '{"source": "c.txt", "publisher": "Valley", "published": "٢٠١٨/٣/٦"}',
        "",
    )
    found, issues = read(folder)
    assert issues == []
    assert found["a.txt"] == Metadata(publisher="River", published=date(2018, 3, 5), title="خبر")
    assert found["sub/c.txt"] == Metadata(publisher="Valley", published=date(2018, 3, 6))
    assert found["b.txt"] == Metadata()


def test_a_subfolders_own_metadata_name_its_own_reports(folder: Path) -> None:
    describe(folder / "sub" / "metadata.jsonl", '{"source": "c.txt", "publisher": "Valley"}')
    assert read(folder)[0]["sub/c.txt"].publisher == "Valley"


def test_a_metadata_file_given_wins_over_the_folders_and_is_no_report(folder: Path) -> None:
    describe(folder / "metadata.jsonl", '{"source": "a.txt", "publisher": "River"}')
    given = describe(folder / "given.jsonl", '{"source": "a.txt", "publisher": "Valley"}')
    found, issues = read(folder, metadata=given)
    assert (found["a.txt"].publisher, issues) == ("Valley", [])


def test_metadata_among_the_paths_are_no_report(folder: Path) -> None:
    own = describe(folder / "metadata.jsonl", '{"source": "a.txt", "publisher": "River"}')
    found, issues = read(own, folder / "a.txt")
    assert ({name: given.publisher for name, given in found.items()}, issues) == ({"a.txt": "River"}, [])


def test_a_bare_name_that_two_reports_bear_is_nobodys(folder: Path) -> None:
    (folder / "sub" / "a.txt").write_text(TEXT + TEXT, "utf-8")
    describe(folder / "metadata.jsonl", '{"source": "sub/a.txt", "publisher": "River"}')
    found, _ = read(folder)
    assert (found["a.txt"].publisher, found["sub/a.txt"].publisher) == (None, "River")


def test_metadata_of_reports_that_lie_there_but_were_not_asked_for_are_no_fault(folder: Path) -> None:
    given = describe(folder.parent / "m.jsonl", '{"source": "a.txt"}', '{"source": "b.txt"}', '{"source": "x.txt"}')
    assert read(folder / "a.txt", metadata=given)[1] == ["m.jsonl: line 3: x.txt is not among the reports"]


@pytest.mark.parametrize(
    ("line", "message", "is_read"),
    [
        pytest.param('{"source": "z.txt"}', "line 2: z.txt is not among the reports", True, id="a missing file"),
        pytest.param("{oops", "line 2: not JSON", True, id="no JSON"),
        pytest.param('["b.txt"]', "line 2: expected", True, id="no object"),
        pytest.param('{"publisher": "River"}', "line 2: expected", True, id="no source"),
        pytest.param('{"source": "a.txt"}', "line 2: a.txt again; line 1", True, id="twice"),
        pytest.param(
            '{"source": "b.txt", "published": "2017-02-30"}',
            "line 2: the date '2017-02-30' is not a day of the calendar; b.txt is not read",
            False,
            id="an impossible date",
        ),
        pytest.param(
            '{"source": "b.txt", "published": "5 مارس"}', "is not written as 2017-11-01", False, id="in words"
        ),
        pytest.param('{"source": "b.txt", "published": 20180305}', "'published' must be a text", False, id="a number"),
    ],
)
def test_a_wrong_line_is_named_and_the_others_hold(folder: Path, line: str, message: str, *, is_read: bool) -> None:
    describe(folder / "metadata.jsonl", '{"source": "a.txt", "publisher": "River"}', line)
    found, issues = read(folder)
    assert len(issues) == 1
    assert issues[0].startswith("metadata.jsonl: ")
    assert message in issues[0]
    assert found["a.txt"].publisher == "River"
    assert ("b.txt" in found) is is_read


def test_a_metadata_file_that_cannot_be_read_is_named_and_the_reports_are_read(folder: Path) -> None:
    found, issues = read(folder, metadata=folder / "none.jsonl")
    assert len(found) == 3
    assert issues == [f"{folder / 'none.jsonl'}: metadata not readable: No such file or directory"]


@pytest.mark.parametrize(
    ("ahead", "is_kept"),
    [pytest.param(0, True, id="today"), pytest.param(1, True, id="further east"), pytest.param(2, False, id="to come")],
)
def test_a_day_that_is_yet_to_come_is_doubted_and_its_report_read(folder: Path, ahead: int, *, is_kept: bool) -> None:
    day = datetime.now(UTC).date() + timedelta(days=ahead)
    describe(folder / "metadata.jsonl", f'{{"source": "a.txt", "published": "{day}"}}')
    found, issues = read(folder)
    assert found["a.txt"].published == (day if is_kept else None)
    assert issues == ([] if is_kept else [f"a.txt: published on {day}, which is yet to come: read, its day left open"])


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        pytest.param("2018-03-05", date(2018, 3, 5), id="as ISO has it"),
        pytest.param(" 2018/3/5 ", date(2018, 3, 5), id="slashes, no zeros"),
        pytest.param("2018-03-05 14:00", date(2018, 3, 5), id="with a time"),
        pytest.param("2016-02-29", date(2016, 2, 29), id="a leap day"),
    ],
)
def test_a_day_is_year_month_day(written: str, expected: date) -> None:
    assert day("m.jsonl", written) == expected


@pytest.mark.parametrize("written", ["2017-02-29", "0000-01-01", "2018-13-01", "05/03/2018", "x", "2018-03-05x"])
def test_anything_else_is_refused(written: str) -> None:
    with pytest.raises(MetadataError):
        day("m.jsonl", written)


def test_columns_go_by_arabic_and_english_names_and_the_first_of_two_stands() -> None:
    assert [recognised(name) for name in ("النصّ", "Date", "Full text", "المصدر", "x")] == [
        *("text", "published", "text", "publisher"),
        None,
    ]
    assert fields("x", {"النص": "أ", "body": "ب", "id": 7, "title": None, "date": " "}) == {"text": "أ", "name": "7"}
    assert "النص" in forms("text")
