"""The lines of a report, as its page had them."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from msgspec import Struct

from marsad.report.mention import Mention


class Line(Struct, frozen=True):
    """Folded [start, end) of one line that is not empty, without the white space around it. `text`: its words."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A folded text, its title, its other lines that are no noise, and the outlets that all these name."""

    folded: str
    title: Line | None
    lines: Sequence[Line]
    mentions: Sequence[Mention]


def lines(folded: str) -> tuple[Line, ...]:
    """Return the lines of a `folded` text that hold something, in order."""
    return tuple(_lines(folded))


def without(some: Sequence[Line], every: Sequence[Line]) -> Iterator[Line]:
    """Return the lines of `every` that are not among `some`."""
    starts = frozenset(line.start for line in some)
    return (line for line in every if line.start not in starts)


def outside(some: Sequence[Line], mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Return the `mentions` that stand in none of `some` lines; both are in order."""
    starts = [line.start for line in some]
    for mention in mentions:
        at = bisect_right(starts, mention.start) - 1
        if at < 0 or mention.start >= some[at].end:
            yield mention


def _lines(folded: str) -> Iterator[Line]:
    at = 0
    for raw in folded.split("\n"):
        text = raw.strip()
        if text:
            start = at + len(raw) - len(raw.lstrip())
            yield Line(start, start + len(text), text)
        at += len(raw) + 1
