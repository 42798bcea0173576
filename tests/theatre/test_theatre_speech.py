"""The words of a theatre are given to its parties, and taken from others."""

import pytest

from marsad.errors import TheatreError
from marsad.text.fold import fold
from marsad.theatre.entries import WeakEntry, WordsEntry
from marsad.theatre.loading import available, load, parties
from marsad.theatre.party import Party, PartyKind
from marsad.theatre.speech import spoken


@pytest.mark.parametrize("theatre", available())
def test_no_party_of_a_theatre_has_a_word_twice(theatre: str) -> None:
    for party in load(theatre).parties:
        words = [fold(word).text for word in (*party.forms, *party.weak)]
        assert len(words) == len(frozenset(words)), party.id


def test_several_hundred_names_are_known() -> None:
    assert sum(len(party.forms) for party in parties()) > 1_200


def _party(party: str, *forms: str) -> Party:
    return Party(id=party, kind=PartyKind.MILITIA, name_ar="م", name_en=party, colour="#112233", forms=forms)


def test_a_word_given_to_one_is_taken_from_others() -> None:
    words = (WordsEntry(id="B", source="press", forms=("الكتائب",), weak=(WeakEntry(form="الكتيبة", needs="x"),)),)
    a, b = spoken("t", (_party("A", "الكتائب", "الكتيبة", "السرايا"), _party("B", "الفوج")), words)
    assert a.forms == ("السرايا",)
    assert b.forms == ("الفوج", "الكتائب")
    assert b.weak == ("الكتيبة",)


def test_words_of_a_party_that_is_not_there_are_refused() -> None:
    with pytest.raises(TheatreError, match="'C'"):
        spoken("t", (_party("A", "الكتائب"),), (WordsEntry(id="C", source="press", forms=("الفوج",)),))
