"""One rule leads wherever a number of people is told: what the fullest account tells, the scantest named beside."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect
from web_browser import Watched
from web_server import serving

from marsad import examples, verbs
from marsad.theatre.theatre import Theatre

pytestmark = pytest.mark.browser
BUKAMAL = "ocha:C5167"
# Milliseconds: a clerk has to begin its work.
_MOST = 30_000


@pytest.fixture(scope="module")
def observatory(tmp_path_factory: pytest.TempPathFactory, theatre: Theatre) -> Iterator[str]:
    db: Path = tmp_path_factory.mktemp("toll") / "record.db"
    verbs.ingest(verbs.documents([examples.folder()]), db=db)
    with serving(db, theatre) as address:
        yield address


@pytest.fixture
def visitor(page: Page, observatory: str) -> Iterator[Watched]:
    made = Watched(page, observatory)
    yield made
    assert not made.amiss


def answer(visitor: Watched, path: str) -> dict[str, Any]:
    """Return what the API answers, waiting while it is counted."""
    for _ in range(60):
        found = visitor.page.request.get(visitor.address + path)
        if found.status == 200:
            return dict(json.loads(found.text()))
        visitor.page.wait_for_timeout(500)
    raise AssertionError(f"{path} is not answered")


def leads(told: Locator, found: dict[str, Any] | None) -> None:
    """Check that the fullest account's bound leads in `told`, with the scantest beside it where that is less."""
    if not found or found["total"] == 0:
        expect(told).to_contain_text("nobody tells", timeout=_MOST)
        return
    least, low = found["least"], found["low"]
    said = f"{least}" if found["high"] == least else f"at least {least}"
    expect(told.locator("a.figure")).to_have_text(re.compile(f"{said}$"), timeout=_MOST)
    scantest = told.get_by_text(f"the scantest tells of {low}.")
    expect(scantest).to_have_count(1 if least > low else 0)


def test_a_place_tells_each_toll_as_the_record_bounds_it(visitor: Watched) -> None:
    visitor.visit(f"places/{BUKAMAL}?lang=en")
    toll = visitor.page.get_by_test_id("toll")
    for outcome in ("killed", "wounded"):
        found = answer(visitor, f"api/casualties?place={BUKAMAL}&outcome={outcome}")
        row = toll.locator(f"li.{outcome}")
        leads(row, found)
        if found["total"]:
            expect(row).to_contain_text(f"{found['total']} claim")
            expect(row.locator("a.figure")).to_have_attribute("href", re.compile(f"casualties.*outcome={outcome}"))
    moved = answer(visitor, f"api/displacement?place={BUKAMAL}&outcome=fled&unit=persons&measure=flow")["answers"]
    leads(toll.locator("li.fled"), moved[0] if moved else None)


def test_place_figures_and_comparison_lead_with_the_same_number(visitor: Watched) -> None:
    page = visitor.page
    found = answer(visitor, f"api/casualties?place={BUKAMAL}&outcome=killed")
    assert found["least"] > found["low"], "the accounts must differ, or nothing is tried"
    told = f"at least {found['least']}"
    visitor.visit(f"places/{BUKAMAL}?lang=en")
    expect(page.get_by_test_id("toll").locator("li.killed a.figure")).to_have_text(told, timeout=_MOST)
    visitor.visit(f"casualties?lang=en&place={BUKAMAL}")
    expect(page.locator(".summary .bounds b")).to_have_text(told, timeout=_MOST)
    visitor.visit(f"compare?lang=en&place={BUKAMAL}&a=2019-12-30&b=2019-12-31&window=all")
    cell = page.get_by_test_id("figures").locator("tbody tr").first.locator("td").first
    expect(cell.locator("a")).to_have_text(told, timeout=_MOST)
    expect(cell).to_contain_text(f"the scantest tells of {found['low']}.")
