"""`marsad casualties` and `marsad displacement`: how many, by whose account."""

import json
from collections.abc import Iterable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from marsad import verbs
from marsad.cli.command import command
from marsad.errors import PartyError, PlaceError
from marsad.extract.term import Measure, Movement, Unit
from marsad.record.judgement import Correction, Judgement, Verdict
from marsad.store import Store

# Bulletins written for this test.
REPORTS = {
    "a.txt": (
        "SOHR",
        "2018-10-10",
        "قتل ما لا يقل عن 27 عنصراً من تنظيم الدولة الإسلامية في هجين خلال الـ 24 ساعة الفائتة.",
    ),
    "b.txt": ("SANA", "2018-10-10", "قُتل 40 من مقاتلي تنظيم الدولة الإسلامية في هجين خلال الـ 24 ساعة الفائتة."),
    "c.txt": ("SOHR", "2018-10-12", "قتل 12 مدنياً بينهم 5 أطفال في غارة جوية على بلدة الشعفة اليوم الجمعة."),
    "d.txt": ("SOHR", "2018-10-12", "أنباء عن مقتل 4 مدنيين في قصف على بلدة السوسة اليوم الجمعة."),
    "e.txt": (
        "SOHR",
        "2018-10-15",
        "نزح 300 مدني من بلدة الشعفة خلال اليومين الماضيين. كما نزحت نحو 100 عائلة من مدينة هجين أمس.",
    ),
    "g.txt": ("SOHR", "2018-10-20", "قتل 10 مدنيين في غارة جوية على مدينة الميادين اليوم السبت."),
    "h.txt": (
        "SOHR",
        "2018-10-21",
        "ارتفع إلى 14 عدد القتلى المدنيين جراء الغارة الجوية على مدينة الميادين أمس السبت.",
    ),
    "i.txt": ("SOHR", "2018-10-24", "قتل 3 مدنيين في غارة جوية على مدينة الميادين اليوم الأربعاء."),
    "f.txt": ("SOHR", "2018-10-16", "قتل 9 من قوات سوريا الديمقراطية في جبل البشري اليوم الثلاثاء."),
}


def ingested(folder: Path, names: Iterable[str]) -> Path:
    """Return a database of the reports of these names, read one after the other."""
    path = folder / "marsad.db"
    for name in names:
        who, day, text = REPORTS[name]
        (folder / name).write_text(text, "utf-8")
        read = verbs.read_paths([folder / name], publisher=who, published=date.fromisoformat(day))
        verbs.ingest(read, db=path)
    return path


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return ingested(tmp_path_factory.mktemp("casualties"), REPORTS)


