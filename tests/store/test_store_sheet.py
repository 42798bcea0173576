"""What statements are asked for by, in leaves: every search finds there what it finds in the facets."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from store_file import laid
from store_values import casualties, control, reading

from marsad.extract.contract import Reading
from marsad.extract.statement import Speaker
from marsad.extract.term import Modality
from marsad.progress import Progress, Stage
from marsad.store import Search, Store, sheet_leaf, sheet_rows
from marsad.store.sheet_record import NOTHING_READ
from marsad.web.statement_book import StatementBook
from marsad.when.interval import Interval

FIRST = date(2017, 10, 1)
PARTIES, PLACES, PUBLISHERS = ("SDF", "IS", "REGIME"), ("q1", "q2", None), ("SANA", "SOHR")


def day(number: int | None) -> date | None:
    return None if number is None else FIRST + timedelta(days=number)


days = st.one_of(st.none(), st.integers(0, 12)).map(day)


@pytest.fixture(autouse=True, scope="module")
def small() -> Iterator[None]:
    """Leaves of three statements, so that a few reports fill some."""
    with pytest.MonkeyPatch.context() as patch:
        for module in (sheet_leaf, sheet_rows):
            patch.setattr(module, "SIZE", 3)
        yield


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    start, end = draw(days), draw(days)
    return Interval(min(start, end), max(start, end)) if start and end else Interval(start, end)


@st.composite
def arrivals(draw: st.DrawFn) -> Reading:
    """Reports of some words; the same bytes may come again, given for another publisher, out on another day."""
    speaker = Speaker(source=draw(st.sampled_from(PUBLISHERS)))
    party, said = draw(st.sampled_from(PARTIES)), draw(days)
    statements = (
        replace(control(draw(st.sampled_from(PLACES)), holder=party, start=14, said=said), attribution=(speaker,)),
        replace(casualties(), window=draw(intervals()), as_of=said, victims=(party,), attribution=(speaker,)),
    )
    name, given = draw(st.sampled_from("abcdef")), draw(st.sampled_from(PUBLISHERS))
    return reading(name, *statements[: draw(st.integers(1, 2))], publisher=given, published=draw(days))


def some(values: tuple[str, ...]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(values), max_size=2, unique=True).map(tuple)


searches = st.builds(
    Search,
    kinds=some(("control", "casualties", "incident")),
    parties=some((*PARTIES, "NOBODY")),
    places=some(("q1", "q2", "q3")),
    publishers=some(PUBLISHERS),
    modalities=st.sampled_from(((), (Modality.REPORTED,), (Modality.DENIED, Modality.ASSERTED))),
    days=intervals(),
    text=st.sampled_from(("", "بلدة", "مقاتلا", "غيم")),
    as_of=days,
    after=days,
)


@settings(max_examples=40)
@given(
    steps=st.lists(st.one_of(st.just("update"), arrivals(), searches), min_size=2, max_size=9),
    last=searches,
    offset=st.integers(0, 3),
)
def test_a_search_finds_what_it_finds_in_the_facets(
    steps: list[Reading | Search | str], last: Search, offset: int
) -> None:
    with TemporaryDirectory() as folder, Store.open(laid(Path(folder) / "marsad.db")) as store:
        book = StatementBook(store)
        for step in (*steps, last):
            _take(store, book, step, offset)


def _take(store: Store, book: StatementBook, step: Reading | Search | str, offset: int) -> None:
    if isinstance(step, Search):
        kinds, ids = book.page(step, offset=offset, limit=4)
        assert ids == store.ids(step, offset=offset, limit=4)
        assert kinds == store.counts_of(step) == book.counts_of(step)
    elif isinstance(step, Reading):
        store.add(step)
    else:
        store.sheet().update()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(laid(tmp_path / "marsad.db")) as opened:
        opened.add_all(reading(name, control("q1"), casualties(), published=day(9)) for name in "abcde")
        yield opened


def test_leaves_that_are_missing_are_made_and_told(store: Store) -> None:
    heard: list[Progress] = []
    # Numbers begin with 1: the first leaf has one less.
    assert store.sheet().update(heard.append) == 3
    assert heard[-1] == Progress(stage=Stage.SHEET, done=3, total=3)
    heard.clear()
    assert store.sheet().update(heard.append) == 0
    assert heard == []


def test_leaves_that_a_report_fills_are_made_with_it_and_what_has_not_changed_is_not_read_again(store: Store) -> None:
    store.sheet().update()
    before = store.sheet().read()
    store.add(reading("f", control("q1"), casualties()))
    after = store.sheet().read(before)
    assert len(after.kept) == len(before.kept) + 1 == 4
    assert all(after.kept[leaf] is kept or after.kept[leaf][1] is kept[1] for leaf, kept in before.kept.items())
    assert store.sheet().update() == 0


def test_a_report_that_was_out_earlier_changes_its_leaf_alone(store: Store) -> None:
    store.sheet().update()
    before = store.sheet().read()
    store.add(reading("a", control("q1"), casualties(), publisher="SANA", published=day(1)))
    after = store.sheet().read(before)
    assert [leaf for leaf, (stamp, _) in after.kept.items() if stamp != before.kept[leaf][0]] == [0]


def test_leaves_of_another_form_are_made_again(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    store.sheet().update()
    monkeypatch.setattr(sheet_rows, "FORM", "another")
    assert store.sheet().read(NOTHING_READ).kept == {}
    assert store.sheet().update() == 3


def test_what_is_erased_is_found_no_more(store: Store) -> None:
    store.sheet().update()
    book, name = StatementBook(store), store.reports()[0].id
    store.custody.withdraw(name, by="an editor", reason="a court's order")
    before = dict(book.counts_of(Search()))
    store.custody.erase(name, by="an editor", reason="a court's order")
    kinds, ids = book.page(Search(), offset=0, limit=20)
    assert kinds == store.counts_of() == {kind: many - 1 for kind, many in before.items()}
    assert ids == store.ids(limit=20)
