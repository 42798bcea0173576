"""What the page's own thread did, in processor time, from Chromium's trace."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Browser, Page

CATEGORIES = ("devtools.timeline", "v8", "blink.user_timing")
# What an event of the trace is counted as, by its name; what is named otherwise is the browser's own.
_SCRIPT = ("FunctionCall", "Evaluate", "v8.", "V8.", "RunMicrotasks", "TimerFire", "EventDispatch", "FireAnimation")
_SCRIPT_ALSO = ("HandlePostMessage", "MajorGC", "MinorGC", "XHR", "FireIdleCallback")
_LAYOUT = ("Layout", "UpdateLayoutTree", "PrePaint", "HitTest", "IntersectionObserver", "ParseHTML", "ParseAuthorStyle")
_PAINT = ("Paint", "Layerize", "Commit", "UpdateLayer", "Raster", "Decode")
KINDS = {"script": _SCRIPT + _SCRIPT_ALSO, "layout": _LAYOUT, "paint": _PAINT}
_Event = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """Milliseconds of processor time between two marks by what they went into, and milliseconds on the wall."""

    script: float
    layout: float
    paint: float
    wall: float


def traced(browser: Browser, page: Page) -> None:
    """Have everything from now on traced."""
    browser.start_tracing(page=page, categories=list(CATEGORIES))


def events(browser: Browser) -> Sequence[_Event]:
    """End tracing, and return what was traced."""
    found: Sequence[_Event] = json.loads(browser.stop_tracing())["traceEvents"]
    return found


def works(trace: Iterable[_Event], spans: Iterable[tuple[str, str]]) -> tuple[Work, ...]:
    """Return what was done between each two marks that the page made; each mark is there once."""
    trace = list(trace)
    marks = {each["name"]: each for each in trace if "user_timing" in each["cat"] and each["ph"] in "RIn"}
    asked = [(marks[first], marks[last]) for first, last in spans]
    thread = {(first["pid"], first["tid"]) for first, _ in asked}
    own = _alone(each for each in trace if each["ph"] == "X" and (each["pid"], each["tid"]) in thread)
    return tuple(_work(own, first["ts"], last["ts"]) for first, last in asked)


def _work(own: Iterable[tuple[_Event, float]], start: float, end: float) -> Work:
    spent: defaultdict[str, float] = defaultdict(float)
    for event, alone in own:
        if start <= event["ts"] < end:
            spent[_kind(event["name"])] += alone / 1e3
    return Work(script=spent["script"], layout=spent["layout"], paint=spent["paint"], wall=(end - start) / 1e3)


def _kind(name: str) -> str:
    return next((kind for kind, names in KINDS.items() if name.startswith(names)), "other")


def _alone(found: Iterable[_Event]) -> list[tuple[_Event, float]]:
    """Return each event with the processor's microseconds that none of the events within it took."""
    told: list[tuple[_Event, float]] = []
    within: list[int] = []
    for event in sorted(found, key=lambda each: (each["ts"], -each.get("dur", 0))):
        while within and told[within[-1]][0]["ts"] + told[within[-1]][0].get("dur", 0) <= event["ts"]:
            within.pop()
        took = event.get("tdur", 0)
        if within:
            outer, alone = told[within[-1]]
            told[within[-1]] = (outer, alone - took)
        within.append(len(told))
        told.append((event, took))
    return told
