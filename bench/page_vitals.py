"""Print how quickly every view of the page is there, and how much it sends: what Lighthouse calls the vitals.

    python bench/page_vitals.py [--db FILE] [--rounds 3] [--slow 1]

Without `--db` the example reports are looked at. For every view, in Arabic, on a desk's screen, each round in a browser
that has nothing kept: the first and the largest contentful paint (ms), how far things shifted (a score; under .1 is
good), how long scripts held the page up (ms, the part of each task beyond 50), and what was sent (kB, compressed).
Medians. `--slow 4` makes the processor four times as slow as it is, as Lighthouse does for a phone.
"""

import argparse
from collections.abc import Sequence
from dataclasses import astuple, dataclass
from pathlib import Path
from statistics import median
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from page_views import SIZES, View, browser, served, settle, views

# Begun before anything of the page is.
_WATCH = """
window.vitals = { fcp: 0, lcp: 0, cls: 0, tbt: 0 };
const watch = (type, each) =>
  new PerformanceObserver((list) => list.getEntries().forEach(each)).observe({ type, buffered: true });
watch("paint", (entry) => { if (entry.name === "first-contentful-paint") vitals.fcp = entry.startTime; });
watch("largest-contentful-paint", (entry) => { vitals.lcp = entry.startTime; });
watch("layout-shift", (entry) => { if (!entry.hadRecentInput) vitals.cls += entry.value; });
watch("longtask", (entry) => { vitals.tbt += entry.duration - 50; });
"""
_SENT = """
() => performance.getEntriesByType("resource").concat(performance.getEntriesByType("navigation"))
  .reduce((sum, entry) => sum + entry.transferSize, 0)
"""
# What comes after a view is there may still shift it or hold it up.
AFTER_MS = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Vitals:
    """First and largest contentful paint and blocking time in milliseconds, the shift's score, kilobytes."""

    fcp_ms: float
    lcp_ms: float
    shift: float
    blocked_ms: float
    sent_kb: float


def measure(opened: Browser, server: str, view: View, slow: float) -> Vitals:
    """Return the vitals of the view in a browser that has kept nothing."""
    width, height = SIZES["wide"]
    context = opened.new_context(viewport={"width": width, "height": height})
    context.add_init_script(_WATCH)
    page = context.new_page()
    if slow > 1:
        context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slow})
    page.goto(view.address(server, "ar"))
    settle(page)
    page.wait_for_timeout(AFTER_MS)
    found: dict[str, Any] = page.evaluate("() => window.vitals")
    sent: float = page.evaluate(_SENT)
    context.close()
    return Vitals(
        fcp_ms=found["fcp"],
        lcp_ms=found["lcp"],
        shift=found["cls"],
        blocked_ms=found["tbt"],
        sent_kb=sent / 1000,
    )


def medians(rounds: Sequence[Vitals]) -> tuple[float, ...]:
    """Return the median of each figure."""
    return tuple(median(values) for values in zip(*map(astuple, rounds), strict=True))


def main() -> None:
    """Measure every view, and print a line for each."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--db", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--slow", type=float, default=1)
    asked = parser.parse_args()
    print(f"{'view':<14}{'FCP ms':>8}{'LCP ms':>8}{'shift':>8}{'TBT ms':>8}{'sent kB':>9}")
    with served(asked.db) as server, sync_playwright() as playwright:
        opened = browser(playwright)
        for view in views(server):
            found = [measure(opened, server, view, asked.slow) for _ in range(asked.rounds)]
            fcp, lcp, shift, blocked, sent = medians(found)
            print(f"{view.name:<14}{fcp:>8.0f}{lcp:>8.0f}{shift:>8.3f}{blocked:>8.0f}{sent:>9.0f}", flush=True)
        opened.close()


if __name__ == "__main__":
    main()
