"""Both readers of one report: what agrees is one and surer, what differs keeps both values, what one misses stays."""

import json
from typing import Any

import pytest
from model_values import DAY, PUBLISHER, TEXT, Says, scene

from marsad.extract.contract import identify, statement_row
from marsad.extract.contract_reading import statement_from
from marsad.extract.model.reader import ModelReader
from marsad.extract.model.trust import Teller, Trust, trust
from marsad.extract.reading import rule_reader
from marsad.extract.statement import Casualties, Control, Statement
from marsad.extract.term import Kind, Modality

SEIZED: dict[str, Any] = {
    "quote": "سيطرت قوات سوريا الديمقراطية أمس على بلدة الشحيل",
    "status": "captured",
    "where": ["P1"],
    "holder": ["G1"],
    "previous": ["G2"],
    "when": "T1",
}
DEAD: dict[str, Any] = {
    "quote": "وقتل 34 من عناصر",
    "outcome": "killed",
    "number": "N1",
    "victims": ["G2"],
    "when": "T1",
}
LEADERS: dict[str, Any] = {
    "quote": "بينهم ثلاثة قادة",
    "outcome": "killed",
    "number": "N2",
    "victims": ["G2"],
    "part_of": 1,
}

NOTHING: dict[str, Any] = {"control": []}


def both(answer: object, table: Trust | None = None) -> tuple[Statement, ...]:
    """Return what both readers tell of the text."""
    said = Says(json.dumps(answer, ensure_ascii=False))
    return ModelReader(rules=rule_reader(), model=said, table=table or trust()).told(scene()).statements


def rules() -> tuple[Statement, ...]:
    return rule_reader().stated(scene())


def of_both(statements: tuple[Statement, ...]) -> list[Statement]:
    return [each for each in statements if each.made is not None and each.made.reader == "both"]


def test_what_both_tell_is_one_statement_and_surer() -> None:
    found = both({"control": [SEIZED]})
    assert len(found) == len(rules())
    (seized,) = of_both(found)
    (alone,) = (each for each in rules() if isinstance(each, Control))
    assert isinstance(seized, Control)
    assert (seized.holder, seized.date.days, seized.status) == (alone.holder, alone.date.days, alone.status)
    assert seized.made is not None
    assert seized.made.differing == ()
    assert seized.confidence == trust().sure["control"].agree


def test_what_one_alone_tells_stands_as_it_was_told() -> None:
    others = [each for each in both(NOTHING) if each.made is None]
    assert others == list(rules())
    shelled = {"quote": "قصف على مدينة الميادين", "type": "siege", "where": ["P2"]}
    (siege,) = (each for each in both({"incidents": [shelled]}) if each.made is not None)
    assert siege.made is not None
    assert siege.made.reader == "model"
    assert siege.confidence == trust().sure["incident"].model


def test_of_what_differs_both_values_are_kept() -> None:
    (seized,) = of_both(both({"control": [{**SEIZED, "holder": ["G2"], "how": "denied"}]}))
    assert isinstance(seized, Control)
    assert (seized.holder, seized.modality) == (("IS",), Modality.DENIED)
    row = statement_row(seized, "report")
    differing = {each["slot"]: (each["reader"], each["value"]) for each in row["reader"]["differing"]}
    assert differing["holder"] == ("rules", ["SDF"])
    assert differing["modality"] == ("rules", "asserted")
    assert statement_from(json.loads(json.dumps(row))).made == seized.made
    assert identify(seized, "report") == row["id"]


def test_whom_to_believe_is_a_table() -> None:
    slots = {**trust().slots, "control": {"holder": Teller.RULES, "by": Teller.RULES}}
    table = Trust(fitted=None, slots=slots, sure=trust().sure)
    (seized,) = of_both(both({"control": [{**SEIZED, "holder": ["G2"]}]}, table))
    assert isinstance(seized, Control)
    assert seized.holder == ("SDF",)
    assert seized.made is not None
    assert [(each.slot, each.reader, each.value) for each in seized.made.differing] == [("holder", "model", '["IS"]')]


def test_a_part_stays_under_its_total_whoever_told_which() -> None:
    found = [each for each in both({"casualties": [DEAD, LEADERS]}) if isinstance(each, Casualties)]
    ids = {identify(each, scene().report.document.id): each for each in found}
    parts = [each for each in found if each.subset_of is not None]
    assert [each.figure.low for each in parts] == [3]
    total = ids[parts[0].subset_of or ""]
    assert isinstance(total, Casualties)
    assert total.figure.low == 34


def test_every_answer_leaves_ids_that_differ_and_totals_that_are_there() -> None:
    wrong = [{**LEADERS, "part_of": 2}, {**DEAD, "part_of": 1}, DEAD]
    for answer in ({"casualties": wrong}, {"casualties": [LEADERS, DEAD], "control": [SEIZED, SEIZED]}, NOTHING):
        found = both(answer)
        ids = [identify(each, scene().report.document.id) for each in found]
        assert len(set(ids)) == len(ids)
        assert all(each.subset_of in {None, *ids} for each in found if isinstance(each, Casualties))


def test_every_kind_has_its_row_in_the_table() -> None:
    assert {*trust().slots} == {*trust().sure} == {kind.value for kind in Kind}


@pytest.mark.parametrize("says", ["", "none"])
def test_without_a_usable_answer_the_rules_read_alone(says: str) -> None:
    reading = ModelReader(rules=rule_reader(), model=Says(says), table=trust()).reading(scene().report)
    assert reading.statements == rules()
    assert reading.report.publisher.name == PUBLISHER
    assert {each.as_of for each in reading.statements} == {DAY}
    assert reading.report.text == TEXT
