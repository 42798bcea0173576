import bz2
import gzip
import io
import lzma
import stat
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import zstandard
from packages import OTHER, PAGE, TEXT, read, save, tarred, zipped

from marsad.intake.paths import documents
from marsad.report.document import Metadata
from marsad.report.reading import fingerprint

MEMBERS: dict[str, str | bytes] = {
    "b.txt": TEXT,
    "a/page.html": PAGE,
    "a/table.csv": f"text,date\n{OTHER},2018-03-05\n",
    "a/rows.jsonl": f'{{"id": "7", "text": "{TEXT}"}}\n',
    "photo.png": b"\x89PNG",
    ".hidden.txt": TEXT,
    "__MACOSX/._b.txt": TEXT,
}
ZSTD = zstandard.ZstdCompressor().compress
ARCHIVES: dict[str, Callable[[dict[str, str | bytes]], bytes]] = {
    "a.zip": zipped,
    "stored.zip": lambda members: zipped(members, zipfile.ZIP_STORED),
    "a.tar": tarred,
    "a.tar.gz": lambda members: tarred(members, "gz"),
    "a.tgz": lambda members: tarred(members, "gz"),
    "a.tar.bz2": lambda members: tarred(members, "bz2"),
    "a.tar.xz": lambda members: tarred(members, "xz"),
    "a.tar.zst": lambda members: ZSTD(tarred(members)),
}
every_archive = pytest.mark.parametrize("name", ARCHIVES)


@every_archive
def test_an_archive_is_read_as_the_folder_that_it_was(tmp_path: Path, name: str) -> None:
    path = save(tmp_path / name, ARCHIVES[name](MEMBERS))
    found, issues = read(path)
    assert (list(found), issues) == ([f"{name}/b.txt", f"{name}/a/page.html", f"{name}/a/table.csv#1", "7"], [])
    assert found[f"{name}/b.txt"].text == TEXT
    assert found[f"{name}/b.txt"].provenance.original == fingerprint(TEXT.encode())
    assert found[f"{name}/a/table.csv#1"].provenance.original == fingerprint(path.read_bytes())


@every_archive
def test_an_archives_metadata_are_those_of_its_members_wherever_they_stand(tmp_path: Path, name: str) -> None:
    first = '{"source": "b.txt", "publisher": "River"}\n{"source": "z.txt", "publisher": "River"}'
    second = '{"source": "page.html", "published": "2018-03-05"}'
    save(tmp_path / name, ARCHIVES[name]({**MEMBERS, "metadata.jsonl": first, "a/metadata.jsonl": second}))
    save(tmp_path / "page.html", PAGE)
    found, issues = read(tmp_path)
    assert issues == [f"no_report {name}/metadata.jsonl: line 2: z.txt is not among the reports"]
    assert found[f"{name}/b.txt"].metadata == Metadata(publisher="River")
    assert found[f"{name}/a/page.html"].metadata.published is not None
    assert found["page.html"].metadata.published is None


@every_archive
def test_a_folders_metadata_name_members_by_their_whole_name_alone(tmp_path: Path, name: str) -> None:
    save(tmp_path / name, ARCHIVES[name]({"a/b.txt": TEXT, "a/c.txt": OTHER}))
    save(tmp_path / "c.txt", OTHER)
    lines = f'{{"source": "{name}/a/b.txt", "publisher": "River"}}\n{{"source": "c.txt", "publisher": "Valley"}}'
    save(tmp_path / "metadata.jsonl", lines)
    found, issues = read(tmp_path)
    assert issues == []
    assert {source: document.metadata.publisher for source, document in found.items()} == {
        f"{name}/a/b.txt": "River",
        f"{name}/a/c.txt": None,
        "c.txt": "Valley",
    }


@every_archive
def test_archives_within_archives_are_read_as_deep_as_is_allowed(tmp_path: Path, name: str) -> None:
    inner = zipped({name: ARCHIVES[name]({"deep.txt": TEXT})})
    save(tmp_path / "x.zip", zipped({"y.zip": inner}))
    assert list(read(tmp_path)[0]) == [f"x.zip/y.zip/{name}/deep.txt"]
    save(tmp_path / "x.zip", zipped({"z.zip": zipped({"y.zip": inner}), "b.txt": OTHER}))
    found, issues = read(tmp_path)
    assert list(found) == ["x.zip/b.txt"]
    assert issues == [f"nested x.zip/z.zip/y.zip/{name}: packed 3 times over; no further than 3"]


