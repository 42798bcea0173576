"""Every view as somebody meets it who does not see the page, has no mouse, or cannot bear motion."""

import re
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from web_browser import Watched

from page_views import SIZES, View, served, settle, views

AXE = Path(__file__).parent.parent.parent / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_FOUND = """
async (rules) => (await axe.run(document, { runOnly: rules, resultTypes: ["violations"] })).violations
  .flatMap(({ id, impact, nodes }) => nodes.map(({ target, failureSummary }) =>
    `${impact}: ${id} at ${target.join(" ")}: ${failureSummary.split("\\n")[1]?.trim()}`))
"""
_MOVING = """
() => document.getAnimations().filter((each) => each.playState === "running")
  .map((each) => `moves: ${each.effect.target.className}`)
"""
# The page may be wider than the window, and so may what it scrolls in.
_WIDE = """
() => [document.documentElement, document.getElementById("content")]
  .filter((each) => each.scrollWidth > each.clientWidth).map((each) => `too wide: ${each.tagName}`)
"""
NAMES = (
    *("map", "place", "casualties", "displacement", "events", "event", "reports", "report", "statement"),
    *("compare", "about", "lost"),
)
# A desk in one language and a phone in the other are enough for every day; `make soak` looks at all eight.
DAILY = (("en", "wide", "light"), ("ar", "phone", "dark"))
LOOKS = tuple(look for look in product(("ar", "en"), ("wide", "phone"), ("light", "dark")) if look not in DAILY)
Look = tuple[str, str, str]

pytestmark = pytest.mark.browser
needs_axe = pytest.mark.skipif(not AXE.exists(), reason="axe-core is not installed: npm ci in frontend/")


@pytest.fixture(scope="module")
def examples() -> Iterator[str]:
    with served() as address:
        yield address


@pytest.fixture(scope="module")
def all_views(examples: str) -> dict[str, View]:
    return {view.name: view for view in views(examples)}


@pytest.fixture
def seen(page: Page, examples: str) -> Iterator[Watched]:
    page.emulate_media(reduced_motion="reduce")
    made = Watched(page, examples + "/")
    yield made
    assert not [each for each in made.amiss if "404" not in each]


def faults(page: Page, server: str, view: View, look: Look) -> list[str]:
    """Return what keeps somebody out of the view: what axe finds, what moves, what hangs over the edge."""
    language, size, scheme = look
    width, height = SIZES[size]
    page.set_viewport_size({"width": width, "height": height})
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light", reduced_motion="reduce")
    page.goto(view.address(server, language))
    settle(page)
    page.evaluate(f"{AXE.read_text('utf-8')}; null")
    found: list[str] = page.evaluate(_FOUND, RULES)
    found += page.evaluate(_MOVING)
    found += page.evaluate(_WIDE)
    return found


def test_every_view_is_looked_at(all_views: dict[str, View]) -> None:
    assert tuple(all_views) == NAMES


@needs_axe
@pytest.mark.parametrize("look", [pytest.param(look, id="-".join(look)) for look in DAILY])
@pytest.mark.parametrize("name", NAMES)
def test_a_view_keeps_nobody_out(seen: Watched, all_views: dict[str, View], name: str, look: Look) -> None:
    assert faults(seen.page, seen.address.rstrip("/"), all_views[name], look) == []


@needs_axe
@pytest.mark.soak
@pytest.mark.parametrize("look", [pytest.param(look, id="-".join(look)) for look in LOOKS])
def test_no_look_of_any_view_keeps_anybody_out(seen: Watched, all_views: dict[str, View], look: Look) -> None:
    found = {name: faults(seen.page, seen.address.rstrip("/"), view, look) for name, view in all_views.items()}
    assert {name: amiss for name, amiss in found.items() if amiss} == {}


def test_the_first_stop_leads_past_what_every_view_has(seen: Watched) -> None:
    page = seen.page
    seen.visit("events?lang=en")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.getElementById('content').contains(document.activeElement)")


def test_who_goes_to_another_view_begins_at_its_heading(seen: Watched) -> None:
    page = seen.page
    seen.visit("about?lang=en")
    assert page.evaluate("document.activeElement === document.body"), "the first view leaves the focus alone"
    page.get_by_role("navigation", name="Views").get_by_role("link", name="Events").press("Enter")
    heading = page.get_by_role("main").get_by_role("heading").first
    expect(heading).to_be_focused()
    expect(page).to_have_title("Events · Marsad")
    page.go_back()
    expect(page).to_have_title("About · Marsad")
    expect(page.get_by_role("main").get_by_role("heading").first).to_be_focused()


def test_a_view_of_one_thing_says_in_its_title_which(seen: Watched, all_views: dict[str, View]) -> None:
    for name in ("place", "event", "report"):
        seen.page.goto(all_views[name].address(seen.address.rstrip("/"), "en"))
        settle(seen.page)
        heading = seen.page.get_by_role("main").get_by_role("heading").first.inner_text()
        word = re.findall(r"\w{3,}", heading)[0]
        expect(seen.page).to_have_title(re.compile(f"{word}.* · Marsad$", re.DOTALL | re.IGNORECASE))
        seen.page.get_by_role("button", name="التبديل إلى العربية").click()
        expect(seen.page).to_have_title(re.compile("^(?!التقارير|الخريطة|الأحداث).* · مرصد$", re.DOTALL))
