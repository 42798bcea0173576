"""`marsad counters`: the same figure through time."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from marsad import verbs
from marsad.cli.command import command
from marsad.errors import PartyError, PlaceError
from marsad.extract.term import Kind

# Three bulletins of one observatory and one of another, written for this test.
REPORTS = {
    "a.txt": "ارتفع إلى 30 عدد قتلى تنظيم الدولة الإسلامية في مدينة هجين منذ العاشر من أيلول 2018.",
    "b.txt": "ارتفع إلى 45 عدد قتلى تنظيم الدولة الإسلامية في مدينة هجين منذ العاشر من أيلول 2018.",
    "c.txt": "ارتفع إلى 41 عدد قتلى تنظيم الدولة الإسلامية في مدينة هجين منذ العاشر من أيلول 2018.",
    "d.txt": "ارتفع إلى 70 عدد قتلى تنظيم الدولة الإسلامية في مدينة هجين منذ العاشر من أيلول 2018.",
}
PUBLISHED = {
    "a.txt": ("SOHR", "2018-09-20"),
    "b.txt": ("SOHR", "2018-09-25"),
    "c.txt": ("SOHR", "2018-09-30"),
    "d.txt": ("SANA", "2018-09-30"),
}


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("counters")
    for name, text in REPORTS.items():
        (folder / name).write_text(text, "utf-8")
    rows = [{"source": name, "publisher": who, "published": day} for name, (who, day) in PUBLISHED.items()]
    (folder / "metadata.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    path = folder / "marsad.db"
    verbs.ingest(verbs.read_paths([folder]), db=path)
    return path


def asked(db: Path, *arguments: str) -> Result:
    return CliRunner().invoke(command(), ["counters", *arguments, "--db", str(db)])


def told(db: Path, *arguments: str) -> list[dict[str, Any]]:
    done = asked(db, *arguments)
    assert done.exit_code == 0, done.output
    found: list[dict[str, Any]] = json.loads(done.stdout)["counters"]
    return found


def values(counter: dict[str, Any]) -> list[tuple[str, int, bool]]:
    return [(point["end"], point["low"], point["falls"]) for point in counter["points"]]


def test_each_origin_has_its_series(db: Path) -> None:
    found = {counter["origin"]: counter for counter in told(db)}
    assert values(found["SOHR"]) == [("2018-09-20", 30, False), ("2018-09-25", 45, False), ("2018-09-30", 41, True)]
    assert values(found["SANA"]) == [("2018-09-30", 70, False)]
    assert found["SOHR"]["start"] == "2018-09-10"
    assert (found["SOHR"]["groups"], found["SOHR"]["area"][0]["id"]) == (["IS"], "ocha:C5175")


def test_later_reports_do_not_count_as_of_an_earlier_day(db: Path) -> None:
    (counter,) = told(db, "--as-of", "2018-09-27")
    assert values(counter) == [("2018-09-20", 30, False), ("2018-09-25", 45, False)]


@pytest.mark.parametrize(
    ("arguments", "origins"),
    [
        pytest.param(["--group", "IS"], 2, id="a party"),
        pytest.param(["--group", "تنظيم الدولة الإسلامية"], 2, id="by its Arabic name"),
        pytest.param(["--group", "SDF"], 0, id="another party"),
        pytest.param(["--group", "SDF", "--group", "IS"], 2, id="a union"),
        pytest.param(["--place", "هجين"], 2, id="the town"),
        pytest.param(["--place", "منطقة البوكمال"], 2, id="its district"),
        pytest.param(["--place", "Deir ez-Zor governorate"], 2, id="its governorate"),
        pytest.param(["--place", "Syria"], 2, id="its country"),
        pytest.param(["--place", "الميادين"], 0, id="another town"),
        pytest.param(["--source", "SANA"], 1, id="one origin"),
        pytest.param(["--outcome", "wounded"], 0, id="another outcome"),
        pytest.param(["--kind", "displacement"], 0, id="another kind"),
        pytest.param(["--to", "2018-09-01"], 0, id="before it began"),
        pytest.param(["--from", "2018-10-01"], 0, id="after its last value"),
        pytest.param(["--from", "2018-09-30", "--to", "2018-09-30"], 2, id="on its last day"),
    ],
)
def test_counters_are_chosen(db: Path, arguments: list[str], origins: int) -> None:
    assert len(told(db, *arguments)) == origins


def test_a_silence_is_told_from_peace(db: Path) -> None:
    coverage = json.loads(asked(db, "--place", "هجين").stdout)["coverage"]
    assert (coverage["reports"], coverage["publishers"]) == (4, 2)


def test_a_fall_is_told_as_a_contradiction_with_its_sentences(db: Path) -> None:
    row = json.loads(asked(db).stdout)
    (fall,) = row["contradictions"]
    assert fall["conflict"] == "figures"
    quotes = {sentence["id"]: sentence["quote"] for sentence in row["sentences"]}
    assert [("45" in quotes[key], "41" in quotes[key]) for key in fall["statements"]] == [(True, False), (False, True)]


def test_a_person_reads_a_table_and_the_chain(db: Path) -> None:
    table = asked(db, "--format", "table", "--lang", "en").stdout
    assert "Islamic State" in table
    assert "41 (falls)" in table
    chain = asked(db, "--explain", "--format", "table").stdout
    assert "\u2067«" in chain
    assert "2018-09-25" in chain


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(["--kind", "control"], id="a kind that is not counted"),
        pytest.param(["--place", "أتلانتس"], id="no such place"),
        pytest.param(["--group", "Martians"], id="no such party"),
        pytest.param(["--from", "tomorrow"], id="no day"),
        pytest.param(["--from", "2018-09-02", "--to", "2018-09-01"], id="days that end before they begin"),
    ],
)
def test_wrong_usage_is_refused(db: Path, arguments: list[str]) -> None:
    assert asked(db, *arguments).exit_code == 2


def test_python_asks_alike(db: Path) -> None:
    found = verbs.counters(groups=["IS"], place="هجين", as_of=date(2018, 9, 27), db=db, kinds=[Kind.CASUALTIES])
    assert [point.low for counter in found.counters for point in counter.points] == [30, 45]
    assert [area.name_en for area in found.areas.values()] == ["Hajin"]
    with pytest.raises(PlaceError):
        verbs.counters(place="أتلانتس", db=db)
    with pytest.raises(PartyError):
        verbs.counters(groups=["Martians"], db=db)
