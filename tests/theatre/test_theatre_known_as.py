"""Who is named by id in the record is named in a sentence as readers of either language know them."""

import pytest

from marsad.theatre.known_as import KnownAs, party, source


@pytest.mark.parametrize(
    ("key", "known"),
    [
        pytest.param("SOHR", ("المرصد السوري لحقوق الإنسان", "Syrian Observatory for Human Rights"), id="outlet"),
        pytest.param("IS", ("تنظيم الدولة الإسلامية", "Islamic State"), id="party that speaks"),
        pytest.param("X 7", ("\u2068X 7\u2069", "X 7"), id="nobody that we know, as the report has it"),
        pytest.param("", ("مصدر لا اسم له", "a source without a name"), id="no name"),
        pytest.param("sha256:1", ("مصدر لا اسم له", "a source without a name"), id="the report alone"),
        pytest.param(None, ("مصدر لا اسم له", "a source without a name"), id="nobody"),
    ],
)
def test_a_source_has_names(key: str | None, known: tuple[str, str]) -> None:
    assert source(key) == known


def test_parties_stand_in_a_row_with_the_comma_of_their_language() -> None:
    told = KnownAs.of(map(party, ("IS", "NOBODY KNOWN")))
    assert told.en == "Islamic State, NOBODY KNOWN"
    assert told.ar == f"{party('IS').ar}، \u2068NOBODY KNOWN\u2069"
