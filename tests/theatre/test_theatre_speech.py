"""A word names another party in another theatre."""

from functools import cache

import pytest

from marsad.errors import TheatreError
from marsad.text.fold import fold
from marsad.text.lexicon import load as entries
from marsad.theatre.entries import WeakEntry, WordsEntry
from marsad.theatre.loading import available, load, parties
from marsad.theatre.naming import PartyNames
from marsad.theatre.party import Party, PartyKind
from marsad.theatre.speech import spoken


@cache
def names(theatre: str) -> PartyNames:
    return PartyNames(load(theatre).parties)


@pytest.mark.parametrize(
    ("theatre", "word", "party"),
    [
        ("syria", "القوات الحكومية", "REGIME"),
        ("yemen", "القوات الحكومية", "YEMEN_GOV"),
        ("libya", "القوات الحكومية", "GNA"),
        ("sudan", "القوات الحكومية", "SAF"),
        ("iraq", "القوات الحكومية", None),
        ("syria", "الجيش الوطني", "SNA"),
        ("yemen", "الجيش الوطني", "YEMEN_GOV"),
        ("libya", "الجيش الوطني", "LNA"),
        ("syria", "قوات التحالف", "COALITION"),
        ("iraq", "قوات التحالف", "COALITION"),
        ("yemen", "قوات التحالف", "SAUDI_COALITION"),
        ("yemen", "المتمردين", "HOUTHIS"),
        ("sudan", "المتمردين", "RSF"),
        ("yemen", "القوات المشتركة", "YEMEN_JOINT_FORCES"),
        ("sudan", "القوات المشتركة", "DARFUR_JOINT_FORCE"),
        ("yemen", "المقاومة الشعبية", "YEMEN_TRIBES"),
        ("sudan", "المقاومة الشعبية", "SAF_ALLIED_MILITIAS"),
        ("syria", "القوات الكردية", "SDF"),
        ("iraq", "القوات الكردية", "PESHMERGA"),
        ("lebanon", "المقاومة الإسلامية", "HEZBOLLAH"),
        ("palestine", "فصائل المقاومة", "PALESTINIAN_FACTIONS"),
        ("libya", "القيادة العامة", "LNA"),
        ("palestine", "الجيش", "ISRAEL"),
        ("iraq", "الإرهابيين", "IS"),
        ("syria", "الإرهابيين", None),
        ("lebanon", "قوات الدعم السريع", "RSF"),
        ("sudan", "حزب الله", "HEZBOLLAH"),
        ("yemen", "قوات النظام السوري", "REGIME"),
    ],
)
def test_a_word_is_a_party_of_its_theatre(theatre: str, word: str, party: str | None) -> None:
    assert names(theatre).strong(fold(word).text, None) == party


@pytest.mark.parametrize(
    ("theatre", "word", "alone"),
    [
        ("iraq", "الجيش", ["IRAQI_ARMY"]),
        ("yemen", "الجيش", ["YEMEN_GOV"]),
        ("libya", "الجيش", ["LNA"]),
        ("sudan", "الجيش", ["SAF"]),
        ("lebanon", "الجيش", ["LEBANESE_ARMY"]),
        ("lebanon", "المقاومة", ["HEZBOLLAH"]),
        ("palestine", "المقاومة", ["PALESTINIAN_FACTIONS"]),
        ("yemen", "المقاومة", ["YEMEN_TRIBES"]),
        ("sudan", "المليشيا", ["RSF"]),
        ("yemen", "المليشيا", ["HOUTHIS"]),
        ("iraq", "الحشد", ["PMF"]),
        ("lebanon", "العدو", ["ISRAEL"]),
    ],
)
def test_a_weak_word_alone_is_a_party_of_its_theatre(theatre: str, word: str, alone: list[str]) -> None:
    cues = names(theatre).weak(fold(word).text, None)
    assert [row.party for row in cues if not row.cue.after] == alone


@pytest.mark.parametrize("theatre", available())
def test_every_word_of_a_theatre_is_of_one_party(theatre: str) -> None:
    rows = entries(f"marsad.theatre.{theatre}", "words.yaml", WordsEntry)
    assert rows
    strong = names(theatre)
    for row in rows:
        for form in row.forms:
            assert strong.strong(fold(form).text, None) == row.id, form


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
