"""What people decided, carried out: the latest stands, and what is contradictory is named."""

from dataclasses import replace
from datetime import date
from itertools import combinations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from judgement_values import DAY, item, says, toll

from marsad.extract.statement import Casualties, Control, Displacement, Figure
from marsad.extract.term import Counting, Holding, Measure, Movement, Resolution, Unit
from marsad.record.contradiction import Conflict
from marsad.record.filed import Filed
from marsad.record.judgement import Correction, Judged, Judgement, judged
from marsad.theatre.loading import load
from marsad.when.interval import Interval

SYRIA = load("syria")
HAJIN = "ocha:C5175"


def ids(found: Judged) -> list[str]:
    return [each.id for each in found.items]


def conflicts(found: Judged) -> list[Conflict]:
    return [each.conflict for each in found.contradictions]


def test_without_judgements_everything_stands() -> None:
    items = (item("b"), item("a"))
    assert judged(items, ()) == Judged(items=items)


def test_what_is_rejected_is_gone_and_what_is_accepted_is_sure() -> None:
    found = judged([item("a"), item("b"), item("c")], [says("reject", "a"), says("accept", "b")])
    assert ids(found) == ["b", "c"]
    assert found.accepted == ("b",)
    assert [each.statement.confidence for each in found.items] == [1.0, 0.8]
    assert not found.contradictions


def test_a_correction_changes_its_fields_alone() -> None:
    (found,) = judged([item("a")], [says("correct", "a", status="lost", holder=[], date={"end": "2017-10-12"})]).items
    was = item("a").statement
    assert isinstance(found.statement, Control)
    assert isinstance(was, Control)
    assert (found.statement.status, found.statement.holder) == (Holding.LOST, ())
    assert found.statement.days == Interval(DAY, date(2017, 10, 12))
    assert (found.id, found.statement.previous, found.statement.quote) == ("a", was.previous, was.quote)


def test_a_corrected_place_is_called_as_the_theatre_calls_it() -> None:
    (found,) = judged([item("a")], [placed(HAJIN)], theatre=SYRIA).items
    (place,) = found.statement.places
    assert (place.place_id, place.name_ar, place.resolution) == (HAJIN, "هجين", Resolution.RESOLVED)
    assert place.text == "الصبحة"


def placed(place_id: str | None) -> Judgement:
    value = msgspec.json.encode([{"place_id": place_id}]).decode()
    return replace(says("correct", "a", low=1), fields=(Correction(field="places", value=value),))


def test_a_place_corrected_to_nothing_is_not_resolved() -> None:
    (found,) = judged([item("a")], [placed(None)], theatre=SYRIA).items
    (place,) = found.statement.places
    assert (place.place_id, place.name, place.resolution) == (None, None, Resolution.UNRESOLVED)


@pytest.mark.parametrize(
    ("judgements", "left", "contradictions"),
    [
        pytest.param([says("accept", "a", at=1), says("reject", "a", at=2)], [], 1, id="accept-then-reject"),
        pytest.param([says("reject", "a", at=1), says("accept", "a", at=2)], ["a"], 1, id="reject-then-accept"),
        pytest.param([says("correct", "a", low=3, at=1), says("reject", "a", at=2)], [], 1, id="correct-then-reject"),
        pytest.param(
            [says("reject", "a", at=1), says("correct", "a", low=3, at=2)], ["a"], 1, id="reject-then-correct"
        ),
        pytest.param([says("accept", "a", at=1), says("correct", "a", low=3, at=2)], ["a"], 0, id="accept-and-correct"),
        pytest.param([says("reject", "a", at=1), says("reject", "a", at=2, who="Sami")], [], 0, id="both-reject"),
    ],
)
def test_the_latest_decision_stands(judgements: list[Judgement], left: list[str], contradictions: int) -> None:
    found = judged([item("a", statement=toll())], judgements)
    assert ids(found) == left
    assert conflicts(found) == ([Conflict.JUDGEMENT] * contradictions)
    for each in found.contradictions:
        assert (each.statements, each.judgements) == (("a",), tuple(judgement.id for judgement in judgements))
        assert each.relaxed == (judgements[0].id,)


def figure(found: Judged) -> Figure:
    (left,) = found.items
    assert isinstance(left.statement, Casualties)
    return left.statement.figure


def test_of_two_corrections_of_a_field_the_later_stands_and_other_fields_of_the_earlier_too() -> None:
    early, late = says("correct", "a", high=20, vague=True, at=1), says("correct", "a", high=30, at=2)
    found = judged([item("a", statement=toll())], [late, early])
    assert figure(found) == Figure(low=12, high=30, vague=True)
    assert conflicts(found) == [Conflict.JUDGEMENT]


def test_two_corrections_that_say_the_same_do_not_conflict() -> None:
    found = judged([item("a", statement=toll())], [says("correct", "a", high=20, at=n) for n in (1, 2)])
    assert (figure(found).high, found.contradictions) == (20, ())


