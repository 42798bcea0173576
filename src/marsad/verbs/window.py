"""What comes in, parted into windows: what is looked for, read and kept together."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from time import monotonic

from marsad.errors import Issue, MarsadError
from marsad.extract.contract import Reading
from marsad.report.document import Document
from marsad.store.arrival import Arrival

Incoming = Reading | Document | Issue
Window = list[Incoming]
# A window has so many things, letters, seconds at the most: what a kill loses, how long others wait to write, and how
# much is held in memory; a thing that is longer is a window of its own. More would be no quicker; our measure.
THINGS, LETTERS, SECONDS = 64, 1 << 18, 1.0


def windows(reports: Iterable[Incoming], things: int = THINGS) -> Iterator[Window]:
    """Yield what comes in, in its order, as windows of at most so many things.

    Where no more comes for an error, what came before is yielded first; where somebody interrupts, it is not.
    """
    window: Window = []
    letters, begun = 0, monotonic()
    items = iter(reports)
    while True:
        try:
            report = next(items)
        except StopIteration:
            break
        except MarsadError:
            if window:
                yield window
            raise
        long = _letters(report)
        if window and letters + long > LETTERS:
            yield window
            window = []
        if not window:
            letters, begun = 0, monotonic()
        window.append(report)
        letters += long
        if len(window) >= things or monotonic() - begun >= SECONDS:
            yield window
            window = []
    if window:
        yield window


def _letters(report: Incoming) -> int:
    match report:
        case Document():
            return len(report.text)
        case Reading():
            return len(report.report.document.text)
        case Issue():
            return 0


def arrived(thing: Incoming, found: Arrival | None = None) -> Arrival:
    """Return what came in, with what was made of it without its original."""
    if found is None:
        return Arrival(what=thing.report.document, reading=thing) if isinstance(thing, Reading) else Arrival(what=thing)
    if not isinstance(thing, Document) or found.report is None:
        return found
    # The original was not sent to and fro.
    report = replace(found.report, document=thing)
    reading = replace(found.reading, report=report) if found.reading else None
    return Arrival(what=thing, reading=reading, sheaf=found.sheaf, composed=None if reading else report)
