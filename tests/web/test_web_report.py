"""The view of one report in a real browser: a recorder checks what was read in it."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, expect
from record_report import (
    HOSTILE,
    KILLED,
    LAYERED,
    LONG,
    MANY,
    MARKUP,
    NAME,
    TAKEN,
    TRICK,
    hostile,
    ids,
    judgements,
    layered,
    long,
)
from web_browser import Watched
from web_server import serving

from marsad.store import Store
from marsad.theatre.theatre import Theatre

pytestmark = pytest.mark.browser
ORIGINAL = "Array.from(document.querySelectorAll('.report-text .block'), each => each.textContent).join('')"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory, theatre: Theatre) -> Iterator[str]:
    db = tmp_path_factory.mktemp("report") / "record.db"
    with Store.open(db) as opened:
        opened.add_all([layered(theatre), hostile(theatre), long(theatre)])
        opened.judge(judgements(theatre))
    with serving(db, theatre) as found:
        yield found


@pytest.fixture
def report(page: Page, address: str) -> Iterator[Watched]:
    page.emulate_media(reduced_motion="reduce")
    made = Watched(page, address)
    yield made
    assert not made.amiss


def card(page: Page) -> Locator:
    return page.get_by_test_id("statement")


def test_words_of_several_statements_have_a_line_for_each_kind_and_a_choice(report: Watched) -> None:
    page = report.page
    report.visit(f"reports/{LAYERED}?lang=en")
    words = page.locator(".words", has_text=KILLED)
    expect(words).to_have_class(re.compile("control.*casualties|casualties.*control"))
    assert words.evaluate("each => getComputedStyle(each).backgroundImage.split('linear-gradient').length - 1") == 2
    words.click()
    expect(card(page)).to_contain_text("killed")
    expect(page.get_by_text("3 statements in these words")).to_be_visible()
    page.get_by_role("button", name=re.compile("captured.*الميادين")).click()
    expect(page.locator('[data-role="place"]')).to_have_text("الميادين")
    assert "".join(page.locator(".words.chosen").all_text_contents()) == f"{TAKEN} بعد {KILLED}"


def test_what_people_decided_stands_beside_what_was_read(report: Watched, theatre: Theatre) -> None:
    page = report.page
    bukamal, mayadin, killed, held = ids(layered(theatre))
    told = page.get_by_test_id("judged")
    for statement, standing in ((bukamal, "accepted"), (mayadin, "rejected"), (killed, "corrected")):
        report.visit(f"reports/{LAYERED}?lang=en&statement={statement}")
        expect(told).to_contain_text(standing)
        expect(told).to_contain_text("نور")
        expect(told).to_contain_text("قُرئت إلى جانب الأصل")
    expect(card(page).locator(".mended", has_text="Figure")).to_contain_text("at least 12")
    expect(card(page).locator(".mended del").first).to_have_text("11")
    report.visit(f"reports/{LAYERED}?lang=en&statement={held}")
    expect(card(page)).to_be_visible()
    expect(told).to_have_count(0)


def test_a_recorder_walks_through_the_figures_alone(report: Watched) -> None:
    page = report.page
    report.visit(f"reports/{LAYERED}?lang=en")
    page.get_by_role("group", name="Which statements are shown").get_by_role("button", name="Figures").click()
    expect(page).to_have_url(re.compile("kind=casualties"))
    expect(page.locator(".words.control")).to_have_count(0)
    page.get_by_role("button", name="Next statement").click()
    expect(page.get_by_text("1 of 1")).to_be_visible()
    expect(page.locator(".words.chosen")).to_have_text(KILLED)
    page.get_by_role("button", name="All", exact=True).click()
    expect(page.locator(".words.control").first).to_be_visible()


def test_keys_walk_through_the_words_and_through_the_list(report: Watched) -> None:
    page = report.page
    report.visit(f"reports/{LAYERED}?lang=ar")
    page.locator(".words[tabindex='0']").focus()
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    expect(page.locator(".words:focus")).to_have_text(KILLED)
    expect(card(page)).to_contain_text("قتلى")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("statement="))
    rows = page.get_by_role("listbox")
    rows.focus()
    page.keyboard.press("ArrowDown")
    expect(rows.locator("[aria-selected=true]")).to_contain_text("هجين")
    page.keyboard.press("Home")
    expect(rows.locator("[aria-selected=true]")).to_contain_text("البوكمال")


def test_a_passage_that_was_out_before_says_since_when(report: Watched) -> None:
    report.visit(f"reports/{LAYERED}?lang=en")
    expect(report.page.get_by_role("note")).to_have_text("Republished passage of 2 November 2017")
    expect(report.page.locator(".block.republished")).to_contain_text("وكانت بلدة هجين")
    expect(report.page.locator(".noise").first).to_be_visible()


def test_names_are_counted_beside_the_text_and_read_in_it_alone(report: Watched, theatre: Theatre) -> None:
    page = report.page
    report.visit(f"reports/{LAYERED}?lang=en&statement={ids(layered(theatre))[2]}")
    expect(card(page)).to_contain_text("1 name, to be read in the text")
    expect(card(page)).not_to_contain_text(NAME)
    expect(page.locator('.report-text [data-role="name"]')).to_have_text(NAME)


def test_a_statement_leads_to_what_rests_on_it(report: Watched, theatre: Theatre) -> None:
    page = report.page
    report.visit(f"reports/{LAYERED}?lang=en&statement={ids(layered(theatre))[2]}")
    event = page.get_by_test_id("rests-event")
    expect(event).to_be_visible()
    expect(page.get_by_role("link", name="Casualties of that place")).to_have_attribute(
        "href", re.compile(r"^/casualties\?.*from=2017-11-09&to=2017-11-09")
    )
    event.click()
    expect(page).to_have_url(re.compile("/events/"))


def test_what_is_copied_is_the_text_to_the_letter(report: Watched, theatre: Theatre) -> None:
    page = report.page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    report.visit(f"reports/{LAYERED}?lang=ar&statement={ids(layered(theatre))[2]}")
    page.locator(".report-text").evaluate("each => getSelection().selectAllChildren(each)")
    page.keyboard.press("Control+c")
    assert page.evaluate("navigator.clipboard.readText()") == layered(theatre).report.text
    page.evaluate("getSelection().removeAllRanges()")
    page.get_by_role("button", name="نسخ الاقتباس مع مصدره").click()
    expect(page.get_by_role("button", name="نُسخ الاقتباس")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith(f"«{KILLED}»\n")
    assert copied.splitlines()[-1] == page.url


def test_hostile_words_are_words_and_move_nothing(report: Watched, theatre: Theatre) -> None:
    page = report.page
    report.visit(f"reports/{HOSTILE}?lang=en")
    assert page.evaluate(ORIGINAL) == hostile(theatre).report.text
    expect(page.locator(".report-text")).to_contain_text(MARKUP)
    assert page.locator(".report-text img").count() == 0
    marks = page.locator(".unseen")
    assert [each.get_attribute("data-name") for each in marks.all()] == ["RLO", "PDF", "U+0007"]
    # An override would put the 4 to the right of the 6.
    assert _left_of(page, TRICK[1], TRICK[2])


def _left_of(page: Page, first: str, second: str) -> bool:
    """Return whether of two neighbours in the text the first is drawn to the left."""
    found: bool = page.evaluate(
        """([first, second]) => {
          const walker = document.createTreeWalker(document.querySelector(".report-text"), NodeFilter.SHOW_TEXT);
          while (walker.nextNode()) {
            const at = walker.currentNode.data.indexOf(first + second);
            if (at < 0) continue;
            const box = (from) => {
              const range = document.createRange();
              range.setStart(walker.currentNode, from);
              range.setEnd(walker.currentNode, from + 1);
              return range.getBoundingClientRect().left;
            };
            return box(at) < box(at + 1);
          }
          throw new Error("not there");
        }""",
        [first, second],
    )
    return found


def test_a_hostile_title_and_publisher_stay_in_their_place(report: Watched) -> None:
    page = report.page
    page.set_viewport_size({"width": 390, "height": 800})
    report.visit(f"reports/{HOSTILE}?lang=en")
    heading = page.locator("#report-title")
    box = heading.bounding_box()
    assert box is not None
    assert box["height"] < 200
    page.get_by_role("button", name="Whole title").click()
    expect(heading).to_contain_text("<script>alert(2)</script>")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert "\u202e" not in page.title()
    day, publisher = page.get_by_text("9 November 2017"), page.locator(".facts b")
    expect(publisher).to_contain_text("<b>ناشر</b>")
    expect(day).to_have_text("9 November 2017")


def test_a_long_report_is_all_there_and_marked_where_it_is_read(report: Watched, theatre: Theatre) -> None:
    page, reading = report.page, long(theatre)
    report.visit(f"reports/{LONG}?lang=ar")
    expect(page.locator(".words").first).to_be_visible()
    assert page.evaluate(ORIGINAL) == reading.report.text
    assert page.locator(".words").count() < MANY / 5
    assert page.get_by_role("option").count() < 60


def test_a_link_into_the_middle_of_a_long_report_opens_at_the_words(report: Watched, theatre: Theatre) -> None:
    page, statements = report.page, ids(long(theatre))
    report.visit(f"reports/{LONG}?lang=ar&statement={statements[MANY // 2]}")
    words = page.locator(".words.chosen")
    expect(words.first).to_be_in_viewport()
    assert "".join(words.all_text_contents()).endswith(f"في اليوم رقم {MANY // 2} من القتال")
    expect(page.locator(f"#row-{statements[MANY // 2]}")).to_be_in_viewport()
    page.get_by_role("button", name="الإفادة التالية").click()
    expect(page.locator(".words.chosen").first).to_be_in_viewport()
    expect(page.get_by_text(f"{MANY // 2 + 2:,} من {MANY:,}")).to_be_visible()


def test_a_report_is_printed_with_its_statements(report: Watched) -> None:
    page = report.page
    report.visit(f"reports/{LAYERED}?lang=ar")
    page.emulate_media(media="print")
    expect(page.locator(".printed .row")).to_have_count(4)
    expect(page.get_by_role("button", name="الإفادة التالية")).to_be_hidden()
    assert page.locator(".report-text").evaluate("each => each.scrollHeight <= each.clientHeight + 1")


def test_on_paper_the_whole_list_is_there_at_once(report: Watched) -> None:
    page = report.page
    report.visit(f"reports/{LONG}?lang=en")
    # The browser lays the paper out as soon as whoever hears of it has returned.
    rows = "dispatchEvent(new Event('beforeprint')), document.querySelectorAll('.printed .row').length"
    assert page.evaluate(rows) == MANY
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(page.locator(".printed")).to_have_count(0)


def test_a_recorder_goes_from_report_to_report_of_the_list(report: Watched) -> None:
    page = report.page
    report.visit(f"reports/{LAYERED}?lang=en&kind=casualties&from=2017-11-09")
    page.get_by_role("navigation", name="Reports before and after").get_by_role("link").first.click()
    expect(page.locator("#report-title")).to_contain_text("عنوان")
    expect(page).to_have_url(re.compile(rf"/reports/{HOSTILE}\?lang=en&from=2017-11-09&kind=casualties"))
    expect(page.get_by_test_id("report")).to_be_focused()
    page.go_back()
    expect(page.locator("#report-title")).to_have_text("أخبار الفرات")


def test_a_report_that_is_not_there_says_so(report: Watched) -> None:
    page = report.page
    report.visit("reports/sha256:none?lang=en")
    expect(page.get_by_role("heading", name="No report in the record has this address")).to_be_visible()
    page.get_by_role("link", name="To the list of reports").click()
    expect(page).to_have_url(re.compile("/reports$|/reports\\?"))
    report.amiss = [each for each in report.amiss if "404" not in each]
