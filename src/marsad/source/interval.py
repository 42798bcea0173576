"""How often a source is asked, as its description writes it: 30m, 6h, 1d."""

import re
from collections.abc import Mapping
from datetime import timedelta

_UNITS: Mapping[str, timedelta] = {
    "m": timedelta(minutes=1),
    "h": timedelta(hours=1),
    "d": timedelta(days=1),
}
_WRITTEN = re.compile(r"\s*(\d{1,4})\s*([mhd])\s*")
# More often no outlet need be asked; our choice.
LEAST = timedelta(minutes=5)
MOST = timedelta(days=366)


def interval(written: str) -> timedelta:
    """Return the time that `written` names.

    Raises:
        ValueError: it is not a number with m, h or d, or out of bounds.
    """
    found = _WRITTEN.fullmatch(written)
    if not found:
        raise ValueError(f"the interval {written!r} is not written as 30m, 6h or 1d")
    length = int(found[1]) * _UNITS[found[2]]
    if not LEAST <= length <= MOST:
        raise ValueError(f"the interval {written!r} is not between 5m and 366d")
    return length
