"""Gold that is wrong in itself is said to be, statement by statement."""

import msgspec
import pytest
from evaluation_values import CASUALTIES, CONTROL, INCIDENT, Row, row, sheet

from marsad.evaluation.coding import CodedSheet
from marsad.evaluation.sheet import Sheet
from marsad.evaluation.soundness import faults

TEXT = "سيطرت قوات النظام على البلدة"
WORDS: Row = {"span": [0, 5], "quote": "سيطرت"}


def sound(*statements: Row) -> Sheet:
    coded = msgspec.convert(sheet("003", statements), CodedSheet)
    return Sheet(name="003", origin="003.json", publisher=None, style=None, codings=coded.statements, facts=())


@pytest.mark.parametrize(
    ("statement", "fault"),
    [
        pytest.param(row(CONTROL, **WORDS), None, id="sound"),
        pytest.param(row(CONTROL, **WORDS, status="fallen"), "'fallen' is no status", id="value"),
        pytest.param(row(CONTROL, **WORDS, status_alt=["held", "fallen"]), "'fallen' is no status", id="alternative"),
        pytest.param(row(INCIDENT, **WORDS, type="battle"), "'battle' is no type", id="type"),
        pytest.param(row(CONTROL, **WORDS, kind="controll"), "'controll' is no kind", id="kind"),
        pytest.param(row(CONTROL, **WORDS, modality=None), "it has no modality", id="required"),
        pytest.param(
            row(CONTROL, span=[0, 5], quote="سيطرة"), "the report has 'سيطرت' at [0, 5], not 'سيطرة'", id="quote"
        ),
        pytest.param(row(CONTROL, span=[20, 50], quote="x"), "[20, 50] lies outside the report", id="beyond"),
        pytest.param(row(CONTROL, span=[5, 5], quote=""), "[5, 5] lies outside the report", id="empty-span"),
        pytest.param(
            row(CONTROL, **WORDS, date={"start": "2018-12-05", "end": "5.12.2018"}),
            "its date is not written as YYYY-MM-DD: 2018-12-05 to 5.12.2018",
            id="day",
        ),
        pytest.param(
            row(CASUALTIES, **WORDS, window={"start": "2018-12-05", "end": "2018-12-04"}),
            "its window ends before it starts: 2018-12-05 to 2018-12-04",
            id="days-in-order",
        ),
        pytest.param(row(CONTROL, **WORDS, date={"precision": "decade"}), "'decade' is no precision", id="precision"),
        pytest.param(row(CONTROL, span=None), "it has no words: span and quote are needed", id="no-words"),
        pytest.param(row(CASUALTIES, **WORDS, low=5, high=3), "its bounds cross: 5 to 3", id="bounds"),
        pytest.param(
            row(CASUALTIES, **WORDS, subset_of="f9"), "it is part of 'f9', which is no other statement", id="part"
        ),
    ],
)
def test_a_fault_is_said(statement: Row, fault: str | None) -> None:
    assert list(faults(sound({**statement, "id": "f1"}), TEXT)) == ([f"f1: {fault}"] if fault else [])


def test_two_statements_with_one_id_are_said() -> None:
    both = sound(row(CONTROL, **WORDS, id="f1"), row(CONTROL, **WORDS, id="f1"))
    assert list(faults(both)) == ["f1: another statement has the same id"] * 2


def test_without_the_report_only_its_words_are_not_looked_up() -> None:
    assert list(faults(sound(row(CONTROL, span=[90, 99], quote="x", id="f1")))) == []
