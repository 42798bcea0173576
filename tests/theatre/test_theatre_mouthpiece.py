"""Whose voice a publisher is, and whom its "our forces" mean."""

import pytest

from marsad.text.lexicon import load as entries
from marsad.theatre.loading import load
from marsad.theatre.mouthpiece import Mouthpiece, voice_of


@pytest.mark.parametrize(
    ("publisher", "party"),
    [
        pytest.param("Houthi military spokesman", "HOUTHIS", id="spokesman"),
        pytest.param("Saba (Houthi)", "HOUTHIS", id="agency-of-a-side"),
        pytest.param("Amaq", "IS", id="agency"),
        pytest.param("Hezbollah War Media", "HEZBOLLAH", id="war-media"),
        pytest.param("قوات سوريا الديمقراطية", "SDF", id="arabic"),
        pytest.param("SOHR", None, id="observatory"),
        pytest.param("Reuters", None, id="wire"),
        pytest.param("This Is Beirut", None, id="a-word-like-a-name"),
        pytest.param(None, None, id="unknown"),
    ],
)
def test_a_publisher_may_be_a_party(publisher: str | None, party: str | None) -> None:
    assert voice_of(publisher) == party


def test_every_mouthpiece_is_of_a_party_that_there_is() -> None:
    known = {party.id for party in load("syria").parties}
    assert {row.id for row in entries("marsad.theatre.everywhere", "mouthpieces.yaml", Mouthpiece)} <= known
