"""A page in a real browser, watched while it is used."""

import base64
import time
from dataclasses import dataclass, field

from playwright.sync_api import ConsoleMessage, Page, Request, expect

REDRAWN_S = 15.0
# Software rendering warns of itself; that is no fault of the page.
_DRIVER = "GL Driver Message"
_COUNT = """
async ([image, wanted]) => {
  const bitmap = await createImageBitmap(await (await fetch(image)).blob());
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  const context = canvas.getContext("2d");
  context.drawImage(bitmap, 0, 0);
  const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height);
  let count = 0;
  for (let i = 0; i < data.length; i += 4) {
    if (wanted.every((part, at) => Math.abs(data[i + at] - part) <= 6)) count += 1;
  }
  return count;
}
"""


@dataclass
class Watched:
    """A page and everything amiss that happened in it: what it asked of others, and what it complained of."""

    page: Page
    address: str
    amiss: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("request", self._requested)
        self.page.on("console", self._said)
        self.page.on("pageerror", lambda error: self.amiss.append(f"error: {error}"))

    def _requested(self, request: Request) -> None:
        if not request.url.startswith((self.address, "blob:", "data:")):
            self.amiss.append(f"asked {request.url}")

    def _said(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and _DRIVER not in message.text:
            self.amiss.append(f"{message.type}: {message.text}")

    def open(self, query: str = "") -> None:
        """Open the page at `query` and wait until the record is there; the map may take longer."""
        self.page.goto(self.address + query)
        expect(self.page.get_by_test_id("day")).to_be_visible()

    def visit(self, path: str) -> None:
        """Open the view at `path`, and wait until it is there."""
        self.page.goto(self.address + path)
        expect(self.page.get_by_role("main").get_by_role("heading").first).to_be_visible()

    def drawn(self, day: str) -> None:
        """Wait until the map shows `day`: without a graphics card that takes its time."""
        expect(self.page.get_by_test_id("map")).to_have_attribute("data-drawn", day, timeout=30_000)

    def rested(self, day: str) -> None:
        """Wait until the map shows all of `day`, what waits until the slider rests included."""
        expect(self.page.get_by_test_id("map")).to_have_attribute("data-rested", day, timeout=60_000)

    def redrawn(self, before: bytes) -> None:
        """Wait until the map looks otherwise than in the picture `before`."""
        end = time.monotonic() + REDRAWN_S
        while self.page.get_by_test_id("map").screenshot() == before:
            assert time.monotonic() < end, "the map looks as before"

    def pixels(self, colour: str) -> int:
        """Return how many pixels of the map have `colour`, "#rrggbb"."""
        image = self.page.get_by_test_id("map").screenshot()
        wanted = [int(colour[at : at + 2], 16) for at in (1, 3, 5)]
        blank = self.page.context.new_page()
        count: int = blank.evaluate(_COUNT, ["data:image/png;base64," + base64.b64encode(image).decode(), wanted])
        blank.close()
        return count
