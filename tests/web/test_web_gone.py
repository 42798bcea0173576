"""The server goes away in the middle of work, and comes back: the page says so, and goes on where it was."""

from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect
from web_record import readings
from web_server import serving

from marsad.store import Store
from marsad.theatre.theatre import Theatre

pytestmark = pytest.mark.browser
GONE = "The server does not answer"


@pytest.fixture
def db(tmp_path: Path, theatre: Theatre) -> Path:
    with Store.open(tmp_path / "record.db") as store:
        store.add_all(readings(theatre))
    return tmp_path / "record.db"


@pytest.mark.parametrize(
    ("link", "heading"),
    [pytest.param("About", "About", id="a view never loaded"), pytest.param("Reports", "Reports", id="a list")],
)
def test_what_was_asked_meanwhile_comes_when_the_server_is_back(
    page: Page, db: Path, theatre: Theatre, link: str, heading: str
) -> None:
    with serving(db, theatre) as address:
        page.goto(f"{address}events?lang=en")
        expect(page.get_by_role("main").get_by_role("heading", level=2)).to_be_visible()
    page.get_by_role("navigation", name="Views").get_by_role("link", name=link).click()
    expect(page.get_by_text(GONE)).to_be_visible()
    page.get_by_role("button", name="Try again").click()
    expect(page.get_by_text(GONE)).to_be_visible()
    with serving(db, theatre, urlsplit(address).port or 0):
        expect(page.get_by_role("main").get_by_role("heading", level=2, name=heading)).to_be_visible()
        expect(page.get_by_text(GONE)).to_have_count(0)
        expect(page).to_have_url(f"{address}{link.lower()}?lang=en")
