"""As known on a day: whatever comes out later, an answer as of that day stays what it was, by every verb."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace as changed
from store_file import laid
from store_values import casualties, control, reading

from marsad import verbs
from marsad.extract.contract import Reading
from marsad.extract.statement import Figure, NamedPlace
from marsad.extract.term import Counting, Resolution
from marsad.inquiry.knowledge import knowledge
from marsad.record.difference import Knowledge, difference
from marsad.store import Store
from marsad.text.span import Span
from marsad.when.interval import Interval

PLACES = ("ocha:C5175", "ocha:C5167")
FIRST = date(2017, 10, 1)
DAYS = st.integers(0, 9).map(lambda number: FIRST + timedelta(days=number))
DAY = FIRST + timedelta(days=5)


def placed(key: str) -> NamedPlace:
    return NamedPlace(span=Span(35, 41), text="الصبحة", place_id=key, resolution=Resolution.RESOLVED)


@st.composite
def reports(draw: st.DrawFn) -> list[Reading]:
    found = []
    for number in range(draw(st.integers(1, 5))):
        out, told = draw(DAYS), draw(DAYS)
        held = control(draw(st.sampled_from(PLACES)), holder=draw(st.sampled_from(["SDF", "IS", "REGIME"])), day=told)
        toll = changed(
            casualties(),
            places=(placed(draw(st.sampled_from(PLACES))),),
            figure=Figure(low=draw(st.integers(1, 5)), high=None),
            counting=draw(st.sampled_from([Counting.CUMULATIVE, Counting.INCIDENT])),
            window=Interval(FIRST, told),
        )
        known = draw(st.sampled_from([out, None]))
        made = reading(f"r{number}", held, toll, publisher=draw(st.sampled_from("ab")), published=known)
        # Of one text there is one report, and which of two that is follows from which came first.
        document = replace(made.report.document, text=f"{made.report.document.text} {number}")
        found.append(replace(made, report=replace(made.report, document=document)))
    return found


def kept(path: Path, made: list[Reading]) -> Path:
    verbs.ingest(made, db=laid(path))
    return path


ANSWERS: dict[str, Callable[[Path], object]] = {
    "statements": lambda db: verbs.statements(as_of=DAY, db=db),
    "coverage": lambda db: verbs.coverage(as_of=DAY, db=db),
    "coverage-of-a-place": lambda db: verbs.coverage(place=PLACES[0], as_of=DAY, db=db),
    "contradictions": lambda db: verbs.contradictions(as_of=DAY, db=db),
    "diff": lambda db: verbs.diff(FIRST, DAY, db=db),
    "control": lambda db: verbs.control(PLACES[0], as_of=DAY, db=db),
    "map": lambda db: verbs.day_map(DAY, as_of=DAY, db=db),
    "events": lambda db: verbs.events(as_of=DAY, db=db),
    "counters": lambda db: verbs.counters(as_of=DAY, db=db),
}


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(made=reports(), data=st.data())
def test_later_reports_and_their_order_change_no_answer_as_of_a_day(made: list[Reading], data: st.DataObject) -> None:
    then = [each for each in made if (days := each.report.published.days) and days.end and days.end <= DAY]
    with TemporaryDirectory() as folder:
        known = kept(Path(folder, "then.db"), then)
        everything = kept(Path(folder, "all.db"), data.draw(st.permutations(made)))
        for name, ask in ANSWERS.items():
            assert ask(known) == ask(everything), name


def test_of_one_day_nothing_is_learned(tmp_path: Path) -> None:
    db = kept(tmp_path / "a.db", [reading("a", control(PLACES[0]))])
    found = verbs.diff(date(2018, 1, 1), date(2018, 1, 1), db=db).difference
    assert found == difference(NOTHING, NOTHING)


NOTHING = Knowledge(items=(), timelines={}, counters=(), events=(), contradictions=())


def test_all_that_is_known_was_learned_since_nothing_was(tmp_path: Path) -> None:
    db = kept(tmp_path / "a.db", [reading("a", control(PLACES[0]), casualties()), reading("b", control(PLACES[1]))])
    with Store.read(db) as store:
        known = knowledge(store)
    found = difference(NOTHING, known)
    assert found.statements == known.items
    assert [each.after for each in found.events] == list(known.events)
    assert {each.place_id for each in found.control} == known.timelines.keys()
    assert found.appeared == known.contradictions
    back = difference(known, NOTHING)
    assert (back.statements, back.withdrawn) == ((), tuple(item.id for item in known.items))
    assert back.ended == known.contradictions


@pytest.mark.parametrize("place", [pytest.param(None, id="everywhere"), pytest.param(PLACES[1], id="a-place")])
def test_a_place_that_changed_hands_is_told_otherwise_from_then_on(tmp_path: Path, place: str | None) -> None:
    made = [
        reading("a", control(PLACES[1], holder="SDF", day=FIRST), published=FIRST),
        reading("b", control(PLACES[1], holder="REGIME", day=DAY, said=DAY), published=DAY),
    ]
    found = verbs.diff(FIRST, DAY, place=place, db=kept(tmp_path / "a.db", made))
    last = found.difference.control[-1]
    assert (last.place_id, last.start, last.end) == (PLACES[1], DAY, None)
    assert last.after
    assert last.after.holder == ("REGIME",)
    assert found.places[PLACES[1]].name_ar == "البوكمال"
    elsewhere = verbs.diff(FIRST, DAY, place=PLACES[0], db=tmp_path / "a.db").difference
    assert elsewhere == difference(NOTHING, NOTHING)
