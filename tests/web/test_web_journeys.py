"""Four people come to the page for what they need, and get it: over the example reports, in a real browser."""

import csv
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from web_browser import Watched
from web_server import serving

from marsad import examples, verbs
from marsad.theatre.theatre import Theatre

pytestmark = pytest.mark.browser
BUKAMAL = "البوكمال"
RETAKEN = "استعاد تنظيم"
RETURNED = "يستعيد كامل مدينة"
# The chosen words end above the lower half of the window.
_ABOVE = """() => [...document.querySelectorAll(".words.chosen")]
  .every((words) => words.getBoundingClientRect().bottom < 0.54 * innerHeight)"""
DAYS_FROM_EPOCH = date(1970, 1, 1).toordinal()


@pytest.fixture(scope="module")
def observatory(tmp_path_factory: pytest.TempPathFactory, theatre: Theatre) -> Iterator[str]:
    db = tmp_path_factory.mktemp("journeys") / "record.db"
    done = verbs.ingest(verbs.documents([examples.folder()]), db=db)
    assert (done.read, done.failed) == (30, ())
    with serving(db, theatre) as address:
        yield address


@pytest.fixture
def visitor(page: Page, observatory: str) -> Iterator[Watched]:
    page.emulate_media(reduced_motion="reduce")
    made = Watched(page, observatory)
    yield made
    assert not made.amiss


def test_a_newcomer_finds_who_held_bukamal_on_a_day_and_reads_the_sentence(visitor: Watched) -> None:
    page = visitor.page
    visitor.open("?lang=ar")
    search = page.get_by_role("combobox", name="ابحث عن مكان أو طرف أو مصدر أو كلمات")
    search.fill("ابو كمال")
    page.get_by_role("option", name=BUKAMAL).first.click()
    panel = page.get_by_test_id("place")
    expect(panel.get_by_role("heading", level=2)).to_have_text(BUKAMAL)

    wanted = date(2017, 11, 11)
    page.locator("input.slider").fill(str(wanted.toordinal() - DAYS_FROM_EPOCH))
    expect(page.get_by_test_id("day")).to_have_attribute("data-day", wanted.isoformat())
    expect(panel.locator(".now p.holder")).to_contain_text("تنظيم الدولة الإسلامية")
    panel.locator("button.sentence, a.sentence", has_text=RETAKEN).first.click()

    expect(page).to_have_url(re.compile("/reports/sha256:"))
    words = page.locator(".report-text .words.chosen")
    expect(words.first).to_be_in_viewport()
    assert RETAKEN in "".join(words.all_text_contents())
    page.go_back()
    expect(page.get_by_test_id("day")).to_have_attribute("data-day", wanted.isoformat())


def test_on_a_phone_the_sentence_that_was_followed_stands_above_its_fields(visitor: Watched) -> None:
    page = visitor.page
    visitor.visit("reports?lang=ar&q=" + RETAKEN)
    page.get_by_role("main").get_by_role("link", name=re.compile(RETURNED)).first.click()
    expect(page).to_have_url(re.compile("/reports/sha256:"))
    report = re.search("sha256:[0-9a-f]+", page.url)
    assert report
    told = page.request.get(f"{visitor.address}api/reports/{report[0]}").json()["statements"]
    statement = next(each["id"] for each in told if RETAKEN in each["quote"])
    page.set_viewport_size({"width": 390, "height": 844})
    visitor.visit(f"reports/{report[0]}?lang=ar&statement={statement}")
    words = page.locator(".report-text .words.chosen").last
    expect(words).to_be_visible()
    # Half of a phone belongs to the fields.
    page.wait_for_function(_ABOVE)
    expect(page.get_by_test_id("statement").first).to_be_in_viewport()


def test_a_recorder_checks_each_figure_of_a_report(visitor: Watched) -> None:
    page = visitor.page
    visitor.visit("reports?lang=en&q=" + RETAKEN)
    page.get_by_role("main").get_by_role("link", name=re.compile(RETURNED)).first.click()
    report = page.get_by_test_id("report")
    expect(report).to_be_visible()
    tools = page.get_by_role("group", name="Which statements are shown")
    tools.get_by_role("button", name=re.compile("^Figures")).click()
    rows = page.get_by_role("listbox").get_by_role("option")
    expect(rows.first).to_be_visible()

    page.get_by_role("listbox").focus()
    seen = set()
    for _ in range(rows.count()):
        page.keyboard.press("ArrowDown")
        card = page.get_by_test_id("statement").first
        expect(card).to_be_visible()
        words = "".join(page.locator(".report-text .words.chosen").all_text_contents())
        assert re.search("[0-9]|قتل|قضى|جرح", words)
        seen.add(words)
    assert any("43" in words for words in seen)


def test_a_journalist_takes_away_what_was_known_on_the_day(visitor: Watched, tmp_path: Path) -> None:
    page = visitor.page
    visitor.open("?lang=ar&day=2017-11-11&as_of=2017-11-12")
    visitor.drawn("2017-11-11")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="حفظ بصيغة SVG").click()
    waiting.value.save_as(tmp_path / "map.svg")
    drawn = (tmp_path / "map.svg").read_text("utf-8")
    for words in ("11 تشرين الثاني / نوفمبر 2017", "تنظيم الدولة الإسلامية", "OCHA (CC BY 3.0 IGO)"):
        assert words in drawn


def test_a_researcher_compares_two_publishers_and_downloads_the_rows(visitor: Watched, tmp_path: Path) -> None:
    page = visitor.page
    visitor.visit("compare?lang=en&mode=sources&on=2017-11-11")
    pairs = page.get_by_test_id("pairs")
    expect(pairs).to_be_visible()
    with page.expect_download() as waiting:
        page.get_by_role("link", name="CSV").or_(page.get_by_role("button", name="CSV")).first.click()
    waiting.value.save_as(tmp_path / "rows.csv")
    raw = (tmp_path / "rows.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(raw.decode("utf-8-sig").splitlines()))
    assert len(rows) == int(pairs.get_attribute("data-total") or 0) > 0
