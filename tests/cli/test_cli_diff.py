"""`marsad diff` and `marsad contradictions`: what is learned and what cannot be, each down to its sentences."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from marsad import examples, verbs
from marsad.cli.command import command
from marsad.record.contradiction import Conflict


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a database of the examples, in which two people disagree on a statement."""
    path = tmp_path_factory.mktemp("diff") / "marsad.db"
    verbs.ingest(verbs.read_paths([examples.folder()]), db=path)
    key = verbs.statements(verbs.StatementQuery(place="ocha:C5175"), db=path).statements[0].id
    lines = [
        {"verdict": verdict, "statements": [key], "who": who, "when": when, "why": "read again"}
        for verdict, who, when in (("accept", "Nour", "2019-01-01"), ("reject", "Sami", "2019-01-03"))
    ]
    lines.append({"verdict": "accept", "statements": ["nowhere"], "who": "Sami", "when": "2019-01-02", "why": "x"})
    verbs.import_judgements([json.dumps(line).encode() for line in lines], "test", db=path)
    return path


def run(db: Path, *arguments: str) -> Result:
    return CliRunner().invoke(command(), [*arguments, "--db", str(db)])


def told(db: Path, *arguments: str) -> dict[str, Any]:
    done = run(db, *arguments)
    assert done.exit_code == 0, done.output
    row: dict[str, Any] = json.loads(done.stdout)
    return row


def test_every_change_is_told_down_to_its_sentences(db: Path) -> None:
    row = told(db, "diff", "--as-of", "2017-11-09", "2017-11-12")
    sentences = {each["id"]: each for each in row["sentences"]}
    assert row["statements"]
    assert all("2017-11-09" < sentences[key]["known"] <= "2017-11-12" for key in row["statements"])
    assert row["control"]
    for change in row["control"]:
        assert change["before"] != change["after"]
        assert all(key in sentences for key in change["after"]["statements"])
    assert {each["turn"] for each in row["events"]} <= {"new", "grown", "merged", "split", "gone"}
    assert [week["week"] for week in row["coverage"]["weeks"]] == ["2017-11-06"]


def test_a_place_narrows_what_is_told(db: Path) -> None:
    days = ("diff", "--as-of", "2017-11-05", "2017-11-12")
    everything, there = told(db, *days), told(db, *days, "--place", "البوكمال")
    assert {*there["statements"]} < {*everything["statements"]}
    assert {each["place"]["name_ar"] for each in there["control"]} == {"البوكمال"}


def test_the_table_shows_the_words_behind_each_change(db: Path) -> None:
    shown = run(db, "diff", "--as-of", "2017-11-09", "2017-11-12", "--format", "table", "--lang", "en").stdout
    assert "control told otherwise" in shown
    assert "Al-Bukamal" in shown
    assert "\u2067«" in shown


@pytest.mark.parametrize(
    "days",
    [
        pytest.param(("2017-11-12", "2017-11-09"), id="backwards"),
        pytest.param(("2017-11-31", "2017-12-01"), id="no-day"),
    ],
)
def test_days_that_are_none_are_wrong_usage(db: Path, days: tuple[str, str]) -> None:
    done = run(db, "diff", "--as-of", *days)
    assert (done.exit_code, done.stdout) == (2, "")


def test_contradictory_judgements_are_named_with_who_decided_and_the_sentence(db: Path) -> None:
    clash, missing = told(db, "contradictions", "--kind", "judgement")["contradictions"]
    if not clash["sentences"]:
        clash, missing = missing, clash
    assert [each["who"] for each in clash["judgements"]] == ["Nour", "Sami"]
    assert clash["relaxed"] == [clash["judgements"][0]["id"]]
    assert clash["sentences"][0]["id"] == clash["statements"][0]
    assert missing["statements"] == ["nowhere"]


def test_only_judgements_made_by_then_count_if_asked(db: Path) -> None:
    arguments = ("contradictions", "--kind", "judgement", "--judgements-as-of")
    assert len(told(db, *arguments, "2019-01-02")["contradictions"]) == 1
    assert told(db, *arguments, "2019-01-01")["contradictions"] == []


def test_contradictions_are_of_the_kind_origin_and_place_asked_for(db: Path) -> None:
    every = told(db, "contradictions")["contradictions"]
    assert {each["conflict"] for each in every} <= {kind.value for kind in Conflict}
    origins = sorted({each["origin"] for each in every if each["origin"]})
    for origin in origins:
        found = told(db, "contradictions", "--origin", origin)["contradictions"]
        assert found == [each for each in every if each["origin"] == origin]
    there = told(db, "contradictions", "--place", "هجين")["contradictions"]
    assert [each["conflict"] for each in there] == ["judgement"]


def test_the_table_tells_why_in_the_language_asked_for(db: Path) -> None:
    shown = {
        language: run(db, "contradictions", "--kind", "judgement", "--format", "table", "--lang", language).stdout
        for language in ("ar", "en")
    }
    assert "the latest stands" in shown["en"]
    assert "ويؤخذ بالأحدث" in shown["ar"]
    assert "the latest stands" not in shown["ar"]


def test_as_of_a_day_later_contradictions_are_not_known(db: Path) -> None:
    found = verbs.contradictions(as_of=date(2017, 9, 1), db=db)
    assert found.contradictions == ()
