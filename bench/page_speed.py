"""Print how fast the map is in a real browser, on a store as large as one likes.

    python bench/page_speed.py --db FILE [--steps 120] [--rounds 5] [--alone]

The server is the real one, on this machine, in a process of its own; the browser is headless Chromium, without a
graphics card. Measured are the first useful map (coloured places on the screen) after a reload with an empty cache, the
script's work for each step of the slider by day (all that the page's thread runs in JavaScript from the key until the
frame after the next, MapLibre's part included), what is sent, and the memory of the page's own heap. The script's times
are of the processor; the others are upper ends where the machine does other work besides. What the rows of the store do
not tell yet is computed before.
"""

import argparse
import gzip
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import median, quantiles
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

from marsad.store import Store
from marsad.theatre.loading import load
from marsad.web.page import folder

CHROMIUM = "/usr/bin/chromium"
FLAGS = ("--use-gl=swiftshader", "--enable-unsafe-swiftshader", "--enable-precise-memory-info")
# When coloured places are on the screen: the map says so at the first frame that has them.
_USEFUL = "[data-testid=map][data-seen=true]"
# When all histories are there, and the slider goes anywhere.
_WHOLE = "[data-testid=map][data-whole=true]"
# What both questions of events are answered with where control is measured alone: each takes its own part.
_NO_EVENTS: dict[str, Any] = {"as_of": None, "days": [], "undated": 0, "type": "FeatureCollection", "features": []}
_EVENTS = re.compile(r"/api/(days|events/)")
_FRAMES = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())))"
_SENT = "() => performance.getEntriesByType('resource').map((each) => [each.name, each.encodedBodySize])"


@contextmanager
def served(db: Path) -> Iterator[str]:
    """Yield the address at which the store is served while the block runs."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "marsad", "serve", "--db", str(db), "--port", str(port), "--no-browser"]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}/"
    try:
        while not answers(address):
            time.sleep(0.2)
        yield address
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


def script_seconds(session: CDPSession) -> float:
    """Return how long the page's thread ran scripts so far."""
    metrics = session.send("Performance.getMetrics")["metrics"]
    return float(next(each["value"] for each in metrics if each["name"] == "ScriptDuration"))


def steps(page: Page, session: CDPSession, count: int) -> list[float]:
    """Return the seconds of script that each step by a day takes; the last of a rest's work is not left to the next."""
    slider = page.locator(".slider")
    slider.focus()
    took = []
    for _ in range(count):
        page.evaluate(_FRAMES)
        before = script_seconds(session)
        page.keyboard.press("ArrowLeft")
        page.evaluate(_FRAMES)
        took.append(script_seconds(session) - before)
    return took


def told(name: str, seconds: Sequence[float], unit: str = "ms") -> str:
    """Return the median, the 95th of a hundred and the longest, in words."""
    factor = 1e3 if unit == "ms" else 1
    late = quantiles(seconds, n=20)[-1] if len(seconds) > 1 else seconds[0]
    shown = [f"{factor * each:.1f}" for each in (median(seconds), late, max(seconds))]
    return f"{name:9}median {shown[0]} {unit}, p95 {shown[1]}, longest {shown[2]}"


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
        print(f"store    {store.counts().statements:,} statements, {len(record.places()):,} places", flush=True)


def opened(browser: Browser, address: str, rounds: int, *, alone: bool) -> Page:
    """Print how long the first useful map takes, and return the page that was opened last."""
    took: list[float] = []
    for _ in range(rounds + 1):
        page = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
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
    with served(db) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        page = opened(browser, address, rounds, alone=alone)
        page.locator(_WHOLE).wait_for(timeout=120_000)
        page.wait_for_timeout(3_000)  # the cells of the land, and what holds for one day
        sent = page.evaluate(_SENT)
        print(f"sent     {sum(size for _, size in sent) / 1e6:.2f} MB in {len(sent)} answers, compressed", flush=True)
        session = page.context.new_cdp_session(page)
        session.send("Performance.enable", {"timeDomain": "threadTicks"})
        print(told("step", steps(page, session, count)), flush=True)
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
