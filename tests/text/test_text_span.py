"""Spans lie in their text, and say how they lie to each other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.errors import SpanError
from marsad.text.span import Span

_SPANS = st.builds(lambda start, length: Span(start, start + length), st.integers(0, 20), st.integers(1, 20))


@pytest.mark.parametrize(("start", "end"), [(0, 0), (3, 2), (-1, 2)])
def test_a_span_holds_something(start: int, end: int) -> None:
    with pytest.raises(SpanError, match="a span needs"):
        Span(start, end)


def test_a_span_quotes_its_words_and_no_others() -> None:
    assert Span(3, 6).quote("في حلب") == "حلب"
    with pytest.raises(SpanError, match="ends beyond a text of 6"):
        Span(3, 7).quote("في حلب")


@given(_SPANS, _SPANS)
def test_spans_overlap_contain_and_join_as_the_sets_of_their_offsets_do(one: Span, other: Span) -> None:
    first, second = set(range(one.start, one.end)), set(range(other.start, other.end))
    hull = one.hull(other)
    assert one.overlaps(other) == other.overlaps(one) == bool(first & second)
    assert one.contains(other) == (second <= first)
    assert hull.contains(one)
    assert hull.contains(other)
    assert (hull.start, hull.end) == (min(first | second), max(first | second) + 1)
