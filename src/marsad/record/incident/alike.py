"""How much two texts share, in rows of words: by this one is the other's copy."""

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import combinations

from marsad.record.incident.decided import closed
from marsad.text.fold import fold

# Words in a row that are compared as one; of texts with fewer such rows nobody can say that one is the other's copy.
_ROW = 3
LEAST_ROWS = 8
# Of all the rows of two texts so many are in both where one is a copy; a reporter who writes anew shares a few percent.
ALIKE = 0.6
# Texts whose rows are kept: what tells of one event comes out within some days.
_KEPT = 1024
_WORD = re.compile(r"\w+")


@lru_cache(maxsize=_KEPT)
def rows(text: str) -> frozenset[bytes]:
    """Return every few words in a row that the text has."""
    words = _WORD.findall(fold(text).text)
    return frozenset(" ".join(words[i : i + _ROW]).encode() for i in range(len(words) - _ROW + 1))


def share(one: frozenset[bytes], other: frozenset[bytes]) -> float:
    """Return how much of all the rows of two texts is in both."""
    return len(one & other) / len(one | other)


def _is_copy(one: frozenset[bytes], other: frozenset[bytes]) -> bool:
    is_too_long = min(len(one), len(other)) < ALIKE * max(len(one), len(other))
    return not is_too_long and share(one, other) >= ALIKE


def alike(texts: Iterable[tuple[str, frozenset[bytes]]]) -> tuple[tuple[str, ...], ...]:
    """Return the groups of ids whose texts are near-identical, in order; `texts` has each id with its rows.

    All are compared with all: for the few reports that tell of one event.
    """
    told = sorted({key: found for key, found in texts if len(found) >= LEAST_ROWS}.items())
    pairs = ({a, b} for (a, one), (b, other) in combinations(told, 2) if _is_copy(one, other))
    return tuple(sorted({*closed(pairs).values()}))
