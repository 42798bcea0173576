"""The place whose name is nearest to one that no gazetteer has."""

import re
from collections.abc import Mapping

from rapidfuzz import fuzz, process

from marsad.theatre.place import Place

# Of 100, per rapidfuzz's ratio: of 53 villages as reports spell them, .80 found 48 within their area.
LEAST = 80.0
# The next name must be this much less like, or neither is meant.
LEAD = 4.0
# A shorter name is like too many others.
SHORTEST = 4
_ARTICLE = re.compile(r"\b(?:ال|لل)(?=\w{2})")


def likest(name: str, names: Mapping[str, Place], *, least: float = LEAST) -> Place | None:
    """Return the place of `names`, by bare name, that is called nearly `name`; None where none or more than one is.

    `least` is of 100.
    """
    wanted = bare(name)
    if len(wanted) < SHORTEST:
        return None
    found = process.extract(wanted, list(names), scorer=fuzz.ratio, limit=6, score_cutoff=least)
    if not found:
        return None
    best = names[found[0][0]]
    rivals = [score for known, score, _ in found[1:] if names[known].id != best.id]
    return best if not rivals or found[0][1] - rivals[0] >= LEAD else None


def bare(name: str) -> str:
    """Return folded `name` without its articles and spaces, as it is compared."""
    return _ARTICLE.sub("", name).replace(" ", "")
