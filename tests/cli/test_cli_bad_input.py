"""One folder with all that is wrong at once: each thing is told with its reason, none stops the others or is lost."""

import io
import json
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from marsad.cli.command import command
from marsad.store import Store

TEXT = "سيطرت قوات سوريا الديمقراطية أمس على بلدة {} في ريف دير الزور بعد معارك عنيفة مع المسلحين."
PLACES = ("الشحيل", "هجين", "البصيرة", "غرانيج", "الكشكية", "الباغوز", "ذيبان", "السوسة")
SPOILT = TEXT.format("الصور").encode().decode("latin-1").encode()
FUTURE = {"source": "tomorrow.txt", "published": "2999-01-01"}
TWICE = ({"source": "twice.txt", "publisher": "SOHR"}, {"source": "twice.txt", "publisher": "Enab Baladi"})


def packed() -> bytes:
    """Return an archive of which each member is in another encoding, and one in none."""
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w") as archive:
        for name, encoding, place in zip("abc", ("utf-8", "cp1256", "utf-16"), PLACES, strict=False):
            archive.writestr(f"{name}.txt", TEXT.format(place).encode(encoding))
        archive.writestr("d.txt", bytes(range(256)) * 8)
    return raw.getvalue()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of reports, of which many cannot be read, or not wholly."""
    made = tmp_path / "reports"
    made.mkdir()
    files = {
        "good.txt": TEXT.format(PLACES[3]).encode(),
        "letter.doc": b"\xd0\xcf\x11\xe0",
        "empty.txt": b" \n",
        "blank.html": b"<html><body><img src='a.png'></body></html>",
        "tomorrow.txt": TEXT.format(PLACES[4]).encode(),
        "twice.txt": TEXT.format(PLACES[5]).encode(),
        "mixed.zip": packed(),
        "cut.zip": packed()[:-60],
        "spoilt.txt": SPOILT,
        "long.jsonl": json.dumps({"text": "ا" * 10_000_001}).encode()
        + b"\n"
        + json.dumps({"text": TEXT.format(PLACES[6])}).encode(),
        "metadata.jsonl": "\n".join(json.dumps(row) for row in (FUTURE, *TWICE)).encode(),
    }
    for name, raw in files.items():
        (made / name).write_bytes(raw)
    return made


def run(*arguments: object) -> Any:  # noqa: ANN401 - any JSON
    ran = CliRunner().invoke(command(), [*map(str, arguments)])
    assert ran.exit_code == 1, ran.output
    return json.loads(ran.stdout)


EXPECTED = {
    ("blank.html", "no_text"),
    ("cut.zip", "damaged"),
    ("empty.txt", "empty"),
    ("letter.doc", "format"),
    ("long.jsonl#1", "row"),
    ("metadata.jsonl", "metadata"),
    ("mixed.zip/d.txt", "binary"),
    ("spoilt.txt", "encoding"),
    ("tomorrow.txt", "future"),
}


def test_what_is_wrong_is_told_of_each_and_the_others_are_read(tmp_path: Path, folder: Path) -> None:
    db = tmp_path / "marsad.db"
    done = run("ingest", folder, "--db", db, "--jobs", 1)
    assert {(each["source"], each["code"]) for each in done["failed"]} == EXPECTED
    with Store.open(db) as store:
        read = {each.source: each for each in store.reports()}
        failed = store.custody.failures()
        assert {(each.source, each.code) for each in failed} == EXPECTED
        assert all(each.original and store.custody.original(each.original) for each in failed)
        assert store.custody.verify().faults == ()
    members = (f"mixed.zip/{name}.txt" for name in "abc")
    assert read.keys() == {"good.txt", "tomorrow.txt", "twice.txt", "long.jsonl#2", *members}
    assert read["tomorrow.txt"].published.start is None
    assert read["twice.txt"].publisher == "SOHR"
    assert {(each["source"], each["code"]) for each in run("failures", "--retry", "--db", db)["failures"]} == EXPECTED


@pytest.mark.skipif(sys.platform != "linux", reason="a file that opens and cannot be read, whoever asks")
def test_a_file_of_which_the_disk_gives_nothing_is_told_whoever_reads(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "good.txt").write_text(TEXT.format(PLACES[7]), "utf-8")
    (tmp_path / "in" / "bad.txt").symlink_to("/proc/self/mem")
    done = run("ingest", tmp_path / "in", "--db", tmp_path / "marsad.db")
    assert done["read"] == 1
    assert [(each["source"], each["code"]) for each in done["failed"]] == [("bad.txt", "unreadable")]
    (failure,) = run("failures", "--retry", "--db", tmp_path / "marsad.db")["failures"]
    assert (failure["file"], failure["original"]) == (str(tmp_path / "in" / "bad.txt"), None)
