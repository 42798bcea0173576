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
from marsad.theatre.place import PlaceKind
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
    assert list(row) == ["place", "on", "as_of", "assessed", "claimed", "statements", "total", "offset", "coverage"]
    assert row["coverage"]["reports"] >= 1
    assert len(row["coverage"]["weeks"]) in (4, 5)
    assert row["place"]["id"] == "ocha:C5175"
    answer = row["assessed"]
    assert (answer["status"], answer["holder"]) == ("held", ["SDF"])
    assert answer["from"] <= "2018-12-20" < (answer["to"] or "9999")
    texts = {path.name: path.read_text("utf-8") for path in examples.folder().glob("*.txt")}
    assert set(answer["statements"]) <= {sentence["id"] for sentence in row["statements"]}
    for sentence in row["statements"]:
        assert sentence["quote"] in texts[sentence["source"]]


def test_every_publisher_and_every_side_has_a_lane_of_the_day(db: Path) -> None:
    row = told(db, "البوكمال", "--on", "2017-11-09")
    lanes = {(lane["lane"], lane["name"]): lane for lane in row["claimed"]}
    sentences = {sentence["id"]: sentence for sentence in row["statements"]}
    assert {voice for voice, _ in lanes} == {"publisher", "speaker"}
    assert (lanes["speaker", "REGIME"]["side"], lanes["speaker", "REGIME"]["holder"]) == ("REGIME", ["REGIME"])
    for (voice, name), lane in lanes.items():
        told_by = {sentences[key][voice] for key in lane["statements"]}
        assert told_by <= (set(lane["speakers"]) if voice == "speaker" else {name})


def test_a_day_of_which_nothing_is_known_is_unknown(db: Path) -> None:
    done = asked(db, "القامشلي", "--on", "2017-11-09")
    answer = json.loads(done.stdout)["assessed"]
    assert (answer["status"], answer["holder"], answer["from"], answer["to"]) == ("unknown", [], None, None)
    assert (answer["confidence"], answer["reason"], answer["statements"]) == (0, "silent", [])
    assert "no report" in done.stderr


def test_old_news_is_less_sure_and_says_so(db: Path) -> None:
    soon, late = (told(db, "هجين", "--on", day)["assessed"] for day in ("2018-12-20", "2019-12-20"))
    assert (soon["holder"], soon["is_old"]) == (late["holder"], False)
    assert late["is_old"]
    assert late["confidence"] < soon["confidence"]
    assert "last known" in asked(db, "هجين", "--on", "2019-12-20", "--format", "table").stdout.casefold()


def test_the_chain_goes_from_the_answer_to_the_sentences(db: Path) -> None:
    lines = asked(db, "Hajin", "--on", "2018-12-20", "--explain").stdout.splitlines()
    row = told(db, "Hajin", "--on", "2018-12-20")
    assert "Syrian Democratic Forces" in lines[1]
    assert lines[2].strip().startswith(row["assessed"]["reason"])
    quotes = [sentence["quote"] for sentence in row["statements"] if sentence["id"] in row["assessed"]["statements"]]
    assert quotes
    assert all(any(" ".join(quote.split()) in line for line in lines) for quote in quotes)


def test_a_table_names_places_and_parties_in_both_languages(db: Path) -> None:
    shown = asked(db, "Hajin", "--on", "2018-12-20", "--format", "table").stdout
    assert "هجين" in shown
    assert "قوات سوريا الديمقراطية" in shown
    assert "claim" not in asked(db, "القامشلي", "--format", "table").stdout


def test_the_history_is_in_order_and_without_overlaps(db: Path) -> None:
    tenures = told(db, "البوكمال")["history"]
    assert len(tenures) > 2
    assert [tenure["to"] for tenure in tenures[:-1]] == [tenure["from"] for tenure in tenures[1:]]
    assert (tenures[0]["from"], tenures[-1]["to"]) == (None, None)


