"""The page that puts the record twice side by side, in a real browser."""

import csv
import re
from io import StringIO

import pytest
from playwright.sync_api import expect
from web_browser import Watched
from web_record import BUKAMAL, HAJIN, MAYADIN

pytestmark = pytest.mark.browser
DAYS = "a=2017-11-03&b=2017-11-20"


@pytest.fixture(autouse=True)
def tall(watched: Watched) -> None:
    """Of a long list only what is seen is there."""
    watched.page.set_viewport_size({"width": 1280, "height": 2000})


def test_two_days_stand_side_by_side_with_what_differs(watched: Watched) -> None:
    page = watched.page
    watched.visit(f"compare?lang=en&{DAYS}")
    moves = page.get_by_test_id("moves")
    expect(moves).to_have_attribute("data-total", "3")
    expect(moves.get_by_role("row", name=re.compile("2 Islamic State 0"))).to_be_visible()
    expect(moves).to_contain_text("3 places differ")
    expect(moves).to_contain_text("2 of them changed sides")
    bukamal = moves.get_by_role("link", name="Al-Bukamal")
    bukamal.click()
    expect(page).to_have_url(re.compile(r"/places/ocha:C5167\?.*day=2017-11-20"))


def test_the_sides_are_chosen_swapped_and_stand_in_the_address(watched: Watched) -> None:
    page = watched.page
    watched.visit(f"compare?lang=en&{DAYS}")
    page.get_by_label("The other day").fill("2017-11-09")
    expect(page).to_have_url(re.compile("b=2017-11-09"))
    expect(page.get_by_test_id("moves")).to_have_attribute("data-total", "2")
    page.get_by_role("button", name="Swap the sides").click()
    expect(page).to_have_url(re.compile("a=2017-11-09.*b=2017-11-03|b=2017-11-03.*a=2017-11-09"))


def test_what_was_learned_is_told_beside_the_day_as_known_twice(watched: Watched) -> None:
    page = watched.page
    watched.visit("compare?lang=ar&mode=knowledge&a=2017-11-08&b=2017-11-20&on=2017-11-20")
    expect(page.get_by_test_id("moves")).to_have_attribute("data-total", "3")
    learned = page.get_by_test_id("learned")
    expect(learned).to_contain_text("صدر تقريران")
    expect(learned.get_by_role("link", name=HAJIN)).to_be_visible()
    expect(learned.locator("code")).to_have_text("marsad diff --as-of 2017-11-08 2017-11-20")


def test_two_sources_and_their_contradictions_are_listed_and_downloaded(watched: Watched) -> None:
    page = watched.page
    watched.visit("compare?lang=en&mode=sources&one=SOHR&other=SANA&on=2017-11-20")
    pairs = page.get_by_test_id("pairs")
    expect(pairs).to_have_attribute("data-total", "3")
    pairs.get_by_role("button", name="only contradictions").click()
    expect(pairs).to_have_attribute("data-total", "2")
    expect(pairs).to_contain_text("2 contradictions")
    with page.expect_download() as download:
        pairs.get_by_role("link", name="CSV").click()
    text = download.value.path().read_bytes().decode("utf-8-sig")
    rows = list(csv.DictReader(StringIO(text)))
    assert {row["name_ar"]: (row["one_holder"], row["other_holder"]) for row in rows} == {
        BUKAMAL: ("IS", "REGIME"),
        MAYADIN: ("IS", "REGIME"),
    }


def test_two_maps_show_the_sides_and_move_in_step(watched: Watched) -> None:
    page = watched.page
    watched.visit(f"compare?lang=en&{DAYS}")
    maps = page.get_by_test_id("maps").get_by_role("figure")
    expect(maps).to_have_count(2)
    expect(maps.nth(0)).to_have_attribute("data-drawn", "3 November 2017")
    expect(maps.nth(1)).to_have_attribute("data-drawn", "20 November 2017")
    scales = page.get_by_test_id("scale")
    before = scales.nth(1).text_content()
    maps.nth(0).locator("canvas").hover()
    page.mouse.wheel(0, -800)
    expect(scales.nth(1)).not_to_have_text(before or "")
    expect(scales.nth(1)).to_have_text(scales.nth(0).text_content() or "")


def test_figures_of_both_sides_are_told_each_by_itself(watched: Watched) -> None:
    page = watched.page
    watched.visit(f"compare?lang=en&{DAYS}")
    figures = page.get_by_test_id("figures")
    killed = figures.get_by_role("row", name=re.compile("^killed"))
    expect(killed.get_by_role("cell").first).to_have_text("at least 4")
    figures.get_by_label("Days counted").select_option("7")
    expect(page).to_have_url(re.compile("window=7"))
    expect(killed.get_by_role("cell").last).to_have_text("nobody tells")


def test_the_modes_are_reached_by_keyboard(watched: Watched) -> None:
    page = watched.page
    watched.visit("compare?lang=en")
    mode = page.get_by_role("navigation", name="What is compared").get_by_role("link", name=re.compile("Two sources"))
    mode.focus()
    mode.press("Enter")
    expect(page.get_by_label("One source")).to_have_value("SOHR")
    expect(page.get_by_label("The other source")).to_have_value("SANA")


def test_days_of_knowledge_in_the_wrong_order_are_told(watched: Watched) -> None:
    watched.visit("compare?lang=en&mode=knowledge&a=2017-11-20&b=2017-11-03")
    expect(watched.page.get_by_role("alert")).to_contain_text("swap the sides")


@pytest.mark.parametrize("width", [390, 820, 1440])
def test_nothing_hangs_over_the_edge(watched: Watched, width: int) -> None:
    page = watched.page
    page.set_viewport_size({"width": width, "height": 900})
    watched.visit(f"compare?lang=ar&{DAYS}")
    expect(page.get_by_test_id("moves")).to_have_attribute("data-total", "3")
    assert page.evaluate("document.querySelector('#content').scrollWidth <= innerWidth")
