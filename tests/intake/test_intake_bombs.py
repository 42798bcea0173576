"""What is made to fill a machine: refused with its reason, in little memory, and the rest of the batch is read."""

import bz2
import gzip
import io
import lzma
import tarfile
import tracemalloc
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import brotli
import pytest
import zstandard
from packages import SMALL, TEXT, read, save, tarred, zipped

from marsad.errors import DocumentError
from marsad.intake.allowance import Allowance
from marsad.intake.packing import decoded

# Bytes that a bomb of these tests would come to, and those that reading it may hold. Both are small for the tests'
# sake: limits are values, and whatever holds for these holds for those of a run.
UNPACKED = 20_000_000
MOST_HELD = 10 * SMALL.free_bytes
ZEROS = b"\0" * UNPACKED
ZSTD = zstandard.ZstdCompressor().compress


@contextmanager
def little_memory() -> Iterator[None]:
    """Fail where what runs inside holds more than it may at any time."""
    tracemalloc.start()
    try:
        yield
        held = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert held < MOST_HELD, f"{held:,} bytes held"


def overlapping() -> bytes:
    """Return a ZIP of which the list names one packed member a thousand times."""
    raw = zipped({"a.txt": b"x" * 90_000})
    start = raw.index(b"PK\x01\x02")
    end = raw.index(b"PK\x05\x06")
    names = [raw[start:end].replace(b"a.txt", f"{i:01x}.txt".encode()[-5:]) for i in range(16)] * 60
    listing = b"".join(names)
    tail = bytearray(raw[end:])
    tail[8:12] = len(names).to_bytes(2, "little") * 2
    tail[12:16] = len(listing).to_bytes(4, "little")
    return raw[:start] + listing + bytes(tail)


def with_holes() -> bytes:
    """Return a TAR with a member of 8 EB, all of it holes."""
    info = tarfile.TarInfo("a.jsonl")
    info.pax_headers = {"GNU.sparse.major": "0", "GNU.sparse.map": "0,0", "GNU.sparse.size": str(8 * 10**18)}
    raw = io.BytesIO()
    with tarfile.open(fileobj=raw, mode="w", format=tarfile.PAX_FORMAT) as archive:
        archive.addfile(info, io.BytesIO(b""))
    return raw.getvalue()


def lying_header() -> bytes:
    """Return a TAR with a header that says of itself to be of 60 MB."""
    info = tarfile.TarInfo("a.txt")
    info.type, info.size = tarfile.XHDTYPE, 60_000_000
    return info.tobuf(tarfile.USTAR_FORMAT) + b"1" * 60_000_000


def nested(times: int) -> bytes:
    """Return zeros zipped so many times over, ten copies each time."""
    raw = b"0" * 90_000
    for _ in range(times):
        raw = zipped({f"{i}.zip": raw for i in range(10)})
    return raw


BOMBS = [
    pytest.param("a.zip", lambda: zipped({"a.jsonl": ZEROS}), "bomb", id="zip"),
    pytest.param(
        "a.zip", lambda: zipped({f"{i}.csv": b"text\n" + ZEROS[:90_000] for i in range(99)}), "bomb", id="many"
    ),
    pytest.param("a.zip", lambda: zipped({f"{i}.txt": b"" for i in range(300)}), "bomb", id="more members"),
    pytest.param("a.zip", lambda: zipped({f"{i:0200}.txt": b"" for i in range(600)}), "too_large", id="a long list"),
    pytest.param("a.zip", overlapping, "bomb", id="one member named often"),
    pytest.param("a.zip", lambda: nested(6), "nested", id="zips in zips"),
    pytest.param("a.jsonl.gz", lambda: gzip.compress(ZEROS), "bomb", id="gz"),
    pytest.param("a.jsonl.gz", lambda: gzip.compress(gzip.compress(ZEROS)), "row", id="gz in gz"),
    pytest.param("a.jsonl.zst", lambda: ZSTD(ZEROS), "bomb", id="zst"),
    pytest.param("a.jsonl.bz2", lambda: bz2.compress(ZEROS), "bomb", id="bz2"),
    pytest.param("a.jsonl.xz", lambda: lzma.compress(ZEROS), "bomb", id="xz"),
    pytest.param("a.tar.gz", lambda: tarred({"a.jsonl": ZEROS}, "gz"), "bomb", id="tar.gz"),
    pytest.param("a.tar.gz", lambda: tarred({"a.mp4": ZEROS, "b.txt": TEXT}, "gz"), "bomb", id="what is passed over"),
    pytest.param("a.tar", with_holes, "bomb", id="a tar of holes"),
    pytest.param("a.tar", lying_header, "too_large", id="a header without end"),
    pytest.param("a.zip", lambda: zipped({"metadata.jsonl": ZEROS, "a.txt": "x"}), "too_large", id="metadata"),
    pytest.param("a.zip", lambda: zipped({"b.zip": b"PK" + b"1" * 2_500_000}), "bomb", id="laid down"),
]


