"""Statements as claims: how many of whom, where, when, and of how much there."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from record_figures import PLACES, TREES, claim, file, killed, moved, named

from marsad.extract.statement import Casualties, Displacement, Figure, NamedPlace
from marsad.extract.term import Modality
from marsad.record.contradiction import Conflict
from marsad.record.counter.claim import Claim, Scope
from marsad.record.counter.figures import figures
from marsad.record.counter.ground import coarsened, ground
from marsad.record.counter.softening import Softened, Softening, round_unit, softened, softenings
from marsad.record.counter.speech import speech

EXAMPLES = [
    pytest.param(row, example, id=f"{row.id} {example.said}") for row in softenings() for example in row.examples
]


def one(statement: Casualties | Displacement, events: dict[str, str] | None = None) -> Claim:
    (found,) = figures([file(statement, key="s1")], TREES, events).claims
    return found


@pytest.mark.parametrize(("row", "example"), EXAMPLES)
def test_a_figure_bounds_what_its_row_says(row: Softening, example: Softened) -> None:
    low, high = example.said
    figure = Figure(low=low, high=high, approx=bool(row.approx), vague=bool(row.vague))
    assert softened(figure) == example.gives


@given(st.integers(0, 10**7))
def test_what_is_about_a_number_holds_it(number: int) -> None:
    low, high = softened(Figure(low=number, high=number, approx=True))
    assert low is not None
    assert high is not None
    assert low <= number <= high
    assert number == 0 or low >= 1
    assert high - number >= round_unit(number) / 2


@given(st.booleans(), st.booleans(), st.none() | st.integers(0, 9), st.none() | st.integers(9, 99))
def test_every_figure_has_a_row(approx: bool, vague: bool, low: int | None, high: int | None) -> None:  # noqa: FBT001
    softened(Figure(low=low, high=high, approx=approx, vague=vague))


def test_every_modality_has_a_row() -> None:
    assert set(speech()) == set(Modality)


@pytest.mark.parametrize(
    ("modality", "counts", "confirmed"),
    [
        pytest.param("asserted", True, True, id="asserted"),
        pytest.param("reported", True, True, id="reported"),
        pytest.param("unconfirmed", True, False, id="unconfirmed"),
        pytest.param("intended", False, False, id="intended"),
        pytest.param("hypothetical", False, False, id="hypothetical"),
        pytest.param("denied", False, False, id="denied"),
    ],
)
def test_what_nobody_says_happened_counts_nobody(modality: str, *, counts: bool, confirmed: bool) -> None:
    found = figures([file(killed(3, 3, modality=modality))], TREES).claims
    assert [claim.confirmed for claim in found] == ([confirmed] if counts else [])


@pytest.mark.parametrize(
    ("statement", "groups", "scope"),
    [
        pytest.param(killed(5, 5), ("N",), "all", id="a party by itself"),
        pytest.param(killed(5, 5, of=("A",)), ("A", "B", "C"), "all", id="with what it contained"),
        pytest.param(killed(5, 5, of=("A",), days=(16, 20)), ("A", "C"), "all", id="when a part had left"),
        pytest.param(killed(5, 5, of=("A",), days=(9, 20)), ("A", "B", "C"), "some", id="when it left meanwhile"),
        pytest.param(killed(5, 5, of=("A", "N")), ("A", "B", "C", "N"), "all", id="a union"),
        pytest.param(killed(5, 5, of=("A",), places=()), ("A", "B", "C"), "some", id="nobody says where"),
        pytest.param(killed(5, 5, of=()), (), "all", id="nobody says of whom"),
        pytest.param(killed(5, 5, of=("UNKNOWN",)), (), "all", id="unidentified"),
        pytest.param(killed(5, 5, of=("UNKNOWN", "N")), (), "all", id="unidentified among others"),
        pytest.param(killed(5, 5, detail="women"), ("N",), "some", id="women alone"),
        pytest.param(killed(5, 5, detail="both sides"), ("N",), "all", id="a detail that leaves nobody out"),
        pytest.param(killed(5, 5, days=(None, 9)), ("N",), "some", id="nobody says since when"),
        pytest.param(killed(5, 5, counting="window"), ("N",), "all", id="a window"),
        pytest.param(killed(5, 5, counting="incident"), ("N",), "event", id="an event"),
        pytest.param(killed(5, 5, counting="incident", detail="women"), ("N",), "some", id="women in an event"),
    ],
)
def test_of_whom(statement: Casualties, groups: tuple[str, ...], scope: str) -> None:
    found = one(statement)
    assert (found.groups, found.scope) == (groups, Scope(scope))


@pytest.mark.parametrize(
    ("places", "area"),
    [
        pytest.param((named("town"),), ("town",), id="a town"),
        pytest.param((named("town"), named("other")), ("other", "town"), id="two towns"),
        pytest.param((named("town"), named("province", area=True)), ("province",), id="a town in its province"),
        pytest.param((named("quarter"),), ("quarter",), id="a quarter"),
        pytest.param((named("town", "الرياض", area=True),), ("town#الرياض",), id="a quarter that no gazetteer has"),
        pytest.param(
            (named("town", "ريف السوسن الشرقي", area=True),),
            ("admin2:Province/السوسن#ريف السوسن الشرقي",),
            id="countryside of a town",
        ),
        pytest.param(
            (named("town", "جبال وريف السوسن", area=True),),
            ("admin2:Province/السوسن#جبال وريف السوسن",),
            id="surroundings, with what is attached",
        ),
        pytest.param((named("province", "المحافظة", area=True),), ("province",), id="a province"),
        pytest.param(
            (named("province", "شرق المحافظة", area=True),), ("province#شرق المحافظه",), id="a part of a province"
        ),
        pytest.param((named("mountain", "جبل الريحان", area=True),), ("mountain",), id="an area of its own"),
        pytest.param(
            (named(None, "محيط وريف السوسن", area=True, admin1="Province"),),
            ("admin2:Province/السوسن#محيط وريف السوسن",),
            id="surroundings that nothing is tied to",
        ),
        pytest.param(
            (named(None, "أطراف مدينة السوسن", area=True, admin1="Province"),),
            ("admin2:Province/السوسن#اطراف مدينه السوسن",),
            id="edges of a seat that nothing is tied to",
        ),
        pytest.param(
            (named(None, "ريف السوسن الشرقي", area=True, admin1="Province"),),
            ("admin2:Province/السوسن#ريف السوسن الشرقي",),
            id="one side of what nothing is tied to",
        ),
        pytest.param(
            (named(None, "سوق السوسن", area=True, admin1="Province"),), ("province#سوق السوسن",), id="no surroundings"
        ),
        pytest.param(
            (named(None, "ريف الريحان", area=True, admin1="Province"),),
            ("province#ريف الريحان",),
            id="surroundings of no district",
        ),
        pytest.param((named(None, "القطاع", area=True, admin1="Province"),), ("province#القطاع",), id="in a province"),
        pytest.param((named(None, "القطاع"),), (), id="nobody knows where"),
        pytest.param((named("town"), named(None, "التل")), ("land#التل", "town"), id="one of two unknown"),
        pytest.param((), (), id="no place"),
    ],
)
def test_where(places: tuple[NamedPlace, ...], area: tuple[str, ...]) -> None:
    assert ground(places, PLACES) == area


@pytest.mark.parametrize(
    ("area", "asked", "gives"),
    [
        pytest.param(("mountain",), (), ("province#mountain",), id="an area that crosses others"),
        pytest.param(("mountain",), ("mountain",), ("mountain",), id="the area asked for"),
        pytest.param(("range",), ("mountain",), ("range",), id="what lies in the area asked for"),
        pytest.param(("range",), ("town",), ("province#range",), id="an area in an area"),
        pytest.param(("mountain", "town"), (), ("province#mountain", "town"), id="beside a town"),
        pytest.param(("town", "province#x"), (), ("province#x", "town"), id="nothing to do"),
        pytest.param(("lost",), (), ("lost",), id="a place that nobody knows"),
    ],
)
def test_an_area_across_others_is_a_part_of_what_holds_it(
    area: tuple[str, ...], asked: tuple[str, ...], gives: tuple[str, ...]
) -> None:
    (found,) = coarsened([claim(3, 3, area=tuple(sorted(area)))], PLACES, asked)
    assert found.area == tuple(sorted(gives))


@pytest.mark.parametrize(
    ("statement", "area", "scope"),
    [
        pytest.param(moved(9, origin=named("town")), ("town",), "all", id="who fled is counted where he left"),
        pytest.param(
            moved(9, origin=named("town"), destination=named("other")), ("town",), "some", id="some went there"
        ),
        pytest.param(moved(9, destination=named("other")), (), "some", id="nobody says from where"),
        pytest.param(
            moved(9, outcome="returned", destination=named("other")), ("other",), "all", id="who came back, there"
        ),
        pytest.param(
            moved(9, measure="stock", destination=named("other"), days=(9, 9)), ("other",), "all", id="who is there"
        ),
    ],
)
def test_displacement(statement: Displacement, area: tuple[str, ...], scope: str) -> None:
    found = one(statement)
    assert (found.area, found.scope) == (area, Scope(scope))


def test_displacement_keeps_its_unit_and_its_measure() -> None:
    found = one(moved(9, unit="families", measure="stock", destination=named("town"), days=(9, 9)))
    assert (found.unit, found.measure, found.outcome) == (
        moved(9, unit="families").unit, moved(9, measure="stock").measure, "fled"
    )  # fmt: skip


def test_how_many_are_somewhere_is_told_of_the_last_day() -> None:
    found = one(moved(9, measure="stock", destination=named("town"), days=(1, 9), counting="incident"))
    assert (found.start, found.end, found.scope) == (found.end, found.end, Scope.ALL)


def test_an_event_is_told_by_its_incident_alone() -> None:
    events = {"s1": "incident:1"}
    assert one(killed(5, 5, counting="incident"), events).event == "incident:1"
    assert one(killed(5, 5, counting="window"), events).event is None


def test_what_no_theatre_has_is_named_and_the_rest_stands() -> None:
    found = figures([file(killed(5, 5, of=("NOBODY", "N"), places=(named("atlantis"),)), key="s1")], TREES)
    assert [fault.conflict for fault in found.contradictions] == [Conflict.PARTY, Conflict.PLACE]
    assert [(claim.id, claim.groups, claim.area) for claim in found.claims] == [("s1", ("N", "NOBODY"), ("atlantis",))]
