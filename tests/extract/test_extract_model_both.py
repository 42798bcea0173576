"""Both readers of one report: what agrees is one and surer, what differs keeps both values, what one misses stays."""

import json
from typing import Any

import msgspec
import pytest
from model_values import DAY, PUBLISHER, TEXT, Says, item, scene

from marsad.extract.contract import identify, statement_row
from marsad.extract.contract_reading import statement_from
from marsad.extract.model.candidate import Sort
from marsad.extract.model.reader import ModelReader
from marsad.extract.model.trust import Belief, Trust, tables, trust
from marsad.extract.reading import rule_reader
from marsad.extract.statement import Casualties, Control, Incident, Statement
from marsad.extract.term import IncidentType, Kind, Modality

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

# Made up, so that no test depends on what a model's answers were like.
WEIGHTS = {"rules rule's own": 1.0, "model always": 0.8, "agree always": 3.0, "differ always": 1.0, "alone always": 0.5}
FITTED = msgspec.structs.replace(
    trust("nobody's"),
    slots={kind: dict.fromkeys(row, Belief.MODEL_FIRST) for kind, row in trust("nobody's").slots.items()},
    weights=WEIGHTS,
)
NOTHING: dict[str, Any] = {"control": []}


def both(answer: object, table: Trust | None = None) -> tuple[Statement, ...]:
    """Return what both readers tell of the text."""
    said = Says(json.dumps(answer, ensure_ascii=False))
    return ModelReader(rules=rule_reader(), model=said, table=table or FITTED, both=True).told(scene()).statements


def rules() -> tuple[Statement, ...]:
    return rule_reader().stated(scene())


def drafts() -> tuple[Statement, ...]:
    return tuple(each.statement for each in rule_reader().weighed(scene()))


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
    assert seized.confidence == 0.95


def test_what_one_alone_tells_stands_as_it_was_told() -> None:
    others = [each for each in both(NOTHING) if each.made is None]
    assert others == list(rules())
    fled = {"quote": "ونزحت 40 عائلة", "type": "other", "where": ["P3"]}
    (other,) = (each for each in both({"incidents": [fled]}) if each.made is not None)
    assert other.made is not None
    assert other.made.reader == "model"
    assert other.confidence == 0.69


def test_one_event_may_be_of_two_types() -> None:
    shelled = {"quote": "قصف على مدينة الميادين", "type": "airstrike", "where": ["P2"]}
    (found,) = of_both(both({"incidents": [shelled]}))
    assert isinstance(found, Incident)
    assert found.type is IncidentType.AIRSTRIKE
    assert found.made is not None
    assert [(each.slot, each.reader, each.value) for each in found.made.differing if each.slot == "type"] == [
        ("type", "rules", '"shelling"')
    ]


def test_what_the_rules_alone_tell_is_less_sure_by_what_the_silence_of_a_model_weighs() -> None:
    for silence in (-1.0, -8.0):
        table = msgspec.structs.replace(FITTED, weights={**WEIGHTS, "rules always": silence})
        told = ModelReader(rules=rule_reader(), model=Says(json.dumps(NOTHING)), table=table, both=True).told(scene())
        was = {each.quote: each.confidence for each in drafts()}
        assert sorted(each.quote for each in (*told.statements, *told.unsure)) == sorted(was)
        assert all(each.confidence < was[each.quote] for each in (*told.statements, *told.unsure))
        assert all(each.confidence < 0.5 for each in told.unsure)
        needed = {each.subset_of for each in told.statements if isinstance(each, Casualties)}
        for each in told.statements:
            assert each.confidence >= 0.5 or identify(each, scene().report.document.id) in needed
    assert told.unsure


UNSURE = "وأفاد مصدر بقصف في ريف الميادين، وسط حالة من الهدوء."


def test_what_the_rules_drafted_too_unsurely_is_told_where_the_model_tells_it_too() -> None:
    unsure = [each.statement for each in rule_reader().weighed(scene(UNSURE)) if not each.kept]
    (event,) = (each for each in unsure if isinstance(each, Incident))
    answer = item("incidents", "قصف", type=event.type.value, where=["P1"])
    reader = ModelReader(rules=rule_reader(), model=Says(json.dumps(answer)), table=FITTED, both=True)
    assert [each.type for each in of_both(reader.told(scene(UNSURE)).statements) if isinstance(each, Incident)]


def test_a_model_alone_is_as_sure_as_its_table_and_tells_nothing_that_is_not() -> None:
    answer = Says(json.dumps({"control": [SEIZED]}))
    for weight, told, confidence in ((1.0, 1, 0.73), (-1.0, 0, 0.27)):
        table = msgspec.structs.replace(FITTED, weights={"alone control:status captured": weight})
        found = ModelReader(rules=rule_reader(), model=answer, table=table).told(scene())
        assert len(found.statements) == told
        assert [each.confidence for each in (*found.statements, *found.unsure)] == [confidence]


def test_whom_to_believe_depends_on_the_model() -> None:
    assert trust("a model that nobody has tried").fitted is None
    for table in tables():
        assert trust(table.model or "") == table
        assert {*table.slots} == {*table.least} == {kind.value for kind in Kind}
        assert {name.split()[0] for name in table.weights} <= {sort.value for sort in Sort}
        if table.model is not None:
            assert trust(f"{table.model.title()} 5 of 2026") == table


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
    slots = {**FITTED.slots, "control": {"holder": Belief.RULES, "by": Belief.RULES}}
    table = msgspec.structs.replace(FITTED, slots=slots)
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


@pytest.mark.parametrize("says", ["", "none"])
def test_without_a_usable_answer_the_rules_read_alone(says: str) -> None:
    reading = ModelReader(rules=rule_reader(), model=Says(says), table=FITTED, both=True).reading(scene().report)
    assert reading.statements == rules()
    assert reading.report.publisher.name == PUBLISHER
    assert {each.as_of for each in reading.statements} == {DAY}
    assert reading.report.text == TEXT
