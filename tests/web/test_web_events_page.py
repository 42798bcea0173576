"""The view of events in a real browser: its table, its timeline, and what is taken away."""

import csv
import json
import re
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest
from playwright.sync_api import Download, Page, expect
from record_events import CLASHES, many_events
from web_browser import Watched
from web_record import BUKAMAL, HAJIN, town
from web_server import serving

from marsad.store import Store
from marsad.theatre.theatre import Theatre

pytestmark = pytest.mark.browser
ALL = CLASHES + 2


@pytest.fixture(scope="module")
def chronicled(tmp_path_factory: pytest.TempPathFactory, theatre: Theatre) -> Iterator[str]:
    db = tmp_path_factory.mktemp("events") / "record.db"
    with Store.open(db) as store:
        store.add_all(many_events(theatre))
    with serving(db, theatre) as address:
        yield address


@pytest.fixture
def events(page: Page, chronicled: str) -> Iterator[Watched]:
    page.emulate_media(reduced_motion="reduce")
    made = Watched(page, chronicled)
    yield made
    assert not made.amiss


def taken(download: Download, tmp_path: Path) -> str:
    download.save_as(tmp_path / download.suggested_filename)
    return (tmp_path / download.suggested_filename).read_text(encoding="utf-8")


def test_only_what_is_seen_is_drawn_and_the_last_row_is_reached(events: Watched) -> None:
    page = events.page
    events.visit("events?lang=en")
    table = page.get_by_role("grid")
    expect(table).to_have_attribute("aria-rowcount", str(ALL + 1))
    expect(page.get_by_text(f"{ALL} events", exact=True)).to_be_visible()
    assert table.get_by_role("row").count() < 60

    table.get_by_role("rowheader").first.get_by_role("link").focus()
    page.keyboard.press("Control+End")
    last = table.locator(f"[aria-rowindex='{ALL + 1}']")
    expect(last).to_contain_text("1 January 2016")
    expect(last.get_by_role("gridcell").last).to_be_focused()
    expect(last).to_be_in_viewport()


def test_the_order_and_the_columns_stand_in_the_address(events: Watched) -> None:
    page = events.page
    events.visit("events?lang=en")
    first = page.locator("[aria-rowindex='2']")
    page.get_by_role("button", name="Killed").click()
    expect(page).to_have_url(re.compile("sort=-killed"))
    expect(page.get_by_role("columnheader", name="Killed")).to_have_attribute("aria-sort", "descending")
    expect(first).to_contain_text(re.compile(r"7\D+12"))

    page.get_by_text("Columns", exact=True).click()
    page.get_by_role("checkbox", name="Published by").check()
    expect(page).to_have_url(re.compile("column=publishers"))
    expect(page.get_by_role("columnheader", name="Published by")).to_be_visible()
    page.reload()
    expect(page.get_by_role("columnheader", name="Published by")).to_be_visible()
    expect(first).to_contain_text(re.compile(r"7\D+12"))


def test_what_fits_is_taken_away_as_a_table_that_a_spreadsheet_opens(events: Watched, tmp_path: Path) -> None:
    page = events.page
    events.visit("events?lang=ar&party=RUSSIA")
    expect(page.get_by_text("حدث واحد", exact=True)).to_be_visible()
    with page.expect_download() as csv_file:
        page.get_by_role("link", name="CSV").click()
    text = taken(csv_file.value, tmp_path)
    assert csv_file.value.suggested_filename == "marsad-events.csv"
    assert text.startswith("\ufeff")
    (row,) = csv.DictReader(StringIO(text.removeprefix("\ufeff")))
    assert (row["type"], row["places_ar"], row["killed_low"], row["killed_high"]) == ("airstrike", BUKAMAL, "7", "12")


def test_all_rows_are_taken_away_as_json_and_not_one_page_of_them(events: Watched, tmp_path: Path) -> None:
    page = events.page
    events.visit("events?lang=en&type=clash")
    expect(page.get_by_text(f"{CLASHES + 1} events", exact=True)).to_be_visible()
    with page.expect_download() as json_file:
        page.get_by_role("button", name="JSON").click()
    rows = json.loads(taken(json_file.value, tmp_path))
    assert len({row["id"] for row in rows}) == CLASHES + 1


def test_the_timeline_narrows_the_days_and_leads_to_an_event_by_keyboard(events: Watched) -> None:
    page = events.page
    events.visit("events?lang=en")
    bars = page.get_by_role("toolbar", name="Events through time")
    bars.get_by_role("link").first.focus()
    page.keyboard.press("Home")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("from=2015-12-28&to=2016-01-03"))
    expect(page.get_by_text("2 events", exact=True)).to_be_visible()

    page.get_by_role("button", name="All days").click()
    expect(page.get_by_text(f"{ALL} events", exact=True)).to_be_visible()
    bars.get_by_role("link", name=re.compile("Shelling and strikes: 1 event, killed by the lowest accounts: 7")).click()
    expect(page).to_have_url(re.compile("/events/[^?]+"))


def test_days_are_chosen_by_dragging_over_them(events: Watched) -> None:
    page = events.page
    events.visit("events?lang=ar")
    tracks = page.get_by_role("toolbar", name="الأحداث عبر الزمن")
    box = tracks.bounding_box()
    assert box is not None
    # Time runs to the left in Arabic: from the right edge to the middle is the first half.
    page.mouse.move(box["x"] + box["width"] - 1, box["y"] + 2)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + 2, steps=4)
    page.mouse.up()
    expect(page).to_have_url(re.compile("from=2016-01-01&to=2016-12-"))


