"""Linking is as good as it was: pairwise, by member, on the hard pairs and in whom it counts as independent."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from record_gold import events_gold, lines
from record_linkage import from_gold, from_texts, home, records_of_gold

from marsad.evaluation.linkage import Linkage, linkage

# What linking reaches, rounded down to a hundredth: precision and recall of pairs, then by member (B-cubed). The half
# called test was looked at by its figures alone.
FLOORS = [
    pytest.param(from_gold, "dev", (0.99, 0.99, 0.99, 0.98), id="gold statements, dev"),
    pytest.param(from_gold, "test", (0.92, 0.90, 0.94, 0.92), id="gold statements, test"),
    pytest.param(from_texts, "dev", (0.98, 0.49, 0.98, 0.57), id="read texts, dev"),
    pytest.param(from_texts, "test", (0.89, 0.44, 0.92, 0.51), id="read texts, test"),
]
# Of the hard pairs, and of the counts of independent voices, at least so many are right.
LEAST_PAIRS = {"dev": 41, "test": 43}
LEAST_VOICES = {"dev": 20, "test": 21}

every_split = pytest.mark.parametrize("split", ["dev", "test"])


@pytest.mark.parametrize(("measured", "split", "floors"), FLOORS)
def test_linking_does_not_fall(measured: object, split: str, floors: tuple[float, ...]) -> None:
    assert callable(measured)
    found = measured(split)
    reached = (found.precision, found.recall, found.member_precision, found.member_recall)
    assert all(figure >= floor for figure, floor in zip(reached, floors, strict=True)), reached


@every_split
def test_hard_pairs_are_told_apart_or_together(split: str) -> None:
    homes = home(records_of_gold(split))
    rows = lines(split, "pairs")
    right = [(homes.get(row["a"], row["a"]) == homes.get(row["b"], row["b"])) is row["same"] for row in rows]
    assert sum(right) >= LEAST_PAIRS[split], [row for row, is_right in zip(rows, right, strict=True) if not is_right]


@every_split
def test_copies_and_quotations_are_no_independent_voices(split: str) -> None:
    event = events_gold(split)
    wanted = {row["id"]: row["independent"] for row in lines(split, "events")}
    records = records_of_gold(split)
    told = {
        each: max(records, key=lambda record: sum(event.get(s) == each for s in record.statements)).independent
        for each in wanted
    }
    assert sum(told[each] == count for each, count in wanted.items()) >= LEAST_VOICES[split]


@pytest.mark.parametrize(
    ("told", "figures"),
    [
        pytest.param({"a": "r", "b": "r", "c": "q"}, (1.0, 1.0, 1.0, 1.0), id="right"),
        pytest.param({"a": "r", "b": "r", "c": "r"}, (1 / 3, 1.0, 5 / 9, 1.0), id="all in one"),
        pytest.param({}, (1.0, 0.0, 1.0, 2 / 3), id="none linked"),
        pytest.param({"a": "r", "x": "r", "b": "q"}, (0.0, 0.0, 5 / 6, 2 / 3), id="one with what is of no event"),
    ],
)
def test_a_linkage_counts_pairs_and_members(told: dict[str, str], figures: tuple[float, ...]) -> None:
    found = linkage({"a": "1", "b": "1", "c": "2", "x": None}, told)
    assert (found.precision, found.recall, found.member_precision, found.member_recall) == pytest.approx(figures)


labels = st.dictionaries(st.sampled_from("abcdef"), st.sampled_from(["1", "2", None]), min_size=1)


@given(labels)
def test_what_is_right_is_wholly_right(gold: dict[str, str | None]) -> None:
    told = {each: event for each, event in gold.items() if event}
    found = linkage(gold, told)
    assert (found.wrong, found.missed, found.precision, found.recall) == (0, 0, 1.0, 1.0)
    assert found == Linkage(right=found.right, wrong=0, missed=0, member_precision=1.0, member_recall=1.0)
