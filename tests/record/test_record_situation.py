from datetime import date

import pytest
from record_values import day, said

from marsad.record.control.situation import changes, holder_on, map_on
from marsad.record.control.tenure import Tenure
from marsad.record.control.timeline import timelines

RECORD = timelines(
    [
        said("captured", "N", 9, of="P", place="a"),
        said("captured", "N", 12, place="b"),
        said("held", "P", 3, place="b"),
        said("held", "P", 20, place="c"),
    ]
)


def of(number: int) -> date:
    found = day(number)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("number", "holders"),
    [
        pytest.param(1, {"a": "P"}, id="before_any_news_only_what_reaches_back"),
        pytest.param(8, {"a": "P", "b": "P"}, id="the_day_before"),
        pytest.param(9, {"a": "N", "b": "P"}, id="the_day_itself"),
        pytest.param(20, {"a": "N", "b": "N", "c": "P"}, id="later"),
    ],
)
def test_the_map_of_a_day(number: int, holders: dict[str, str]) -> None:
    found = map_on(RECORD, of(number))
    assert {place: "".join(tenure.holder) for place, tenure in found.items()} == holders


def test_a_place_without_claims_has_no_holder() -> None:
    assert holder_on((), of(9)) is None


def leaders(before: Tenure | None, after: Tenure) -> tuple[str | None, str | None]:
    return (before.leader if before else None, after.leader)


def test_changes_are_by_day_and_place() -> None:
    found = [(change.day.day, change.place_id, *leaders(change.before, change.after)) for change in changes(RECORD)]
    assert found == [(3, "b", None, "P"), (9, "a", "P", "N"), (12, "b", "P", "N"), (20, "c", None, "P")]


def test_changes_between_two_days() -> None:
    assert [change.place_id for change in changes(RECORD, start=of(9), end=of(12))] == ["a", "b"]
    assert [change.place_id for change in changes(RECORD, start=of(13))] == ["c"]
    assert [change.place_id for change in changes(RECORD, end=of(3))] == ["b"]
