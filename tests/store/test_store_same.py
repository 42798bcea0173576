"""Either engine finds the same: what a search may ask, in reports short and long, in the same order."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from store_server import Server, connected
from store_values import control, reading

from marsad.errors import WordingError
from marsad.extract.contract import Reading
from marsad.store import ReportSearch, Search, Store
from marsad.store.engine.kinds import kind_of
from marsad.store.report_search import Order, numbers
from marsad.store.transaction import reading as reading_of
from marsad.text.span import Span

# Few words, so that most searches find something; some that differ by what is attached or by a letter's form.
WORDS = (
    "القصف",
    "قصف",
    "وبالقصف",
    "المدينة",
    "مدينه",
    "في",
    "من",
    "إلى",
    "الى",
    "2017",
    "km",
    "k1",
    "every",
    "ال",
    "و",
)
FIRST = date(2017, 10, 1)


def told(number: int, words: list[str]) -> Reading:
    made = reading(
        f"r{number}",
        control(f"q{number % 3}"),
        published=FIRST + timedelta(days=number % 5) if number % 7 else None,
        publisher=f"p{number % 2}",
    )
    text = " ".join(words)
    document = replace(made.report.document, text=text)
    return replace(made, report=replace(made.report, document=document, title=Span(0, len(" ".join(words[:4])))))


def archive() -> list[Reading]:
    """Return reports of some words, and some of so many that no vector holds them."""
    random = Random(7)
    short = [random.choices(WORDS, k=random.randint(4, 14)) for _ in range(40)]
    long = [[random.choice(WORDS) for _ in range(size)] for size in (3_990, 9_000, 20_000)]
    long[1][8_000:8_003] = ["بداية", "وسط", "نهاية"]
    long[2][:600] = ["في"] * 600
    long[2].append("ختام")
    return [told(number, words) for number, words in enumerate([*short, *long])]


@pytest.fixture(scope="module")
def both(server: Server, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Store, Store]]:
    file = tmp_path_factory.mktemp("same") / "marsad.db"
    with Store.open(file) as one, Store.open(server.fresh()) as other:
        for store in (one, other):
            store.add_all(archive())
        yield one, other


WORD = st.sampled_from((*WORDS, "بداية", "ختام", "لاشيء"))
PART = st.one_of(
    WORD,
    WORD.map(lambda word: f"-{word}"),
    WORD.map(lambda word: f"{word[:3]}*"),
    st.lists(WORD, min_size=1, max_size=3).map(lambda words: f'"{" ".join(words)}"'),
    st.sampled_from(['"وسط نهاية"', '-"في في في"', "'", "\\", "&|!", "<->", ":*", "ﷺ", "x'y"]),
)


def reports(store: Store, search: ReportSearch, order: Order) -> object:
    try:
        found = [each.kept.source for each in store.shelf.find(search, order=order, limit=60)]
        far = [each.kept.source for each in store.shelf.find(search, order=order, limit=5, offset=3)]
        assert far == found[3:8]
        return found, store.shelf.count(search), store.shelf.count_by_day(search)
    except WordingError as error:
        return str(error)


@pytest.fixture(autouse=True, scope="module")
def near() -> Iterator[None]:
    """Pages from the third report on are far down, and more than five reports with a phrase are many."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("marsad.store.shelf._FAR", 3)
        patch.setattr("marsad.store.engine.phrase._MANY", 5)
        yield


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    parts=st.lists(PART, max_size=4),
    order=st.sampled_from([*Order]),
    publishers=st.sets(st.sampled_from(["p0", "p1", "p2"])),
    as_of=st.sampled_from([None, FIRST + timedelta(days=2)]),
)
def test_a_search_finds_the_same_in_the_same_order(
    both: tuple[Store, Store], parts: list[str], order: Order, publishers: set[str], as_of: date | None
) -> None:
    search = ReportSearch(text=" ".join(parts), publishers=tuple(sorted(publishers)), as_of=as_of)
    one, other = (reports(store, search, order) for store in both)
    assert one == other


@pytest.mark.parametrize("text", ["بلدة", "القوات على البلدة", '"على البلدة"', '"البلدة على"', "'", "قُتل 12"])
def test_statements_are_found_alike(both: tuple[Store, Store], text: str) -> None:
    one, other = (store.ids(Search(text=text)) for store in both)
    assert one == other


def test_phrases_stand_anywhere_in_a_long_report(both: tuple[Store, Store]) -> None:
    for store in both:
        for text in ('"بداية وسط نهاية"', "ختام", '"في في في في"', "ختام بداي* -وسط"):
            expected = {"ختام بداي* -وسط": 0}.get(text, 1)
            assert store.shelf.count(ReportSearch(text=text)) == expected, text


@pytest.mark.parametrize(
    ("vector", "pairs"),
    [
        pytest.param("'ا':1 'ب':2", "'ا':1 'ب':2", id="two"),
        pytest.param("'ا':1,3 'ب':2", "'ا':1,5 'ب':2,4", id="there_and_back"),
        pytest.param("'ا':1 'ب':3", "", id="not_beside_each_other"),
        pytest.param("'ا':1 '^ا':1 'ب':3 '^ب':2 '~ا' '=ا'", "", id="signs_are_no_words"),
    ],
)
def test_pairs_are_of_words_that_follow_each_other(server: Server, vector: str, pairs: str) -> None:
    query = "SELECT word_pairs(CAST(%s AS tsvector)), word_pairs(CAST(%s AS tsvector))"
    with connected(server.url("empty")) as connection:
        (found, expected) = connection.execute(query, (vector, pairs)).fetchall()[0]
    assert found == expected
    assert bool(found) is bool(pairs)


def test_a_phrase_is_looked_up_by_its_pairs(both: tuple[Store, Store]) -> None:
    _, store = both
    (query,) = numbers(ReportSearch(text='في "وسط نهاية"'), Order.NEWEST)
    with reading_of(store._engine) as connection:
        kind_of(connection).by_index(connection)
        asked = query.limit(1).compile(dialect=connection.dialect)
        plan = connection.exec_driver_sql(f"EXPLAIN {asked}", asked.params).scalars().all()
    assert "Bitmap Index Scan on ix_report_text_pair" in " ".join(plan)
