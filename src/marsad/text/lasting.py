"""Values that are built once, in their hundred thousands, and kept until the process ends."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def lasting() -> Iterator[None]:
    """Build what is kept for good without Python's collector of cycles, which never looks at it again.

    What a theatre's names are held in has no cycles, and a collector that walked it over and over while it grew would
    take longer than all the rest of starting.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.freeze()
            gc.enable()
