"""Values made in their hundred thousands, which Python's collector of cycles would walk over and over in vain."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def lasting() -> Iterator[None]:
    """Build what is kept for good without Python's collector of cycles, which never looks at it again.

    What a theatre's names are held in has no cycles, and a collector that walked it over and over while it grew would
    take longer than all the rest of starting.
    """
    with _uncollected(freeze=True):
        yield


@contextmanager
def passing() -> Iterator[None]:
    """Build what goes as soon as nobody asks for it, having no cycles: what is found in one report.

    Of a text of a megabyte so much is found that the collector would take an eighth of the time.
    """
    with _uncollected(freeze=False):
        yield


@contextmanager
def _uncollected(*, freeze: bool) -> Iterator[None]:
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            if freeze:
                gc.freeze()
            gc.enable()
