"""However long words, addresses and names are, both engines say the same."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from random import Random

import pytest
from msgspec.structs import replace as changed
from store_server import Place
from store_values import TEXT, control, reading

from marsad.errors import RefusedError
from marsad.extract.contract import Reading
from marsad.extract.statement import Speaker
from marsad.report.document import Provenance
from marsad.report.report import Basis, Publisher
from marsad.source.visit import Visit
from marsad.store import ReportSearch, Search, SourceBook, Store
from marsad.store.arrival import Arrival
from marsad.store.naming import MOST_BYTES
from marsad.text.span import Span
from marsad.verbs.reread_total import Total


def drawn(letters: int, seed: int = 1) -> str:
    """Letters that no compression makes short."""
    chance = Random(seed)
    return "".join(chance.choice("بتثجحخدذرزسشصضطظعغفقكلمنهي") for _ in range(letters))


def by(publisher: str) -> Reading:
    made = reading("by", control())
    return replace(made, report=replace(made.report, publisher=Publisher(name=publisher, basis=Basis.METADATA)))


def spoken_by(speaker: str) -> Reading:
    return reading("spoken", changed(control(), attribution=(Speaker(source="A"), Speaker(source=speaker))))


def at(place_id: str) -> Reading:
    return reading("at", control(place_id))


NAMED = [pytest.param(each, id=each.__name__) for each in (by, spoken_by, at)]


def with_text(made: Reading, text: str, address: str | None = None) -> Reading:
    document = replace(made.report.document, text=text, provenance=Provenance(address=address))
    return replace(made, report=replace(made.report, document=document))


def test_words_are_found_however_long(place: Place) -> None:
    with Store.open(place("marsad")) as store:
        word, beginning = drawn(9_000), drawn(9_000)[:80]
        store.add(with_text(reading("long"), f"{TEXT} {word} نهاية"))
        store.add(with_text(reading("other"), f"{TEXT} {drawn(9_000, 2)} نهاية"))
        for text in ("نهاية", "الصبحة"):
            assert store.shelf.count(ReportSearch(text=text)) == 2
        assert store.shelf.count(ReportSearch(text=f"{beginning}*")) == 1
        made = control()
        quoted = changed(made, quote=f"{made.quote} {word}", span=Span(made.span.start, made.span.end + 9_001))
        text = f"{TEXT[: made.span.end]} {word} {TEXT[made.span.end :]}"
        store.add(with_text(reading("quoted", quoted), text))
        assert store.count(Search(text=word)) == 1
        assert store.count(Search(text=drawn(9_000, 3))) == 0


def test_addresses_are_known_however_long(place: Place) -> None:
    with Store.open(place("marsad")) as store:
        address = f"https://example.org/{drawn(9_000)}"
        first, second = (with_text(reading(name), f"{TEXT} {name}", address) for name in ("first", "second"))
        assert store.add_all([first, with_text(reading("third"), TEXT, f"{address}/3")]) == 2
        store.add(second)
        assert store.custody.stock().versions == 1


@pytest.mark.parametrize("make", NAMED)
def test_what_is_no_name_is_refused_with_its_reason(place: Place, make: Callable[[str], Reading]) -> None:
    with Store.open(place("marsad")) as store:
        long = drawn(MOST_BYTES // 2 + 1)
        arrival = make(long)
        with pytest.raises(RefusedError) as caught:
            store.custody.keep([Arrival(what=arrival.report.document, reading=arrival)])
        source = arrival.report.document.source
        assert str(caught.value) == (
            f"{source}: “{long[:40]}…” is too long for a name: it has 1,002 bytes, and a store takes 1,000"
        )
        assert store.counts().reports == 0


@pytest.mark.parametrize("make", NAMED)
def test_a_name_may_be_as_long_as_any_engine_finds(place: Place, make: Callable[[str], Reading]) -> None:
    name = drawn(MOST_BYTES // 2)
    with Store.open(place("marsad")) as store:
        store.add(make(name))
        store.record().update()
        store.spoken().update()
        store.figures().update()
        stated = store.count(Search(places=(name,))) + store.count(Search(speakers=(name,)))
        assert stated + store.shelf.count(ReportSearch(publishers=(name,))) == 1


def test_what_is_read_again_with_names_that_are_too_long_stays_as_it_was(place: Place) -> None:
    long = drawn(MOST_BYTES // 2 + 1)
    with Store.open(place("marsad")) as store:
        store.add_all([reading("first", control("here")), reading("second", control("here"))])
        again, total = [reading("first", control(long)), reading("second", control("there"))], Total(None, 0)
        total.take(store.custody.rereading, again)
        assert (total.told().reports, total.told().changed) == (2, 1)
        (issue,) = total.told().failed
        assert (issue.source, issue.code) == (again[0].report.document.source, "refused")
        assert issue.message.endswith("is too long for a name: it has 1,002 bytes, and a store takes 1,000")
        assert [store.count(Search(places=(each,))) for each in ("here", "there", long)] == [1, 1, 0]


def test_visits_are_remembered_however_long_their_addresses(place: Place) -> None:
    now = datetime(2026, 11, 1, tzinfo=UTC)
    visits = [Visit(address=f"https://example.org/{drawn(9_000)}{end}", time=now, etag=f'"{end}"') for end in "ab"]
    with Store.open(place("marsad")) as store:
        book = SourceBook.of(store)
        book.remember(visits)
        assert [book.visit(each.address) for each in visits] == visits


def test_a_name_that_nobody_can_have_is_nobodys(place: Place) -> None:
    with Store.open(place("marsad")) as store:
        store.add(reading("a", control()))
        assert store.shelf.find(ReportSearch(publishers=(drawn(3_000),))) == ()
        assert store.find(Search(speakers=(drawn(3_000),))) == ()
