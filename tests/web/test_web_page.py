"""The page in a real browser, looked at and used as a person would."""

import re

import pytest
from playwright.sync_api import Page, expect
from web_browser import Watched
from web_record import BUKAMAL, HAJIN, MAYADIN, first, third, town

from marsad.theatre.theatre import Theatre

pytestmark = pytest.mark.browser
SENTENCE = "سيطرت القوات على مدينتي البوكمال والميادين"


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until what `selector` names has the focus, as somebody without a mouse does."""
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement?.matches(selector) ?? false", selector):
            return
    pytest.fail(f"Tab does not reach {selector}")


def test_the_slider_moves_and_towns_change_their_colour(watched: Watched, colours: dict[str, str]) -> None:
    page = watched.page
    watched.open("?lang=ar&areas=off&day=2017-11-03")
    watched.drawn("2017-11-03")
    before = watched.pixels(colours["IS"])
    regime_before = watched.pixels(colours["REGIME"])  # the ring around besieged Mayadin
    assert before > 100
    assert watched.pixels(colours["SDF"]) < 5

    page.get_by_role("slider").fill(str(int(page.get_by_role("slider").get_attribute("max") or 0)))
    watched.drawn("2017-11-20")
    assert watched.pixels(colours["IS"]) < before / 20
    assert watched.pixels(colours["REGIME"]) > regime_before + 50
    assert watched.pixels(colours["SDF"]) > 50
    expect(page.get_by_test_id("day")).to_contain_text("تشرين الثاني / نوفمبر")
    expect(page.get_by_test_id("legend").locator("[data-party=REGIME]")).to_have_attribute("data-places", "2")


def test_areas_are_drawn_until_they_are_switched_off(watched: Watched, colours: dict[str, str]) -> None:
    page = watched.page
    watched.open("?lang=ar&day=2017-11-20")
    watched.drawn("2017-11-20")
    page.get_by_test_id("layers").click()
    switch = page.get_by_label("مساحات تقديرية بالاستيفاء")
    expect(switch).to_be_checked()
    with_areas = page.get_by_test_id("map").screenshot()
    switch.uncheck()
    watched.redrawn(with_areas)
    expect(page).to_have_url(re.compile("areas=off"))


def test_behind_a_colour_stands_the_sentence_and_behind_it_the_report(watched: Watched) -> None:
    page = watched.page
    watched.open("?lang=ar&day=2017-11-09")
    page.get_by_role("button", name=BUKAMAL).first.click()
    panel = page.get_by_test_id("place")
    expect(panel.get_by_role("heading", level=2)).to_have_text(BUKAMAL)
    sentence = panel.locator("a.sentence", has_text=SENTENCE)
    expect(sentence).to_contain_text("9 تشرين الثاني 2017")
    sentence.click()

    report = page.get_by_test_id("report")
    expect(report).to_be_focused()
    expect(page).to_have_url(re.compile(r"/reports/sha256:second\.txt\?lang=ar&statement="))
    expect(report.locator(".words.chosen").first).to_be_visible()
    assert "".join(report.locator(".words.chosen").all_text_contents()) == SENTENCE
    expect(report.locator('.words[data-role="place"]')).to_have_text(BUKAMAL)
    expect(report.get_by_test_id("statement")).to_contain_text("control.test")
    assert report.locator(".report-text").evaluate("text => getComputedStyle(text).direction") == "rtl"


def test_a_report_is_shown_to_the_letter_with_its_statements_and_noise(watched: Watched, theatre: Theatre) -> None:
    page, reading = watched.page, first(theatre)
    watched.visit(f"reports/{reading.report.document.id}?lang=en")
    text = page.locator(".report-text")
    expect(text.locator(".words.casualties")).to_have_text("قتل 4 مدنيين")
    assert text.text_content() == reading.report.text
    expect(text.locator(".noise")).to_have_text("شارك على فيسبوك")
    expect(page.locator(".words.control").first).to_have_text("مدينة البوكمال تحت سيطرة التنظيم")

    text.locator(".words.casualties").hover(position={"x": 20, "y": 15})
    text.locator(".words.casualties").hover(position={"x": 30, "y": 15})
    expect(page.get_by_test_id("statement")).to_contain_text("4")
    expect(page.get_by_test_id("statement")).to_contain_text("killed")


def test_markup_in_a_report_is_words(watched: Watched, theatre: Theatre) -> None:
    reading = third(theatre)
    watched.visit(f"reports/{reading.report.document.id}?lang=ar")
    expect(watched.page.locator(".report-text")).to_contain_text("<script>alert(1)</script>")
    assert watched.page.locator(".report-text").text_content() == reading.report.text
    expect(watched.page.get_by_role("heading", name="من <b>شرق</b> الفرات")).to_be_visible()


def test_the_language_is_switched_and_the_way_back_is_kept(watched: Watched) -> None:
    page = watched.page
    watched.open("?lang=ar&day=2017-11-09")
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    page.get_by_role("button", name="Switch to English").click()
    expect(page.locator("html")).to_have_attribute("dir", "ltr")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.get_by_test_id("day")).to_contain_text("9 November 2017")
    expect(page.get_by_test_id("legend")).to_contain_text("Syrian government forces")
    page.go_back()
    expect(page.locator("html")).to_have_attribute("dir", "rtl")


def test_everything_is_reached_by_the_keyboard_alone(watched: Watched) -> None:
    page = watched.page
    watched.open("?lang=ar&day=2017-11-03")
    tab_to(page, "input[type=search]")
    page.keyboard.type("الميادين")
    tab_to(page, "button[data-place]")
    press(page, "Enter")
    expect(page.get_by_test_id("place").get_by_role("heading", level=2)).to_have_text(MAYADIN)
    tab_to(page, "a.sentence")
    press(page, "Enter")
    expect(page.get_by_test_id("report")).to_be_focused()
    tab_to(page, ".words")
    press(page, "Enter", "Escape")
    expect(page.get_by_test_id("report")).to_have_count(0)
    expect(page.get_by_test_id("place").get_by_role("heading", level=2)).to_have_text(MAYADIN)
    press(page, "Escape")
    expect(page.get_by_test_id("place")).to_have_count(0)


def test_keys_move_through_time(watched: Watched) -> None:
    page = watched.page
    watched.open("?lang=ar&day=2017-11-03")
    day = page.get_by_test_id("day")
    tab_to(page, ".slider")
    # Time runs with the writing: to the left in Arabic.
    for key, expected in (
        ("ArrowLeft", "2017-11-04"),
        ("ArrowRight", "2017-11-03"),
        ("PageDown", "2017-11-09"),
        ("End", "2017-11-20"),
        ("PageUp", "2017-11-09"),
        ("Home", "2017-11-03"),
    ):
        press(page, key)
        expect(day).to_have_attribute("data-day", expected)
    press(page, "Space")
    expect(day).not_to_have_attribute("data-day", "2017-11-03")
    press(page, "Space")
    expect(page.get_by_role("button", name="تشغيل")).to_be_visible()


def test_what_was_known_by_a_day_is_shown(watched: Watched) -> None:
    page = watched.page
    watched.open("?lang=en&day=2017-11-20")
    expect(page.get_by_role("button", name="Hajin")).to_have_count(2)
    page.get_by_label("As known on").select_option("day")
    page.get_by_label("As known on").fill("2017-11-09")
    expect(page.get_by_role("button", name="Hajin")).to_have_count(0)
    expect(page).to_have_url(re.compile("as_of=2017-11-09"))
    page.get_by_role("button", name="Back to everything read").click()
    expect(page.get_by_role("button", name="Hajin")).to_have_count(2)


def test_an_address_opens_what_it_says(watched: Watched, theatre: Theatre) -> None:
    page = watched.page
    watched.open(f"?lang=en&day=2017-11-09&place={town(theatre, HAJIN).id}")
    expect(page.get_by_test_id("place").get_by_role("heading", level=2)).to_have_text("Hajin")
    expect(page.get_by_text("Also said, and moved nothing")).to_be_visible()
    page.goto(f"{watched.address}?lang=en&day=2017-02-30")
    expect(page.get_by_text("The address is wrong: day=2017-02-30")).to_be_visible()


def test_an_address_of_no_view_says_so_and_shows_the_way(watched: Watched) -> None:
    page = watched.page
    page.goto(f"{watched.address}nowhere?lang=en")
    expect(page.get_by_role("heading", name="There is no page at this address")).to_be_visible()
    page.get_by_role("main").get_by_role("link", name="About").click()
    expect(page).to_have_url(f"{watched.address}about?lang=en")
    page.go_back()
    expect(page.get_by_role("heading", name="There is no page at this address")).to_be_visible()
    watched.amiss.remove(next(each for each in watched.amiss if "404" in each))


def test_a_phone_has_it_all(watched: Watched) -> None:
    page = watched.page
    page.set_viewport_size({"width": 375, "height": 740})
    watched.open("?lang=ar&day=2017-11-09")
    page.get_by_role("button", name="الأطراف في هذا اليوم").click()
    page.get_by_role("button", name=BUKAMAL).first.click()
    page.locator("a.sentence", has_text=SENTENCE).click()
    box = page.get_by_test_id("report").bounding_box()
    assert box is not None
    assert (box["x"], box["width"]) == (0, 375)
    page.get_by_test_id("report").get_by_role("button", name="إغلاق").click()
    assert page.evaluate("document.documentElement.scrollWidth") <= 375


@pytest.mark.parametrize("path", ["events", "casualties", "about"])
def test_the_day_of_knowledge_begins_inside_the_record_in_every_view(watched: Watched, path: str) -> None:
    page = watched.page
    page.goto(f"{watched.address}{path}?lang=en")
    page.get_by_label("As known on").select_option("up to a day…")
    first = page.get_by_label("As known on").get_attribute("min")
    assert first is not None
    assert page.get_by_label("As known on").input_value() >= first > "2000"


@pytest.mark.parametrize("width", [320, 390])
def test_on_a_narrow_screen_nothing_at_the_top_is_cut(watched: Watched, width: int) -> None:
    page = watched.page
    page.set_viewport_size({"width": width, "height": 740})
    page.goto(f"{watched.address}about?lang=en")
    knowledge = page.get_by_label("As known on")
    expect(knowledge).to_be_visible()
    seen, whole = knowledge.evaluate(
        """(element) => {
          const seen = element.offsetWidth;
          Object.assign(element.style, { maxInlineSize: "none", inlineSize: "max-content", flex: "none" });
          return [seen, element.offsetWidth];
        }"""
    )
    assert seen >= whole
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_server_that_is_gone_is_said_to_be_and_asked_again(page: Page, served: str) -> None:
    page.route("**/api/control/day*", lambda route: route.abort())
    page.goto(f"{served}?lang=en")
    expect(page.get_by_text("The server does not answer")).to_be_visible()
    page.unroute("**/api/control/day*")
    expect(page.get_by_test_id("map")).to_be_visible()
    expect(page.get_by_text("The server does not answer")).to_have_count(0)


def test_an_empty_record_says_how_to_fill_it(page: Page, served_empty: str) -> None:
    watched = Watched(page, served_empty)
    page.goto(f"{served_empty}?lang=ar")
    expect(page.get_by_role("heading", name="السجلّ فارغ")).to_be_visible()
    expect(page.get_by_text("marsad ingest")).to_be_visible()
    assert not watched.amiss


def test_the_reader_chooses_digits_months_and_appearance_and_they_are_kept(watched: Watched) -> None:
    page = watched.page
    watched.open("?lang=ar&areas=off&day=2017-11-09")
    day, settings = page.get_by_test_id("day"), page.get_by_role("button", name="الإعدادات")
    expect(day).to_contain_text("9 تشرين الثاني / نوفمبر 2017")
    settings.click()
    page.get_by_role("radio", name="١٢٣٤").check()
    page.get_by_role("radio", name="داكن").check()
    expect(day).to_contain_text("٩ تشرين الثاني / نوفمبر ٢٠١٧")
    page.keyboard.press("Escape")
    expect(page.get_by_role("radio", name="داكن")).to_be_hidden()
    expect(settings).to_be_focused()
    page.reload()
    expect(day).to_contain_text("٩ تشرين الثاني / نوفمبر ٢٠١٧")
    assert (
        page.evaluate("getComputedStyle(document.body).colorScheme || document.documentElement.dataset.theme") == "dark"
    )
    settings.click()
    page.get_by_role("radio", name="English").check()
    expect(day).to_contain_text("9 November 2017")
    expect(page.get_by_role("radio", name="١٢٣٤")).to_have_count(0)


def test_about_says_how_well_it_reads_and_where_the_data_come_from(watched: Watched) -> None:
    page = watched.page
    watched.visit("about?lang=en")
    expect(page.get_by_text("measured on 23 November 2026")).to_be_visible()
    row = page.get_by_role("row", name="Casualties").first
    expect(row.get_by_role("cell")).to_have_text(["488", "78", "55", "65", "42"])
    page.get_by_text("Other sets of reports").click()
    expect(page.get_by_role("table")).to_have_count(5)
    for name in ("OCHA", "GeoNames", "Who's On First", "Natural Earth"):
        expect(page.get_by_role("link", name=name)).to_be_visible()
    page.get_by_role("navigation", name="On this page").get_by_role("link", name="What it cannot do").click()
    expect(page.get_by_role("heading", name="What it cannot do")).to_be_in_viewport()
