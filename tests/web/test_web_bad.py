"""Records that would disturb a page that let them, in every view: hostile names, no known day, nothing at all."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import cache

import pytest
from playwright.sync_api import Page, expect
from record_bad import hostile, undated
from web_browser import Watched
from web_record import BUKAMAL, town

from marsad.extract.contract import Reading
from marsad.store import Store
from marsad.theatre.theatre import Theatre
from page_views import SIZES, served, settle, views

Record = Callable[[Theatre], Iterator[Reading]]

pytestmark = pytest.mark.browser
# What a browser would make of the hostile words if they were more than words.
_MADE = "document.querySelectorAll('[onerror], main script, main b b').length"
_WIDE = """
() => [document.documentElement, document.getElementById("content")]
  .filter((each) => each.scrollWidth > each.clientWidth).length
"""
OF_THE_WHOLE = ("/", "/events", "/casualties", "/displacement", "/reports", "/compare")


@pytest.fixture(scope="module")
def servers(tmp_path_factory: pytest.TempPathFactory, theatre: Theatre) -> Iterator[Callable[[Record], str]]:
    """Where a record is served, from when it is first asked for until all tests of this file are done."""
    with ExitStack() as stack:

        @cache
        def at(record: Record) -> str:
            db = tmp_path_factory.mktemp("bad") / "record.db"
            with Store.open(db) as store:
                store.add_all(tuple(record(theatre)))
            return stack.enter_context(served(db)) + "/"

        yield at


@contextmanager
def shown(page: Page, address: str) -> Iterator[Watched]:
    """Yield the page of a record at its address; afterwards nothing was amiss in it but for addresses of nothing."""
    page.emulate_media(reduced_motion="reduce")
    watched = Watched(page, address)
    page.on("dialog", lambda dialog: watched.amiss.append(f"said {dialog.message}"))
    yield watched
    assert [each for each in watched.amiss if "404" not in each] == []


@pytest.mark.parametrize(
    ("record", "look"),
    [pytest.param(hostile, "phone ar", id="hostile"), pytest.param(undated, "wide en", id="undated")],
)
def test_every_view_stays_within_its_window_and_lets_words_be_words(
    page: Page, servers: Callable[[Record], str], record: Record, look: str
) -> None:
    size, language = look.split()
    width, height = SIZES[size]
    page.set_viewport_size({"width": width, "height": height})
    with shown(page, servers(record)) as watched:
        for view in views(watched.address.rstrip("/")):
            page.goto(view.address(watched.address.rstrip("/"), language))
            settle(page)
            assert page.evaluate(_MADE) == 0, view.name
            assert page.evaluate(_WIDE) == 0, view.name
            assert "\u202e" not in page.title(), view.name


def test_what_nobody_knows_the_day_of_is_told_and_set_on_no_day(
    page: Page, servers: Callable[[Record], str], theatre: Theatre
) -> None:
    with shown(page, servers(undated)) as watched:
        watched.visit("?lang=en")
        expect(page.get_by_text("none says of a known day who holds a place")).to_be_visible()
        watched.visit(f"places/{town(theatre, BUKAMAL).id}?lang=en")
        expect(page.get_by_text("No sentence says of a known day who holds this place")).to_be_visible()
        watched.visit("casualties?lang=en")
        expect(page.get_by_text("Besides, 1 report of unknown day does.")).to_be_visible(timeout=60_000)
        watched.visit("events?lang=en")
        page.get_by_role("link", name="shelling", exact=True).click()
        expect(page.get_by_role("complementary", name="What is told")).to_contain_text("source unknown")
        watched.visit("compare?lang=en")
        expect(page.get_by_text("there are no two days to put side by side")).to_be_visible()


def empty_record(_: Theatre) -> Iterator[Reading]:
    """Yield nothing."""
    yield from ()


def test_an_empty_record_says_in_every_view_how_to_fill_it(page: Page, servers: Callable[[Record], str]) -> None:
    with shown(page, servers(empty_record)) as watched:
        for path in OF_THE_WHOLE:
            watched.visit(f"{path.lstrip('/')}?lang=en")
            expect(page.get_by_text("marsad ingest")).to_be_visible()