@pytest.fixture(scope="module")
def early(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a database of the reports that were out by 20 October."""
    return ingested(tmp_path_factory.mktemp("early"), [name for name, row in REPORTS.items() if row[1] <= "2018-10-20"])


@pytest.fixture(scope="module")
def backwards(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a database of the same reports, read the other way round."""
    return ingested(tmp_path_factory.mktemp("backwards"), reversed(REPORTS))


def asked(db: Path, *arguments: str) -> Result:
    return CliRunner().invoke(command(), [*arguments, "--db", str(db)])


def told(db: Path, *arguments: str) -> dict[str, Any]:
    done = asked(db, *arguments)
    assert done.exit_code == 0, done.output
    row: dict[str, Any] = json.loads(done.stdout)
    return row


@pytest.mark.parametrize(
    ("arguments", "bounds"),
    [
        pytest.param(["--group", "IS", "--place", "هجين"], (27, None), id="the hull of two origins, ever"),
        pytest.param(
            ["--group", "IS", "--place", "هجين", "--from", "2018-10-09", "--to", "2018-10-10", "--source", "SANA"],
            (40, 40),
            id="one origin in its window",
        ),
        pytest.param(["--group", "IS", "--place", "منطقة البوكمال"], (27, None), id="a district"),
        pytest.param(["--group", "IS", "--place", "Al-Mayadin district"], (0, None), id="another district"),
        pytest.param(
            ["--group", "CIVILIANS", "--place", "منطقة البوكمال"], (12, None), id="a total, not its children again"
        ),
        pytest.param(
            ["--group", "CIVILIANS", "--unconfirmed", "--to", "2018-10-15"],
            (16, None),
            id="what its origin does not confirm",
        ),
        pytest.param(["--group", "SDF", "--place", "محافظة دير الزور"], (9, None), id="a mountain in a governorate"),
        pytest.param(
            ["--group", "IS", "--group", "SDF"], (36, None), id="a union of parties, the lower of two origins"
        ),
        pytest.param(["--group", "IS", "--group", "SDF", "--source", "SOHR"], (36, None), id="a union by one origin"),
        pytest.param(["--place", "الميادين", "--to", "2018-10-21"], (14, None), id="the toll of one event as it rose"),
        pytest.param(["--place", "الميادين", "--as-of", "2018-10-20"], (10, None), id="as it was first known"),
        pytest.param(["--place", "الميادين"], (17, None), id="two events are added"),
        pytest.param(["--outcome", "wounded"], (0, None), id="another outcome"),
        pytest.param(["--group", "IS", "--to", "2018-10-08"], (0, None), id="before"),
        pytest.param(["--group", "IS", "--as-of", "2018-10-09"], (0, None), id="before any report was out"),
    ],
)
def test_how_many(db: Path, arguments: list[str], bounds: tuple[int, int | None]) -> None:
    row = told(db, "casualties", *arguments)
    assert (row["low"], row["high"]) == bounds


def test_the_answer_shows_by_whom_and_in_which_words(db: Path) -> None:
    row = told(db, "casualties", "--group", "IS", "--place", "هجين", "--from", "2018-10-09", "--to", "2018-10-10")
    by_source = {origin: (found["low"], found["high"]) for origin, found in row["by_source"].items()}
    assert by_source == {"SANA": (40, 40), "SOHR": (27, None)}
    assert {"low", "high", "statements", "by_source", "unallocated", "contradictions"} <= set(row)
    assert {"question", "as_of", "coverage", "counted", "unconfirmed"} <= set(row)
    texts = {name: text for name, (_, _, text) in REPORTS.items()}
    for statement in row["statements"]:
        assert statement["quote"] in texts[statement["source"]]
    assert row["question"]["place"]["id"] == "ocha:C5175"
    assert (row["coverage"]["reports"], row["coverage"]["publishers"]) == (2, 2)


def test_parts_leave_something_of_their_total(db: Path) -> None:
    row = told(db, "casualties", "--group", "CIVILIANS", "--place", "الشعفة")
    (left,) = row["unallocated"]
    assert (left["division"], left["low"], left["high"]) == ("who", 7, 7)
    assert len(row["counted"]) == 2


def test_what_is_not_confirmed_is_told_apart(db: Path) -> None:
    row = told(db, "casualties", "--group", "CIVILIANS")
    assert len(row["unconfirmed"]) == 1
    chain = asked(db, "casualties", "--group", "CIVILIANS", "--explain", "--format", "table").stdout
    assert "does not confirm" in chain
    assert "\u2067«قتل 12 مدنياً" in chain


def test_the_toll_of_an_event_is_a_counter_once_it_is_revised(db: Path) -> None:
    (counter,) = told(db, "counters", "--place", "الميادين")["counters"]
    assert [point["low"] for point in counter["points"]] == [10, 14]
    assert counter["event"]
    assert told(db, "counters", "--place", "الميادين", "--as-of", "2018-10-20")["counters"] == []


def test_what_people_decided_counts(db: Path, tmp_path: Path) -> None:
    judged = tmp_path / "judged.db"
    judged.write_bytes(db.read_bytes())
    (key,) = verbs.casualties(groups=["SDF"], db=judged).claims
    figure = Correction(field="low", value="7"), Correction(field="high", value="7")
    when = datetime(2026, 1, 2, tzinfo=UTC)
    with Store.open(judged) as store:
        store.judge([Judgement(verdict=Verdict.CORRECT, statements=(key,), fields=figure, who="a", when=when, why="b")])
    assert verbs.casualties(groups=["SDF"], db=judged).answer.low == 7
    assert verbs.casualties(groups=["SDF"], judgements_as_of=date(2026, 1, 1), db=judged).answer.low == 9
    later = datetime(2026, 1, 3, tzinfo=UTC)
    with Store.open(judged) as store:
        store.judge([Judgement(verdict=Verdict.REJECT, statements=(key,), who="a", when=later, why="b")])
    assert told(judged, "casualties", "--group", "SDF")["low"] == 0
    assert told(judged, "casualties", "--group", "SDF", "--judgements-as-of", "2026-01-02")["low"] == 7


QUESTIONS = [
    pytest.param(["casualties", "--group", "CIVILIANS"], id="civilians"),
    pytest.param(["casualties", "--place", "محافظة دير الزور"], id="anybody in a governorate"),
    pytest.param(["displacement"], id="displacement"),
    pytest.param(["counters"], id="counters"),
]


@pytest.mark.parametrize("question", QUESTIONS)
def test_an_answer_for_a_day_is_the_same_whatever_comes_later(db: Path, early: Path, question: list[str]) -> None:
    asked_then = [*question, "--as-of", "2018-10-20"]
    assert told(db, *asked_then) == told(early, *asked_then)


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_order_of_intake_changes_no_answer(db: Path, backwards: Path, question: list[str]) -> None:
    assert asked(backwards, *question).stdout == asked(db, *question).stdout


def test_events_that_a_person_takes_for_one_are_not_added(db: Path, tmp_path: Path) -> None:
    judged = tmp_path / "merged.db"
    judged.write_bytes(db.read_bytes())
    found = verbs.casualties(place="الميادين", db=judged)
    merge = Judgement(
        verdict=Verdict.MERGE, statements=tuple(found.claims), who="a", when=datetime(2026, 1, 2, tzinfo=UTC), why="b"
    )
    with Store.open(judged) as store:
        store.judge([merge])
    assert found.answer.low == 17
    assert verbs.casualties(place="الميادين", db=judged).answer.low < 17


def test_a_person_reads_a_table(db: Path) -> None:
    table = asked(db, "casualties", "--group", "IS", "--place", "هجين", "--format", "table", "--lang", "en").stdout
    assert "killed: Islamic State; Hajin" in table
    assert "at least 27" in table
    assert "reports of" in table


def test_displacement_keeps_persons_and_families_apart(db: Path) -> None:
    row = told(db, "displacement")
    found = {(each["question"]["outcome"], each["question"]["unit"]): each for each in row["answers"]}
    assert {key: (each["low"], each["high"]) for key, each in found.items()} == {
        ("fled", "persons"): (300, None),
        ("fled", "families"): (50, None),
    }
    (families,) = found["fled", "families"]["statements"]
    assert (families["claim"]["low"], families["claim"]["high"], families["claim"]["approx"]) == (50, 150, True)
    assert [counter["unit"] for counter in row["counters"]["counters"]] == ["persons"]


@pytest.mark.parametrize(
    ("arguments", "units"),
    [
        pytest.param(["--unit", "families"], ["families"], id="families"),
        pytest.param(["--place", "الشعفة"], ["persons"], id="from one town"),
        pytest.param(["--measure", "stock"], [], id="nobody says how many are anywhere"),
        pytest.param(["--outcome", "returned"], [], id="nobody came back"),
        pytest.param(["--from", "2018-10-14", "--to", "2018-10-14", "--place", "هجين"], ["families"], id="on one day"),
    ],
)
def test_displacement_is_chosen(db: Path, arguments: list[str], units: list[str]) -> None:
    assert [each["question"]["unit"] for each in told(db, "displacement", *arguments)["answers"]] == units


def test_displacement_is_shown_to_a_person(db: Path) -> None:
    assert "fled families flow" in asked(db, "displacement", "--format", "table", "--lang", "en").stdout
    assert "\u2067«نزح" in asked(db, "displacement", "--explain", "--format", "table").stdout


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(["casualties", "--place", "أتلانتس"], id="no such place"),
        pytest.param(["casualties", "--place", "الصالحية"], id="a name of several places"),
        pytest.param(["casualties", "--group", "Martians"], id="no such party"),
        pytest.param(["casualties", "--by", "Martians"], id="no such doer"),
        pytest.param(["casualties", "--outcome", "fled"], id="an outcome of another verb"),
        pytest.param(
            ["casualties", "--from", "2018-10-11", "--to", "2018-10-10"], id="days that end before they begin"
        ),
        pytest.param(["displacement", "--from", "2018-10-11", "--to", "2018-10-10"], id="so for displacement"),
    ],
)
def test_wrong_usage_is_refused(db: Path, arguments: list[str]) -> None:
    assert asked(db, *arguments).exit_code == 2


def test_python_asks_alike(db: Path) -> None:
    found = verbs.casualties(groups=["SDF"], place="محافظة دير الزور", end=date(2018, 10, 31), db=db)
    assert (found.answer.low, found.answer.high) == (9, None)
    assert [claim.named for claim in found.claims.values()] == [("SDF",)]
    moved = verbs.displacement(outcomes=[Movement.FLED], units=[Unit.PERSONS], measures=[Measure.FLOW], db=db)
    assert [each.answer.low for each in moved.answers] == [300]
    with pytest.raises(PlaceError):
        verbs.casualties(place="أتلانتس", db=db)
    with pytest.raises(PartyError):
        verbs.displacement(groups=["Martians"], db=db)
    with pytest.raises(ValueError, match="before it starts"):
        verbs.casualties(start=date(2018, 10, 11), end=date(2018, 10, 10), db=db)
