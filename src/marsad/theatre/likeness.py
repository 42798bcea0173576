"""The place whose name is nearest to one that no gazetteer has."""

import re
from collections.abc import Mapping

from rapidfuzz import fuzz, process

from marsad.theatre.place import Place

# Of 100, per rapidfuzz's ratio: SOURCES.md of the shared data found 48 of 53 villages at .80 within their area.
LEAST = 80.0
# The next name must be this much less like, or neither is meant.
LEAD = 4.0
# A shorter name is like too many others.
SHORTEST = 4
_ARTICLE = re.compile(r"\b(?:ال|لل)(?=\w{2})")


def likest(name: str, names: Mapping[str, Place], *, least: float = LEAST) -> Place | None:
    """Return the place of `names` that is called nearly `name`, None where none or more than one is.

    `least` is of 100.
    """
    wanted = _bare(name)
    if len(wanted) < SHORTEST:
        return None
    rows = {known: _bare(known) for known in names}
    found = process.extract(wanted, rows, scorer=fuzz.ratio, limit=6, score_cutoff=least)
    if not found:
        return None
    best = names[found[0][2]]
    rivals = [score for _, score, known in found[1:] if names[known].id != best.id]
    return best if not rivals or found[0][1] - rivals[0] >= LEAD else None


def _bare(name: str) -> str:
    return _ARTICLE.sub("", name).replace(" ", "")
