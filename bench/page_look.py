"""Take a picture of every view of the page, in both languages, at three widths, light and dark.

    python bench/page_look.py FOLDER [--db FILE] [--view NAME ...] [--language ar] [--size phone] [--light]
    python bench/page_look.py docs --shown

With `--shown` it is the few pictures that the documentation shows, of the example reports, compressed. Without `--db`
the example reports are looked at. A picture is called `VIEW-LANGUAGE-SIZE-light.png`, or `-dark`. What a view complains
of on its console is printed, and makes the exit code 1.
"""

import argparse
from base64 import b64decode
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from playwright.sync_api import Browser, ConsoleMessage, Page, sync_playwright

from page_views import LANGUAGES, SIZES, View, browser, served, settle, views

SCHEMES = ("light", "dark")
# What the documentation shows: what a picture is called, of which address, in which language, size and scheme.
SHOWN = (
    ("screenshot", "/?day=2017-11-10&place=ocha:C5167", "ar", "wide", "light"),
    ("screenshot-map-en", "/?day=2017-11-10&place=ocha:C5167", "en", "wide", "dark"),
    ("screenshot-place", "/places/ocha:C5167", "ar", "phone", "light"),
    ("screenshot-report", "REPORT", "ar", "wide", "light"),
    ("screenshot-casualties", "/casualties", "en", "wide", "light"),
)
# Of 100; what is drawn with a pen looks as it is from about 80 on.
QUALITY = 86
# Software rendering warns of itself; that is no fault of the page.
_DRIVER = "GL Driver Message"


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """A view as somebody sees it."""

    view: View
    language: str
    size: str
    scheme: str

    @property
    def name(self) -> str:
        """What the picture is called."""
        return f"{self.view.name}-{self.language}-{self.size}-{self.scheme}.png"


def looks(found: Sequence[View], asked: argparse.Namespace) -> Iterator[Look]:
    """Yield every look that is asked for."""
    shown = [view for view in found if not asked.view or view.name in asked.view]
    schemes = SCHEMES[:1] if asked.light else SCHEMES
    for view, language, size, scheme in product(shown, asked.language or LANGUAGES, asked.size or SIZES, schemes):
        yield Look(view=view, language=language, size=size, scheme=scheme)


def take(opened: Browser, server: str, look: Look, folder: Path) -> list[str]:
    """Return what the view complained of while its picture was taken."""
    complaints: list[str] = []

    def _said(message: ConsoleMessage) -> None:
        # The browser complains of the status of a page that is not there; that is what the view is for.
        if message.type in ("error", "warning") and _DRIVER not in message.text and look.view.name != "lost":
            complaints.append(message.text)

    page = _page(opened, look.size, look.scheme)
    page.on("console", _said)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(look.view.address(server, look.language))
    settle(page)
    page.screenshot(path=folder / look.name)
    page.context.close()
    return complaints


def show(opened: Browser, server: str, folder: Path) -> Iterator[Path]:
    """Yield each picture that the documentation shows, made anew."""
    statement = next((view.path for view in views(server) if view.name == "statement"), "/")
    for name, path, language, size, scheme in SHOWN:
        page = _page(opened, size, scheme)
        page.goto(View(name=name, path=statement if path == "REPORT" else path).address(server, language))
        settle(page)
        asked = {"format": "webp", "quality": QUALITY}
        picture = page.context.new_cdp_session(page).send("Page.captureScreenshot", asked)["data"]
        (folder / f"{name}.webp").write_bytes(b64decode(picture))
        page.context.close()
        yield folder / f"{name}.webp"


def _page(opened: Browser, size: str, scheme: str) -> Page:
    width, height = SIZES[size]
    context = opened.new_context(
        viewport={"width": width, "height": height},
        color_scheme="dark" if scheme == "dark" else "light",
        reduced_motion="reduce",
    )
    return context.new_page()


def main() -> int:
    """Take the pictures; return 1 where a view complained."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--db", type=Path)
    parser.add_argument("--view", action="append")
    parser.add_argument("--language", action="append", choices=LANGUAGES)
    parser.add_argument("--size", action="append", choices=tuple(SIZES))
    parser.add_argument("--light", action="store_true", help="no dark pictures")
    parser.add_argument("--shown", action="store_true", help="what the documentation shows")
    asked = parser.parse_args()
    asked.folder.mkdir(parents=True, exist_ok=True)
    wrong = 0
    with served(asked.db) as server, sync_playwright() as playwright:
        opened = browser(playwright)
        if asked.shown:
            for picture in show(opened, server, asked.folder):
                print(picture.name, f"{picture.stat().st_size / 1000:.0f} kB", flush=True)
        for look in () if asked.shown else looks(views(server), asked):
            complaints = take(opened, server, look, asked.folder)
            print(look.name, *complaints, sep="\n    ", flush=True)
            wrong += bool(complaints)
        opened.close()
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main())
