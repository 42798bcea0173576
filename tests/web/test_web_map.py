"""The map in a real browser: its layers, its places by keyboard, what changed, and pictures of it for print."""

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from playwright.sync_api import expect
from web_browser import Watched
from web_record import BUKAMAL, HAJIN

pytestmark = pytest.mark.browser
# A key on the slider, and of which day the map says, in the task after it, that all is drawn.
STEPPED = """
async () => {
  const key = new KeyboardEvent("keydown", { key: "ArrowRight", bubbles: true });
  document.querySelector(".slider").dispatchEvent(key);
  await new Promise((done) => setTimeout(done));
  return document.querySelector("[data-testid=map]").getAttribute("data-rested");
}
"""
# How wide the strip and how high the map is.
SIZES = """
() => `${document.querySelector(".strip").clientWidth} ${document.querySelector("[data-testid=map]").clientHeight}`
"""
PNG = b"\x89PNG\r\n\x1a\n"


def test_places_are_walked_by_arrow_keys_and_opened(watched: Watched) -> None:
    page = watched.page
    watched.open("?lang=en&day=2017-11-20")
    watched.drawn("2017-11-20")
    page.get_by_test_id("walk").focus()
    page.keyboard.press("ArrowDown")
    spoken = page.get_by_test_id("walker")
    expect(spoken).to_contain_text("Held, ")
    first = spoken.text_content() or ""
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(spoken).not_to_have_text(first)
    name = (spoken.text_content() or "").split(",")[0]
    page.keyboard.press("Enter")
    expect(page.get_by_test_id("place").get_by_role("heading", level=2)).to_have_text(name)


def test_what_changed_since_a_day_is_listed_with_both_holders(watched: Watched) -> None:
    page = watched.page
    watched.open("?lang=ar&day=2017-11-20&since=2017-11-03")
    moves = page.get_by_test_id("moves")
    expect(moves).to_contain_text("من 3 تشرين الثاني 2017 إلى 20 تشرين الثاني 2017")
    row = moves.get_by_role("button", name=re.compile(BUKAMAL))
    expect(row).to_contain_text("تنظيم الدولة")
    expect(row).to_contain_text("قوات الحكومة السورية")
    moves.get_by_role("button", name="بلا مقارنة").click()
    expect(moves).to_have_count(0)
    expect(page).not_to_have_url(re.compile("since="))


def test_layers_are_chosen_and_stand_in_the_address(watched: Watched) -> None:
    page = watched.page
    watched.open("?lang=en&day=2017-11-20")
    page.get_by_test_id("layers").click()
    page.get_by_label("Of the last").select_option("30")
    expect(page).to_have_url(re.compile("window=30"))
    page.get_by_label("Incidents", exact=True).uncheck()
    expect(page).to_have_url(re.compile("incidents=off"))
    page.get_by_role("button", name="a week before").click()
    expect(page).to_have_url(re.compile("since=2017-11-13"))
    page.keyboard.press("Escape")
    expect(page.get_by_label("Of the last")).not_to_be_visible()
    expect(page.get_by_test_id("layers")).to_be_focused()


def test_a_step_is_what_is_chosen(watched: Watched) -> None:
    page = watched.page
    watched.open("?lang=en&day=2017-11-10")
    page.get_by_label("What one step is").select_option("week")
    page.get_by_role("button", name="A week on").click()
    expect(page.get_by_test_id("day")).to_have_attribute("data-day", "2017-11-17")


@pytest.mark.parametrize("language", ["ar", "en"])
def test_no_days_words_move_the_strip_or_the_map(watched: Watched, language: str) -> None:
    page = watched.page
    watched.open(f"?lang={language}&day=2017-11-04")
    page.locator(".slider").focus()
    later = "ArrowLeft" if language == "ar" else "ArrowRight"
    found = set()
    for date in range(4, 12):
        expect(page.get_by_test_id("day")).to_have_attribute("data-day", f"2017-11-{date:02}")
        found.add(page.evaluate(SIZES))
        page.keyboard.press(later)
    assert len(found) == 1, found


