"""What was learned, and what cannot be: timelines, counters and events compared; disputes and strangers named."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from judgement_values import item, toll
from record_values import day, said

from marsad.record.contradiction import Conflict
from marsad.record.control.situation import holder_on
from marsad.record.control.tenure import Status, Tenure
from marsad.record.control.timeline import timelines
from marsad.record.difference import Difference, Knowledge, Turn, difference
from marsad.record.dispute import disputes
from marsad.record.incident.happening import IncidentRecord
from marsad.record.soundness import strangers
from marsad.when.interval import Interval

Timelines = dict[str, tuple[Tenure, ...]]


def learned(
    before: Timelines | None = None,
    after: Timelines | None = None,
    *,
    events: tuple[tuple[IncidentRecord, ...], tuple[IncidentRecord, ...]] = ((), ()),
) -> Difference:
    """Return what the second of each adds to the first."""
    old, new = (
        Knowledge(items=(), timelines=control or {}, counters=(), events=told, contradictions=())
        for control, told in zip((before, after), events, strict=True)
    )
    return difference(old, new)


def tenure(holder: str, start: int | None, end: int | None, status: Status = Status.HELD) -> Tenure:
    return Tenure(
        place_id="p",
        start=day(start),
        end=day(end),
        began=Interval(day(start), day(start)),
        holder=tuple(holder),
        status=status,
        confidence=0.5,
        statements=(f"{holder}{start}",),
        reason="test",
        last_evidence=day(start),
    )


@pytest.mark.parametrize(
    ("before", "after", "revised"),
    [
        pytest.param([("P", None, 5)], [("P", None, 5)], [], id="nothing"),
        pytest.param([], [("P", 5, None)], [(5, None, "", "P")], id="first-news"),
        pytest.param([("P", 1, None)], [("P", 1, 9), ("N", 9, None)], [(9, None, "P", "N")], id="new-holder"),
        pytest.param([("P", 1, None)], [("N", 1, None)], [(1, None, "P", "N")], id="another-holder-all-along"),
        pytest.param([("P", 1, 9), ("N", 9, None)], [("P", 1, 5), ("N", 5, None)], [(5, 9, "P", "N")], id="earlier"),
        pytest.param([("P", 5, None)], [("P", None, None)], [(None, 5, "", "P")], id="reaches-back"),
        pytest.param(
            [("P", 1, 5), ("P", 5, 9), ("P", 9, None)], [("N", 1, 7), ("N", 7, None)], [(1, None, "P", "N")], id="cut"
        ),
        pytest.param([("P", 1, 5)], [], [(1, 5, "P", "")], id="withdrawn"),
    ],
)
def test_control_is_revised_where_other_things_are_said(
    before: list[tuple[str, int | None, int | None]],
    after: list[tuple[str, int | None, int | None]],
    revised: list[tuple[int | None, int | None, str, str]],
) -> None:
    old, new = ({"p": tuple(tenure(*each) for each in timeline)} for timeline in (before, after))
    found = learned(old, new).control
    assert [
        (
            each.start,
            each.end,
            "".join(each.before.holder) if each.before else "",
            "".join(each.after.holder) if each.after else "",
        )
        for each in found
    ] == [(day(start), day(end), was, now) for start, end, was, now in revised]


CLAIMS = st.lists(
    st.builds(
        lambda status, holder, number, told: said(status, holder, number, told=max(number, told)),
        st.sampled_from(["captured", "held", "contested"]),
        st.sampled_from("NP"),
        st.integers(1, 20),
        st.integers(1, 20),
    ),
    max_size=6,
)


@given(CLAIMS, CLAIMS)
def test_a_day_is_revised_if_and_only_if_its_answer_is_another(old: list[object], new: list[object]) -> None:
    before, after = timelines(old), timelines(new)  # type: ignore[arg-type]
    revised = learned(before, after).control
    for number in range(25):
        on = date(2017, 10, 1) + timedelta(days=number)
        answers = [holder_on(each.get("p", ()), on) for each in (before, after)]
        differs = _answer(answers[0]) != _answer(answers[1])
        spans = [each for each in revised if (each.start or on) <= on and (each.end is None or on < each.end)]
        assert len(spans) == differs


def _answer(found: Tenure | None) -> object:
    return found and (found.status, found.holder, found.by, found.candidates)


def event(*statements: str) -> IncidentRecord:
    return IncidentRecord(
        id="+".join(statements),
        type=None,
        types=(),
        family="violence",
        actors=(),
        targets=(),
        means=(),
        objects=(),
        places=(),
        days=Interval(None, None),
        agreed=None,
        known=None,
        figures=(),
        statements=statements,
        reports=(),
        voices=(),
    )


@pytest.mark.parametrize(
    ("before", "after", "turns"),
    [
        pytest.param([("a",)], [("a",)], [], id="as-it-was"),
        pytest.param([], [("a",)], [(Turn.NEW, [], "a")], id="new"),
        pytest.param([("a",)], [("a", "b")], [(Turn.GROWN, ["a"], "a+b")], id="grown"),
        pytest.param([("a",), ("b",)], [("a", "b", "c")], [(Turn.MERGED, ["a", "b"], "a+b+c")], id="merged"),
        pytest.param(
            [("a", "b")], [("a",), ("b",)], [(Turn.SPLIT, ["a+b"], "a"), (Turn.SPLIT, ["a+b"], "b")], id="split"
        ),
        pytest.param([("a",)], [], [(Turn.GONE, ["a"], None)], id="gone"),
    ],
)
def test_what_became_of_events(
    before: list[tuple[str, ...]], after: list[tuple[str, ...]], turns: list[tuple[Turn, list[str], str | None]]
) -> None:
    old, new = (tuple(event(*each) for each in events) for events in (before, after))
    found = learned(events=(old, new)).events
    assert [(each.turn, [was.id for was in each.before], each.after and each.after.id) for each in found] == turns


def test_a_disputed_place_names_who_says_what() -> None:
    items = [item("a", "p"), item("b", "p")]
    disputed = Tenure(
        place_id="p",
        start=day(9),
        end=None,
        began=Interval(day(9), day(9)),
        holder=("N", "P"),
        status=Status.DISPUTED,
        confidence=0.5,
        statements=("a", "b"),
        reason="test",
        last_evidence=day(9),
    )
    (found,) = disputes({"q": (tenure("P", 1, None),), "p": (disputed,)}, items)
    assert (found.conflict, found.statements, found.origin) == (Conflict.CONTROL, ("a", "b"), "")
    assert "captured: N (Syrian Observatory for Human Rights)" in found.en
    assert "2017-10-09" in found.ar


def test_what_no_theatre_has_is_named_and_the_statement_stands() -> None:
    items = [item("a", "p"), item("b", "nowhere"), item("c", statement=toll())]
    found = strangers(items, places={"p"}, parties={"N", "P"})
    assert [(each.conflict, each.statements) for each in found] == [
        (Conflict.PLACE, ("b",)),
        (Conflict.PARTY, ("c",)),
    ]
    assert "nowhere" in found[0].en
