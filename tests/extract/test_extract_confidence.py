"""Confidence: weights that are read strictly, statements that are kept or left out, totals that stay."""

import pytest
from extract_values import drafted, reading_of, shipped
from msgspec.structs import replace

from marsad.extract.confidence.feature import features
from marsad.extract.confidence.weighing import weigh, weights
from marsad.extract.contract import Reading, identify
from marsad.extract.statement import Casualties, Statement

TEXT = "قتل عشرة مدنيين بينهم طفلان في قصف لقوات النظام على بلدة كفرنبل، وسيطرت قوات النظام على بلدة حيان."


def drafts() -> tuple[Statement, ...]:
    return drafted(TEXT).statements


def test_what_is_stated_is_more_likely_right_than_wrong() -> None:
    assert weights().least == 0.5
    kept = [each for each in weigh(drafts(), "sha256:r") if each.kept]
    assert all(each.statement.confidence >= 0.5 for each in kept)


def test_weights_are_of_features_that_there_are() -> None:
    kinds = {name.partition(":")[0] for name in weights().weights}
    assert kinds == {"control", "casualties", "displacement", "incident"}


def test_confidence_is_a_share_and_has_its_reasons() -> None:
    for each in weigh(drafts(), "sha256:r"):
        assert 0 < each.statement.confidence < 1
        assert [abs(part) for _, part in each.because] == sorted((abs(part) for _, part in each.because), reverse=True)


def test_confidence_does_not_touch_what_is_said() -> None:
    for draft, each in zip(drafts(), weigh(drafts(), "sha256:r"), strict=True):
        assert identify(draft, "r") == identify(each.statement, "r")
        assert replace(each.statement, confidence=draft.confidence) == draft


def test_what_was_told_before_is_known_again() -> None:
    (first, *_) = drafts()
    once, twice = features((first, first))
    assert {name for name, _ in twice} - {name for name, _ in once} == {"casualties:told before"}


@pytest.fixture
def reading(request: pytest.FixtureRequest) -> Reading:
    return reading_of(request.param)


@pytest.mark.parametrize("reading", [each.source for each in shipped()], indirect=True)
def test_every_total_that_a_part_names_is_there(reading: Reading) -> None:
    ids = {identify(statement, reading.report.document.id) for statement in reading.statements}
    parts = [statement for statement in reading.statements if isinstance(statement, Casualties)]
    assert all(part.subset_of in ids for part in parts if part.subset_of is not None)
