"""Figures over HTTP: the same answers as the verbs give, with every sentence, also where they take long."""

import csv
import os
import signal
import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from datetime import date
from io import StringIO
from pathlib import Path
from shutil import copyfile
from time import monotonic, sleep
from typing import Any

import pytest
from fastapi.testclient import TestClient

import marsad
from marsad.examples import folder
from marsad.extract.term import Measure, Movement, Outcome, Unit
from marsad.store import Store
from marsad.theatre.theatre import Theatre
from marsad.web.app import create
from marsad.web.desk import Desk, DeskError
from marsad.web.errand import OPENING, Casualties, question

DEIR_EZZOR = "ocha:SY09"
# Seconds. The clerk starts within some; machines that test are busy.
MOST_S = 120


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("figures") / "record.db"
    marsad.ingest(marsad.read_paths([folder()]), db=path)
    return path


@pytest.fixture(scope="module")
def figures(db: Path, theatre: Theatre) -> Iterator[TestClient]:
    with Store.open(db) as store, TestClient(create(store, theatre)) as made:
        yield made


def patient(client: TestClient, path: str, **query: Any) -> Any:  # noqa: ANN401 (any parameter, a response)
    """Return the answer, asked for until it is there."""
    until = monotonic() + MOST_S
    while monotonic() < until:
        response = client.get(path, params=query or None)
        if response.status_code != 202:
            return response
        assert response.json()["state"] == "computing"
        assert 0 <= response.json()["share"] < 1
        sleep(0.05)
    raise AssertionError(f"{path} takes longer than {MOST_S} s")


def told(client: TestClient, path: str, **query: Any) -> Any:  # noqa: ANN401 (any JSON)
    response = patient(client, path, **query)
    assert response.status_code == 200, response.text
    return response.json()


@pytest.mark.parametrize(
    ("query", "asked"),
    [
        pytest.param({}, {}, id="everything"),
        pytest.param({"outcome": "wounded"}, {"outcome": Outcome.WOUNDED}, id="outcome"),
        pytest.param({"party": "IS"}, {"groups": ("IS",)}, id="side"),
        pytest.param({"place": DEIR_EZZOR}, {"place": DEIR_EZZOR}, id="place"),
        pytest.param(
            {"from": "2017-11-01", "to": "2017-11-30"},
            {"start": date(2017, 11, 1), "end": date(2017, 11, 30)},
            id="days",
        ),
        pytest.param(
            {"source": "SOHR", "as_of": "2017-11-30"}, {"sources": ("SOHR",), "as_of": date(2017, 11, 30)}, id="source"
        ),
        pytest.param({"doer": "IS", "unconfirmed": "true"}, {"by": ("IS",), "unconfirmed": True}, id="doer"),
    ],
)
def test_a_question_has_the_answer_of_the_verb(
    figures: TestClient, db: Path, query: dict[str, str], asked: dict[str, Any]
) -> None:
    found = told(figures, "/api/casualties", limit=1000, **query)
    expected = marsad.casualties(db=db, **asked)
    answer = expected.answer
    assert (found["low"], found["high"], found["statements"]) == (answer.low, answer.high, list(answer.statements))
    fullest = next(s for s in answer.by_source if s.bounds.low == max(each.bounds.low for each in answer.by_source))
    assert (found["fullest"], found["least"]) == (fullest.origin, fullest.bounds.low)
    origins = [(each["origin"], each["low"], each["high"], each["claims"]) for each in found["by_source"]]
    assert origins == [(s.origin, s.bounds.low, s.bounds.high, len(s.counted)) for s in answer.by_source]
    assert sorted(each["id"] for each in found["claims"]) == sorted(answer.counted)
    assert [each["en"] for each in found["contradictions"]] == [each.en for each in expected.contradictions]
    assert found["coverage"]["reports"] == expected.coverage.reports
    for claim in found["claims"]:
        assert claim["sentence"]["quote"] == expected.sentences[claim["id"]].quote
        assert claim["binds"] == (claim["id"] in answer.statements)


def test_claims_come_a_page_at_a_time_those_first_on_which_the_bounds_rest(figures: TestClient) -> None:
    whole = told(figures, "/api/casualties", limit=1000)
    pages = [told(figures, "/api/casualties", offset=at, limit=20)["claims"] for at in range(0, whole["total"], 20)]
    assert [claim["id"] for page in pages for claim in page] == [claim["id"] for claim in whole["claims"]]
    binds = [claim["binds"] for claim in whole["claims"]]
    assert binds == sorted(binds, reverse=True)
    assert whole["total"] == len(whole["claims"]) > 20


