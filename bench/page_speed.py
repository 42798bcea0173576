"""Print how fast the map is in a real browser, on a store as large as one likes.

    python bench/page_speed.py --db FILE [--steps 120] [--rounds 5] [--alone]

The server is the real one, on this machine, in a process of its own; the browser is headless Chromium, without a
graphics card. Measured are

- the first useful map after a reload with an empty cache: the places of the day are drawn in their colours. With it
  what the page's thread did until then (script, layout, paint: processor time), what the server's processor took, and
  when what the map waits for was there;
- each step of the slider by a day, from the key until the frame that shows the day is on its way to the screen: begun
  from rest, and apart from it what is done after that frame (the margin, then outlines, names, incidents); and in a
  burst, each begun while the graphics and the margin may still be busy with the one before;
- what is sent, and the memory of the page's own heap.

Processor times hold on a busy machine too, if not quite as on an idle one; those on the wall are upper ends. What the
rows of the store do not tell yet is computed before.
"""

import argparse
import gzip
import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

from playwright.sync_api import Browser, Page, sync_playwright

from marsad.store import Store
from marsad.theatre.loading import load
from marsad.web.page import folder
from page_steps import rest, tell_burst, tell_steps, told
from page_trace import events, traced, works

CHROMIUM = "/usr/bin/chromium"
FLAGS = ("--use-gl=swiftshader", "--enable-unsafe-swiftshader", "--enable-precise-memory-info")
_DESK: Any = {"width": 1440, "height": 900}
# When coloured places are on the screen: the map says so at the first frame that has them.
_USEFUL = "[data-testid=map][data-seen=true]"
# When all histories are there, and the slider goes anywhere.
_WHOLE = "[data-testid=map][data-whole=true]"
# What both questions of events are answered with where control is measured alone: each takes its own part.
_NO_EVENTS: dict[str, Any] = {"as_of": None, "days": [], "undated": 0, "type": "FeatureCollection", "features": []}
_EVENTS = re.compile(r"/api/(days|events/)")
# The page's marks in the trace: when the places are seen.
_WATCH = """
new MutationObserver((_, watcher) => {
  if (!document.querySelector("[data-testid=map][data-seen=true]")) return;
  performance.mark("seen");
  watcher.disconnect();
}).observe(document, { subtree: true, childList: true, attributes: true });
performance.mark("begun");
"""
_PARTS = {"/api/control/day": "who held what", "/assets/maplibre-": "map library", "/assets/chart-": "map's own code"}
_TIMES = """
() => [
  performance.getEntriesByName("seen")[0].startTime,
  performance.getEntriesByType("resource").map((each) => [each.name, each.requestStart, each.responseEnd]),
]
"""
_SENT = "() => performance.getEntriesByType('resource').map((each) => [each.name, each.encodedBodySize])"


@contextmanager
def served(db: Path) -> Iterator[tuple[str, int]]:
    """Yield the address at which the store is served while the block runs, and the process that serves it."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "marsad", "serve", "--db", str(db), "--port", str(port), "--no-browser"]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}/"
    try:
        while not answers(address):
            time.sleep(0.2)
        yield address, server.pid
    finally:
        server.terminate()
        server.wait()


def answers(address: str) -> bool:
    """Return whether the server answers."""
    try:
        with urlopen(f"{address}healthz", timeout=5):
            return True
    except URLError:
        return False


def first_map(page: Page, address: str) -> float:
    """Return the seconds from the reload until coloured places are on the screen."""
    begun = time.perf_counter()
    page.goto(address)
    page.locator(_USEFUL).wait_for(timeout=120_000)
    return time.perf_counter() - begun


def tell_first(browser: Browser, page: Page, address: str, server: int) -> None:
    """Print of what a first useful map consists."""
    page.add_init_script(_WATCH)
    before = processor_seconds(server)
    traced(browser, page)
    first_map(page, address)
    seen, files = page.evaluate(_TIMES)
    took = processor_seconds(server) - before
    (work,) = works(events(browser), [("begun", "seen")])
    parts = f"script {work.script:.0f} ms, layout {work.layout:.0f}, paint {work.paint:.0f}"
    print(f"  of which {parts}; the server's processor {1e3 * took:.0f}")
    for part, name in _PARTS.items():
        found = next(((begun, end) for file, begun, end in files if part in file), None)
        if found:
            print(f"  {name} asked for at {found[0]:.0f} ms, there at {found[1]:.0f}")
    print(f"  seen at {seen:.0f} ms", flush=True)


def processor_seconds(process: int) -> float:
    """Return how long processors worked for the process so far."""
    fields = Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def bundle() -> str:
    """Return what the scripts and styles of the page weigh, as gzip has them."""
    files = [*folder().rglob("*.js"), *folder().rglob("*.mjs"), *folder().rglob("*.css")]
    sizes = {path.name: len(gzip.compress(path.read_bytes())) for path in files}
    library = sum(size for name, size in sizes.items() if name.startswith("maplibre"))
    whole = sum(sizes.values())
    return f"bundle   {whole / 1e3:.0f} kB gzipped, {(whole - library) / 1e3:.0f} without the map library"


def prepare(db: Path) -> None:
    """Bring the store's rows up to date, and say how much there is."""
    with Store.open(db) as store:
        record = store.record(load("syria"))
        record.update()
        print(
            f"store    {store.counts().statements:,} statements, {len(record.chart().chart.places):,} places",
            flush=True,
        )


def opened(browser: Browser, address: str, rounds: int, *, alone: bool) -> Page:
    """Print how long the first useful map takes, and return the page that was opened last."""
    took: list[float] = []
    for _ in range(rounds + 1):
        page = browser.new_context(viewport=_DESK).new_page()
        if alone:
            page.route(_EVENTS, lambda route: route.fulfill(json=_NO_EVENTS))
        took.append(first_map(page, address))
        if len(took) <= rounds:
            page.context.close()
    print(f"cold     {took[0]:.2f} s until the first useful map of a server that was just started")
    print(told("first", took[1:], "s"), flush=True)
    return page


def measure(db: Path, count: int, rounds: int, *, alone: bool) -> None:
    """Print every measure."""
    prepare(db)
    print(bundle(), flush=True)
    with served(db) as (address, server), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        page = opened(browser, address, rounds, alone=alone)
        tell_first(browser, browser.new_context(viewport=_DESK).new_page(), address, server)
        page.locator(_WHOLE).wait_for(timeout=120_000)
        rest(page)  # the cells of the land, and what holds for one day, are there
        sent = page.evaluate(_SENT)
        print(f"sent     {sum(size for _, size in sent) / 1e6:.2f} MB in {len(sent)} answers, compressed", flush=True)
        tell_steps(browser, page, count)
        tell_burst(browser, page, count)
        session = page.context.new_cdp_session(page)
        session.send("HeapProfiler.collectGarbage")
        used = session.send("Runtime.getHeapUsage")["usedSize"]
        print(f"memory   {used / 1e6:.0f} MB of heap")
        browser.close()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--db", type=Path, required=True)
    parser.add_argument("--steps", type=int, default=120, help="how many steps of the slider")
    parser.add_argument("--rounds", type=int, default=5, help="how often the page is opened")
    parser.add_argument("--alone", action="store_true", help="control alone: events and days are not asked for")
    options = parser.parse_args()
    measure(options.db, options.steps, options.rounds, alone=options.alone)
