"""What the store says of who speaks of what, without reading a statement, is what the statements say."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from store_server import Place
from store_values import casualties, control, reading

from marsad.record.coverage import coverages, sightings
from marsad.record.place_tree import PlaceTree
from marsad.store import Search, Store

FIRST = date(2017, 10, 1)
TREE = PlaceTree.of(())
AREAS = (None, "q1", "q2", "nowhere")


@pytest.fixture(scope="module")
def store(lasting_place: Place) -> Iterator[Store]:
    made = [
        reading(
            str(number),
            control(f"q{number % 3}" if number % 4 else None, day=FIRST + timedelta(days=number)),
            casualties(),
            publisher=f"p{number % 2}",
            published=FIRST + timedelta(days=3 * number) if number % 5 else None,
        )
        for number in range(12)
    ]
    with Store.open(lasting_place("a")) as opened:
        opened.add_all(made)
        yield opened


@pytest.mark.parametrize(
    "search",
    [
        pytest.param(Search(), id="all"),
        pytest.param(Search(as_of=FIRST + timedelta(days=12)), id="as-of"),
        pytest.param(Search(places=("q1",)), id="place"),
        pytest.param(Search(kinds=("casualties",)), id="kind"),
    ],
)
def test_coverage_is_the_same_from_rows_and_from_statements(store: Store, search: Search) -> None:
    told = coverages(sightings(store.find(search)), tree=TREE, areas=AREAS)
    assert coverages(store.sightings(search), tree=TREE, areas=AREAS) == told
    everywhere = coverages(store.sightings(search, with_places=False), tree=TREE, areas=(None,))
    assert everywhere[None] == told[None]
    assert told[None].reports