@pytest.mark.parametrize(("name", "made", "code"), BOMBS)
def test_a_bomb_is_refused_in_little_memory_and_the_others_are_read(
    tmp_path: Path, name: str, made: Callable[[], bytes], code: str
) -> None:
    save(tmp_path / name, made())
    save(tmp_path / "z.txt", TEXT)
    with little_memory():
        found, issues = read(tmp_path)
    assert list(found) == ["z.txt"]
    assert code in {issue.split(" ")[0] for issue in issues}, issues
    assert all(issue.split(" ")[1].startswith(name) for issue in issues)


def test_what_stands_before_a_bomb_is_read(tmp_path: Path) -> None:
    path = save(tmp_path / "a.zip", zipped({"a.txt": TEXT, "b.jsonl": ZEROS, "c.txt": TEXT}))
    found, issues = read(path)
    assert list(found) == ["a.zip/a.txt"]
    assert [issue.split(":")[0] for issue in issues] == ["bomb a.zip/b.jsonl", "bomb a.zip"]


@pytest.mark.parametrize(
    ("how", "pack"),
    [
        pytest.param("br", brotli.compress, id="br"),
        pytest.param("deflate", zlib.compress, id="deflate"),
        pytest.param("xz", lzma.compress, id="xz"),
        pytest.param("zstd", ZSTD, id="zstd"),
    ],
)
def test_no_more_is_unpacked_than_is_asked_for(how: str, pack: Callable[[bytes], bytes]) -> None:
    stream = decoded("x", io.BytesIO(pack(ZEROS)), how, Allowance(SMALL, 0))
    with little_memory():
        assert len(stream.read(500_000)) == 500_000
        with pytest.raises(DocumentError, match="more than 1,000,000 bytes"):
            sum(map(len, iter(lambda: stream.read(50_000), b"")))


@pytest.mark.parametrize("how", ["br", "deflate", "xz", "zstd", "gzip", "bzip2"])
@pytest.mark.parametrize("size", [0, 1, 10, 100_000])
def test_what_was_packed_comes_back_whole(how: str, size: int) -> None:
    raw = (TEXT.encode() * (size // 100 + 1))[:size]
    pack: dict[str, Callable[[bytes], bytes]] = {
        "br": brotli.compress,
        "deflate": zlib.compress,
        "xz": lzma.compress,
        "zstd": ZSTD,
        "gzip": gzip.compress,
        "bzip2": bz2.compress,
    }
    packed = pack[how](raw)
    assert decoded("x", io.BytesIO(packed), how, Allowance(SMALL, 10**6)).read() == raw
    with pytest.raises(DocumentError, match="damaged"):
        decoded("x", io.BytesIO(packed[:-1]), how, Allowance(SMALL, 10**6)).read()


def test_deflate_without_its_header_comes_back_too() -> None:
    packer = zlib.compressobj(wbits=-15)
    packed = packer.compress(TEXT.encode()) + packer.flush()
    assert decoded("x", io.BytesIO(packed), "deflate", Allowance(SMALL, 0)).read().decode() == TEXT


def test_a_way_that_nobody_knows_is_refused() -> None:
    with pytest.raises(DocumentError, match="packed as 'compress'"):
        decoded("x", io.BytesIO(b""), "compress", Allowance(SMALL, 0))


def test_the_shipped_limits_bound_what_a_small_file_gives(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", TEXT)
    assert list(read(tmp_path / "a.zip")[0]) == ["a.zip/a.txt"]
