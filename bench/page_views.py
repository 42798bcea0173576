"""The page's views at real addresses, for what looks at all of them: a server on a database, a browser, the paths."""

import json
import os
import re
import shutil
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import quote
from urllib.request import urlopen

import uvicorn
from playwright.sync_api import Browser, Page, Playwright, expect

import marsad
from marsad.examples import folder
from marsad.store import Store
from marsad.theatre.loading import load
from marsad.web.app import create

LANGUAGES = ("ar", "en")
# The width and height of a desk, a tablet and a phone, in CSS pixels.
SIZES = {"wide": (1440, 900), "tablet": (820, 1100), "phone": (390, 844)}
_BROWSERS = ("chromium", "chromium-browser", "google-chrome")
# How long a view may take to be there, in milliseconds: software rendering draws a map slowly.
PATIENCE_MS = 30_000
_REPORTS = "/api/reports?limit=1000"
_EVENTS = "/api/events?sort=-statements&limit=100"


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A view of the page at a path with its query, but for the language."""

    name: str
    path: str

    def address(self, server: str, language: str) -> str:
        """Return where the view is found on the server."""
        return f"{server}{self.path}{'&' if '?' in self.path else '?'}lang={language}"


@contextmanager
def served(db: Path | None = None) -> Iterator[str]:
    """Yield the address of a server on `db`, without one on the example reports, while the block runs."""
    with ExitStack() as stack:
        if db is None:
            db = Path(stack.enter_context(TemporaryDirectory())) / "examples.db"
            marsad.ingest(marsad.read_paths([folder()]), db=db)
        store = stack.enter_context(Store.open(db))
        listening = stack.enter_context(socket.socket())
        listening.bind(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(create(store, load("syria")), log_config=None, access_log=False))
        thread = threading.Thread(target=server.run, args=([listening],))
        thread.start()
        while not server.started:
            time.sleep(0.01)
        try:
            yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join()


def browser(playwright: Playwright) -> Browser:
    """Return the Chromium of this machine, Playwright's own where it has none."""
    found = next((path for name in _BROWSERS if (path := shutil.which(name))), None)
    return playwright.chromium.launch(executable_path=found, args=[] if os.geteuid() else ["--no-sandbox"])


def views(server: str) -> tuple[View, ...]:
    """Return every view, those of one thing at the one of which most is told."""
    events = _asked(server, _EVENTS)["events"]
    event = events[0] if events else None
    place = next((each["id"] for told in events for each in told["places"] if each["id"]), None)
    reports: list[dict[str, Any]] = _asked(server, _REPORTS)["reports"]
    report = max(reports, key=lambda each: int(each["statements"]), default=None)
    found = [View(name="map", path="/")]
    if place:
        found.append(View(name="place", path=f"/places/{quote(place)}"))
    found += [View(name="casualties", path="/casualties"), View(name="displacement", path="/displacement")]
    found.append(View(name="events", path="/events"))
    if event:
        found.append(View(name="event", path=f"/events/{event['id']}"))
    found.append(View(name="reports", path="/reports"))
    if report:
        found += _report(server, report["id"])
    compare = View(name="compare", path="/compare")
    return (*found, compare, View(name="about", path="/about"), View(name="lost", path="/nowhere"))


def settle(page: Page) -> None:
    """Wait until the view is there: its heading, what it asked for, and its fonts."""
    page.get_by_role("main").locator("h1, h2, [data-testid=map], .map").first.wait_for(timeout=PATIENCE_MS)
    page.wait_for_load_state("networkidle", timeout=PATIENCE_MS)
    page.evaluate("document.fonts.ready.then(() => null)")
    for drawn in page.locator("[data-testid=map], [data-testid=maps] figure").all():
        expect(drawn).to_have_attribute("data-drawn", re.compile("."), timeout=PATIENCE_MS)


def _report(server: str, report_id: str) -> Iterator[View]:
    """Yield the report without a statement chosen, and with the one in its middle."""
    path = f"/reports/{quote(report_id, safe=':')}"
    statements = _asked(server, f"/api{path}")["statements"]
    yield View(name="report", path=path)
    if statements:
        yield View(name="statement", path=f"{path}?statement={statements[len(statements) // 2]['id']}")


def _asked(server: str, path: str) -> Any:  # noqa: ANN401 (any JSON)
    with urlopen(server + path, timeout=600) as answer:
        return json.load(answer)
