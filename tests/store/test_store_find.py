"""Statements found by what is asked of them."""

from collections.abc import Iterator
from datetime import date

import pytest
from msgspec.structs import replace as changed
from store_server import Place
from store_values import DAY, TEXT, casualties, control, reading

from marsad.extract.contract import Reading
from marsad.extract.statement import Displacement, Figure, NamedPlace, Speaker
from marsad.extract.term import Counting, Measure, Modality, Movement, Resolution, Unit
from marsad.record.filed import filed
from marsad.store import Search, Store
from marsad.text.span import Span
from marsad.when.interval import Interval

LATE = date(2017, 11, 1)


def displacement() -> Displacement:
    where = NamedPlace(span=Span(35, 41), text="الصبحة", place_id="q7", resolution=Resolution.RESOLVED)
    return Displacement(
        span=Span(30, 41),
        quote=TEXT[30:41],
        modality=Modality.UNCONFIRMED,
        attribution=(Speaker(source="SANA"), Speaker(source="local sources")),
        as_of=LATE,
        places=(),
        rule="test",
        confidence=0.5,
        outcome=Movement.FLED,
        figure=Figure(low=12, high=None),
        unit=Unit.FAMILIES,
        measure=Measure.FLOW,
        counting=Counting.CUMULATIVE,
        window=Interval(LATE, None),
        who=("CIVILIANS",),
        origin=where,
        destination=changed(where, place_id="q8"),
    )


TAKEN, RETAKEN, KILLED, FLED = (
    control("q1"),
    control("q2", holder="IS", start=14, day=LATE),
    casualties(),
    displacement(),
)
SAID = {"taken": TAKEN, "retaken": RETAKEN, "killed": KILLED, "fled": FLED}


@pytest.fixture(scope="module")
def store(lasting_place: Place) -> Iterator[Store]:
    with Store.open(lasting_place("marsad")) as opened:
        opened.add(reading("a", TAKEN, KILLED))
        opened.add(reading("b", RETAKEN, FLED, published=LATE))
        yield opened


def names(store: Store, search: Search) -> list[str]:
    told = store.find(search)
    assert store.count(search) == len(told)
    return sorted(name for name, statement in SAID.items() for item in told if item.statement == statement)


@pytest.mark.parametrize(
    ("search", "expected"),
    [
        pytest.param(Search(), "fled killed retaken taken", id="everything"),
        pytest.param(Search(kinds=("control",)), "retaken taken", id="kind"),
        pytest.param(Search(kinds=("control", "casualties")), "killed retaken taken", id="kinds"),
        pytest.param(Search(places=("q1",)), "taken", id="place"),
        pytest.param(Search(places=("q1", "q7", "q9")), "fled taken", id="any_of_places_and_origins"),
        pytest.param(Search(places=("q8",)), "fled", id="destination"),
        pytest.param(Search(parties=("SDF",)), "taken", id="holder"),
        pytest.param(Search(parties=("IS",)), "killed retaken taken", id="holder_before_and_victim"),
        pytest.param(Search(parties=("CIVILIANS",)), "fled", id="who"),
        pytest.param(Search(publishers=("SANA",)), "fled", id="publisher"),
        pytest.param(Search(speakers=("SOHR",)), "retaken taken", id="speaker"),
        pytest.param(Search(speakers=("SANA", "local sources")), "fled", id="publisher_speaks_too"),
        pytest.param(Search(modalities=(Modality.ASSERTED, Modality.UNCONFIRMED)), "fled killed", id="modality"),
        pytest.param(Search(days=Interval(LATE, LATE)), "fled retaken", id="days_since_included"),
        pytest.param(Search(days=Interval(None, DAY)), "killed taken", id="days_up_to"),
        pytest.param(Search(days=Interval(date(2017, 10, 10), None)), "fled retaken", id="days_from"),
        pytest.param(Search(as_of=DAY), "killed taken", id="as_of"),
        pytest.param(Search(kinds=("control",), as_of=DAY, parties=("IS",)), "taken", id="all_must_fit"),
        pytest.param(Search(text="بلدة"), "fled retaken taken", id="word"),
        pytest.param(Search(text="وبالبلدة"), "fled retaken taken", id="attached_to_what_is_asked"),
        pytest.param(Search(text="القوات الصبحة"), "retaken taken", id="every_word"),
        pytest.param(Search(text='"على بلدة الصبحة"'), "retaken taken", id="phrase"),
        pytest.param(Search(text="«الصبحة بلدة»"), "", id="phrase_in_order"),
        pytest.param(Search(text="١٢"), "killed", id="number_in_other_digits"),
        pytest.param(Search(text="قُتل OR سيطرت"), "", id="no_language_of_queries"),
        pytest.param(Search(text='" * NEAR('), "", id="signs_find_nothing"),
        pytest.param(Search(text="، !"), "", id="only_signs"),
        pytest.param(Search(places=("q1'; DROP TABLE facet; --",)), "", id="no_injection"),
    ],
)
def test_a_search_finds_what_fits_all_of_it(store: Store, search: Search, expected: str) -> None:
    assert names(store, search) == expected.split()


def test_what_is_found_is_as_the_record_takes_it(store: Store) -> None:
    made = (*filed(reading("a", TAKEN, KILLED)), *filed(reading("b", RETAKEN, FLED, published=LATE)))
    assert sorted(store.find(), key=lambda item: item.id) == sorted(made, key=lambda item: item.id)


def test_pages_follow_one_another(store: Store) -> None:
    whole = store.find()
    assert [item for at in range(0, 6, 2) for item in store.find(limit=2, offset=at)] == [*whole]


def test_a_statement_of_no_known_days_meets_no_days(store: Store) -> None:
    store.add(reading("c", changed(TAKEN, date=changed(TAKEN.date, days=Interval(None, None)))))
    assert len(store.find(Search(kinds=("control",)))) == 3
    assert len(store.find(Search(kinds=("control",), days=Interval(None, LATE)))) == 2


def twice(published: date | None, given: str) -> Reading:
    return reading("a", TAKEN, publisher=given, published=published)


@pytest.mark.parametrize("order", [pytest.param((0, 1, 2), id="first_first"), pytest.param((2, 1, 0), id="last_first")])
def test_of_the_same_bytes_given_twice_that_counts_which_was_out_first(place: Place, order: tuple[int, ...]) -> None:
    copies = (twice(DAY, "SANA"), twice(LATE, "SOHR"), twice(None, "Enab Baladi"))
    with Store.open(place("twice")) as store:
        for number in order:
            assert store.add(copies[number])
        assert [item.known for item in store.find()] == [DAY]
        assert store.count(Search(as_of=DAY)) == 1


def test_the_texts_of_reports_are_found_by_id(store: Store) -> None:
    ids = [item.report_id for item in store.find()]
    assert store.texts([*ids, "sha256:none"]) == dict.fromkeys(ids, TEXT)


@pytest.mark.parametrize("many", [pytest.param(0, id="none"), pytest.param(3, id="several")])
def test_reports_are_added_together(place: Place, many: int) -> None:
    with Store.open(place("new")) as store:
        assert store.add_all(reading(f"r{i}") for i in range(many)) == many
        assert store.add_all(reading(f"r{i}") for i in range(many)) == 0


def test_on_an_error_none_of_them_is_added(place: Place) -> None:
    def broken() -> Iterator[Reading]:
        yield reading("new")
        raise ValueError("the source ended")

    with Store.open(place("new")) as store:
        with pytest.raises(ValueError, match="the source ended"):
            store.add_all(broken())
        assert not store.counts().reports