def test_where_nothing_fits_that_is_said_to_be_no_finding(events: Watched) -> None:
    events.visit("events?lang=en&type=siege")
    expect(events.page.get_by_text("No event in the record fits all of this.")).to_be_visible()
    events.page.get_by_role("button", name="Take all filters away").click()
    expect(events.page.get_by_text(f"{ALL} events", exact=True)).to_be_visible()


def test_events_are_narrowed_to_a_place_and_to_a_family_of_types(events: Watched, theatre: Theatre) -> None:
    page = events.page
    events.visit(f"events?lang=en&place={town(theatre, HAJIN).id}")
    expect(page.get_by_text(f"{CLASHES} events", exact=True)).to_be_visible()
    page.locator("summary", has_text="any").press("Enter")
    page.get_by_role("checkbox", name="Shelling and strikes").press("Space")
    expect(page).to_have_url(re.compile("type=shelling&type=airstrike&type=drone_strike"))
    expect(page.get_by_text("No event in the record fits all of this.")).to_be_visible()


def test_a_wrong_address_is_refused_with_the_field(events: Watched) -> None:
    page = events.page
    page.goto(f"{events.address}events?lang=en&from=2017-13-01")
    expect(page.get_by_role("alert")).to_contain_text("From day: is no day of the calendar")
    page.goto(f"{events.address}events?lang=ar&from=2017-13-01")
    expect(page.get_by_role("alert")).to_contain_text("من يوم: ليس يومًا في التقويم")
    events.amiss[:] = [each for each in events.amiss if "422" not in each]


def test_on_a_phone_rows_are_cards(events: Watched) -> None:
    page = events.page
    page.set_viewport_size({"width": 390, "height": 844})
    events.visit("events?lang=ar")
    page.get_by_label("الترتيب").select_option("-killed")
    card = page.locator("[aria-rowindex='2']")
    expect(card).to_contain_text("القتلى")
    expect(card).to_contain_text(re.compile(r"7\D+12"))
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_an_event_tells_who_says_how_many_and_why_its_statements_are_one(events: Watched) -> None:
    page = events.page
    events.visit("events?lang=en&party=RUSSIA")
    page.get_by_role("link", name="airstrike", exact=True).click()
    expect(page.get_by_role("heading", level=2)).to_have_text(
        re.compile("airstrike in .Al-Bukamal., 9 November 2017, by .Russia.")
    )
    expect(page.get_by_text("killed: between 7 and 12")).to_be_visible()
    expect(page.get_by_text("2 independent sources · 4 statements · 2 reports")).to_be_visible()

    figures = page.get_by_role("region", name="How many, by whose account")
    rows = figures.get_by_role("row")
    expect(rows.filter(has_text="SANA")).to_contain_text("7")
    expect(rows.filter(has_text="Syrian Observatory")).to_contain_text("12")
    expect(page.get_by_role("region", name="What cannot all be true").get_by_role("link")).to_have_count(2)
    links = page.get_by_role("region", name="Why these statements are one event")
    expect(links.get_by_text("The same place", exact=False).first).to_be_visible()

    rows.filter(has_text="SANA").get_by_role("link").click()
    expect(page).to_have_url(re.compile(r"/reports/sha256:SANA\.txt\?lang=en&statement="))
    expect(page.get_by_role("main")).to_contain_text("وقتل 7 مدنياً في قصف البوكمال")


def test_a_lasting_link_names_a_sentence_and_finds_the_event(events: Watched) -> None:
    page = events.page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    events.visit("events?lang=ar&party=RUSSIA")
    page.get_by_role("link", name="غارة جوية", exact=True).click()
    expect(page.get_by_text("القتلى: بين 7 و12")).to_be_visible()
    own = page.url
    page.get_by_role("button", name="نسخ رابط دائم").click()
    lasting = page.evaluate("navigator.clipboard.readText()")
    assert lasting != own
    page.goto(lasting)
    expect(page.get_by_text("القتلى: بين 7 و12")).to_be_visible()


def test_an_event_that_is_not_there_says_why_that_may_be(events: Watched) -> None:
    events.visit("events/nothing?lang=en")
    expect(events.page.get_by_role("heading", name="No event in the record has this address")).to_be_visible()
    events.amiss[:] = [each for each in events.amiss if "404" not in each]


def test_the_way_back_leads_to_the_row_that_was_left(events: Watched) -> None:
    page = events.page
    events.visit("events?lang=en")
    table = page.get_by_role("grid")
    table.get_by_role("rowheader").first.get_by_role("link").focus()
    page.keyboard.press("Control+End")
    last = table.locator(f"[aria-rowindex='{ALL + 1}']")
    expect(last.get_by_role("gridcell").last).to_be_focused()
    last.get_by_role("link", name="clash").click()
    expect(page.get_by_role("heading", level=2)).to_contain_text(re.compile("clash in .Hajin., 1 January 2016"))
    page.go_back()
    expect(last).to_be_in_viewport()


def test_an_empty_record_says_how_to_fill_it(page: Page, served_empty: str) -> None:
    watched = Watched(page, served_empty)
    watched.visit("events?lang=en")
    expect(page.get_by_text("marsad ingest")).to_be_visible()
    assert not watched.amiss