@every_archive
def test_one_bad_member_is_named_and_the_others_are_read(tmp_path: Path, name: str) -> None:
    members: dict[str, str | bytes] = {
        "a.txt": b"",
        "b.txt": TEXT.encode("cp1256"),
        "c.txt": "The troops left at dawn.",
        "d.doc": b"\xd0\xcf\x11\xe0",
        "e.zip": b"PK\x03\x04 and no more",
        "f.txt": TEXT * 1000,
        "g.txt": TEXT.encode("utf-16"),
    }
    save(tmp_path / name, ARCHIVES[name](members))
    found, issues = read(tmp_path)
    assert {source[-5:]: document.encoding for source, document in found.items()} == {
        "b.txt": "windows-1256",
        "g.txt": "utf-16",
    }
    assert [issue.split(":")[0] for issue in issues] == [
        f"empty {name}/a.txt",
        f"language {name}/c.txt",
        f"format {name}/d.doc",
        f"damaged {name}/e.zip",
        f"too_large {name}/f.txt",
    ]


@every_archive
@pytest.mark.parametrize(
    ("damage", "code"),
    [
        pytest.param(lambda raw: raw[: len(raw) * 2 // 3], "damaged", id="cut off"),
        pytest.param(lambda raw: raw[:700] + b"\xff\x00?" * 300 + raw[1600:], "damaged", id="other bytes inside"),
        pytest.param(lambda _raw: TEXT.encode() * 20, "damaged", id="something else"),
        pytest.param(lambda _raw: b"", "damaged", id="nothing"),
    ],
)
def test_a_damaged_archive_is_named(tmp_path: Path, name: str, damage: Callable[[bytes], bytes], code: str) -> None:
    members: dict[str, str | bytes] = {f"{i}.txt": f"{TEXT} {i * 7919} {hash(str(i))}" for i in range(40)}
    save(tmp_path / name, damage(ARCHIVES[name](members)))
    save(tmp_path / "z.txt", TEXT)
    found, issues = read(tmp_path)
    assert "z.txt" in found
    assert issues
    assert all(issue.startswith((code, "encoding", "binary", "language")) for issue in issues), issues


@every_archive
def test_an_archive_without_reports_is_named(tmp_path: Path, name: str) -> None:
    assert read(save(tmp_path / name, ARCHIVES[name]({"photo.png": b"x"})))[1] == [
        f"empty {name}: no report in this archive"
    ]


@every_archive
def test_names_are_names_and_no_paths(tmp_path: Path, name: str) -> None:
    members: dict[str, str | bytes] = {"../../up.txt": TEXT, "/etc/root.txt": OTHER, "a/./b//c.txt": TEXT + OTHER}
    found, issues = read(save(tmp_path / name, ARCHIVES[name](members)))
    assert (list(found), issues) == ([f"{name}/up.txt", f"{name}/etc/root.txt", f"{name}/a/b/c.txt"], [])
    assert sorted(path.name for path in tmp_path.rglob("*")) == [name]


@pytest.mark.parametrize(
    ("suffix", "pack"),
    [
        pytest.param(".gz", gzip.compress, id="gz"),
        pytest.param(".zst", ZSTD, id="zst"),
        pytest.param(".bz2", bz2.compress, id="bz2"),
        pytest.param(".xz", lzma.compress, id="xz"),
        pytest.param(".gz", lambda raw: gzip.compress(raw[:50]) + gzip.compress(raw[50:]), id="gz in two parts"),
        pytest.param(".zst", lambda raw: ZSTD(raw[:50]) + ZSTD(raw[50:]), id="zst in two parts"),
    ],
)
def test_a_compressed_file_is_read_as_what_it_was(tmp_path: Path, suffix: str, pack: Callable[[bytes], bytes]) -> None:
    save(tmp_path / f"a.txt{suffix}", pack(TEXT.encode()))
    save(tmp_path / f"b.jsonl{suffix}", pack(f'{{"text": "{OTHER}"}}'.encode()))
    save(tmp_path / f"c{suffix}", pack(PAGE.encode()))
    save(tmp_path / f"d.mp4{suffix}", pack(b"\0" * 100))
    save(tmp_path / f"e.txt{suffix}", TEXT)
    save(tmp_path / f"f.txt{suffix}", pack(TEXT.encode() * 50)[:-20])
    save(tmp_path / f"g.txt{suffix}", pack(b"x" * 5_000_000))
    save(tmp_path / "metadata.jsonl", f'{{"source": "a.txt{suffix}", "publisher": "River"}}')
    found, issues = read(tmp_path)
    assert list(found) == [f"a.txt{suffix}", f"b.jsonl{suffix}#1", f"c{suffix}"]
    assert found[f"a.txt{suffix}"].metadata.publisher == "River"
    assert [issue.split(":")[0] for issue in issues] == [
        f"format d.mp4{suffix}",
        f"format e.txt{suffix}",
        f"damaged f.txt{suffix}",
        f"too_large g.txt{suffix}",
    ]


def test_a_stream_that_is_packed_is_told_by_its_first_bytes(tmp_path: Path) -> None:
    for raw in (gzip.compress(TEXT.encode()), zipped({"a.txt": TEXT}), tarred({"a.txt": TEXT}), ZSTD(TEXT.encode())):
        (found,) = documents([Path("-")], stdin=io.BytesIO(raw))
        assert getattr(found, "text", found) == TEXT


@pytest.mark.parametrize(
    ("raw_name", "name"),
    [
        pytest.param("تقرير.txt".encode(), "تقرير.txt", id="utf-8"),
        pytest.param("تقرير.txt".encode("cp1256"), "تقرير.txt", id="windows-1256"),
        pytest.param("تقرير.txt".encode("cp720"), "تقرير.txt", id="dos"),
        pytest.param("été.txt".encode("cp437"), "été.txt", id="the archive's own"),
        pytest.param(b"a\nb.txt", "a\ufffdb.txt", id="no letters"),
        pytest.param(b"\0a.txt", "\ufffda.txt", id="a zero first"),
    ],
)
def test_a_zips_names_are_read_in_the_code_page_that_fits(tmp_path: Path, raw_name: bytes, name: str) -> None:
    stand_in = "x" * (len(raw_name) - 4) + ".txt"
    raw = zipped({stand_in: TEXT}).replace(stand_in.encode(), raw_name)
    assert list(read(save(tmp_path / "a.zip", raw))[0]) == [f"a.zip/{name}"]


def test_a_tars_names_that_are_no_text_are_replaced_and_never_fall_together(tmp_path: Path) -> None:
    raw = tarred({"zz.txt": TEXT, "yy.txt": OTHER, "ww.txt": TEXT + OTHER})
    with tarfile.open(fileobj=io.BytesIO(raw)) as archive:
        offsets = [info.offset for info in archive]
    changed = bytearray(raw)
    for offset, name in zip(offsets, (b"\x80\x01", b"\x80\x02", b"zz"), strict=True):
        header = bytearray(changed[offset : offset + 512])
        header[:2] = name
        header[148:156] = b" " * 8
        header[148:156] = f"{sum(header):06o}\0 ".encode()
        changed[offset : offset + 512] = header
    assert list(read(save(tmp_path / "a.tar", bytes(changed)))[0]) == [
        "a.tar/\ufffd\ufffd.txt",
        "a.tar/\ufffd\ufffd~2.txt",
        "a.tar/zz.txt",
    ]


def test_the_second_member_of_a_name_is_read_under_another(tmp_path: Path) -> None:
    raw = zipped({"a.txt": TEXT, "b.txt": OTHER}).replace(b"b.txt", b"a.txt")
    found, issues = read(save(tmp_path / "x.zip", raw))
    assert ([document.text for document in found.values()], issues) == ([TEXT, OTHER], [])
    assert list(found) == ["x.zip/a.txt", "x.zip/a~2.txt"]


def test_links_locked_members_and_rare_ways_of_packing_are_named(tmp_path: Path) -> None:
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w") as archive:
        link = zipfile.ZipInfo("link.txt")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
        archive.writestr("rare.txt", TEXT, compress_type=zipfile.ZIP_LZMA)
        archive.writestr("good.txt", TEXT)
        archive.writestr("locked.txt", OTHER)
    changed = bytearray(raw.getvalue())
    changed[changed.rfind(b"PK\x01\x02") + 8] |= 1
    found, issues = read(save(tmp_path / "a.zip", bytes(changed)))
    assert list(found) == ["a.zip/good.txt"]
    assert issues == [
        "link a.zip/link.txt: a link to another file; not followed",
        "packing a.zip/rare.txt: packed in way 14, which is not read",
        "encrypted a.zip/locked.txt: locked with a password",
    ]
    with tarfile.open(tmp_path / "b.tar", "w") as tar:
        info = tarfile.TarInfo("link.txt")
        info.type, info.linkname = tarfile.SYMTYPE, "/etc/passwd"
        tar.addfile(info)
    assert read(tmp_path / "b.tar")[1] == ["link b.tar/link.txt: a link to another file; not followed"]
