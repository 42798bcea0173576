"""The page of one place in a real browser."""

import re

import pytest
from playwright.sync_api import Page, expect
from web_browser import Watched
from web_record import BUKAMAL, HAJIN, MAYADIN, town

from marsad.theatre.theatre import Theatre

pytestmark = pytest.mark.browser
SENTENCE = "سيطرت القوات على مدينتي البوكمال والميادين"


@pytest.fixture(scope="session")
def bukamal(theatre: Theatre) -> str:
    return f"places/{town(theatre, BUKAMAL).id}"


def test_a_place_tells_its_names_where_it_lies_and_who_held_it_on_the_day(watched: Watched, bukamal: str) -> None:
    page = watched.page
    watched.visit(f"{bukamal}?lang=ar&day=2017-11-09")
    expect(page.get_by_role("heading", level=2)).to_contain_text(BUKAMAL)
    expect(page.get_by_role("navigation", name="يقع في").get_by_role("link")).to_have_text(
        ["سوريا", "دير الزور", "منطقة البوكمال", "ناحية البوكمال"]
    )
    expect(page.get_by_test_id("on-day")).to_contain_text("9 تشرين الثاني / نوفمبر 2017")
    expect(page.get_by_test_id("on-day")).to_contain_text("الحكومة")
    expect(page.locator("a.sentence", has_text=SENTENCE).first).to_be_visible()
    expect(page).to_have_title(re.compile(BUKAMAL))


def test_the_day_is_moved_by_keyboard_and_stands_in_the_address(watched: Watched, bukamal: str) -> None:
    page = watched.page
    watched.visit(f"{bukamal}?lang=en&day=2017-11-09")
    slider = page.get_by_role("slider", name="Day")
    expect(slider).to_have_attribute("aria-valuetext", "9 November 2017")
    slider.press("ArrowLeft")
    expect(page.get_by_test_id("on-day")).to_contain_text("Islamic State")
    expect(page).to_have_url(re.compile("day=2017-11-08"))


def test_each_source_has_a_lane_that_opens_its_own_claims_and_sentences(watched: Watched, bukamal: str) -> None:
    page = watched.page
    watched.visit(f"{bukamal}?lang=en&day=2017-11-20")
    lane = page.locator("[data-lane=SOHR][data-voice=publisher]")
    lane.get_by_role("button", name=re.compile("Syrian Observatory")).click()
    expect(lane).to_contain_text("Islamic State")
    lane.get_by_role("button", name="1 sentence").last.click()
    expect(lane.locator("a.sentence")).to_contain_text("مدينة البوكمال تحت سيطرة التنظيم")


@pytest.mark.parametrize(("day", "holders"), [("3", 0), ("20", 1)])
def test_a_lane_says_what_its_source_claims_of_the_chosen_day(
    watched: Watched, bukamal: str, day: str, holders: int
) -> None:
    watched.visit(f"{bukamal}?lang=en&day=2017-11-{day:0>2}")
    lane = watched.page.locator("[data-lane=SANA][data-voice=publisher]")
    lane.get_by_role("button").first.click()
    told = lane.locator(".open > p").first
    expect(told).to_contain_text(f"{day} November 2017")
    expect(told.get_by_text("Syrian government forces")).to_have_count(holders)


def test_a_sentence_leads_to_its_words_in_the_report_and_back(watched: Watched, bukamal: str) -> None:
    page = watched.page
    watched.visit(f"{bukamal}?lang=ar&day=2017-11-09")
    page.locator("a.sentence", has_text=SENTENCE).first.click()
    expect(page).to_have_url(re.compile(r"/reports/sha256:second\.txt\?lang=ar&statement="))
    page.go_back()
    expect(page.get_by_test_id("on-day")).to_contain_text("9 تشرين الثاني")


def test_sentences_are_chosen_by_kind_and_come_as_a_table(watched: Watched, theatre: Theatre) -> None:
    page = watched.page
    watched.visit(f"places/{town(theatre, HAJIN).id}?lang=en")
    section = page.get_by_test_id("statements")
    expect(section.get_by_role("button", name="All 2")).to_have_attribute("aria-pressed", "true")
    section.get_by_role("button", name="Control 2").click()
    expect(page).to_have_url(re.compile("kind=control"))
    with page.expect_download() as download:
        section.get_by_role("link", name="As a table (CSV)").click()
    assert HAJIN in download.value.path().read_text("utf-8-sig")


def test_what_was_not_yet_said_is_not_shown(watched: Watched, bukamal: str) -> None:
    watched.visit(f"{bukamal}?lang=en&day=2017-11-20&as_of=2017-11-08")
    expect(watched.page.get_by_test_id("on-day")).to_contain_text("Islamic State")
    expect(watched.page.locator("[data-lane=SANA]")).to_have_count(0)


def test_an_area_lists_what_lies_in_it(watched: Watched, theatre: Theatre) -> None:
    page = watched.page
    watched.visit("places/admin2:Deir%20ez-Zor%2F%D8%A7%D9%84%D8%A8%D9%88%D9%83%D9%85%D8%A7%D9%84?lang=en")
    expect(page.get_by_role("heading", level=2)).to_contain_text("Al-Bukamal district")
    page.get_by_test_id("parts").get_by_role("link", name="Al-Bukamal subdistrict").click()
    expect(page.get_by_role("heading", level=2)).to_contain_text("Al-Bukamal subdistrict")
    expect(page.get_by_test_id("parts").get_by_role("link", name="Al-Bukamal", exact=True)).to_be_visible()


def test_a_place_that_there_is_not_is_said_to_be_none(page: Page, served: str) -> None:
    page.goto(f"{served}places/nowhere?lang=en")
    expect(page.get_by_role("heading", name="No place in the record has this address")).to_be_visible()


@pytest.mark.parametrize("width", [390, 820, 1440])
def test_nothing_hangs_over_the_edge(watched: Watched, bukamal: str, width: int) -> None:
    page = watched.page
    page.set_viewport_size({"width": width, "height": 900})
    watched.visit(f"{bukamal}?lang=ar")
    expect(page.get_by_test_id("lanes")).to_be_visible()
    assert page.evaluate("document.querySelector('#content').scrollWidth <= innerWidth")


def test_on_paper_the_place_stands_alone(watched: Watched, theatre: Theatre) -> None:
    page = watched.page
    watched.visit(f"places/{town(theatre, MAYADIN).id}?lang=ar")
    page.emulate_media(media="print")
    expect(page.get_by_role("heading", level=2)).to_be_visible()
    expect(page.get_by_test_id("lanes")).to_be_visible()
    expect(page.get_by_role("slider")).to_be_hidden()
    assert len(page.pdf()) > 10_000
