"""Where a text names outlets."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from marsad.report.outlet_names import OutletNames
from marsad.text.matcher import Form, Matcher


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Folded [start, end) names `outlet`. `own`: in words that only the outlet uses. `attached`: behind و, ب, ل."""

    start: int
    end: int
    outlet: str
    own: bool
    attached: bool


def mentions(folded: str, outlets: Sequence[OutletNames]) -> tuple[Mention, ...]:
    """Return where `folded` names `outlets`, in order; of names inside one another the longest."""
    found: list[Mention] = []
    ends = {True: 0, False: 0}
    for match in _matcher(tuple(outlets)).find(folded):
        outlet, own = match.payload
        if match.start < ends[own]:
            continue
        ends[own] = match.end
        attached = match.word_start < match.start
        found.append(Mention(start=match.start, end=match.end, outlet=outlet, own=own, attached=attached))
    return tuple(found)


# Runs have one theatre; two more are kept for tests and servers that hold several.
@lru_cache(maxsize=3)
def _matcher(outlets: tuple[OutletNames, ...]) -> Matcher[tuple[str, bool]]:
    forms = [Form(text=form, payload=(outlet.id, False)) for outlet in outlets for form in outlet.forms]
    forms += [Form(text=form, payload=(outlet.id, True)) for outlet in outlets for form in outlet.self_forms]
    return Matcher(forms)