@pytest.mark.parametrize(
    ("judgement", "conflict"),
    [
        pytest.param(says("correct", "a", low=50), Conflict.JUDGEMENT, id="bounds-that-cross"),
        pytest.param(says("correct", "a", status="held"), Conflict.JUDGEMENT, id="field-of-another-kind"),
        pytest.param(says("correct", "a", outcome="fled"), Conflict.JUDGEMENT, id="word-of-another-kind"),
        pytest.param(
            says("correct", "a", window={"start": "2018-01-01", "end": "2017-01-01"}),
            Conflict.JUDGEMENT,
            id="ends-before-it-begins",
        ),
        pytest.param(says("correct", "a", victims=["NOBODY"]), Conflict.PARTY, id="unknown-party"),
        pytest.param(placed("ocha:none"), Conflict.PLACE, id="unknown-place"),
        pytest.param(says("accept", "z"), Conflict.JUDGEMENT, id="accept-what-is-not-there"),
        pytest.param(says("merge", "a", "z"), Conflict.JUDGEMENT, id="merge-what-is-not-there"),
        pytest.param(says("merge", places=("ocha:none", HAJIN)), Conflict.PLACE, id="merge-into-an-unknown-place"),
        pytest.param(says("merge", places=(HAJIN, "ocha:none")), Conflict.PLACE, id="merge-of-an-unknown-place"),
    ],
)
def test_what_cannot_be_done_is_named_and_the_rest_stands(judgement: Judgement, conflict: Conflict) -> None:
    items = [item("a", statement=toll()), item("b")]
    found = judged(items, [judgement, says("reject", "b")], theatre=SYRIA)
    assert [each.statement for each in found.items] == [toll()]
    (told,) = found.contradictions
    assert (told.conflict, told.judgements) == (conflict, (judgement.id,))
    assert told.en
    assert told.ar


def test_a_correction_that_makes_nothing_does_not_bring_back_what_was_rejected() -> None:
    found = judged([item("a", statement=toll())], [says("reject", "a", at=1), says("correct", "a", low=50, at=2)])
    assert found.items == ()


def test_a_later_correction_stands_where_an_earlier_one_does_not_fit_beside_it() -> None:
    found = judged(
        [item("a", statement=toll())], [says("correct", "a", low=10, at=1), says("correct", "a", high=9, low=8, at=2)]
    )
    assert figure(found) == Figure(low=8, high=9)
    found = judged(
        [item("a", statement=toll())], [says("correct", "a", low=11, at=1), says("correct", "a", high=40, at=2)]
    )
    assert figure(found) == Figure(low=11, high=40)


def displacement(*places: str) -> Filed:
    ends = item("d", *places).statement.places
    statement = Displacement(
        **{
            name: getattr(toll(), name)
            for name in ("span", "quote", "modality", "attribution", "as_of", "rule", "confidence")
        },
        places=ends,
        outcome=Movement.FLED,
        figure=Figure(low=1, high=1),
        unit=Unit.FAMILIES,
        measure=Measure.FLOW,
        counting=Counting.INCIDENT,
        window=Interval(DAY, DAY),
        origin=ends[0],
        destination=ends[-1],
    )
    return item("d", statement=statement)


def test_a_place_merged_into_another_is_that_one_wherever_it_is_named_and_through_chains() -> None:
    merges = [says("merge", places=("q", "p")), says("merge", places=(HAJIN, "q"), at=2)]
    found = judged([item("a", "p", "q", "r"), displacement("p", "r")], merges, theatre=None)
    control, moving = (each.statement for each in found.items)
    assert [place.place_id for place in control.places] == [HAJIN, "r"]
    assert isinstance(moving, Displacement)
    assert moving.origin
    assert moving.destination
    assert (moving.origin.place_id, moving.destination.place_id) == (HAJIN, "r")
    assert not found.contradictions


@pytest.mark.parametrize(
    ("merges", "end"),
    [
        pytest.param([("q", "p"), ("r", "p")], "r", id="into-two"),
        pytest.param([("p", "q"), ("q", "p")], "q", id="into-each-other"),
        pytest.param([("p", "r"), ("q", "p"), ("r", "q")], "r", id="round-in-a-circle"),
    ],
)
def test_places_merged_against_each_other_end_where_the_latest_says(merges: list[tuple[str, str]], end: str) -> None:
    made = [says("merge", places=pair, at=hour) for hour, pair in enumerate(merges)]
    found = judged([item("a", "p")], made)
    assert [place.place_id for place in found.items[0].statement.places] == [end]
    (told,) = found.contradictions
    assert told.relaxed == (made[0].id,)
    assert {*told.judgements} == {each.id for each in made}


LETTERS = [item(key) for key in "abcdef"]


