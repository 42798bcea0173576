"""Which details of the people counted leave somebody out: the rows' own examples are the cases."""

import pytest

from marsad.record.counter.people import details, is_restrictive

FITTING = [pytest.param(words, id=f"{row.id} {words}") for row in details() for words in row.examples]
NEVER = [pytest.param(words, id=f"{row.id} {words}") for row in details() for words in row.never]


@pytest.mark.parametrize("words", FITTING)
def test_a_detail_that_tells_who_they_all_are_leaves_nobody_out(words: str) -> None:
    assert not is_restrictive(words)


@pytest.mark.parametrize("words", NEVER)
def test_a_detail_that_is_only_like_it_leaves_somebody_out(words: str) -> None:
    assert is_restrictive(words)
