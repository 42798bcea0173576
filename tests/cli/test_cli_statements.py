"""`marsad statements` and `marsad coverage`: what is asked narrows what is told, and silence is told too."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from marsad import examples, verbs
from marsad.cli.command import command

Row = dict[str, Any]


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a database of the examples."""
    path = tmp_path_factory.mktemp("statements") / "marsad.db"
    verbs.ingest(verbs.read_paths([examples.folder()]), db=path)
    return path


def told(db: Path, verb: str, *arguments: str) -> Row:
    done = CliRunner().invoke(command(), [verb, *arguments, "--db", str(db)])
    assert done.exit_code == 0, done.output
    row: Row = json.loads(done.stdout)
    return row


def test_where_no_statement_fits_it_says_so(db: Path) -> None:
    done = CliRunner().invoke(command(), ["statements", "--publisher", "Nobody", "--db", str(db)])
    assert done.exit_code == 0
    assert (json.loads(done.stdout)["total"], done.stderr) == (0, "marsad: no statement fits what is asked\n")


def parties(row: Row) -> list[str]:
    roles = ("holder", "previous", "by", "victims", "actors", "targets", "who")
    return [party for role in roles for party in row.get(role, ())]


@pytest.mark.parametrize(
    ("arguments", "fits"),
    [
        pytest.param(["--kind", "control"], lambda row: row["kind"] == "control", id="kind"),
        pytest.param(
            ["--kind", "control", "--kind", "incident"], lambda row: row["kind"] in ("control", "incident"), id="kinds"
        ),
        pytest.param(["--group", "Islamic State"], lambda row: "IS" in parties(row), id="party"),
        pytest.param(["--modality", "intended"], lambda row: row["modality"] == "intended", id="modality"),
        pytest.param(["--as-of", "2017-10-01"], lambda row: row["report"]["known"] <= "2017-10-01", id="as-of"),
        pytest.param(
            ["--speaker", "SOHR"], lambda row: "SOHR" in [each["source"] for each in row["attribution"]], id="speaker"
        ),
        pytest.param(["--text", "دير الزور"], lambda row: "دير" in row["quote"] and "الزور" in row["quote"], id="text"),
        pytest.param(
            ["--place", "محافظة دير الزور"],
            lambda row: "Deir ez-Zor" in [place["admin1"] for place in row["places"]] or row["kind"] == "displacement",
            id="governorate",
        ),
    ],
)
def test_only_what_fits_is_told(db: Path, arguments: list[str], fits: Callable[[Row], bool]) -> None:
    everything, found = (
        told(db, "statements", "--limit", "10000"),
        told(db, "statements", "--limit", "10000", *arguments),
    )
    assert found["statements"]
    assert all(map(fits, found["statements"]))
    assert len(found["statements"]) == found["total"] < everything["total"] == len(everything["statements"])


def test_statements_come_in_pages(db: Path) -> None:
    whole = [row["id"] for row in told(db, "statements", "--limit", "10000")["statements"]]
    pages = [
        row["id"]
        for offset in range(0, len(whole), 100)
        for row in told(db, "statements", "--limit", "100", "--offset", str(offset))["statements"]
    ]
    assert pages == whole


def test_every_statement_has_the_words_of_its_report(db: Path) -> None:
    texts = {path.name: path.read_text("utf-8") for path in examples.folder().glob("*.txt")}
    for row in told(db, "statements", "--place", "هجين")["statements"]:
        assert texts[row["report"]["source"]][slice(*row["span"])] == row["quote"]


@pytest.mark.parametrize(("arguments", "names"), [([], []), (["--named"], ["خالد محمود الأحمد"])])
def test_victims_are_named_where_that_is_asked_for(tmp_path: Path, arguments: list[str], names: list[str]) -> None:
    text = "قُتل الشاب خالد محمود الأحمد بانفجار لغم أرضي في بلدة الشحيل شرق دير الزور."
    verbs.ingest([verbs.extract(text)], db=tmp_path / "one.db")
    rows = told(tmp_path / "one.db", "statements", "--kind", "casualties", *arguments)["statements"]
    assert [victim["name"] for row in rows for victim in row["named"]] == names


def test_the_coverage_is_of_what_was_asked_about(db: Path) -> None:
    days = ("--place", "محافظة دير الزور", "--from", "2017-10-02", "--to", "2017-11-05")
    (area,) = told(db, "coverage", *days)["areas"]
    beside = told(db, "statements", *days)["coverage"]
    assert beside == {key: area[key] for key in beside}
    assert [week["week"] for week in beside["weeks"]] == [
        "2017-10-02",
        "2017-10-09",
        "2017-10-16",
        "2017-10-23",
        "2017-10-30",
    ]


def test_every_governorate_is_covered_also_where_nobody_speaks_of_it(db: Path) -> None:
    areas = told(db, "coverage")["areas"]
    assert len(areas) == 14
    silent = [area for area in areas if not area["reports"]]
    assert silent
    assert all(len(area["weeks"]) == len(areas[0]["weeks"]) for area in silent)


def test_later_reports_do_not_count_as_of_a_day(db: Path) -> None:
    found = told(db, "coverage", "--as-of", "2017-10-20", "--to", "2017-12-31")["coverage"]
    assert found["reports"] == len(
        {item.report_id for item in verbs.statements(as_of=date(2017, 10, 20), limit=None, db=db).statements}
    )
    assert not any(week["reports"] for week in found["weeks"] if week["week"] > "2017-10-20")


@pytest.mark.parametrize("verb", ["statements", "coverage"])
@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        pytest.param(["--place", "الميادن"], "الميادين", id="unknown-place"),
        pytest.param(
            ["--from", "2017-11-02", "--to", "2017-11-01"], "2017-11-01", id="days-that-end-before-they-begin"
        ),
    ],
)
def test_wrong_usage_is_told(db: Path, verb: str, arguments: list[str], reason: str) -> None:
    done = CliRunner().invoke(command(), [verb, *arguments, "--db", str(db)])
    assert (done.exit_code, done.stdout) == (2, "")
    assert reason in done.stderr


def test_an_unknown_party_is_wrong_usage(db: Path) -> None:
    done = CliRunner().invoke(command(), ["statements", "--group", "Islamik State", "--db", str(db)])
    assert done.exit_code == 2
    assert "Islamic State" in done.stderr


@pytest.mark.parametrize("language", ["ar", "en"])
def test_tables_name_in_the_language_asked_for(db: Path, language: str) -> None:
    arguments = ["--place", "هجين", "--format", "table", "--lang", language, "--db", str(db)]
    shown = CliRunner().invoke(command(), ["coverage", *arguments]).stdout
    assert ("هجين" in shown, "Hajin" in shown) == (language == "ar", language == "en")
    shown = CliRunner().invoke(command(), ["statements", *arguments]).stdout
    assert ("Hajin" in shown) == (language == "en")
    assert "speak of this" in shown