def test_merges_reach_through_chains_and_splits_are_kept() -> None:
    made = [says("merge", "a", "b"), says("merge", "b", "c", at=2), says("split", "c", "d", at=3)]
    found = judged(LETTERS, made)
    assert (found.merges, found.splits) == ((("a", "b", "c"),), (("c", "d"),))
    assert not found.contradictions


@pytest.mark.parametrize(
    ("made", "merges", "splits"),
    [
        pytest.param(
            [says("merge", "a", "b", at=1), says("split", "a", "b", at=2)], (), (("a", "b"),), id="split-after-merge"
        ),
        pytest.param(
            [says("split", "a", "b", at=1), says("merge", "a", "b", at=2)], (("a", "b"),), (), id="merge-after-split"
        ),
        pytest.param(
            [says("split", "a", "c", at=1), says("merge", "a", "b", at=2), says("merge", "b", "c", at=3)],
            (("a", "b", "c"),),
            (),
            id="merges-through-a-chain",
        ),
        pytest.param(
            [says("merge", "b", "c", at=1), says("merge", "a", "b", at=2), says("split", "a", "c", at=3)],
            (("a", "b"),),
            (("a", "c"),),
            id="split-of-a-chain",
        ),
    ],
)
def test_of_a_merge_and_a_split_the_later_stands(
    made: list[Judgement], merges: tuple[tuple[str, ...], ...], splits: tuple[tuple[str, ...], ...]
) -> None:
    found = judged(LETTERS, made)
    assert (found.merges, found.splits) == (merges, splits)
    (told,) = found.contradictions
    assert told.relaxed == (made[0].id,)
    assert {*told.judgements} == {each.id for each in made}


def test_what_is_rejected_is_of_no_event_but_what_it_joined_stays_joined() -> None:
    found = judged(LETTERS, [says("merge", "a", "b"), says("merge", "b", "c"), says("reject", "b")])
    assert found.merges == (("a", "c"),)


def test_as_of_a_day_a_statement_of_a_later_report_is_not_missing() -> None:
    items = [item("a"), item("z", known=date(2019, 1, 1))]
    made = [says("reject", "z"), says("merge", "a", "z")]
    assert judged(items, made, as_of=DAY) == judged(items[:1], made, as_of=DAY)
    assert not judged(items, made, as_of=DAY).contradictions


def test_only_judgements_made_by_then_count_if_asked() -> None:
    made = [says("reject", "a")]
    assert ids(judged([item("a")], made, judgements_as_of=date(2017, 12, 31))) == ["a"]
    assert ids(judged([item("a")], made, judgements_as_of=date(2018, 1, 1))) == []


VERDICTS = st.one_of(
    st.builds(
        lambda v, k, at: says(v, k, at=at),
        st.sampled_from(["accept", "reject"]),
        st.sampled_from("abcdefz"),
        st.integers(1, 9),
    ),
    st.builds(
        lambda k, low, at: says("correct", k, low=low, at=at),
        st.sampled_from("abcdef"),
        st.integers(0, 20),
        st.integers(1, 9),
    ),
    st.builds(
        lambda v, keys, at: says(v, *keys, at=at),
        st.sampled_from(["merge", "split"]),
        st.sets(st.sampled_from("abcdef"), min_size=2, max_size=4),
        st.integers(1, 9),
    ),
    st.builds(
        lambda keys, at: says("merge", places=tuple(keys), at=at),
        st.lists(st.sampled_from("pqrs"), min_size=2, max_size=3, unique=True),
        st.integers(1, 9),
    ),
)
TOLLS = [item(key, statement=toll()) for key in "abcdef"]


@given(st.lists(VERDICTS, max_size=8), st.randoms(use_true_random=False))
def test_the_order_and_number_of_judgements_change_nothing(made: list[Judgement], random: object) -> None:
    shuffled = [*made, *made]
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert judged(TOLLS, shuffled) == judged(TOLLS, made)


@given(st.lists(VERDICTS, max_size=10))
def test_merges_and_splits_that_stand_never_contradict_each_other(made: list[Judgement]) -> None:
    found = judged(TOLLS, made)
    group = {key: number for number, merged in enumerate(found.merges) for key in merged}
    for split in found.splits:
        assert all(group.get(a, a) != group.get(b, b) for a, b in combinations(split, 2))
    assert len(group) == sum(map(len, found.merges))


@given(st.lists(VERDICTS, max_size=6))
def test_every_judgement_is_carried_out_or_named(made: list[Judgement]) -> None:
    found = judged(TOLLS, made)
    named = {key for told in found.contradictions for key in told.judgements}
    for judgement in made:
        if judgement.id not in named and judgement.verdict.value == "merge" and judgement.statements:
            left = {*judgement.statements} & {*ids(found)}
            assert len(left) < 2 or any(left <= {*merged} for merged in found.merges)
        if judgement.id not in named and judgement.verdict.value == "reject":
            assert not {*judgement.statements} & {*ids(found)}
