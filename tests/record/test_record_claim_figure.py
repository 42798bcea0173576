"""A figure as a claim refuses to be wrong, and knows whose it is."""

from datetime import date

import pytest

from marsad.record.counter.claim import Claim


def test_a_claim_ends_no_earlier_than_it_starts() -> None:
    with pytest.raises(ValueError, match="ends"):
        Claim(id="a", origin="SOHR", outcome="killed", start=date(2018, 1, 2), end=date(2018, 1, 1), low=1, high=1)


def test_the_bounds_of_a_claim_do_not_cross() -> None:
    with pytest.raises(ValueError, match="cross"):
        Claim(id="a", origin="SOHR", outcome="killed", start=None, end=None, low=2, high=1)


@pytest.mark.parametrize(
    ("origin", "voice"), [pytest.param("SOHR", "SOHR", id="named"), pytest.param("", "r1", id="unnamed")]
)
def test_what_nobody_with_a_name_says_is_the_report_s(origin: str, voice: str) -> None:
    assert (
        Claim(id="a", origin=origin, report_id="r1", outcome="killed", start=None, end=None, low=1, high=1).voice
        == voice
    )
