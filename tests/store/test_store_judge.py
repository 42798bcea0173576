"""Judgements kept beside the statements."""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial

import pytest
from store_server import Place
from store_values import reading

from marsad.extract.contract import identify
from marsad.record.judgement import Judgement, Verdict
from marsad.store import Store

MADE = reading("a")
ID = identify(MADE.statements[0], MADE.report.document.id)


def rejects(statement: str, hour: int = 1) -> Judgement:
    when = datetime(2018, 1, 1, hour, tzinfo=UTC)
    return Judgement(verdict=Verdict.REJECT, statements=(statement,), who="Nour", when=when, why="misread")


@pytest.mark.parametrize("reading_first", [pytest.param(True, id="after"), pytest.param(False, id="before_its_report")])
def test_what_is_rejected_moves_no_border_whenever_it_was_judged(place: Place, *, reading_first: bool) -> None:
    with Store.open(place("marsad")) as store:
        steps: list[Callable[[], int]] = [partial(store.add, MADE), partial(store.judge, [rejects(ID)])]
        for step in steps if reading_first else reversed(steps):
            step()
            store.record().update()
        assert store.record().timelines() == {}
        assert len(store.find()) == 2, "the statement stands beside the judgement"


def test_judgements_come_back_in_order_of_time_and_once(place: Place) -> None:
    later, sooner = rejects("a", 5), rejects("b", 2)
    with Store.open(place("marsad")) as store:
        assert store.judge([later, sooner, later]) == 2
        assert store.judge([sooner]) == 0
        assert store.judgements() == (sooner, later)


def test_every_arrival_is_seen(place: Place) -> None:
    with Store.open(place("marsad")) as store:
        seen = [store.arrivals()]
        arrivals: list[Callable[[], int]] = [
            *(partial(store.add, MADE), partial(store.judge, [rejects(ID)]), partial(store.add, reading("b")))
        ]
        for arrive in arrivals:
            arrive()
            seen.append(store.arrivals())
        assert len({*seen}) == 4
        store.add(MADE)
        assert store.arrivals() == seen[-1]
