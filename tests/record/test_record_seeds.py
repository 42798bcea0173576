"""Five real reports asked: by the coder's statements, and by those that reading finds.

`docs/seeds.md` works every answer out from the sentences. `gold` is what the record makes of the coder's statements,
`texts` what it makes of reading's, today: where that is less, the comment says what reading misses.
"""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from record_seeds import SHARED, Source, ask, claims, from_gold, from_texts, held, key, readings

import marsad
from marsad.extract.term import Measure, Unit
from marsad.record.control.tenure import Status
from marsad.record.ledger.question import Question

DOC = Path(__file__).parents[2] / "docs" / "seeds.md"
pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not (SHARED / "seeds").is_dir(), reason="the five real reports are not beside the project"),
]
SOURCES = [pytest.param(from_gold, id="gold"), pytest.param(from_texts, id="texts")]
REGIME_SIDE = ("REGIME", "PRO_REGIME")
WHO_LEFT = ("CIVILIANS", "IS_FAMILIES", "IS")
BUKAMAL, MAYADIN, POCKET = "ocha:C5167", "ocha:C5192", "marsad:euphrates-bank-pocket"
DEIR_EZZOR, HOMS = "ocha:SY09", "ocha:SY04"
OUT = {"000": date(2017, 11, 26), "001": date(2017, 11, 11), "002": date(2017, 10, 10), "003": date(2019, 1, 5)}

