"""`marsad extract`: what reports state on stdout, what could not be read on stderr."""

import contextlib
import json
import os
import pty
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from marsad import examples
from marsad.cli.command import command

GOOD = "سيطرت قوات سوريا الديمقراطية أمس على بلدة الشحيل في ريف دير الزور الشرقي، بعد اشتباكات مع التنظيم."
MARSAD = (sys.executable, "-m", "marsad")


def extract(*arguments: object, stdin: bytes | None = None) -> Result:
    """Return how the command ended, run in this process."""
    return CliRunner().invoke(command(), ["extract", *map(str, arguments)], input=stdin)


def rows(stdout: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in stdout.splitlines()]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder of one good report."""
    (tmp_path / "good.txt").write_text(GOOD, "utf-8")
    return tmp_path


def test_a_report_is_one_object(folder: Path) -> None:
    done = extract(folder / "good.txt", "--publisher", "SOHR", "--published", "2017-11-14")
    assert (done.exit_code, done.stderr) == (0, "")
    (row,) = rows(done.stdout)
    assert row["report"]["publisher"] == "SOHR"
    assert row["report"]["published"] == {"start": "2017-11-14", "end": "2017-11-14", "basis": "metadata", "span": None}
    (statement,) = [one for one in row["statements"] if one["kind"] == "control"]
    assert (statement["status"], statement["holder"]) == ("captured", ["SDF"])
    start, end = statement["span"]
    assert GOOD[start:end] == statement["quote"]


def test_no_role_is_guessed_where_none_shall_be(folder: Path) -> None:
    text = 'هاجم مقاتلو تنظيم "الدولة الإسلامية" مواقع قسد في بلدة هجين. ثم شنت قسد هجوما معاكسا في بلدة هجين.'
    (folder / "good.txt").write_text(text, "utf-8")
    for options, guessed in (((), True), (("--no-guesses",), False)):
        (row,) = rows(extract(folder, *options).stdout)
        assert any(statement["rule"].endswith(".chosen") for statement in row["statements"]) == guessed


def test_stdin_is_a_report() -> None:
    done = extract("-", stdin=GOOD.encode())
    assert done.exit_code == 0
    assert len(rows(done.stdout)) == 1


def test_a_table_is_drawn_where_asked(folder: Path) -> None:
    done = extract(folder, "--format", "table", "--published", "2017-11-14")
    assert done.exit_code == 0
    assert "captured SDF" in done.stdout
    assert "2017-11-13" in done.stdout


def huge(path: Path) -> None:
    with path.open("wb") as file:
        for _ in range(200):
            file.write(b"x" * 1_000_000)


def made(content: bytes) -> Callable[[Path], None]:
    def write(path: Path) -> None:
        path.write_bytes(content)

    return write


PAGE = f"<html><body><article><p>{GOOD}</p><p>{GOOD}</p><p>{GOOD}</p></article></body></html>"


@pytest.mark.parametrize(
    ("name", "make", "reason"),
    [
        pytest.param("empty.txt", made(b""), "empty", id="empty"),
        pytest.param("blank.txt", made(b" \n\n\t"), "white space", id="blank"),
        pytest.param("binary.txt", made(bytes(range(256)) * 40), "", id="binary"),
        pytest.param("english.txt", made(b"The army took the town on Friday. " * 9), "not Arabic", id="language"),
        pytest.param("utf16.txt", made(GOOD.encode("utf-16")[:-1]), "", id="cut-utf-16"),
        pytest.param("cut.html", made(b"<html><body><arti"), "", id="cut-page"),
        pytest.param("old.doc", made(b"\xd0\xcf\x11\xe0 word"), ".doc files are not read", id="format"),
        pytest.param("line.jsonl", huge, "", id="line-of-200-MB"),
        pytest.param("bad.jsonl", made(b'{"source": "a", "text": '), "", id="broken-json"),
        pytest.param(
            "date.jsonl",
            made(json.dumps({"source": "a", "text": GOOD, "published": "2017-02-30"}).encode()),
            "2017-02-30",
            id="impossible-date",
        ),
    ],
)
def test_what_cannot_be_read_is_named_and_the_rest_is_read(
    folder: Path, name: str, make: Callable[[Path], None], reason: str
) -> None:
    make(folder / name)
    done = extract(folder)
    assert done.exit_code == 1
    assert [row["report"]["source"] for row in rows(done.stdout)] == ["good.txt"]
    (line,) = [line for line in done.stderr.splitlines() if name in line]
    assert reason in line


DOUBTFUL = [
    pytest.param("الأحد 14 تشرين الأول 2017", "weekday-contradicts-date", "2017-10-14 is a Saturday", id="weekday"),
    pytest.param("31 شباط 2017", "impossible-date", "no calendar has that day", id="too-late-in-the-month"),
    pytest.param("32 تشرين الأول 2017", "impossible-date", "no calendar has that day", id="too-late-in-any-month"),
    pytest.param("30 صفر 1439", "impossible-date", "no calendar has that day", id="hijri"),
]


@pytest.mark.parametrize(("words", "code", "message"), DOUBTFUL)
def test_a_date_that_cannot_be_is_a_doubt_about_the_report_and_no_failure(
    tmp_path: Path, words: str, code: str, message: str
) -> None:
    text = f"سيطرت قوات سوريا الديمقراطية {words} على بلدة الشحيل في ريف دير الزور الشرقي بعد اشتباكات."
    (tmp_path / "a.txt").write_text(text, "utf-8")
    done = extract(tmp_path / "a.txt", "--publisher", "SOHR", "--published", "2017-11-14")
    assert done.exit_code == 0
    (row,) = rows(done.stdout)
    assert row["report"]["issues"] == [{"code": code, "message": f"«{words}»: {message}"}]
    assert done.stderr == f"marsad: a.txt: «{words}»: {message}\n"
    assert row["statements"]


def test_a_path_that_is_not_there_is_named(folder: Path) -> None:
    done = extract(folder / "nowhere.txt", folder / "good.txt")
    assert done.exit_code == 1
    assert "nowhere.txt" in done.stderr
    assert len(rows(done.stdout)) == 1


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is unreadable to root")
def test_a_path_that_may_not_be_read_is_named(folder: Path) -> None:
    (folder / "secret.txt").write_text(GOOD, "utf-8")
    (folder / "secret.txt").chmod(0)
    done = extract(folder)
    assert done.exit_code == 1
    assert "secret.txt" in done.stderr


def test_a_page_is_read_whole_and_one_that_was_cut_short_is_named(folder: Path) -> None:
    (folder / "page.html").write_text(PAGE, "utf-8")
    (folder / "part.html").write_text(PAGE[:-40], "utf-8")
    done = extract(folder)
    assert done.exit_code == 1
    assert [row["report"]["source"] for row in rows(done.stdout)] == ["good.txt", "page.html"]
    assert "part.html" in done.stderr


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        pytest.param('{"source": "gone.txt", "publisher": "SOHR"}', "gone.txt", id="no-such-report"),
        pytest.param('{"source": "good.txt", "published": "2017-13-01"}', "2017-13-01", id="impossible-date"),
        pytest.param("not json", "line 1", id="not-json"),
    ],
)
def test_metadata_that_cannot_be_used_are_named(folder: Path, line: str, reason: str) -> None:
    (folder / "metadata.jsonl").write_text(line + "\n", "utf-8")
    done = extract(folder)
    assert done.exit_code == 1
    assert "metadata.jsonl" in done.stderr
    assert reason in done.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param([], id="no-path"),
        pytest.param(["good.txt", "--published", "2017-02-30"], id="impossible-day"),
        pytest.param(["good.txt", "--published", "yesterday"], id="no-day"),
        pytest.param(["good.txt", "--metadata", "nowhere.jsonl"], id="no-metadata-file"),
        pytest.param(["good.txt", "--format", "xml"], id="unknown-format"),
        pytest.param(["good.txt", "--colour"], id="unknown-option"),
    ],
)
def test_wrong_usage_is_told_apart(arguments: list[str]) -> None:
    done = extract(*arguments)
    assert done.exit_code == 2
    assert done.stdout == ""
    assert "Usage:" in done.stderr


def output(*, seed: str, **environment: str) -> bytes:
    """Return the bytes that a new process writes of the example reports."""
    env = {**os.environ, "PYTHONHASHSEED": seed, **environment}
    done = subprocess.run([*MARSAD, "extract", str(examples.folder())], env=env, capture_output=True, check=True)
    return done.stdout


def test_the_bytes_depend_on_no_hash_seed_and_no_locale() -> None:
    first = output(seed="0")
    assert first.count(b"\n") >= 24
    assert "دير الزور".encode() in first
    assert output(seed="1", LC_ALL="C", PYTHONIOENCODING="ascii", PYTHONUTF8="0") == first


def test_a_terminal_gets_a_table(folder: Path) -> None:
    ours, theirs = pty.openpty()
    arguments = [*MARSAD, "extract", str(folder), "--published", "2017-11-14"]
    with subprocess.Popen(arguments, stdout=theirs, stderr=theirs, stdin=subprocess.DEVNULL) as running:
        os.close(theirs)
        shown = b""
        with contextlib.suppress(OSError):  # Linux tells the end of a terminal as an error
            while read := os.read(ours, 4096):
                shown += read
        os.close(ours)
        assert running.wait(timeout=60) == 0
    assert b"captured" in shown
    assert b'{"report"' not in shown


def test_a_reader_that_goes_away_is_no_fault() -> None:
    with subprocess.Popen(
        [*MARSAD, "extract", str(examples.folder())], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as running:
        assert running.stdout
        assert running.stderr
        assert running.stdout.readline().startswith(b'{"report"')
        running.stdout.close()
        assert b"Traceback" not in running.stderr.read()
        assert running.wait(timeout=60) == 141


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a device that is always full")
@pytest.mark.parametrize("form", ["jsonl", "table"])
def test_a_full_disk_is_told_in_one_line(folder: Path, form: str) -> None:
    with Path("/dev/full").open("wb") as full:
        arguments = [*MARSAD, "extract", str(folder / "good.txt"), "--format", form]
        done = subprocess.run(arguments, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr == "marsad: stdout cannot be written: No space left on device\n"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        pytest.param("خسر تنظيم داعش بلدة الشحيل شرق دير الزور يوم 14 نوفمبر 2017.", "lost IS", id="who-lost-it"),
        pytest.param("تحاصر قوات النظام بلدة الشحيل شرق دير الزور.", "besieged by REGIME", id="the-besiegers"),
    ],
)
def test_the_table_names_every_party(text: str, says: str) -> None:
    done = extract("-", "--format", "table", stdin=text.encode())
    assert says in " ".join(done.stdout.split())
