"""Which words are only part of a longer name."""

import sys
from bisect import bisect_right
from collections.abc import Sequence
from typing import Any

from marsad.text.matcher import Match


def is_part_of_name(named: Sequence[tuple[int, int]], hit: Match[Any], *, after: bool) -> bool:
    """Return whether a word is only part of a name in `named`, sorted: تحرير in هيئة تحرير الشام.

    `after`: only where it is not the name's first word.
    """
    i = bisect_right(named, (hit.start, sys.maxsize)) - 1
    within = i >= 0 and hit.end <= named[i][1] and named[i] != (hit.start, hit.end)
    return within and not (after and named[i][0] == hit.start)
