"""A stretch of an original text."""

from msgspec import Struct

from marsad.errors import SpanError


class Span(Struct, frozen=True, order=True):
    """The code points [start, end) of an original text; `start < end`."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise SpanError(f"a span needs 0 <= start < end, not [{self.start}, {self.end})")

    def quote(self, text: str) -> str:
        """Return the words of `text` that this span holds.

        Raises:
            SpanError: the span ends beyond the text.
        """
        if self.end > len(text):
            raise SpanError(f"span [{self.start}, {self.end}) ends beyond a text of {len(text)} code points")
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        """Return whether the two share a code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: "Span") -> bool:
        """Return whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def hull(self, other: "Span") -> "Span":
        """Return the smallest span that holds both."""
        return Span(min(self.start, other.start), max(self.end, other.end))
