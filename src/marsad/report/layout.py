"""The lines of a report, as its page had them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from marsad.report.mention import Mention


@dataclass(frozen=True, slots=True)
class Line:
    """Folded [start, end) of one line that is not empty, without the white space around it. `text`: its words."""

    start: int
    end: int
    text: str

    def holds(self, offset: int) -> bool:
        """Return whether `offset` lies in the line."""
        return self.start <= offset < self.end


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


def _lines(folded: str) -> Iterator[Line]:
    at = 0
    for raw in folded.split("\n"):
        text = raw.strip()
        if text:
            start = at + len(raw) - len(raw.lstrip())
            yield Line(start, start + len(text), text)
        at += len(raw) + 1
