"""Print what a long report costs the browser: until its first words are seen, and until all of it stands in the page.

    python bench/page_report.py [--db FILE] [--megabytes 2] [--rounds 3]

Without `--db` the example reports, over and over in one file, are read first, which takes minutes. Of the database the
report with the most statements is opened as the page is opened first, then at the statement in its middle. Script,
layout and paint are milliseconds of the processor in the page's own thread, traced; the wall is an upper end. Medians.
"""

import argparse
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import astuple
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from urllib.parse import unquote
from urllib.request import urlopen

from playwright.sync_api import Browser, sync_playwright

import marsad
from marsad.examples import folder
from page_trace import Work, events, traced, works
from page_views import PATIENCE_MS, SIZES, View, browser, served, views

# A task after the frame that has the words, and one after the frame in which none are missing.
_WATCH = """
const seen = (name) => requestAnimationFrame(() => setTimeout(() => {
  performance.mark(name);
  document.documentElement.dataset[name] = "true";
}));
let first = true;
new MutationObserver((_, watcher) => {
  const text = document.querySelector(".report-text");
  if (!text) return;
  if (first && text.querySelector(".block")) [first] = [false, seen("first")];
  if (text.textContent.length < LENGTH) return;
  seen("whole");
  watcher.disconnect();
}).observe(document, { subtree: true, childList: true });
performance.mark("begun");
"""
_SPANS = (("begun", "first"), ("begun", "whole"))


@contextmanager
def database(given: Path | None, megabytes: float) -> Iterator[Path]:
    """Yield the database that was given, else one of a single report that is so long."""
    if given:
        yield given
        return
    with TemporaryDirectory() as made:
        texts = [path.read_text(encoding="utf-8") for path in sorted(folder().rglob("*.txt"))]
        length = sum(len(text.encode()) for text in texts)
        long, db = Path(made) / "long.txt", Path(made) / "long.db"
        long.write_text("\n\n".join(texts * round(megabytes * 1e6 / length)), encoding="utf-8")
        marsad.ingest(marsad.read_paths([long]), db=db)
        yield db


def measure(opened: Browser, address: str, units: int) -> tuple[Work, ...]:
    """Return the work until the first words, and until all `units` of the text, in a browser that has kept nothing."""
    width, height = SIZES["wide"]
    context = opened.new_context(viewport={"width": width, "height": height})
    page = context.new_page()
    page.add_init_script(_WATCH.replace("LENGTH", str(units)))
    traced(opened, page)
    page.goto(address)
    page.locator("html[data-whole=true]").wait_for(timeout=PATIENCE_MS, state="attached")
    found = works(events(opened), _SPANS)
    context.close()
    return found


def tell(opened: Browser, server: str, view: View, rounds: int) -> None:
    """Print both works for the view, the median of each figure."""
    address = view.address(server, "ar")
    report = unquote(view.path.split("?")[0])
    with urlopen(f"{server}/api{report}", timeout=600) as answer:
        told = json.load(answer)
    units = len(told["text"].encode("utf-16-le")) // 2
    print(f"{view.name}: {units:,} characters, {len(told['statements']):,} statements")
    found = [measure(opened, address, units) for _ in range(rounds)]
    for name, each in zip(("first words", "whole"), zip(*found, strict=True), strict=True):
        script, layout, paint, wall = (median(values) for values in zip(*map(astuple, each), strict=True))
        print(f"{name:<14}{script:>8.0f}{layout:>8.0f}{paint:>8.0f}{wall:>8.0f}", flush=True)


def main() -> None:
    """Measure the report as it opens, and at a statement in its middle."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--db", type=Path)
    parser.add_argument("--megabytes", type=float, default=2)
    parser.add_argument("--rounds", type=int, default=3)
    asked = parser.parse_args()
    with database(asked.db, asked.megabytes) as db, served(db) as server, sync_playwright() as playwright:
        opened = browser(playwright)
        print(f"{'ms':<14}{'script':>8}{'layout':>8}{'paint':>8}{'wall':>8}")
        for view in views(server):
            if view.name in {"report", "statement"}:
                tell(opened, server, view, asked.rounds)
        opened.close()


if __name__ == "__main__":
    main()
