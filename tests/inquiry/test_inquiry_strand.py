"""By what a question is told apart: the widest sides and the regions that claims name."""

from datetime import date

import pytest

from marsad.inquiry.strand import Split, strands
from marsad.record.counter.claim import Claim
from marsad.record.ledger.question import Question

DAY = date(2017, 11, 3)


def claim(name: str, party: str, area: str = "ocha:C5175", outcome: str = "killed") -> Claim:
    return Claim(
        id=name,
        origin="SOHR",
        outcome=outcome,
        groups=(party,),
        named=(party,),
        area=(area,),
        start=DAY,
        end=DAY,
        low=1,
        high=1,
    )


CLAIMS = (claim("a", "SDF"), claim("b", "YPG"), claim("c", "IS"), claim("d", "IS", outcome="wounded"))


def keys(split: Split | None, *claims: Claim, **asked: object) -> list[str | None]:
    question = Question(outcome="killed", **asked)  # type: ignore[arg-type]
    return [each.key for each in strands(question, split, claims).strands]


@pytest.mark.parametrize(
    ("split", "asked", "expected"),
    [
        pytest.param(None, {}, [None], id="nothing is told apart"),
        pytest.param(Split.SOURCE, {}, [None], id="origins are told apart by the ledger"),
        pytest.param(Split.SIDE, {}, ["SDF", "IS"], id="a part stands in the widest that is named"),
        pytest.param(Split.SIDE, {"groups": ("SDF",)}, ["YPG"], id="within a side its parts"),
        pytest.param(Split.OUTCOME, {}, ["killed", "wounded"], id="outcomes, most told first"),
        pytest.param(Split.PLACE, {}, ["ocha:SY09"], id="governorates"),
    ],
)
def test_a_question_is_told_apart_as_far_as_anybody_tells(
    split: Split | None, asked: dict[str, object], expected: list[str | None]
) -> None:
    assert keys(split, *CLAIMS, **asked) == expected


def test_within_an_area_it_is_told_apart_by_what_lies_directly_in_it() -> None:
    (district,) = keys(Split.PLACE, *CLAIMS, area=("ocha:SY09",))
    assert district
    assert keys(Split.PLACE, *CLAIMS, area=(district,)) not in ([], [district])


def test_what_is_too_much_for_one_chart_is_named() -> None:
    parties = ("SDF", "IS", "REGIME", "HTS", "SNA", "TURKEY", "RUSSIA", "ISRAEL", "HEZBOLLAH")
    found = strands(Question(outcome="killed"), Split.SIDE, [claim(each, each) for each in parties])
    assert [each.key for each in found.strands] == list(parties[:8])
    assert found.left_out == ("HEZBOLLAH",)
