"""`marsad control`: who holds a place, and who says so."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from typer.testing import CliRunner, Result

from marsad import examples
from marsad.cli.command import command
from marsad.store import Store
from marsad.theatre.loading import load
from marsad.verbs import control, ingest, read_paths
from marsad.web.app import create


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a database of the examples."""
    path = tmp_path_factory.mktemp("control") / "marsad.db"
    ingest(read_paths([examples.folder()]), db=path)
    return path


def asked(db: Path, *arguments: str) -> Result:
    return CliRunner().invoke(command(), ["control", *arguments, "--db", str(db)])


def told(db: Path, *arguments: str) -> dict[str, Any]:
    done = asked(db, *arguments)
    assert done.exit_code == 0, done.output
    row: dict[str, Any] = json.loads(done.stdout)
    return row


@pytest.mark.parametrize("name", ["هجين", "Hajin", "ocha:C5175"])
def test_a_place_is_asked_for_by_name_or_id(db: Path, name: str) -> None:
    row = told(db, name, "--on", "2018-12-20")
    assert row["place"]["id"] == "ocha:C5175"
    (tenure,) = row["tenures"]
    assert (tenure["status"], tenure["holder"]) == ("held", ["SDF"])
    texts = {path.name: path.read_text("utf-8") for path in examples.folder().glob("*.txt")}
    assert tenure["sentences"]
    for sentence in tenure["sentences"]:
        assert sentence["quote"] in texts[sentence["source"]]


def test_the_history_is_in_order_and_without_overlaps(db: Path) -> None:
    tenures = told(db, "البوكمال")["tenures"]
    assert len(tenures) > 2
    ends = [tenure["end"] for tenure in tenures[:-1]]
    assert all(end < after["start"] for end, after in zip(ends, tenures[1:], strict=True))


def test_later_reports_do_not_count_as_of_a_day(db: Path) -> None:
    holders = {
        as_of: [tenure["holder"] for tenure in told(db, "هجين", "--on", "2018-12-20", "--as-of", as_of)["tenures"]]
        for as_of in ("2018-12-01", "2018-12-20")
    }
    assert holders == {"2018-12-01": [["IS"]], "2018-12-20": [["SDF"]]}
    sentences = [s for tenure in told(db, "البوكمال", "--as-of", "2017-11-10")["tenures"] for s in tenure["sentences"]]
    assert sentences
    assert all(sentence["said"] <= "2017-11-10" for sentence in sentences)


def test_python_says_the_same(db: Path) -> None:
    history = control("هجين", db=db)
    row = told(db, "هجين")
    assert [
        tenure["statements"] for tenure in [{"statements": [s["id"] for s in t["sentences"]]} for t in row["tenures"]]
    ] == [list(tenure.statements) for tenure in history.tenures]


def test_namesakes_are_listed_with_their_ids(db: Path) -> None:
    done = asked(db, "تل أحمر")
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.count("ocha:C") > 1


def test_a_name_of_nothing_is_told_what_is_near(db: Path) -> None:
    done = asked(db, "الميادن")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "الميادين" in done.stderr


def test_a_place_of_which_nothing_is_said_has_no_history(db: Path) -> None:
    done = asked(db, "القامشلي")
    assert done.exit_code == 0
    assert json.loads(done.stdout)["tenures"] == []
    assert "no report" in done.stderr


def test_a_day_that_is_none_is_wrong_usage(db: Path) -> None:
    done = asked(db, "هجين", "--on", "2018-02-30")
    assert done.exit_code == 2
    assert "2018-02-30" in done.stderr


@pytest.fixture
def copies(tmp_path: Path) -> Path:
    """Return a database of one report that was given for three publishers: nobody, SOHR, SANA."""
    report, db = tmp_path / "report.txt", tmp_path / "marsad.db"
    report.write_text("سيطرت قوات سوريا الديمقراطية في 14 نوفمبر 2017 على بلدة الشحيل شرق دير الزور.", "utf-8")
    for publisher in (None, "SOHR", "SANA"):
        ingest(read_paths([report], publisher=publisher, published=date(2017, 11, 15)), db=db)
    return db


def test_one_original_counts_once_and_every_copy_is_quoted_under_its_own_publisher(copies: Path) -> None:
    tenure = told(copies, "الشحيل")["tenures"][-1]
    assert sorted(str(sentence["publisher"]) for sentence in tenure["sentences"]) == ["None", "SANA", "SOHR"]
    with Store.open(copies) as store:
        # One origin's word is no surer for being copied: the confidence is that of one of the copies.
        assert tenure["confidence"] in {claim.confidence for claim in store.control_claims()}
        found = {kept.id: store.report(kept.report_key) for kept in store.statements()}
    for sentence in tenure["sentences"]:
        reading = found[sentence["id"]]
        assert reading is not None
        assert reading.report.publisher.name == sentence["publisher"]


def test_the_page_tells_the_copies_apart_too(copies: Path) -> None:
    theatre = load("syria")
    with Store.open(copies) as store, TestClient(create(store, theatre)) as client:
        place = told(copies, "الشحيل")["place"]["id"]
        evidence = client.get(f"/api/places/{place}").json()["evidence"]
        assert sorted(str(each["report"]["publisher"]) for each in evidence) == ["None", "SANA", "SOHR"]
        for each in evidence:
            report = client.get(f"/api/reports/{each['report']['id']}").json()
            assert report["publisher"] == each["report"]["publisher"]
            assert each["statement"]["id"] in [statement["id"] for statement in report["statements"]]
