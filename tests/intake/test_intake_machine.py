"""What is made to fill a machine, in its real size and under the shipped limits: refused, in less than 1 GB.

A test of `make soak`: to make such files takes longer than to refuse them. `test_intake_bombs.py` holds the same under
small limits.
"""

import bz2
import gzip
import io
import json
import lzma
import struct
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import zstandard
from packages import TEXT, save, zipped

MOST_HELD_KB = 1_000_000
LARGE = 4_000_000_000
PIECE = 100_000_000
ROW = b'{"text": "'
READING = """
import json, resource, sys
from pathlib import Path
from marsad.errors import Issue
from marsad.intake.paths import documents
issues, read = 0, []
for each in documents([Path(sys.argv[1])]):
    if isinstance(each, Issue):
        issues += 1
    else:
        read.append(each.source)
own = Path("/proc/self/status").read_text().partition("VmHWM:")[2].split()[0]
# What getrusage says of this process, that process held, too, of which it was forked.
held = max(int(own), resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
print(json.dumps({"kb": held, "issues": issues, "read": read}))
"""


def line(path: Path) -> None:
    """Write a line of 4 GB, of which a disk holds the beginning."""
    with path.open("wb") as file:
        file.write(ROW + b"x" * 1_000_000)
        file.truncate(LARGE)


def packed(pack: Callable[[bytes], bytes]) -> Callable[[Path], None]:
    """Return what writes a packed line of 4 GB, in parts that each unpack to 100 MB."""

    def write(path: Path) -> None:
        part = pack(b"x" * PIECE)
        with path.open("wb") as file:
            file.write(pack(ROW))
            for _ in range(LARGE // PIECE):
                file.write(part)

    return write


def member(path: Path) -> None:
    """Write a ZIP with one member of 2 GB."""
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive,
        archive.open("a.jsonl", "w", force_zip64=True) as file,
    ):
        for _ in range(20):
            file.write(b"x" * PIECE)


def nested(path: Path) -> None:
    """Write zips in zips, sixteen each time: a million files of 4 MB."""
    raw = zipped({f"{i}.jsonl": b"\0" * 4_000_000 for i in range(16)})
    for _ in range(5):
        raw = zipped({f"{i}.zip": raw for i in range(16)})
    path.write_bytes(raw)


def listing(path: Path) -> None:
    """Write a ZIP that is a list of 600,000 names and nothing else."""
    entry = struct.pack("<4s4B4HL2L5H2L", b"PK\x01\x02", 20, 0, 20, 0, 0, 0, 0, 33, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0) + b"a"
    entries = entry * 600_000
    path.write_bytes(entries + struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 65535, 65535, len(entries), 0, 0))


def members(path: Path) -> None:
    """Write a TAR of 100,000 empty files, in few bytes."""
    with tarfile.open(path, "w:gz", compresslevel=1) as archive:
        for number in range(100_000):
            archive.addfile(tarfile.TarInfo(f"{number}.txt"))


def sheet(rows: int, strings: int) -> Callable[[Path], None]:
    """Return what writes a workbook with so many empty rows below its header, and so many strings."""

    def write(path: Path) -> None:
        book, raw = openpyxl.Workbook(), io.BytesIO()
        book.worksheets[0].append(["text"])
        book.save(raw)
        with zipfile.ZipFile(raw) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
        space = b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
        head = b'<row r="1"><c r="A1" t="inlineStr"><is><t>text</t></is></c></row>'
        parts["xl/worksheets/sheet1.xml"] = (
            b"<worksheet " + space + b"><sheetData>" + head + b"<row/>" * rows + b"</sheetData></worksheet>"
        )
        parts["xl/sharedStrings.xml"] = b"<sst " + space + b">" + b"<si><t>ab</t></si>" * strings + b"</sst>"
        path.write_bytes(zipped(parts))

    return write


def wide(path: Path) -> None:
    """Write columns of which one part is 1.8 GB."""
    table = pa.table({"text": pa.array(["x" * 1_000_000] * 1_800)})
    pq.write_table(table, path, compression="zstd", use_dictionary=False, row_group_size=1_800)


MADE = [
    pytest.param("a.jsonl", line, id="a line of 4 GB"),
    pytest.param("a.csv", line, id="a row of 4 GB"),
    pytest.param("a.json", line, id="a text of 4 GB"),
    pytest.param("a.txt", line, id="a report of 4 GB"),
    pytest.param("a.html", line, id="a page of 4 GB"),
    pytest.param("a.mbox", line, id="a mail of 4 GB"),
    pytest.param("a.jsonl.gz", packed(lambda raw: gzip.compress(raw, 1, mtime=0)), id="gz"),
    pytest.param("a.jsonl.zst", packed(zstandard.ZstdCompressor().compress), id="zst"),
    pytest.param("a.jsonl.bz2", packed(bz2.compress), id="bz2"),
    pytest.param("a.jsonl.xz", packed(lambda raw: lzma.compress(raw, preset=0)), id="xz"),
    pytest.param("a.zip", member, id="zip"),
    pytest.param("a.zip", nested, id="zips in zips"),
    pytest.param("a.zip", listing, id="a list without members"),
    pytest.param("a.json", lambda path: save(path, b"[" * 50_000_000), id="brackets"),
    pytest.param("a.xlsx", sheet(60_000_000, 0), id="rows without end"),
    pytest.param("a.xlsx", sheet(0, 30_000_000), id="strings without end"),
    pytest.param("a.parquet", wide, id="wide columns"),
]


def read(path: Path) -> dict[str, object]:
    done = subprocess.run([sys.executable, "-c", READING, str(path)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    told: dict[str, object] = json.loads(done.stdout)
    print(told["kb"], "kB held,", told["issues"], "issues")
    return told


@pytest.mark.soak
@pytest.mark.parametrize(("name", "write"), MADE)
def test_it_is_refused_in_less_than_a_gigabyte(tmp_path: Path, name: str, write: Callable[[Path], object]) -> None:
    write(tmp_path / name)
    save(tmp_path / "z.txt", TEXT)
    told = read(tmp_path)
    assert told["issues"]
    assert told["read"] == ["z.txt"]
    assert int(str(told["kb"])) < MOST_HELD_KB


@pytest.mark.soak
def test_many_empty_files_in_few_bytes_are_named_in_less_than_a_gigabyte(tmp_path: Path) -> None:
    members(tmp_path / "a.tar.gz")
    told = read(tmp_path)
    assert told["issues"]
    assert int(str(told["kb"])) < MOST_HELD_KB
