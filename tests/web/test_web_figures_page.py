"""The views of figures in a real browser: from the answer in words to the sentence behind one stretch."""

import json
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, Route, expect
from web_browser import Watched
from web_server import serving

import marsad
from marsad.examples import folder
from marsad.theatre.theatre import Theatre

pytestmark = pytest.mark.browser
# Milliseconds: the clerk starts within some seconds, later on a busy machine.
_MOST = 90_000


@pytest.fixture(scope="module")
def counted(tmp_path_factory: pytest.TempPathFactory, theatre: Theatre) -> Iterator[str]:
    db = tmp_path_factory.mktemp("figures") / "record.db"
    marsad.ingest(marsad.read_paths([folder()]), db=db)
    with serving(db, theatre) as address:
        yield address


@pytest.fixture
def figures(page: Page, counted: str) -> Iterator[Watched]:
    page.emulate_media(reduced_motion="reduce")
    made = Watched(page, counted)
    yield made
    assert not made.amiss


def shown(figures: Watched, path: str) -> Page:
    figures.visit(path)
    expect(figures.page.get_by_role("toolbar").first).to_be_attached(timeout=_MOST)
    return figures.page


def test_a_stretch_of_the_chart_opens_the_claims_behind_it_by_keyboard(figures: Watched) -> None:
    page = shown(figures, "casualties?lang=en&by=side")
    chart = page.get_by_role("toolbar", name="Bounds of Islamic State")
    first = chart.get_by_role("button").first
    first.focus()
    page.keyboard.press("End")
    page.keyboard.press("Home")
    expect(first).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("spot=2017-09-21..2017-09-30.*line=IS"))
    heading = page.get_by_role("heading", name=re.compile("^Islamic State, 21 September 2017"))
    expect(heading).to_contain_text("at least 14", timeout=_MOST)
    expect(page.locator(".behind .soft").first).to_contain_text("by Russia")
    quote = page.locator(".behind a.quote").first
    expect(quote).to_have_attribute("href", re.compile("/reports/sha256:.*statement="))
    page.go_back()
    expect(page.get_by_role("heading", name="The figures behind it")).to_be_visible()


def test_the_fullest_account_comes_first(figures: Watched) -> None:
    page = shown(figures, "casualties?lang=en")
    rows = page.locator(".origins tbody tr td:nth-of-type(1)")
    least = [int(re.findall(r"\d+", text.replace(",", ""))[0]) for text in rows.all_inner_texts()]
    assert len(least) > 2
    assert least == sorted(least, reverse=True)


def test_the_same_numbers_stand_in_a_table_and_silence_is_no_zero(figures: Watched) -> None:
    page = shown(figures, "casualties?lang=en&every=month")
    page.get_by_text("As a table").click()
    table = page.get_by_role("table", name="All together")
    expect(table.get_by_role("row", name=re.compile("^October 2017 at least 1"))).to_contain_text("at least 128")
    expect(table.get_by_role("row", name=re.compile("^February 2018"))).to_contain_text("nobody speaks of it")


def test_what_cannot_hold_stands_with_all_its_sentences(figures: Watched) -> None:
    page = shown(figures, "casualties?lang=ar")
    clash = page.locator(".contradictions li")
    expect(clash).to_have_count(1)
    expect(clash.locator("a.quote")).to_have_count(3)
    expect(clash).to_contain_text("مستبعد")


def test_persons_and_families_are_never_added_up(figures: Watched) -> None:
    page = shown(figures, "displacement?lang=en")
    ways = page.get_by_role("group", name="Ways of counting").get_by_role("button")
    expect(ways).to_have_text(
        [re.compile("persons"), re.compile("families"), re.compile("persons"), re.compile("how many are there")]
    )
    ways.last.click()
    expect(page.locator(".summary")).to_contain_text("83,700", timeout=_MOST)
    expect(page.locator(".counters")).to_contain_text("34,500")


def test_filters_stand_in_the_address_and_an_answer_that_is_none_says_so(figures: Watched) -> None:
    page = shown(figures, "casualties?lang=en&source=SOHR")
    expect(page.locator(".origins tbody tr")).to_have_count(1)
    figures.visit("casualties?lang=en&from=1999-01-01&to=1999-02-01&party=SDF")
    expect(page.locator(".summary")).to_contain_text("That is no finding that nobody was affected", timeout=_MOST)


@pytest.mark.parametrize(("kind", "at"), [("casualties", "claims"), ("displacement", "answers.0.claims")])
def test_the_claims_are_taken_away_as_json_also_where_they_must_be_computed_first(
    figures: Watched, kind: str, at: str
) -> None:
    page = shown(figures, f"{kind}?lang=en")
    asked: list[str] = []

    def once_not_ready(route: Route) -> None:
        asked.append(route.request.url)
        if len(asked) == 1:
            route.fulfill(status=202, json={"state": "computing", "share": 0.5})
        else:
            route.continue_()

    page.route(re.compile(f"/api/{kind}\\?.*limit=1000"), once_not_ready)
    with page.expect_download(timeout=_MOST) as taken:
        page.get_by_role("button", name="JSON").click()
    assert taken.value.suggested_filename == f"marsad-{kind}.json"
    rows = json.loads(taken.value.path().read_text(encoding="utf-8"))
    answer = page.request.get(asked[-1]).json()
    for name in at.split("."):
        answer = answer[int(name) if name.isdigit() else name]
    assert len(asked) > 1
    assert rows == answer
    assert all(row["sentence"]["quote"] for row in rows)
