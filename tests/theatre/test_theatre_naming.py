"""Which party a word names, on which day and in which theatre, by the theatre's data alone."""

from collections.abc import Iterable
from datetime import date
from functools import cache
from typing import NamedTuple

import pytest

from marsad.text.fold import fold
from marsad.text.folding import folded
from marsad.text.lexicon import load as entries
from marsad.theatre.entries import WordsEntry
from marsad.theatre.loading import available, load
from marsad.theatre.party import Party, Weak


class Cue(NamedTuple):
    """A word that names `party` only in a context."""

    party: str
    cue: Weak


class PartyNames:
    """The words that name a theatre's parties, by folded spelling.

    A word that is one party's until a day and another's from then on (الجيش السوري) is the first's strong form and
    the second's weak form with that `start` and nothing to follow.
    """

    def __init__(self, parties: Iterable[Party]) -> None:
        rows = tuple(parties)
        self._strong = {key: row.id for row in rows for key in folded(row.forms)}
        self._weak: dict[str, list[Cue]] = {}
        for row in rows:
            for cue, key in zip(row.cues, folded(cue.form for cue in row.cues), strict=True):
                self._weak.setdefault(key, []).append(Cue(row.id, cue))

    def strong(self, word: str, day: date | None) -> str | None:
        """Return the party that folded `word` names without ambiguity on `day` (None: not known), None for none."""
        party = self._strong.get(word)
        if party is None or day is None:
            return party
        for heir, cue in self._weak.get(word, ()):
            if cue.start is not None and not cue.after and heir != party and _holds(cue, day):
                return heir
        return party

    def weak(self, word: str, day: date | None) -> tuple[Cue, ...]:
        """Return the parties that folded `word` may name on `day` in the right context, in the order of the data."""
        return tuple(row for row in self._weak.get(word, ()) if day is None or _holds(row.cue, day))


def _holds(cue: Weak, day: date) -> bool:
    return (cue.start is None or cue.start <= day) and (cue.end is None or day <= cue.end)


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


@pytest.mark.parametrize(
    ("word", "day", "party"),
    [
        ("الجيش السوري", date(2017, 10, 1), "REGIME"),
        ("الجيش السوري", date(2024, 12, 7), "REGIME"),
        ("الجيش السوري", date(2025, 7, 13), "SYRIA_TRANSITIONAL"),
        ("الجيش السوري", None, "REGIME"),
        ("قوات النظام", date(2025, 7, 13), "REGIME"),
        ("الحكومة السورية", date(2025, 3, 7), "SYRIA_TRANSITIONAL"),
        ("تنظيم “الدولة الإسلامية”", date(2017, 10, 1), "IS"),
        ("داعش", None, "IS"),
        ("قسد", None, "SDF"),
        ("قوات سورية الديمقراطية", None, "SDF"),
        ("حزب الله العراقي", None, "IRAQI_HEZBOLLAH"),
        ("حزب الله", None, "HEZBOLLAH"),
        ("هيئة تحرير الشام", None, "HTS"),
        ("المسلحين الموالين لها", None, "PRO_REGIME"),
        ("التنظيم", None, None),
        ("مدرسة", None, None),
    ],
)
def test_a_word_names_its_party(word: str, day: date | None, party: str | None) -> None:
    assert names("syria").strong(fold(word).text, day) == party


@pytest.mark.parametrize(
    ("word", "day", "parties"),
    [
        ("التنظيم", None, {"IS"}),
        ("الأمن العام", date(2020, 1, 1), set()),
        ("الأمن العام", date(2025, 3, 7), {"SYRIA_TRANSITIONAL"}),
        ("المجموعات الإرهابية", None, {"REBELS"}),
        ("قوات الأمن", date(2014, 1, 1), {"REGIME", "SECURITY_FORCES"}),
        ("قوات الأمن", date(2025, 3, 7), {"SYRIA_TRANSITIONAL", "SECURITY_FORCES"}),
        ("مدرسة", None, set()),
    ],
)
def test_a_weak_word_may_name_several(word: str, day: date | None, parties: set[str]) -> None:
    found = names("syria").weak(fold(word).text, day)
    assert {row.party for row in found} == parties
    assert all(row.cue.needs for row in found)
