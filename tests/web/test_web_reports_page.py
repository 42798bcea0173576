"""The view of reports and the search box, in a real browser."""

import re

import pytest
from playwright.sync_api import expect
from web_browser import Watched
from web_record import HAJIN, MAYADIN, town

from marsad.theatre.theatre import Theatre

pytestmark = pytest.mark.browser


def test_words_are_sought_and_marked_and_stand_in_the_address(watched: Watched) -> None:
    watched.visit("reports")
    page = watched.page
    expect(page.get_by_role("article").first).to_be_visible()
    page.get_by_role("searchbox", name="ابحث في نصوص التقارير").fill("بالبوكمال")
    expect(page.locator("[data-report]")).to_have_count(2)
    expect(page).to_have_url(re.compile(r"/reports\?q="))
    expect(page.locator("mark").first).to_have_text("البوكمال")
    page.locator("[data-report] h3 a").first.click()
    expect(page).to_have_url(re.compile(r"/reports/sha256:"))
    page.go_back()
    expect(page.locator("[data-report]")).to_have_count(2)


def test_reports_that_fit_words_best_come_first_and_else_the_newest(watched: Watched) -> None:
    order = watched.page.get_by_label("Order")
    watched.visit("reports?lang=en")
    expect(order).to_have_value("newest")
    watched.visit("reports?lang=en&q=%D9%87%D8%AC%D9%8A%D9%86")
    expect(order).to_have_value("relevance")


def test_words_that_mean_nothing_are_said_to(watched: Watched) -> None:
    watched.visit("reports?lang=en&q=%C2%AB%D9%82%D8%B5%D9%81")
    expect(watched.page.get_by_role("alert")).to_contain_text("quotation mark")
    # The browser itself notes a refusal.
    watched.amiss[:] = [each for each in watched.amiss if "422" not in each]


def test_what_fits_nothing_says_so(watched: Watched) -> None:
    watched.visit("reports?lang=en&q=%D8%AD%D9%88%D8%AA")
    expect(watched.page.get_by_text("No report in the record fits all of this.")).to_be_visible()


def test_filters_narrow_the_list(watched: Watched) -> None:
    watched.visit("reports?lang=en")
    page = watched.page
    page.get_by_role("button", name="Casualties").click()
    expect(page).to_have_url(re.compile("kind=casualties"))
    expect(page.locator("[data-report]")).to_have_count(1)
    page.get_by_role("button", name="Take all filters away").click()
    expect(page.get_by_text("3 reports", exact=True)).to_be_visible()


def test_a_day_of_the_calendar_is_reached_by_keyboard_and_silence_is_said(watched: Watched) -> None:
    watched.visit("reports?lang=en")
    page = watched.page
    grid = page.get_by_role("grid")
    grid.locator('[tabindex="0"]').focus()
    expect(grid.locator('[data-day="2017-11-03"]')).to_be_focused()
    page.keyboard.press("ArrowDown")
    silent = grid.locator('[data-day="2017-11-04"]')
    expect(silent).to_be_focused()
    expect(silent).to_have_attribute("aria-label", re.compile("no report came out"))
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("from=2017-11-03&to=2017-11-03"))
    expect(page.locator("[data-report]")).to_have_count(1)


def test_the_weeks_of_a_place_say_when_nobody_spoke_of_it(watched: Watched, theatre: Theatre) -> None:
    watched.visit(f"reports?lang=en&place={town(theatre, HAJIN).id}")
    weeks = watched.page.get_by_role("region", name=re.compile("week by week")).get_by_role("listitem")
    # What lies in what is read when it is first asked for.
    expect(weeks).to_have_count(4, timeout=30_000)
    expect(weeks.nth(1)).to_contain_text("nobody spoke of it")


def test_the_search_box_finds_a_misspelt_place_by_keyboard_alone(watched: Watched, theatre: Theatre) -> None:
    watched.visit("about?lang=en")
    page = watched.page
    page.keyboard.press("/")
    box = page.get_by_role("combobox", name="Search places, parties, sources, words")
    expect(box).to_be_focused()
    page.keyboard.type("المياذين")
    expect(page.get_by_role("group", name="Did you mean").get_by_role("option").first).to_contain_text("Mayadin")
    expect(box).to_have_attribute("aria-activedescendant", re.compile(".+"))
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(re.escape(f"/places/{town(theatre, MAYADIN).id}")))


def test_the_search_box_leads_to_the_reports_that_say_it(watched: Watched) -> None:
    watched.visit("about?lang=en")
    page = watched.page
    page.get_by_role("combobox", name="Search places, parties, sources, words").fill("معارك")
    option = page.get_by_role("option", name=re.compile("Reports that say"))
    expect(option).to_contain_text("1 report")
    option.click()
    expect(page).to_have_url(re.compile(r"/reports\?(lang=en&)?q="))
    expect(page.locator("[data-report]")).to_have_count(1)


def test_a_publisher_is_picked_and_taken_out_again(watched: Watched) -> None:
    watched.visit("reports?lang=en")
    page = watched.page
    field = page.get_by_role("combobox", name="Publisher")
    field.fill("sana")
    page.get_by_role("listbox").get_by_role("option").first.click()
    expect(page).to_have_url(re.compile("source=SANA"))
    expect(page.locator("[data-report]")).to_have_count(1)
    field.press("Backspace")
    expect(page.get_by_text("3 reports", exact=True)).to_be_visible()
