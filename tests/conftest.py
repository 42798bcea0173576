"""What all tests share: which of them can run here, and the browser for those of the page."""

import gc
import os
import shutil
from collections.abc import Generator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from playwright.sync_api import expect, sync_playwright

import small_model

# Where stores are made in tests that hold on every engine.
pytest_plugins = ["store_places"]
ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"
# Chromium asks its maker's servers for updates and features; tests send nothing outside.
QUIET = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
)
# Folders of tests in which a file takes long, or such a file: they open browsers or start processes.
SLOWEST_FIRST = ("web", "cli", "test_docs.py", "faults", "store", "record", "evaluation", "source", "test_crew.py")

# The same cases on every machine and however slow it is: what looks for new ones is `make soak`.
settings.register_profile("checks", derandomize=True, deadline=None)
settings.load_profile("checks")
# As long as Playwright waits for an action: on a machine that has other work to do a page may be slow and right.
expect.set_options(timeout=30_000)


@cache
def chromium() -> str | None:
    """Return the path of a Chromium, the system's before Playwright's own, None where there is none."""
    for name in ("chromium", "chromium-browser", "google-chrome"):
        if path := shutil.which(name):
            return path
    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    return own if Path(own).exists() else None


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Leave what is collected out of every later search for garbage: it lives to the end, and is most of what lives."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.enable()


def pytest_xdist_auto_num_workers() -> int:
    """Return how many tests run at a time: who tests the page waits for it a third of the time."""
    return max(2, (os.cpu_count() or 1) * 3 // 2)


def _turn(item: pytest.Item) -> int:
    """Return the place in line of a test's folder or file: the small ones of the others fill the end, on every core."""
    folder = item.path.relative_to(ROOT / "tests").parts[0]
    return SLOWEST_FIRST.index(folder) if folder in SLOWEST_FIRST else len(SLOWEST_FIRST)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Begin with what takes longest, skip what cannot run here, with the reason, and leave long ones to `make soak`."""
    items.sort(key=_turn)
    soak = "soak" in config.getoption("-m")
    for item in items:
        if item.get_closest_marker("soak") and not soak:
            item.add_marker(pytest.mark.skip(reason="takes long: run by make soak"))
        if item.get_closest_marker("shared") and not SHARED.is_dir():
            item.add_marker(pytest.mark.skip(reason="the team's reports are not beside this clone"))
        if item.get_closest_marker("browser") and chromium() is None:
            item.add_marker(pytest.mark.skip(reason="no Chromium: see tools/browser"))
        if item.get_closest_marker("model") and os.environ.get("CI") != "true" and small_model.missing():
            item.add_marker(pytest.mark.skip(reason="no small model: see tools/model_server"))


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Return how Chromium is started: the one found here, quiet, and without its sandbox for root."""
    sandbox = [] if os.geteuid() else ["--no-sandbox"]
    return {**browser_type_launch_args, "executable_path": chromium(), "args": [*QUIET, *sandbox]}