@pytest.mark.parametrize("day", [(), ("--on", "2017-11-09")], ids=["ever", "a-day"])
def test_sentences_come_in_pages_those_behind_the_answer_first(db: Path, day: tuple[str, ...]) -> None:
    whole = told(db, "البوكمال", *day)
    many = whole["total"]
    assert many == len(whole["statements"]) > 2
    pages = [told(db, "البوكمال", *day, "--limit", "2", "--offset", str(at)) for at in range(0, many, 2)]
    found = [sentence for page in pages for sentence in page["statements"]]
    assert sorted(found, key=str) == sorted(whole["statements"], key=str)
    assert [{**page, "statements": [], "offset": 0} for page in pages] == [{**whole, "statements": []}] * len(pages)
    behind = whole["assessed"]["statements"] if day else [each["id"] for each in whole["statements"]]
    assert {each["id"] for each in found[: len(behind)]} == {*behind}
    assert f"2 of {many} sentences" in asked(db, "البوكمال", *day, "--limit", "2").stderr


def test_later_reports_do_not_count_as_of_a_day(db: Path) -> None:
    holders = {
        as_of: told(db, "هجين", "--on", "2018-12-20", "--as-of", as_of)["assessed"]["holder"]
        for as_of in ("2018-12-01", "2018-12-20")
    }
    assert holders == {"2018-12-01": ["IS"], "2018-12-20": ["SDF"]}
    sentences = told(db, "البوكمال", "--as-of", "2017-11-10")["statements"]
    assert sentences
    assert all(sentence["known"] <= "2017-11-10" for sentence in sentences)


def test_python_says_the_same(db: Path) -> None:
    history = control("هجين", db=db)
    row = told(db, "هجين")
    assert [tenure["statements"] for tenure in row["history"]] == [list(t.statements) for t in history.tenures]
    assert [lane["statements"] for lane in row["claimed"]] == [list(lane.statements) for lane in history.lanes]


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
    assert [tenure["status"] for tenure in json.loads(done.stdout)["history"]] == ["unknown"]
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
    row = told(copies, "الشحيل")
    tenure = row["history"][-1]
    assert sorted(str(sentence["publisher"]) for sentence in row["statements"]) == ["None", "SANA", "SOHR"]
    assert len(tenure["statements"]) == len(row["statements"])
    with Store.open(copies) as store:
        # One origin's word is no surer for being copied: the confidence is that of one of the copies.
        assert tenure["confidence"] in {claim.confidence for claim in store.control_claims()}
        found = {kept.id: store.report(kept.report_key) for kept in store.statements()}
    for sentence in row["statements"]:
        reading = found[sentence["id"]]
        assert reading is not None
        assert reading.report.publisher.name == sentence["publisher"]


def test_the_page_tells_the_copies_apart_too(copies: Path) -> None:
    theatre = load("syria")
    with Store.open(copies) as store, TestClient(create(store, theatre)) as client:
        place = told(copies, "الشحيل")["place"]["id"]
        evidence = client.get(f"/api/places/{place}/evidence").json()["items"]
        assert sorted(str(each["report"]["publisher"]) for each in evidence) == ["None", "SANA", "SOHR"]
        for each in evidence:
            report = client.get(f"/api/reports/{each['report']['id']}").json()
            assert report["publisher"] == each["report"]["publisher"]
            assert each["statement"]["id"] in [statement["id"] for statement in report["statements"]]


def test_of_whom_nobody_speaks_the_town_that_holds_it_says(tmp_path: Path) -> None:
    report, db = tmp_path / "report.txt", tmp_path / "marsad.db"
    report.write_text("سيطرت قوات سوريا الديمقراطية في 17 تشرين الأول 2017 على كامل مدينة الرقة.", "utf-8")
    ingest(read_paths([report], publisher="SOHR", published=date(2017, 10, 18)), db=db)
    quarter = next(p for p in load("syria").places if p.kind is PlaceKind.NEIGHBOURHOOD and p.parent == "ocha:C5710")
    row = told(db, quarter.id, "--on", "2017-10-20")
    town = told(db, "ocha:C5710", "--on", "2017-10-20")
    assert town["assessed"]["holder"] == row["assessed"]["holder"] == ["SDF"]
    assert row["assessed"]["reason"] == "of_its_area"
    assert row["assessed"]["confidence"] < town["assessed"]["confidence"]
    assert row["assessed"]["statements"] == [sentence["id"] for sentence in row["statements"]]
    assert told(db, quarter.id, "--on", "2017-10-16")["assessed"]["status"] == "unknown"
