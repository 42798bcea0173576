import hashlib
from datetime import UTC, datetime
from pathlib import Path

from marsad.errors import Issue
from marsad.intake.paths import documents
from marsad.report.document import Document, Provenance

TEXT = "انسحبت القوات من القرية الواقعة شرق النهر بعد اشتباكات استمرت حتى الفجر، بحسب سكان في المنطقة."


def read(path: Path) -> list[Document]:
    found = list(documents([path]))
    assert not [item for item in found if isinstance(item, Issue)]
    return [item for item in found if isinstance(item, Document)]


def test_of_a_report_of_its_own_the_original_is_its_file(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, "utf-8")
    (document,) = read(path)
    assert document.provenance == Provenance(original=document.id)


def test_of_a_row_the_original_is_the_tables_file_and_its_address_its_link(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f'url,text,author,lang\nhttps://a.example/1,"{TEXT}",منى,ar\n7,"{TEXT} ثم عادت.",,\n', "utf-8")
    original = "sha256:" + hashlib.sha256(path.read_bytes()).hexdigest()
    first, second = read(path)
    assert first.provenance == Provenance(address="https://a.example/1", author="منى", language="ar", original=original)
    assert second.provenance == Provenance(original=original)


def test_what_is_not_given_is_taken_from_who_else_knows() -> None:
    edited = datetime(2018, 3, 5, tzinfo=UTC)
    first = Provenance(address="a", headers=())
    other = Provenance(address="b", author="منى", edited=edited, headers=(("Date", "x"),))
    assert first.completed(other) == Provenance(address="a", author="منى", edited=edited, headers=(("Date", "x"),))
