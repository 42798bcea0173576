"""Reports found by their words and by what else is asked of them."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest
from store_server import Place
from store_values import DAY, TEXT, casualties, control, reading

from marsad.errors import WordingError
from marsad.extract.contract import Reading
from marsad.report.document import Metadata
from marsad.report.report import Basis, Publisher
from marsad.store import ReportSearch, Store
from marsad.store.report_search import Area, Order
from marsad.text.span import Span
from marsad.when.interval import Interval

EVE, LATE = DAY - timedelta(days=1), date(2017, 11, 1)
BODIES = {
    "bomb": "قصف على الميادين\nقصف الطيران الحربي مدينة الميادين، وقُتل ١٢ مدنياً في السوق.",
    "fall": "سقوط البلدة\nسيطرت القوات على البلدة بعد قصف مدفعي، والمدنيون نزحوا إلى دير الزور.",
    "calm": "هدوء حذر\nيسود الهدوء المدينة، ولم تُسمع أصوات الطيران.",
    "note": "خبر بلا يوم\nقال مصدر إن القصف توقف.",
}


def told(name: str, published: date | None, *, publisher: str | None = "SOHR", source: str | None = None) -> Reading:
    made = reading(name, control(), published=published, source=source)
    document = replace(made.report.document, text=BODIES[name], metadata=Metadata())
    end = BODIES[name].index("\n")
    report = replace(
        made.report,
        document=document,
        publisher=Publisher(name=publisher, basis=Basis.METADATA if publisher else Basis.UNKNOWN),
        title=Span(0, end),
        noise=(),
        passages=(),
    )
    return Reading(report=report, statements=STATEMENTS[name])


STATEMENTS = {
    "bomb": (control("q1"), casualties()),
    "fall": (control("q2", start=14),),
    "calm": (),
    "note": (control(None),),
}
ALL = (
    told("bomb", DAY),
    told("fall", LATE, publisher="SANA"),
    told("calm", EVE),
    told("note", None, publisher=None),
)


@pytest.fixture(scope="module")
def store(lasting_place: Place) -> Iterator[Store]:
    with Store.open(lasting_place("marsad")) as opened:
        opened.add_all(ALL)
        yield opened


def names(store: Store, search: ReportSearch, order: Order = Order.NEWEST) -> list[str]:
    found = store.shelf.find(search, order=order)
    assert store.shelf.count(search) == len(found)
    assert [each.kept for each in store.shelf.each(search, order=order)] == [each.kept for each in found]
    assert sum(store.shelf.count_by_day(search).values()) == len(found)
    return [each.kept.source.removesuffix(".txt") for each in found]


@pytest.mark.parametrize(
    ("search", "expected"),
    [
        pytest.param(ReportSearch(), "fall bomb calm note", id="everything_newest_first_unknown_days_last"),
        pytest.param(ReportSearch(text="القصف"), "fall bomb note", id="word"),
        pytest.param(ReportSearch(text="قصف الطيران"), "bomb", id="every_word"),
        pytest.param(ReportSearch(text="«قصف الطيران»"), "bomb", id="phrase"),
        pytest.param(ReportSearch(text="«الطيران قصف»"), "", id="phrase_in_order"),
        pytest.param(ReportSearch(text="طيران -قصف"), "calm", id="left_out"),
        pytest.param(ReportSearch(text="-قصف"), "calm", id="only_left_out"),
        pytest.param(ReportSearch(text="مدن*"), "fall bomb", id="beginning"),
        pytest.param(ReportSearch(text="بلد*"), "fall", id="beginning_that_looks_attached"),
        pytest.param(ReportSearch(text="12"), "bomb", id="number_in_other_digits"),
        pytest.param(ReportSearch(text="هدوء"), "calm", id="word_of_title"),
        pytest.param(ReportSearch(text="every"), "", id="marks_are_no_words"),
        pytest.param(ReportSearch(text="kcontrol AND OR NOT NEAR"), "", id="no_language_of_queries"),
        pytest.param(ReportSearch(publishers=("SOHR",)), "bomb calm", id="publisher"),
        pytest.param(ReportSearch(publishers=("SOHR", "SANA")), "fall bomb calm", id="publishers"),
        pytest.param(ReportSearch(publishers=("SOHR' OR 1",)), "", id="no_injection"),
        pytest.param(ReportSearch(kinds=("control",)), "fall bomb note", id="kind"),
        pytest.param(ReportSearch(kinds=("casualties",)), "bomb", id="another_kind"),
        pytest.param(ReportSearch(areas=(Area(places=("q2",)),)), "fall", id="place"),
        pytest.param(ReportSearch(areas=(Area(places=("q1", "q2")),)), "fall bomb", id="places"),
        pytest.param(ReportSearch(areas=(Area(governorates=("Deir ez-Zor",)),)), "fall bomb note", id="governorate"),
        pytest.param(
            ReportSearch(areas=(Area(places=("q1",), governorates=("Homs",)),)), "bomb", id="place_or_governorate"
        ),
        pytest.param(
            ReportSearch(areas=(Area(places=("q1",)), Area(governorates=("Deir ez-Zor",)))), "bomb", id="both_areas"
        ),
        pytest.param(ReportSearch(areas=(Area(),)), "", id="an_area_without_places"),
        pytest.param(ReportSearch(days=Interval(DAY, DAY)), "bomb", id="day"),
        pytest.param(ReportSearch(days=Interval(DAY, None)), "fall bomb", id="days_from"),
        pytest.param(ReportSearch(days=Interval(None, DAY)), "bomb calm", id="days_to"),
        pytest.param(ReportSearch(days=Interval(None, date.max)), "fall bomb calm", id="to_the_last_day"),
        pytest.param(ReportSearch(as_of=DAY), "bomb calm", id="as_of"),
        pytest.param(ReportSearch(text="قصف", as_of=DAY, kinds=("control",), publishers=("SOHR",)), "bomb", id="all"),
    ],
)
def test_a_search_finds_what_fits_all_of_it(store: Store, search: ReportSearch, expected: str) -> None:
    assert names(store, search) == expected.split()


@pytest.mark.parametrize(
    ("order", "text", "expected"),
    [
        pytest.param(Order.OLDEST, "", "calm bomb fall note", id="oldest"),
        pytest.param(Order.OLDEST, "قصف", "bomb fall note", id="oldest_with_words"),
        pytest.param(Order.RELEVANCE, "قصف", "bomb fall note", id="relevance"),
        pytest.param(Order.RELEVANCE, "", "fall bomb calm note", id="nothing_to_be_relevant_to"),
    ],
)
def test_reports_come_in_the_order_asked_for(store: Store, order: Order, text: str, expected: str) -> None:
    found = names(store, ReportSearch(text=text), order)
    assert found[0] == expected.split(maxsplit=1)[0]
    assert sorted(found) == sorted(expected.split())
    assert order is Order.RELEVANCE or found == expected.split()


@pytest.mark.parametrize("order", Order)
def test_pages_follow_one_another(store: Store, order: Order) -> None:
    whole = [each.kept.key for each in store.shelf.find(ReportSearch(text="-غيم"), order=order)]
    assert len(whole) == 4
    for size in (1, 2, 3):
        pages = [
            store.shelf.find(ReportSearch(text="-غيم"), order=order, limit=size, offset=at) for at in range(0, 6, size)
        ]
        assert [each.kept.key for page in pages for each in page] == whole


def test_a_beginning_of_very_many_words_is_asked_for_by_itself(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    for text in ("مدن*", "بلد*", "هد*", "قصف* -هدو*"):
        found = store.shelf.find(ReportSearch(text=text))
        monkeypatch.setattr("marsad.store.engine.fts5._MOST_FORMS", 0)
        assert store.shelf.find(ReportSearch(text=text)) == found
        monkeypatch.undo()


def test_what_is_found_says_where_the_words_stand(store: Store) -> None:
    (found,) = store.shelf.find(ReportSearch(text="قصف الطيران"))
    assert found.heading == "قصف على الميادين"
    assert [hit.quote(found.heading) for hit in found.heading_hits] == ["قصف"]
    assert found.snippet
    assert [hit.quote(BODIES["bomb"]) for hit in found.snippet.hits] == ["قصف", "الطيران"]
    assert found.kinds == {"control": 1, "casualties": 1, "displacement": 0, "incident": 0}
    assert found.kept.statements == 2


def test_words_far_down_in_a_long_report_are_shown(place: Place) -> None:
    text = "عنوان التقرير الطويل\n" + "كلام كثير " * 5000 + "ثم وصل الفجر."
    long = told("note", DAY)
    long = replace(long, report=replace(long.report, document=replace(long.report.document, text=text)))
    with Store.open(place("long")) as store:
        store.add(long)
        (found,) = store.shelf.find(ReportSearch(text="الفجر"))
        assert found.snippet
        assert [hit.quote(text) for hit in found.snippet.hits] == ["الفجر"]


def test_every_report_that_is_found_shows_at_least_one_of_the_words(store: Store) -> None:
    for text in ("قصف", "مدن*", "«بعد قصف مدفعي»", "الهدوء", "دير"):
        for found in store.shelf.find(ReportSearch(text=text)):
            assert found.heading_hits or (found.snippet and found.snippet.hits)


def test_days_and_publishers_are_counted(store: Store) -> None:
    assert [(each.day, each.publisher, each.reports) for each in store.shelf.days()] == [
        (None, None, 1),
        (EVE, "SOHR", 1),
        (DAY, "SOHR", 1),
        (LATE, "SANA", 1),
    ]
    assert [each.day for each in store.shelf.days(as_of=DAY)] == [EVE, DAY]


def test_reports_added_one_by_one_in_any_order_are_found_alike(place: Place, store: Store) -> None:
    with Store.open(place("other")) as other:
        for each in reversed(ALL):
            assert other.add(each)
            assert not other.add(each)
        for search in (ReportSearch(), ReportSearch(text="قصف"), ReportSearch(kinds=("control",))):
            assert names(other, search) == names(store, search)
        assert other.shelf.days() == store.shelf.days()


def test_words_that_mean_nothing_are_refused(store: Store) -> None:
    with pytest.raises(WordingError, match="quotation mark"):
        store.shelf.find(ReportSearch(text='"قصف'))


def test_the_same_bytes_given_twice_are_two_reports_with_two_addresses(place: Place) -> None:
    with Store.open(place("twice")) as store:
        for publisher in ("SANA", "SOHR"):
            store.add(reading("a", publisher=publisher))
        found = store.shelf.find(ReportSearch(text="سيطرت"))
        assert len({each.kept.address for each in found}) == 2
        assert TEXT[: len(found[0].heading or "")] == found[0].heading
