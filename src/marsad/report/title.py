"""Which line of a report is its title."""

import re
from collections.abc import Sequence

from marsad.report.layout import Line
from marsad.report.noise import is_noise

# Code points: the longest title that was met has 170.
_LONGEST = 250
# A title may stand behind a line or two of the page.
_LOOKED_AT = 4
# What only the beginning of a report's first sentence has: a dateline with its dash or its double colon.
_DATELINE = re.compile(r"\)\s*-|::|-\s*سانا\b|\bسانا\s*-")
_BODY_END = re.compile(r"[.،؛,;]\Z")
_WORD = re.compile(r"[^\W\d_]{2,}")
_FEWEST_WORDS = 3


def title(lines: Sequence[Line]) -> Line | None:
    """Return the title's line, None where the text begins with its first sentence."""
    for i, line in enumerate(lines[:_LOOKED_AT]):
        if is_noise(line.text) or len(_WORD.findall(line.text)) < _FEWEST_WORDS:
            continue
        last = i + 1 >= len(lines)
        return None if last or not _may_be_title(line.text) else line
    return None


def _may_be_title(text: str) -> bool:
    return len(text) <= _LONGEST and not _DATELINE.search(text) and not _BODY_END.search(text)