@pytest.mark.parametrize(
    "query",
    [
        pytest.param({"by": "side"}, id="sides"),
        pytest.param({"by": "place"}, id="places"),
        pytest.param({"by": "outcome"}, id="outcomes"),
        pytest.param({"running": "true", "every": "quarter"}, id="running"),
        pytest.param({"every": "week", "from": "2017-11-01", "to": "2017-11-30", "party": "IS"}, id="weeks of a side"),
    ],
)
def test_every_spot_is_the_answer_for_its_days_alone(figures: TestClient, query: dict[str, str]) -> None:
    series = told(figures, "/api/casualties/series", **query)
    names = {"side": "party", "place": "place", "outcome": "outcome", None: None}
    checked = 0
    for line in series["lines"]:
        for spot in [each for each in line["spots"] if each["origins"]][:2]:
            own = {"from": spot["start"], "to": spot["end"], "limit": 1000}
            party = {"party": query["party"]} if "party" in query else {}
            name = names[series["split"]]
            alone = told(figures, "/api/casualties", **party, **own, **({name: line["key"]} if name else {}))
            assert (alone["low"], alone["high"]) == (spot["low"], spot["high"])
            assert (len(alone["by_source"]), alone["total"]) == (spot["origins"], spot["claims"])
            assert max(each["low"] for each in alone["by_source"]) == spot["least"]
            checked += 1
    assert checked


def test_by_source_a_line_has_what_one_origin_says(figures: TestClient) -> None:
    series = told(figures, "/api/casualties/series", by="source")
    line = next(each for each in series["lines"] if each["key"] == "SOHR")
    for spot in [each for each in line["spots"] if each["origins"]][:3]:
        alone = told(figures, "/api/casualties", **{"from": spot["start"], "to": spot["end"]})
        own = next(each for each in alone["by_source"] if each["origin"] == "SOHR")
        assert (own["low"], own["high"], own["claims"]) == (spot["low"], spot["high"], spot["claims"])


def test_displacement_has_the_answers_of_the_verb(figures: TestClient, db: Path) -> None:
    found = told(figures, "/api/displacement")
    expected = marsad.displacement(db=db)
    ways = [(each["question"]["outcome"], each["low"], each["high"], each["total"]) for each in found["answers"]]
    answers = [each.answer for each in expected.answers]
    assert ways == [(each.question.outcome, each.low, each.high, len(each.counted)) for each in answers]
    assert ways


def test_how_many_are_somewhere_is_asked_of_the_last_day_told(figures: TestClient, db: Path) -> None:
    series = told(figures, "/api/displacement/series", outcome="trapped", measure="stock", every="month")
    spots = [each for line in series["lines"] for each in line["spots"] if each["origins"]]
    (expected,) = marsad.displacement(
        db=db, outcomes=[Movement.TRAPPED], measures=[Measure.STOCK], units=[Unit.PERSONS]
    ).answers
    day = str(expected.answer.question.start)
    assert (spots[-1]["start"], spots[-1]["end"], spots[-1]["low"]) == (day, day, expected.answer.low)


def test_counters_are_those_of_the_verb_with_every_value_published(figures: TestClient, db: Path) -> None:
    expected = {each.id: each for kind in ("casualties", "displacement") for each in marsad.counters(db=db).counters}
    found = [
        each
        for kind in ("casualties", "displacement")
        for each in told(figures, "/api/counters", kind=kind)["counters"]
    ]
    assert {each["id"] for each in found} == set(expected)
    for counter in found:
        points = expected[counter["id"]].points
        assert [(each["low"], each["high"], each["falls"]) for each in counter["points"]] == [
            (each.low, each.high, each.falls) for each in points
        ]


def test_contradictions_come_with_all_sentences(figures: TestClient, db: Path) -> None:
    found = told(figures, "/api/contradictions", limit=1000)
    expected = marsad.contradictions(db=db)
    assert [each["en"] for each in found["contradictions"]] == [each.en for each in expected.contradictions]
    words = {each["id"] for each in found["sentences"]}
    assert all(words.issuperset(each["statements"]) for each in found["contradictions"])
    assert told(figures, "/api/contradictions", conflict="figures")["total"] == found["total"] == 1
    assert told(figures, "/api/contradictions", conflict="control")["total"] == 0
    homs = "ocha:SY04"
    assert [told(figures, "/api/contradictions", place=place)["total"] for place in (homs, DEIR_EZZOR)] == [1, 0]


@pytest.mark.parametrize(
    ("path", "field"),
    [
        pytest.param("/api/casualties?place=nowhere", "place", id="no such place"),
        pytest.param("/api/casualties?party=NOBODY", "party", id="no such party"),
        pytest.param("/api/casualties?doer=NOBODY", "doer", id="no such doer"),
        pytest.param("/api/casualties?outcome=happy", "outcome", id="no such outcome"),
        pytest.param(
            "/api/casualties/series?from=2018-01-02&to=2018-01-01", "to", id="days that end before they begin"
        ),
        pytest.param(
            "/api/casualties/series?every=day&from=0001-01-01&to=9999-12-31", "every", id="too many stretches"
        ),
        pytest.param("/api/contradictions?place=nowhere", "place", id="contradictions of no place"),
    ],
)
def test_a_question_that_makes_no_sense_is_refused_by_its_field(figures: TestClient, path: str, field: str) -> None:
    response = patient(figures, path)
    assert response.status_code == 422
    assert response.json()["detail"][0]["loc"] == ["query", field]


