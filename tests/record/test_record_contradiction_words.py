"""What cannot all be true is told with names, in both languages, and never with ids."""

import re
from datetime import date

import pytest

import marsad
from marsad.examples import folder
from marsad.record.contradiction import Conflict, Contradiction
from marsad.theatre.loading import outlets, parties
from marsad.theatre.outlet import Outlet
from marsad.theatre.party import Party

# Names that are their own ids say nothing.
QUOTED, ID = re.compile("«[^»]*»"), re.compile(r"\b[A-Z][A-Z_]+\b")
EVERYBODY: tuple[Party | Outlet, ...] = (*parties(), *outlets())
NAMED = {each.id: each for each in EVERYBODY if each.id not in (each.name_en, each.name_ar)}
DAY = date(2017, 11, 14)
TEXTS = {
    "SOHR": "قتل 12 مدنياً اليوم جراء غارة نفذتها طائرات روسية على مدينة الميادين. سيطرت قوات النظام على بلدة الشحيل.",
    "SANA": "قتل 30 مدنياً اليوم جراء غارة نفذتها طائرات التحالف الدولي على مدينة الميادين."
    " سيطر تنظيم الدولة الإسلامية على بلدة الشحيل.",
}


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> tuple[Contradiction, ...]:
    db = tmp_path_factory.mktemp("words") / "record.db"
    marsad.ingest(marsad.read_paths([folder()]), db=db)
    marsad.ingest((marsad.extract(text, publisher=by, published=DAY) for by, text in TEXTS.items()), db=db)
    return marsad.contradictions(db=db).contradictions


def test_no_sentence_has_an_id_in_it(told: tuple[Contradiction, ...]) -> None:
    kinds = {each.conflict for each in told}
    assert {Conflict.FIGURES, Conflict.CONTROL, Conflict.EVENT} <= kinds, kinds
    for each in told:
        for words in (each.en, each.ar):
            assert not {*ID.findall(QUOTED.sub("", words))} & NAMED.keys(), words


def test_the_id_of_an_origin_stands_beside_its_name(told: tuple[Contradiction, ...]) -> None:
    figures = [each for each in told if each.conflict is Conflict.FIGURES and each.origin in NAMED]
    assert figures
    for each in figures:
        assert NAMED[each.origin].name_en in each.en
        assert NAMED[each.origin].name_ar in each.ar
