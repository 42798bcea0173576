"""A count of people with what befell them."""

from msgspec import Struct

from marsad.extract.mention.scan import Hit
from marsad.extract.role.headcount import Count
from marsad.extract.term import Outcome

# A prisoner may be freed, a missing person found: the noun alone is no news of harm.
NEED_VERB = frozenset((Outcome.CAPTURED, Outcome.MISSING))


class Toll(Struct, frozen=True, kw_only=True):
    """A count with its outcome. `parent`: the toll of which it is part. `cue` is where its outcome is said.

    `topic`: where, in the text, the noun stands whose number a tally tells (حصيلة قتلى النظام بلغت 19).
    """

    count: Count
    outcome: Outcome
    cue: Hit | None
    parent: "Toll | None" = None
    rule: str
    topic: tuple[int, int] | None = None
