"""Questions over a million statements are quick because of how SQLite goes about them."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event
from store_values import DAY, reading

from marsad.address import Address
from marsad.store import ReportSearch, Search, Store, foremost
from marsad.store.engine.kind import Reach
from marsad.store.opening import opened
from marsad.store.report_search import Order
from marsad.when.interval import Interval

MAP = "USING COVERING INDEX ix_tenure_map (fork=? AND known_to>?)"
FACET = "SEARCH facet USING INTEGER PRIMARY KEY"
# The index gives its rows in the order of their numbers, the latest first: nothing is sorted.
WORDS = "SCAN report_text VIRTUAL TABLE INDEX 192:M4"
BOMB = ReportSearch(text="قصف")
WINDOW = Search(days=Interval.day(DAY), as_of=DAY)
# Statements are put to the test day by day: what only the table has is read of those that fit.
WALK = "SCAN before USING COVERING INDEX ix_facet_said"
NEAR = "SEARCH before USING COVERING INDEX ix_facet_said (said<?)"
SPOKEN = "SEARCH spell USING PRIMARY KEY (fork=? AND kind=?)"
PLACE = "SEARCH tenure USING PRIMARY KEY (place_id=?"


def first(store: Store, search: Search) -> object:
    """Find what fits as it is found where very many fit."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(foremost, "_reach", lambda _: Reach(few=0, published=0, frequent=0, looked_at=0))
        patch.setattr(foremost, "_AT_FIRST", 0)
        return store.find(search, limit=50)


@pytest.mark.parametrize(
    ("ask", "way"),
    [
        pytest.param(lambda store: store.record().map_on(DAY, DAY), MAP, id="map_as_known"),
        pytest.param(lambda store: store.record().map_on(DAY), MAP, id="map_now"),
        pytest.param(lambda store: store.record().changes(start=DAY, end=DAY), MAP, id="changes"),
        pytest.param(lambda store: store.record().holder("q1", DAY, DAY), PLACE, id="holder"),
        pytest.param(lambda store: store.find(Search(places=("q1",))), FACET, id="place"),
        pytest.param(lambda store: store.filed(place_id="q1", kind="control"), FACET, id="control_of_a_place"),
        pytest.param(lambda store: store.shelf.find(), "USING COVERING INDEX ix_catalogue_day", id="first_reports"),
        pytest.param(lambda store: store.shelf.find(BOMB), WORDS, id="reports_with_words"),
        pytest.param(lambda store: store.shelf.find(BOMB, order=Order.RELEVANCE), WORDS, id="most_relevant_reports"),
        pytest.param(lambda store: first(store, Search(places=("q1",))), WALK, id="statements_that_many_fit"),
        pytest.param(lambda store: first(store, Search(text="الصبحة")), NEAR, id="statements_with_a_common_word"),
        pytest.param(lambda store: first(store, WINDOW), SPOKEN, id="statements_of_some_days"),
        pytest.param(lambda store: store.counts_of(WINDOW), "USING COVERING INDEX ix_facet_days", id="how_many"),
        pytest.param(lambda store: store.publishers(), "USING COVERING INDEX ix_facet_publisher", id="publishers"),
        pytest.param(lambda store: store.counts(), "USING COVERING INDEX ix_statement_kind", id="counts"),
        pytest.param(lambda store: store.find(limit=50), "SCAN facet USING INDEX ix_facet_said", id="first_page"),
    ],
)
def test_the_way_to_an_answer(tmp_path: Path, ask: Callable[[Store], Any], way: str) -> None:
    address = Address(path=tmp_path / "marsad.db")
    engine, asked = opened(address, wait_s=1), []
    with Store(address, engine) as store:
        store.add(reading("a", published=date(2017, 10, 10)))
        store.record().update()
        event.listen(engine, "before_cursor_execute", lambda _c, _k, sql, values, *_: asked.append((sql, values)))
        ask(store)
        questions = [each for each in asked if each[0].startswith("SELECT") and " stale" not in each[0]]
        with engine.connect() as connection:
            plans = [connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}", values) for sql, values in questions]
            assert any(way in row.detail for plan in plans for row in plan)
