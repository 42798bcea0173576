"""All that a text says of the day on which it came out."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from marsad.report.clue import Clue, Tier
from marsad.report.clues import clues
from marsad.report.dateline import header
from marsad.report.layout import Text
from marsad.report.passages import Stretch, days_back, is_of_this_month
from marsad.report.retelling import Anchor
from marsad.when.expression import Expression


@dataclass(frozen=True, slots=True, kw_only=True)
class Layers:
    """What was found in a text, one layer on another, in folded offsets.

    `times`: the points and ranges that nobody is quoted with. `hearsay`: where somebody's earlier words are told.
    """

    text: Text
    times: Sequence[Expression]
    stretches: Sequence[Stretch]
    hearsay: Sequence[tuple[int, int]]


def evidence(layers: Layers) -> Iterator[Clue]:
    """Return the clues of the page's dates, of the report's own words, and of what it tells again."""
    yield from header(layers.text)
    own: list[Expression] = []
    starts = [time.start for time in layers.times]
    for piece in layers.stretches:
        inside = layers.times[bisect_left(starts, piece.start) : bisect_left(starts, piece.end)]
        if piece.anchor is None:
            own.extend(time for time in inside if not _is_hearsay(time, layers.hearsay))
            continue
        # The words "published yesterday" themselves are the report's own.
        own.extend(time for time in inside if time.start < piece.anchor.end)
        told = [time for time in inside if time.start >= piece.anchor.end]
        yield from _told(layers.text.folded, told, piece.anchor, nested=piece.within is not None)
    yield from clues(layers.text.folded, own, Tier.FRESH, 0)


def _told(folded: str, told: Sequence[Expression], anchor: Anchor, *, nested: bool) -> Iterator[Clue]:
    """Return the clues of what was told again; of an earlier day of this month only how old it may be."""
    back = days_back(anchor)
    if back is not None and not nested:
        yield from clues(folded, told, Tier.OLDER if back else Tier.SAME_DAY, back)
    elif is_of_this_month(anchor):
        yield from (clue for clue in clues(folded, told, Tier.OLDER, 0) if clue.earliest)


def _is_hearsay(time: Expression, stretches: Sequence[tuple[int, int]]) -> bool:
    at = bisect_right(stretches, (time.start, len(stretches) and stretches[-1][1])) - 1
    return at >= 0 and time.start < stretches[at][1]