@pytest.mark.parametrize(
    ("path", "first"),
    [
        pytest.param("/api/casualties", "statement", id="casualties"),
        pytest.param("/api/casualties/series", "line", id="series"),
        pytest.param("/api/displacement", "outcome", id="displacement"),
        pytest.param("/api/counters", "counter", id="counters"),
        pytest.param("/api/contradictions", "conflict", id="contradictions"),
    ],
)
def test_a_table_has_every_row_for_a_spreadsheet(figures: TestClient, path: str, first: str) -> None:
    response = figures.get(path, params={"format": "csv"})
    assert response.content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(StringIO(response.text.removeprefix("\ufeff"))))
    assert rows[0][0] == first
    assert len(rows) > 1
    assert {len(row) for row in rows} == {len(rows[0])}


def test_what_arrives_changes_the_answer(tmp_path: Path, theatre: Theatre) -> None:
    db = tmp_path / "growing.db"
    with Store.open(db) as store, TestClient(create(store, theatre)) as client:
        assert told(client, "/api/casualties")["total"] == 0
        text = "قُتل 12 مدنياً جراء قصف على مدينة الميادين أمس."
        marsad.ingest([marsad.extract(text, publisher="SOHR", published=date(2017, 11, 4))], db=db)
        found = told(client, "/api/casualties")
        assert (found["low"], [each["sentence"]["quote"] for each in found["claims"]]) == (12, ["قُتل 12 مدنياً"])


def test_what_somebody_waits_for_goes_before_what_is_only_prepared(db: Path) -> None:
    with Store.open(db) as store:
        desk = Desk(store)
        ahead = Casualties(outcome=Outcome.KILLED)
        try:
            desk.prepare([ahead])
            asked = Casualties(outcome=Outcome.WOUNDED)
            assert isinstance(desk.ask(asked, patience_s=MOST_S), bytes)
            assert isinstance(desk.ask(ahead, patience_s=MOST_S), bytes)
            start = monotonic()
            assert isinstance(desk.ask(ahead, patience_s=MOST_S), bytes)
            assert monotonic() - start < 1
        finally:
            desk.close()


def test_after_a_clerk_that_is_gone_comes_another(db: Path) -> None:
    with Store.open(db) as store:
        desk = Desk(store)
        try:
            assert desk.ask(Casualties(outcome=Outcome.MISSING), patience_s=0) == 0
            assert desk.clerk is not None
            os.kill(desk.clerk, signal.SIGKILL)
            # Whoever waited for it is told, where it was asked before that was known; whoever asks again is answered.
            with suppress(DeskError):
                desk.ask(Casualties(outcome=Outcome.MISSING), patience_s=MOST_S)
            assert isinstance(desk.ask(Casualties(outcome=Outcome.MISSING), patience_s=MOST_S), bytes)
        finally:
            desk.close()


def test_a_closed_desk_sends_for_nothing_more(db: Path) -> None:
    with Store.open(db) as store:
        desk = Desk(store)
        desk.close()
        desk.prepare(OPENING)
        with pytest.raises(DeskError, match="about to end"):
            desk.ask(Casualties(outcome=Outcome.MISSING, place="nobody:asked"), patience_s=MOST_S)
        assert (desk.orders, desk.clerk) == (0, None)


def test_another_server_has_the_answer_at_once(db: Path, theatre: Theatre) -> None:
    query = {"place": DEIR_EZZOR, "outcome": "wounded"}
    with Store.open(db) as store, TestClient(create(store, theatre)) as client:
        found = told(client, "/api/casualties", **query)
        asked = Casualties(outcome=Outcome.WOUNDED, place=DEIR_EZZOR, limit=100)
        until = monotonic() + MOST_S
        while store.answers.find(question(asked), store.arrivals()) is None and monotonic() < until:
            sleep(0.05)
    with Store.open(db) as store, TestClient(create(store, theatre)) as client:
        response = client.get("/api/casualties", params=query)
        assert (response.status_code, response.json()) == (200, found)
        # Nobody was sent for it.
        assert client.app.state.desk.orders == 0  # type: ignore[attr-defined]


def test_what_is_prepared_is_what_the_page_asks_for(db: Path, theatre: Theatre, tmp_path: Path) -> None:
    db = Path(copyfile(db, tmp_path / "unasked.db"))
    with closing(sqlite3.connect(db)) as connection:
        connection.execute("DELETE FROM answer")
        connection.commit()
    displaced = ("displacement?limit=12", "counters?kind=displacement")
    with Store.open(db) as store, TestClient(create(store, theatre)) as client:
        client.app.state.desk.prepare(OPENING)  # type: ignore[attr-defined]
        for path in ("casualties?limit=12", "casualties/series", "counters?kind=casualties", *displaced):
            told(client, f"/api/{path}")
        asked, until = [question(each) for each in OPENING], monotonic() + MOST_S
        while monotonic() < until and any(store.answers.find(each, store.arrivals()) is None for each in asked):
            sleep(0.05)
    with closing(sqlite3.connect(db)) as connection:
        assert connection.execute("SELECT count(*) FROM answer").fetchone() == (len(OPENING),)
