"""Archives made for tests, and what reading them gives."""

import io
import tarfile
import zipfile
from collections.abc import Mapping
from pathlib import Path

from marsad.errors import Issue
from marsad.intake.limits import Limits
from marsad.intake.paths import documents
from marsad.report.document import Document

TEXT = "انسحبت القوات من القرية الواقعة شرق النهر بعد اشتباكات استمرت حتى الفجر، بحسب سكان في المنطقة."
OTHER = "دخل الرتل البلدة ظهراً من جهة الجسر الشمالي من دون قتال، وانتشر عناصره في الحي القديم."
PAGE = f"<html><body><article><h1>خبر</h1><p>{TEXT} {OTHER}</p><p>{OTHER} {TEXT}</p></article></body></html>"
SMALL = Limits(
    report_bytes=100_000,
    free_bytes=1_000_000,
    laid_down_bytes=2_000_000,
    listing_bytes=100_000,
    members=200,
    depth=3,
    ratio=50,
)


def read(path: Path, limits: Limits = SMALL, **more: object) -> tuple[dict[str, Document], list[str]]:
    """Return what is read of the file at `path`: documents by name, and issues, each behind its code."""
    found = list(documents([path], limits=limits, **more))  # type: ignore[arg-type]
    issues = [f"{item.code} {item}" for item in found if isinstance(item, Issue)]
    told = [item for item in found if isinstance(item, Document)]
    assert len({item.source for item in told}) == len(told)
    return {item.source: item for item in told}, issues


def save(path: Path, content: str | bytes) -> Path:
    """Write `content` to `path`, and return that."""
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return path


def zipped(members: Mapping[str, str | bytes], way: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a ZIP archive of `members`."""
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w", way) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return raw.getvalue()


def tarred(members: Mapping[str, str | bytes], packing: str = "") -> bytes:
    """Return a TAR archive of `members`, packed as "gz", "bz2" or "xz" where that is given."""
    raw = io.BytesIO()
    with tarfile.open(fileobj=raw, mode=f"w:{packing}") as archive:  # type: ignore[call-overload]
        for name, content in members.items():
            data = content if isinstance(content, bytes) else content.encode("utf-8")
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return raw.getvalue()
