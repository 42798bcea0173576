"""`marsad events`: what happened, as all reports together tell it."""

import json
import os
import shutil
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from marsad import examples
from marsad.cli.command import command
from marsad.extract.term import IncidentType
from marsad.record.judgement import Judgement, Verdict
from marsad.store import Store
from marsad.verbs import events, ingest, read_paths

DAY = "2019-03-14"
REPORT = (
    "قتل 6 مدنيين وأصيب 14 آخرون بجراح، جراء غارة جوية نفذتها طائرات حربية روسية ظهر اليوم الخميس على سوق وسط مدينة "
    "معرة النعمان في ريف إدلب الجنوبي، وانتشلت فرق الإنقاذ الجثث من تحت أنقاض المحال التجارية المدمرة."
)
ANEW = (
    "أفاد مراسلنا بأن طائرات حربية روسية شنت غارة جوية على مدينة معرة النعمان اليوم الخميس، ما أدى إلى مقتل 7 مدنيين."
)


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a database of the examples, and of one strike in three accounts of which one copies another."""
    folder = tmp_path_factory.mktemp("events")
    rows = [("1.txt", "SOHR", REPORT), ("2.txt", "Nabd", "متابعات: " + REPORT), ("3.txt", "Enab Baladi", ANEW)]
    lines = []
    for name, publisher, text in rows:
        (folder / name).write_text(text, "utf-8")
        lines.append(json.dumps({"source": name, "publisher": publisher, "published": DAY}))
    (folder / "metadata.jsonl").write_text("\n".join(lines), "utf-8")
    path = folder / "marsad.db"
    ingest(read_paths([examples.folder()]), db=path)
    ingest(read_paths([folder / name for name, _, _ in rows], metadata=folder / "metadata.jsonl"), db=path)
    return path


def asked(db: Path, *arguments: str) -> Result:
    return CliRunner().invoke(command(), ["events", *arguments, "--db", str(db)])


def told(db: Path, *arguments: str) -> list[dict[str, Any]]:
    done = asked(db, *arguments, "--format", "json")
    assert done.exit_code == 0, done.output
    rows: list[dict[str, Any]] = json.loads(done.stdout)["events"]
    return rows


def test_three_accounts_of_one_strike_are_one_event_of_two_voices(db: Path) -> None:
    (row,) = told(db, "--type", "airstrike", "--from", DAY, "--to", DAY)
    assert (row["type"], row["from"], row["to"], row["actors"]) == ("airstrike", DAY, DAY, ["RUSSIA"])
    assert {sentence["publisher"] for sentence in row["statements"]} == {"SOHR", "Nabd", "Enab Baladi"}
    assert sorted(row["publishers"]) == [["Enab Baladi"], ["Nabd", "SOHR"]]
    assert row["independent"] == 2
    killed = {(each["origin"], each["low"]) for each in row["figures"] if each["outcome"] == "killed"}
    assert killed == {("SOHR", 6), ("Nabd", 6), ("Enab Baladi", 7)}
    assert {each["statement"] for each in row["figures"]} <= {each["id"] for each in row["statements"]}
    quarrels = [c for c in row["contradictions"] if c["conflict"] == "event"]
    assert quarrels
    assert all(c["en"] and c["ar"] and len(c["statements"]) == 2 for c in quarrels)


@pytest.mark.parametrize(
    ("arguments", "field", "value"),
    [
        (["--type", "clash"], "types", "clash"),
        (["--party", "هيئة تحرير الشام"], "actors", "HTS"),
        (["--publisher", "SOHR"], "publishers", "SOHR"),
        (["--place", "محافظة دير الزور"], "places", "Deir ez-Zor"),
    ],
)
def test_each_option_narrows(db: Path, arguments: list[str], field: str, value: str) -> None:
    every, found = told(db), told(db, *arguments)
    assert 0 < len(found) < len(every)
    assert [row["id"] for row in every if row in found] == [row["id"] for row in found]
    for row in found:
        assert value in json.dumps([row[field], row["targets"], row["figures"], row["statements"]], ensure_ascii=False)


def test_days_are_inclusive_and_as_of_leaves_later_reports_out(db: Path) -> None:
    assert told(db, "--from", DAY, "--to", DAY, "--place", "معرة النعمان")
    assert told(db, "--from", DAY, "--as-of", "2019-03-13") == []
    assert asked(db, "--from", "2030-01-01").stderr == "marsad: no report tells of such an event\n"


def test_explain_shows_each_link_with_its_score_and_reasons_down_to_the_words(db: Path) -> None:
    shown = asked(db, "--from", DAY, "--to", DAY, "--explain").stdout
    assert "one event: " in shown
    assert "same_place: The same place" in shown
    assert "انتشلت" in shown or "غارة جوية" in shown
    (row,) = told(db, "--type", "airstrike", "--from", DAY, "--to", DAY, "--explain")
    members = {sentence["id"] for sentence in (*row["statements"], *row["context"])}
    assert {end for link in row["links"] for end in (link["a"], link["b"])} <= members
    assert all(reason["en"] and reason["ar"] for link in row["links"] for reason in link["reasons"])
    assert all(
        link["score"] == pytest.approx(sum(reason["weight"] for reason in link["reasons"])) for link in row["links"]
    )


def test_a_table_names_places_and_parties_in_both_languages(db: Path) -> None:
    shown = asked(db, "--from", DAY, "--to", DAY, "--format", "table").stdout
    assert "معرة النعمان" in shown
    assert "Russia" in shown


def test_a_name_that_nobody_bears_is_wrong_usage(db: Path) -> None:
    assert asked(db, "--party", "nobody at all").exit_code == 2
    assert asked(db, "--place", "nowhere at all").exit_code == 2


def test_python_asks_the_same(db: Path) -> None:
    found = events(types=[IncidentType.AIRSTRIKE], start=date.fromisoformat(DAY), db=db)
    assert [record.id for record in found.events] == [
        row["id"] for row in told(db, "--type", "airstrike", "--from", DAY)
    ]
    assert {each for record in found.events for each in record.statements} <= set(found.statements)


def judged(verdict: Verdict, *statements: str) -> Judgement:
    return Judgement(
        verdict=verdict, statements=statements, who="somebody", when=datetime(2024, 1, 1, tzinfo=UTC), why="a test"
    )


def test_what_a_person_merged_or_split_stands_until_a_later_decision(db: Path, tmp_path: Path) -> None:
    own = tmp_path / "judged.db"
    shutil.copy(db, own)
    (row,) = told(own, "--type", "airstrike", "--from", DAY, "--to", DAY)
    of_report = {sentence["source"]: sentence["id"] for sentence in row["statements"]}
    with Store.open(own) as store:
        store.judge([judged(Verdict.SPLIT, of_report["1.txt"], of_report["3.txt"])])
    homes = {s["id"]: row["id"] for row in told(own, "--from", DAY, "--to", DAY) for s in row["statements"]}
    assert homes[of_report["1.txt"]] != homes[of_report["3.txt"]]
    other = next(row for row in told(own) if row["from"] and row["from"] < DAY)["statements"][0]["id"]
    with Store.open(own) as store:
        store.judge([judged(Verdict.MERGE, of_report["1.txt"], other)])
    (merged,) = (r for r in told(own, "--explain") if of_report["1.txt"] in {s["id"] for s in r["statements"]})
    assert other in {sentence["id"] for sentence in merged["statements"]}
    assert ["judgement"] in [[reason["id"] for reason in link["reasons"]] for link in merged["links"]]


@pytest.fixture(scope="module")
def written(db: Path) -> str:
    """Return what this run's hash seed writes of all events."""
    return asked(db, "--explain", "--format", "json").stdout


@pytest.mark.parametrize("seed", ["0", "7"])
def test_the_bytes_do_not_hang_on_the_hash_seed(db: Path, written: str, seed: str) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "marsad", "events", "--explain", "--format", "json", "--db", str(db)],
        env={**os.environ, "PYTHONHASHSEED": seed},
        capture_output=True,
        check=True,
    )
    assert ran.stdout.decode("utf-8") == written
