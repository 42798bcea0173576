"""Sources in the store: each description a row, what is remembered of addresses, one watchman; on either engine."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from store_server import Place

from marsad.address import Where
from marsad.errors import SourceError
from marsad.source.description import Source, described
from marsad.source.round import Round
from marsad.source.visit import Visit
from marsad.store import SourceBook, Store
from marsad.store.chain import moment
from marsad.store.watchman import only_watchman

PLACE = "name: raqib\nkind: feed\naddress: https://raqib.example/feed.xml\n"


@pytest.fixture
def where(place: Place) -> Where:
    return place("marsad")


def source(more: str = "") -> Source:
    return described((PLACE + more).encode(), "raqib.yaml")


def test_the_last_description_holds_and_all_are_kept_and_vouched_for(where: Where) -> None:
    with Store.open(where) as store:
        book = SourceBook.of(store)
        for each in (source(), source(), source("every: 2h\n")):
            book.add(each)
        assert book.all() == (source("every: 2h\n"),)
        with store._engine.connect() as connection:
            assert connection.execute(text("SELECT count(*) FROM source")).scalar() == 2
            vouched = text("SELECT count(*) FROM log WHERE action = 'source'")
            assert connection.execute(vouched).scalar() == 2
            for change in ("UPDATE source SET body = ''", "DELETE FROM source"):
                with pytest.raises(DBAPIError, match="append-only"):
                    connection.execute(text(change))
                connection.rollback()
        assert store.custody.verify().faults == ()


def test_visits_and_rounds_come_back_as_they_were_kept(where: Where) -> None:
    now = Round(source="raqib", ended=_now(), due=_now() + timedelta(hours=1), failures=2, message="تعذر الوصول")
    visit = Visit(address="https://raqib.example/1", time=_now(), etag='W/"é"', form="html", cause="sha256:1")
    with Store.open(where) as store:
        book = SourceBook.of(store)
        assert (book.visit(visit.address), book.round("raqib")) == (None, None)
        for _ in range(2):
            book.remember([visit])
            book.end_round(now)
        assert (book.visit(visit.address), book.round("raqib")) == (visit, now)


def test_another_description_forgets_what_was_fetched_by_the_one_before(where: Where) -> None:
    with Store.open(where) as store:
        book = SourceBook.of(store)
        book.remember([Visit(address="https://raqib.example/feed.xml", time=_now())])
        book.add(source())
        assert book.visit("https://raqib.example/feed.xml") is None


def test_one_process_at_a_time_watches(where: Where) -> None:
    with Store.open(where) as store, Store.open(where) as other:
        for _ in range(2):
            with (
                only_watchman(store),
                pytest.raises(SourceError, match=r"process .* is watching"),
                only_watchman(other),
            ):
                pass
        with only_watchman(other):
            pass


def _now() -> datetime:
    return datetime.fromisoformat(moment())