Bounds = tuple[int, int | None]
NOTHING: Bounds = (0, None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sum:
    """A question of the ledger, with the bounds from the coder's statements and from the texts."""

    asked: str
    question: Question
    gold: Bounds
    texts: Bounds


def november(day: int) -> date:
    return date(2017, 11, day)


def killed(groups: tuple[str, ...], area: tuple[str, ...], start: date, end: date, as_of: date) -> Question:
    return Question(outcome="killed", groups=groups, area=area, start=start, end=end, as_of=as_of)


def fled(area: tuple[str, ...], start: date, end: date, groups: tuple[str, ...] = WHO_LEFT) -> Question:
    return Question(
        outcome="fled", groups=groups, area=area, start=start, end=end, as_of=OUT["003"], unit=Unit.PERSONS,
        measure=Measure.FLOW,
    )  # fmt: skip


BATTLE = (november(16), november(25))
SUMS = [
    Sum(
        asked="regime side killed in al-Bukamal, 16–25 Nov 2017",
        question=killed(REGIME_SIDE, (BUKAMAL,), *BATTLE, OUT["000"]), gold=(194, 194), texts=(194, 194),
    ),
    Sum(
        asked="… as known on 25 Nov",
        question=killed(REGIME_SIDE, (BUKAMAL,), *BATTLE, november(25)), gold=NOTHING, texts=NOTHING,
    ),
    Sum(
        asked="… of Hezbollah",
        question=killed(("HEZBOLLAH",), (BUKAMAL,), *BATTLE, OUT["000"]), gold=(15, 15), texts=(15, 15),
    ),
    # Reading ties the words for the town's surroundings to no place.
    Sum(
        asked="IS killed in al-Bukamal, 16–25 Nov 2017",
        question=killed(("IS",), (BUKAMAL,), *BATTLE, OUT["000"]), gold=(184, None), texts=NOTHING,
    ),
    Sum(
        asked="regime side killed in Deir ez-Zor governorate, 16–25 Nov 2017",
        question=killed(REGIME_SIDE, (DEIR_EZZOR,), *BATTLE, OUT["000"]), gold=(194, None), texts=(194, None),
    ),
    # Reading does not know that the eastern countryside it reads of lies in that governorate.
    Sum(
        asked="IS killed in Deir ez-Zor and Homs, 9–10 Oct 2017",
        question=killed(("IS",), (DEIR_EZZOR, HOMS), date(2017, 10, 9), date(2017, 10, 10), OUT["002"]),
        gold=(46, None), texts=NOTHING,
    ),
    Sum(
        asked="IS killed anywhere, 9–10 Oct 2017",
        question=killed(("IS",), (), date(2017, 10, 9), date(2017, 10, 10), OUT["002"]),
        gold=(46, None), texts=(46, None),
    ),
    Sum(
        asked="IS killed in the pocket, 10 Sep 2018–4 Jan 2019",
        question=killed(("IS",), (POCKET,), date(2018, 9, 10), date(2019, 1, 4), OUT["003"]),
        gold=(1063, 1063), texts=(1063, 1063),
    ),
    Sum(
        asked="SDF killed in the pocket, 10 Sep 2018–4 Jan 2019",
        question=killed(("SDF",), (POCKET,), date(2018, 9, 10), date(2019, 1, 4), OUT["003"]),
        gold=(571, 571), texts=(571, 571),
    ),
    Sum(
        asked="… as known on 4 Jan 2019",
        question=killed(("SDF",), (POCKET,), date(2018, 9, 10), date(2019, 1, 4), date(2019, 1, 4)),
        gold=NOTHING, texts=NOTHING,
    ),
    # Of who left, reading takes a word for nationality, or for what a country withdraws from, as the place they left.
    Sum(
        asked="fled the pocket in Dec 2018",
        question=fled((POCKET,), date(2018, 12, 1), date(2018, 12, 31)), gold=(12950, 12950), texts=NOTHING,
    ),
    Sum(
        asked="… whoever, from wherever",
        question=fled((), date(2018, 12, 1), date(2018, 12, 31), ()), gold=(12950, None), texts=(12950, None),
    ),
    Sum(
        asked="… since 19 Dec, to 5 Jan 2019",
        question=fled((POCKET,), date(2018, 12, 19), date(2019, 1, 5)), gold=(9851, None), texts=NOTHING,
    ),
    Sum(
        asked="… 1–18 Dec",
        question=fled((POCKET,), date(2018, 12, 1), date(2018, 12, 18)), gold=(0, 3099), texts=NOTHING,
    ),
    Sum(
        asked="… IS members, 19 Dec–4 Jan 2019",
        question=fled((POCKET,), date(2018, 12, 19), date(2019, 1, 4), ("IS",)), gold=(501, None), texts=NOTHING,
    ),
    Sum(
        asked="fled anywhere, 5 Jan 2019",
        question=fled((), date(2019, 1, 5), date(2019, 1, 5)), gold=(450, None), texts=(450, None),
    ),
]  # fmt: skip


@pytest.mark.parametrize("case", [pytest.param(case, id=f"{n} {case.asked}") for n, case in enumerate(SUMS)])
def test_a_question_of_how_many(case: Sum) -> None:
    for source, expected in ((from_gold, case.gold), (from_texts, case.texts)):
        found = ask(source, case.question)
        assert (found.low, found.high) == expected
        assert found.contradictions == ()


@pytest.mark.parametrize("source", SOURCES)
def test_all_that_is_told_of_them_is_told_by_one_origin(source: Source) -> None:
    found = ask(source, SUMS[0].question)
    assert [each.origin for each in found.by_source] == ["SOHR"]
    assert found.statements


def test_the_rest_of_the_194_are_those_of_neither_part_that_has_a_number() -> None:
    rest = key("000", "f47")
    found = {each.division: each for each in ask(from_gold, SUMS[0].question, without={rest}).unallocated}
    assert (found["who"].low, found["who"].high) == (101, 101)
    assert found["who"].parts == (key("000", "f45"), key("000", "f46"))
    # The thirty of the surroundings are the same people, told apart by where: no part of that sum.
    assert (found["where"].low, found["where"].high) == (164, 164)
    assert found["where"].parts == (key("000", "f48"),)
    with_the_rest = {each.division: each for each in ask(from_gold, SUMS[0].question).unallocated}
    assert with_the_rest["who"].low == 0


def test_the_rest_of_the_194_from_the_texts() -> None:
    found = [(each.division, each.low, each.high) for each in ask(from_texts, SUMS[0].question).unallocated]
    assert found == [("who", 101, 101), ("where", 164, 164)]


@pytest.mark.parametrize("source", SOURCES)
def test_the_headline_s_fifty_are_the_body_s_forty_six(source: Source) -> None:
    told = {claim.figure.low: claim for claim in claims(source) if claim.end == OUT["002"] and claim.figure}
    headline, body = told[50], told[46]
    assert (headline.area, headline.start, headline.groups) == (body.area, body.start, body.groups)
    # Of one thing, so what is sure of both: 46 to 55.
    assert (headline.low, headline.high) == (45, 55)
    assert (body.low, body.high) == (46, None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """Who held a place on a day, as known on another: how, and the leader, None where there is none."""

    place: str
    on: date
    as_of: date
    gold: tuple[str, str | None]
    texts: tuple[str, str | None]


SILENT = ("unknown", None)
IS, REGIME, CONTESTED, CHANGED = ("held", "IS"), ("held", "REGIME"), ("contested", None), ("unknown", None)
HELD = [
    *(
        Held(place=MAYADIN, on=date(2017, 10, day), as_of=date(2017, 10, 9), gold=SILENT, texts=SILENT)
        for day in (5, 7, 9)
    ),
    *(
        Held(place=MAYADIN, on=date(2017, 10, day), as_of=as_of, gold=gold, texts=texts)
        for as_of in (OUT["002"], OUT["000"])
        for day, gold, texts in ((5, IS, IS), (7, CONTESTED, CONTESTED), (9, IS, IS))
    ),
    # Reading dates what was retaken to the 10th alone, not to the night before: on the 9th the newspaper's word stands.
    *(
        Held(place=BUKAMAL, on=november(day), as_of=as_of, gold=gold, texts=texts)
        for as_of in (OUT["001"], OUT["000"])
        for day, gold, texts in ((9, CHANGED, IS), (10, CONTESTED, CONTESTED), (11, IS, IS))
    ),
    *(Held(place=BUKAMAL, on=november(day), as_of=OUT["001"], gold=IS, texts=IS) for day in (19, 21)),
    *(Held(place=BUKAMAL, on=november(day), as_of=OUT["000"], gold=REGIME, texts=REGIME) for day in (19, 21)),
]
NAMES = {BUKAMAL: "al-Bukamal", MAYADIN: "al-Mayadin"}


@pytest.mark.parametrize(
    "case", [pytest.param(case, id=f"{NAMES[case.place]} {case.on} as of {case.as_of}") for case in HELD]
)
def test_a_question_of_who_held_it(case: Held) -> None:
    for source, expected in ((from_gold, case.gold), (from_texts, case.texts)):
        tenure = held(source, case.place, case.on, case.as_of).tenure
        assert (tenure.status.value, tenure.leader) == expected
        assert bool(tenure.statements) is (tenure.reason != "silent")


@pytest.mark.parametrize(
    ("day", "parties"),
    [
        pytest.param(9, {"IS", "PRO_REGIME", "PMF", "HEZBOLLAH", "IRGC"}, id="changing"),
        pytest.param(10, {"IS", "PRO_REGIME", "PMF", "HEZBOLLAH", "IRGC"}, id="half"),
    ],
)
def test_both_sides_are_named_while_al_bukamal_is_fought_for(day: int, parties: set[str]) -> None:
    tenure = held(from_gold, BUKAMAL, november(day), OUT["001"]).tenure
    assert {*tenure.holder, *tenure.candidates} == parties


def test_the_regime_s_allies_are_named_with_it() -> None:
    holder = held(from_gold, BUKAMAL, november(21), OUT["000"]).tenure.holder
    assert holder[0] == "REGIME"
    assert {"HEZBOLLAH", "IRGC", "NUJABA", "FATEMIYOUN"} <= set(holder)


def villages() -> list[str]:
    """Return the villages of north-east Hama that the coder names and the theatre has, each once."""
    named = {key("000", f"f{number}") for number in range(20, 40)}
    return sorted({p.place_id for i in from_gold() if i.id in named for p in i.statement.places if p.place_id})


def test_twenty_villages_are_named_and_all_but_one_are_tied_to_one_place() -> None:
    # أبو الخنادق is two villages of that governorate, both near the others: nobody can say which.
    assert len(villages()) == 19


@pytest.mark.parametrize(
    ("source", "found"), [pytest.param(from_gold, 19, id="gold"), pytest.param(from_texts, 18, id="texts")]
)
def test_the_villages_of_north_east_hama(source: Source, found: int) -> None:
    def tell(day: int, as_of: date) -> list[tuple[Status, tuple[str, ...], str]]:
        tenures = [held(source, village, november(day), as_of).tenure for village in villages()]
        return [(tenure.status, tenure.holder, tenure.reason) for tenure in tenures if tenure.reason != "silent"]

    assert tell(26, november(25)) == []
    assert tell(20, OUT["000"]) == []
    assert tell(23, OUT["000"]) == [(Status.UNKNOWN, (), "changed_between")] * found
    # One name reading ties to no village, its letters differ from the gazetteer's.
    assert tell(26, OUT["000"]) == [(Status.HELD, ("IS",), "captured")] * found


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("seeds") / "seeds.db"
    marsad.ingest(readings(), db=path)
    return path


VERBS = [each for each in SUMS if each.question.outcome == "killed" and len(each.question.area) < 2]


@pytest.mark.parametrize("case", [pytest.param(case, id=f"{n} {case.asked}") for n, case in enumerate(VERBS)])
def test_whoever_asks_a_database_of_them_how_many_gets_the_same(case: Sum, db: Path) -> None:
    asked = case.question
    found = marsad.casualties(
        groups=asked.groups, place=next(iter(asked.area), None), start=asked.start, end=asked.end, as_of=asked.as_of,
        db=db,
    )  # fmt: skip
    assert (found.answer.low, found.answer.high) == case.texts
    assert all(each in found.sentences for each in found.answer.statements)


@pytest.mark.parametrize(
    "case", [pytest.param(case, id=f"{NAMES[case.place]} {case.on} as of {case.as_of}") for case in HELD]
)
def test_whoever_asks_a_database_of_them_who_held_it_gets_the_same(case: Held, db: Path) -> None:
    found = marsad.control(case.place, on=case.on, as_of=case.as_of, db=db).assessed
    assert found is not None
    assert (found.tenure.status.value, found.tenure.leader) == case.texts


def lines() -> list[str]:
    """Return the rows of the page's tables: what is asked, then both answers."""
    sums = [f"| {each.asked} | {many(each.gold)} | {many(each.texts)} |" for each in SUMS]
    places = [
        f"| {NAMES[each.place]}, {each.on:%-d %b} | {each.as_of:%-d %b} | {whose(each.gold)} | {whose(each.texts)} |"
        for each in HELD
    ]
    return [*sums, *places]


def many(bounds: Bounds) -> str:
    low, high = bounds
    if bounds == NOTHING:
        return "nothing"
    if high is None:
        return f"at least {low:,}"
    return f"{low:,}" if low == high else f"at most {high:,}" if low == 0 else f"{low:,} to {high:,}"


def whose(answer: tuple[str, str | None]) -> str:
    return answer[1] or answer[0]


def test_the_page_shows_these_answers() -> None:
    page = DOC.read_text("utf-8").splitlines()
    assert [line for line in lines() if line not in page] == []
