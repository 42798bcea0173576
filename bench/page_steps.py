"""What steps of the map's slider cost: each from rest, and one at once after the other."""

from collections.abc import Sequence
from statistics import median, quantiles
from typing import Any

from playwright.sync_api import Browser, Page

from page_trace import Work, events, traced, works

PATIENCE_MS = 120_000
# The page's marks in the trace: a step's key, and the end of the frame that follows it: the next task, or the
# next frame where the graphics are so late that the browser makes that first.
_STEPS = """
() => {
  let count = 0;
  window.shown = -1;
  document.removeEventListener("keydown", window.stepped, { capture: true });
  window.stepped = () => {
    const number = count;
    count += 1;
    performance.mark(`key${number}`);
    const show = () => {
      if (window.shown >= number) return;
      performance.mark(`shown${number}`);
      window.shown = number;
    };
    requestAnimationFrame(() => [setTimeout(show), requestAnimationFrame(show)]);
  };
  document.addEventListener("keydown", window.stepped, { capture: true });
}
"""
_SHOWN = "(number) => window.shown >= number"
# All of the slider's day is drawn, and the graphics have taken it: they are two frames behind at most.
_RESTED = """
() => {
  const [map, day] = ["map", "day"].map((name) => document.querySelector(`[data-testid=${name}]`));
  return map.dataset.rested === day.dataset.day;
}
"""
_FRAMES = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))"
_POLL_MS: Any = 100  # a question at every frame would be work of the page


def tell_steps(browser: Browser, page: Page, count: int) -> None:
    """Print what steps by a day take, each begun once all of the day before is drawn, and what follows upon each."""
    begin(browser, page)
    for number in range(count):
        page.keyboard.press("ArrowLeft")
        page.wait_for_function(_SHOWN, arg=number, timeout=PATIENCE_MS, polling=_POLL_MS)
        rest(page)
        page.evaluate("(number) => performance.mark(`rested${number}`)", number)
    trace = events(browser)
    tell("step", works(trace, [(f"key{number}", f"shown{number}") for number in range(count)]))
    tell("its rest", works(trace, [(f"shown{number}", f"rested{number}") for number in range(count)]))


def tell_burst(browser: Browser, page: Page, count: int) -> None:
    """Print what steps by a day take where each is begun at once when the one before is on its way to the screen.

    What is done for the one before is counted between the two (the margin, mostly), or with the next where it is later.
    """
    begin(browser, page)
    for number in range(count):
        page.keyboard.press("ArrowLeft")
        page.wait_for_function(_SHOWN, arg=number, timeout=PATIENCE_MS)
    rest(page)
    page.evaluate("performance.mark('rested')")
    trace = events(browser)
    tell("burst", works(trace, [(f"key{number}", f"shown{number}") for number in range(count)]))
    tell("between", works(trace, [(f"shown{number}", f"key{number + 1}") for number in range(count - 1)]))
    tell("its rest", works(trace, [(f"shown{count - 1}", "rested")]))


def begin(browser: Browser, page: Page) -> None:
    """Have the steps that follow marked and traced, from rest."""
    page.locator(".slider").focus()
    rest(page)
    page.evaluate(_STEPS)
    traced(browser, page)


def rest(page: Page) -> None:
    """Wait until all of the slider's day is drawn, and no frame is under way."""
    page.wait_for_function(_RESTED, timeout=PATIENCE_MS, polling=_POLL_MS)
    page.evaluate(_FRAMES)


def tell(name: str, steps: Sequence[Work]) -> None:
    """Print what steps consist of."""
    for kind in ("script", "layout", "paint", "wall"):
        seconds = [getattr(each, kind) / 1e3 for each in steps]
        print(told(name if kind == "script" else "", seconds, kind=kind), flush=True)


def told(name: str, seconds: Sequence[float], unit: str = "ms", *, kind: str = "") -> str:
    """Return the median, the 95th of a hundred and the longest, in words."""
    factor = 1e3 if unit == "ms" else 1
    late = quantiles(seconds, n=20)[-1] if len(seconds) > 1 else seconds[0]
    shown = [f"{factor * each:.1f}" for each in (median(seconds), late, max(seconds))]
    return f"{name:9}{kind and kind + ' '}median {shown[0]} {unit}, p95 {shown[1]}, longest {shown[2]}"