def test_a_day_is_at_rest_once_what_waits_for_rest_is_drawn_too(watched: Watched) -> None:
    page = watched.page
    asked: list[str] = []
    page.on("response", lambda response: asked.append(response.url))
    watched.open("?lang=en&day=2017-11-19")
    watched.rested("2017-11-19")
    assert page.evaluate(STEPPED) is None
    watched.rested("2017-11-20")
    assert any("/api/areas?day=2017-11-20" in url for url in asked)


def test_a_journalist_saves_the_map_for_print(watched: Watched, tmp_path: Path) -> None:
    page = watched.page
    watched.open("?lang=ar&day=2017-11-20")
    watched.drawn("2017-11-20")
    with page.expect_download() as png:
        page.get_by_role("button", name="حفظ بصيغة PNG").click()
    assert png.value.suggested_filename == "marsad-2017-11-20.png"
    png.value.save_as(tmp_path / "map.png")
    assert (tmp_path / "map.png").read_bytes().startswith(PNG)
    with page.expect_download() as svg:
        page.get_by_role("button", name="حفظ بصيغة SVG").click()
    svg.value.save_as(tmp_path / "map.svg")
    words = [text.text for text in ElementTree.parse(tmp_path / "map.svg").iter("{http://www.w3.org/2000/svg}text")]
    assert "من يسيطر على ماذا: 20 تشرين الثاني / نوفمبر 2017" in words
    assert HAJIN in words
    assert any(word and "OCHA (CC BY 3.0 IGO)" in word for word in words)


def test_news_grows_old_by_the_records_own_number(watched: Watched) -> None:
    page = watched.page
    watched.open("?lang=en&day=2017-11-20")
    expect(page.get_by_text("no news for more than 90 days")).to_be_visible()


def test_without_webgl_the_list_says_the_same(watched: Watched) -> None:
    page = watched.page
    page.add_init_script("HTMLCanvasElement.prototype.getContext = () => null")
    watched.open("?lang=en&day=2017-11-20")
    expect(page.get_by_text("This browser cannot draw the map")).to_be_visible()
    expect(page.locator("button[data-place]").first).to_be_visible()


_LOSE = """
() => {
  const drawing = document.querySelector("[data-testid=map] canvas").getContext("webgl2");
  window.taken = drawing.getExtension("WEBGL_lose_context");
  window.taken.loseContext();
}
"""


def test_a_map_that_the_browser_took_away_comes_back_as_it_was_seen(watched: Watched, colours: dict[str, str]) -> None:
    page = watched.page
    watched.open("?lang=en&day=2017-11-19")
    watched.drawn("2017-11-19")
    whole = page.get_by_test_id("map").screenshot()
    page.get_by_role("button", name="Zoom out").click()
    scale = page.get_by_test_id("scale")
    expect(scale).to_have_text("20 km")
    watched.redrawn(whole)
    page.evaluate(_LOSE)
    gone = page.get_by_test_id("map-gone")
    expect(gone).to_contain_text("draws it again once that is back")
    page.get_by_role("button", name="Next day").click()
    expect(page.locator("button[data-place]").first).to_be_visible()
    page.evaluate("window.taken.restoreContext()")
    expect(gone).to_have_count(0)
    watched.drawn("2017-11-20")
    expect(scale).to_have_text("20 km")
    assert watched.pixels(colours["REGIME"]) > 50


def test_a_map_that_stays_away_is_drawn_when_asked_for(watched: Watched) -> None:
    page = watched.page
    watched.open("?lang=ar&day=2017-11-20")
    watched.drawn("2017-11-20")
    page.evaluate(_LOSE)
    page.get_by_test_id("map-gone").get_by_role("button").click()
    watched.drawn("2017-11-20")
    page.evaluate("window.taken.restoreContext()")
    expect(page.locator("[data-testid=map] canvas")).to_have_count(1)


def test_where_the_browser_promises_graphics_and_gives_none_the_page_says_so(watched: Watched) -> None:
    page = watched.page
    page.add_init_script(
        """
        const given = HTMLCanvasElement.prototype.getContext;
        HTMLCanvasElement.prototype.getContext = function (kind, ...more) {
          return kind === "webgl2" && this.isConnected ? null : given.call(this, kind, ...more);
        };
        """
    )
    watched.open("?lang=en&day=2017-11-20")
    expect(page.get_by_text("This browser cannot draw the map")).to_be_visible()
    expect(page.locator("button[data-place]").first).to_be_visible()
