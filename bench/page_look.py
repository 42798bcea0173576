"""Take a picture of every view of the page, in both languages, at three widths, light and dark.

    python bench/page_look.py FOLDER [--db FILE] [--view NAME ...] [--language ar] [--size phone] [--light]

Without `--db` the example reports are looked at. A picture is called `VIEW-LANGUAGE-SIZE-light.png`, or `-dark`. What a
view complains of on its console is printed, and makes the exit code 1.
"""

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from playwright.sync_api import Browser, ConsoleMessage, sync_playwright

from page_views import LANGUAGES, SIZES, View, browser, served, settle, views

SCHEMES = ("light", "dark")
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

    width, height = SIZES[look.size]
    context = opened.new_context(
        viewport={"width": width, "height": height},
        color_scheme="dark" if look.scheme == "dark" else "light",
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.on("console", _said)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(look.view.address(server, look.language))
    settle(page)
    page.screenshot(path=folder / look.name)
    context.close()
    return complaints


def main() -> int:
    """Take the pictures; return 1 where a view complained."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--db", type=Path)
    parser.add_argument("--view", action="append")
    parser.add_argument("--language", action="append", choices=LANGUAGES)
    parser.add_argument("--size", action="append", choices=tuple(SIZES))
    parser.add_argument("--light", action="store_true", help="no dark pictures")
    asked = parser.parse_args()
    asked.folder.mkdir(parents=True, exist_ok=True)
    wrong = 0
    with served(asked.db) as server, sync_playwright() as playwright:
        opened = browser(playwright)
        for look in looks(views(server), asked):
            complaints = take(opened, server, look, asked.folder)
            print(look.name, *complaints, sep="\n    ", flush=True)
            wrong += bool(complaints)
        opened.close()
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main())
