"""What becomes of answers: facts come from mentions, and what the report does not bear out is left out."""

import json
from datetime import date
from typing import Any

import pytest
from extract_values import document
from model_values import DAY, PUBLISHER, TEXT, Says, flaws, item, scene, told

from marsad.extract.contract import identify, statement_row
from marsad.extract.contract_reading import statement_from
from marsad.extract.model.reader import ModelReader, read
from marsad.extract.model.trust import trust
from marsad.extract.reading import rule_reader
from marsad.extract.statement import Casualties, Control, Displacement, Figure, Incident, Made, Statement
from marsad.extract.term import DateBasis, Modality, Unit
from marsad.when.interval import Interval

YESTERDAY = date(2017, 11, 13)


def only(answer: object, text: str = TEXT) -> Statement:
    """Return the only statement of an answer of which nothing is left out."""
    found = told(answer, text)
    assert found.dropped == ()
    (statement,) = found.statements
    return statement


def test_control_is_of_the_places_parties_and_days_that_the_rules_have_found() -> None:
    seized = item(
        "control",
        "سيطرت قوات سوريا الديمقراطية أمس على بلدة الشحيل",
        status="captured",
        where=["P1"],
        holder=["G1"],
        when="T1",
    )
    statement = only(seized)
    assert isinstance(statement, Control)
    assert (statement.holder, statement.date.days, statement.date.basis) == (
        ("SDF",),
        Interval.day(YESTERDAY),
        DateBasis.EXPRESSION,
    )
    assert [place.name_ar for place in statement.places] == ["الشحيل"]
    assert statement.quote == statement.span.quote(TEXT)
    assert (statement.rule, statement.made and statement.made.reader) == ("model.control", "model")
    assert [speaker.source for speaker in statement.attribution] == [PUBLISHER]


def test_figures_are_those_of_the_text_and_parts_know_their_total() -> None:
    answer = {
        "casualties": [
            {"quote": "وقتل 34 من عناصر", "outcome": "killed", "number": "N1", "victims": ["G2"], "by": ["G1"]},
            {"quote": "بينهم ثلاثة قادة", "outcome": "killed", "number": "N2", "victims": ["G2"], "part_of": 1},
            {"quote": "أصيبوا بجروح", "outcome": "wounded", "number": "12 مدنيا", "victims": ["G3"], "says": ["S1"]},
        ]
    }
    found = told(answer)
    assert found.dropped == ()
    dead, leaders, hurt = found.statements
    assert isinstance(dead, Casualties)
    assert isinstance(leaders, Casualties)
    assert isinstance(hurt, Casualties)
    assert [each.figure.low for each in (dead, leaders, hurt)] == [34, 3, 12]
    assert leaders.subset_of == identify(dead, scene().report.document.id)
    assert (hurt.victims, hurt.modality) == (("CIVILIANS",), Modality.REPORTED)
    assert [speaker.source for speaker in hurt.attribution][1:] == ["activists"]
    assert hurt.window == Interval.day(DAY)


def test_people_on_the_move_are_counted_as_the_report_counts_them() -> None:
    moved = item("displacement", "ونزحت 40 عائلة", outcome="fled", number="N4", destination="P3")
    statement = only(moved)
    assert isinstance(statement, Displacement)
    assert (statement.figure.low, statement.unit) == (40, Unit.FAMILIES)
    assert statement.destination is not None
    assert statement.places == (statement.destination,)


def test_what_has_no_label_may_be_named_by_its_words() -> None:
    shelled = item("incidents", "قصف على مدينة الميادين", type="shelling", where=["الميادين"], targets=["مدنياً"])
    statement = only(shelled)
    assert isinstance(statement, Incident)
    assert [place.name_ar for place in statement.places] == ["الميادين"]
    assert statement.targets == ("CIVILIANS",)
    assert (statement.date.days, statement.date.basis) == (Interval.day(DAY), DateBasis.AS_OF)


SEIZED: dict[str, Any] = {"status": "captured", "where": ["P1"], "holder": ["G1"]}
DEAD: dict[str, Any] = {"outcome": "killed", "number": "N1", "victims": ["G2"]}
LEFT_OUT = [
    pytest.param("control", "سيطرت قوات النظام", SEIZED, "no_quote", id="words that are not there"),
    pytest.param("control", "بلدة الميادين", SEIZED, "no_quote", id="words that stand apart"),
    pytest.param("control", "و", SEIZED, "no_quote", id="a letter is no quotation"),
    pytest.param("control", "", SEIZED, "no_quote", id="nothing quoted"),
    pytest.param("control", "سيطرت قوات", {**SEIZED, "where": ["P9"]}, "no_such_label", id="a label of nothing"),
    pytest.param("control", "سيطرت قوات", {**SEIZED, "where": ["دمشق"]}, "words_not_found", id="a place elsewhere"),
    pytest.param(
        "control", "سيطرت قوات", {**SEIZED, "holder": ["Hezbollah"]}, "words_not_found", id="a party elsewhere"
    ),
    pytest.param("control", "سيطرت قوات", {**SEIZED, "holder": ["P1"]}, "wrong_sort", id="held by a place"),
    pytest.param("control", "سيطرت قوات", {**SEIZED, "holder": ["G3"]}, "unarmed_holder", id="held by civilians"),
    pytest.param("control", "سيطرت قوات", {**SEIZED, "where": []}, "no_place", id="control of nothing"),
    pytest.param("control", "سيطرت قوات", {**SEIZED, "status": "taken"}, "not_in_schema", id="a word of no vocabulary"),
    pytest.param("control", "سيطرت قوات", {**SEIZED, "where": [1]}, "not_in_schema", id="a number for a place"),
    pytest.param("casualties", "وقتل 34", {**DEAD, "victims": ["P1"]}, "wrong_sort", id="victims that are a place"),
    pytest.param("casualties", "وقتل 34", {**DEAD, "number": "35"}, "words_not_found", id="another figure"),
    pytest.param("casualties", "وقتل 34", {**DEAD, "number": "N3"}, "number_elsewhere", id="another sentence's figure"),
    pytest.param("casualties", "وقتل 34", {**DEAD, "number": "الشحيل"}, "not_resolved", id="a figure without a number"),
    pytest.param("casualties", "وقتل 34", {**DEAD, "part_of": 7}, "no_such_total", id="part of nothing"),
    pytest.param("casualties", "وقتل 34", {**DEAD, "part_of": 1}, "part_of_others", id="part of itself"),
    pytest.param("casualties", "وقتل 34", {**DEAD, "when": "2011"}, "words_not_found", id="a day that nobody told"),
]


@pytest.mark.parametrize(("kind", "quote", "slots", "flaw"), LEFT_OUT)
def test_what_the_report_does_not_bear_out_is_left_out(kind: str, quote: str, slots: dict[str, Any], flaw: str) -> None:
    found = told(item(kind, quote, **slots))
    assert found.statements == ()
    assert [each.flaw.value for each in found.dropped] == [flaw]


def test_a_part_is_not_larger_than_its_total() -> None:
    total = {"quote": "بينهم ثلاثة قادة", "outcome": "killed", "number": "N2"}
    assert flaws({"casualties": [total, {"quote": "وقتل 34", **DEAD, "part_of": 1}]}) == ["larger_than_total"]


def test_what_would_lie_behind_the_day_of_publication_is_left_out() -> None:
    text = "قتل خمسة جنود في الرقة في 20 تشرين الثاني 2017."
    killed = item("casualties", "قتل خمسة جنود", outcome="killed", number="N1", when="T1")
    assert flaws(killed, text) == ["in_the_future"]


def test_the_same_said_a_thousand_times_is_one() -> None:
    dead = {"quote": "وقتل 34 من عناصر تنظيم الدولة", **DEAD}
    found = told({"casualties": [dead] * 1000})
    assert len(found.statements) == 1
    assert {each.flaw.value for each in found.dropped} == {"repeated", "too_many"}
    assert len(found.dropped) == 999


def test_a_slot_of_which_nothing_is_made_is_left_open() -> None:
    found = told(item("casualties", "وقتل 34", **{**DEAD, "by": ["أمس"]}))
    (statement,) = found.statements
    assert isinstance(statement, Casualties)
    assert statement.by == ()
    assert [(each.flaw.value, each.slot) for each in found.dropped] == [("not_resolved", "by")]


STROLL = "قُتل عالم الآثار في بلدة الشحيل، وجُرح أغلب من كانوا يتنزهون معه، وخُطف 12 مدنياً."


@pytest.mark.parametrize(
    ("words", "people", "figure"),
    [
        ("عالم الآثار", "one", Figure(low=1, high=1)),
        ("أغلب من كانوا يتنزهون", "some", Figure(low=None, high=None, vague=True)),
        ("عالم الآثار", "number", None),
        ("عالم الآثار في بلدة الشحيل، وجُرح أغلب", "one", None),
        ("12", "one", Figure(low=12, high=12)),
        ("12 مدنياً", "some", Figure(low=12, high=12)),
    ],
)
def test_words_that_are_no_number_are_one_person_or_some(words: str, people: str, figure: Figure | None) -> None:
    answer = item(
        "casualties", f"وخُطف {words}" if "12" in words else words, outcome="killed", number=words, people=people
    )
    found = [each.figure for each in told(answer, STROLL).statements if isinstance(each, Casualties)]
    assert found == ([figure] if figure is not None else [])


def test_words_are_found_where_the_mark_of_a_group_parts_a_letter_from_them() -> None:
    text = "استهدفت غارة للتحالف الدولي موقعاً للحشد الشعبي في بلدة الشحيل."
    quote = "غارة لتحالف الدولي موقعاً لحشد الشعبي"
    (found,) = told(item("incidents", quote, type="airstrike", where=["P1"]), text).statements
    assert found.quote == "غارة للتحالف الدولي موقعاً للحشد الشعبي"


def test_people_without_arms_and_gunmen_of_no_side_are_told_by_class() -> None:
    statement = only(item("casualties", "وقتل 34", **{**DEAD, "victims": ["CIVILIANS"], "by": ["UNKNOWN"]}))
    assert isinstance(statement, Casualties)
    assert (statement.victims, statement.by) == (("CIVILIANS",), ("UNKNOWN",))
    one = item(
        "casualties", "قُتل عالم الآثار", outcome="killed", number="عالم الآثار", people="one", victims=["CIVILIANS"]
    )
    assert [each.victims for each in told(one, STROLL).statements if isinstance(each, Casualties)] == [("CIVILIANS",)]
    assert flaws(item("control", "سيطرت قوات", status="captured", where=["P1"], holder=["CIVILIANS"])) == [
        "unarmed_holder"
    ]
    assert flaws(item("casualties", "وقتل 34", **{**DEAD, "victims": ["MIXED"]})) == ["words_not_found"]


def test_fighters_and_civilians_in_one_figure_are_both_told() -> None:
    statement = only(item("casualties", "وقتل 34", **{**DEAD, "victims": ["G2", "G3"]}))
    assert isinstance(statement, Casualties)
    assert statement.victims == ("IS", "CIVILIANS")


def test_what_is_denied_may_have_been_told_right_before() -> None:
    text = "وتحدثت الوكالة عن مقتل 12 جندياً في تدمر. وزارة الدفاع الروسية نفت ذلك."
    denied = item("casualties", "نفت ذلك", outcome="killed", number="N1", how="denied", says=["G1"])
    statement = only(denied, text)
    assert statement.modality is Modality.DENIED
    assert len(statement.attribution) == 2


def test_words_are_found_whatever_marks_and_labels_were_copied_with_them() -> None:
    for quote in ("وقتل [N1 34] من [G2 عناصر تنظيم الدولة]", "«وَقُتِل» ٣٤ من عناصر", "وقتل 34، من عناصر"):
        assert len(told(item("casualties", quote, **DEAD)).statements) == 1, quote


def test_a_statement_keeps_its_reader_in_its_row_and_its_id_without_it() -> None:
    statement = only(item("casualties", "وقتل 34", **DEAD))
    row = statement_row(statement, "report")
    assert row["reader"]["name"] == "model"
    assert statement_from(row).made == statement.made
    other = {**row, "reader": {"name": "model", "version": "another"}}
    assert identify(statement_from(other), "report") == row["id"]
    assert statement_from(other).made == Made(reader="model", version="another")
    assert "reader" not in statement_row(rule_reader().statements(scene().report)[0], "report")


@pytest.mark.parametrize(
    ("says", "code"),
    [pytest.param("I cannot help.", "model-unusable", id="prose"), pytest.param("", "model-unusable", id="nothing")],
)
def test_without_a_usable_answer_the_rules_read(says: str, code: str) -> None:
    reading = read(document(TEXT, publisher=PUBLISHER, published=DAY), Says(says), "syria")
    plain = rule_reader().reading(scene().report)
    assert reading.statements == plain.statements
    assert [issue.code for issue in reading.report.issues] == [*(i.code for i in plain.report.issues), code]


def test_what_was_left_out_is_an_issue_of_the_report() -> None:
    reader = ModelReader(rules=rule_reader(), model=Says('{"control": [{"quote": "كلام"}, 7]}'), table=trust(""))
    (issue,) = reader.reading(scene().report).report.issues
    assert issue.code == "model-left-out"
    assert "not_in_schema 2" in issue.message


def test_a_statement_of_two_parts_of_a_long_report_is_one() -> None:
    lines = [f"وصلت قافلة رقم {number} إلى مدينة الرقة ثم غادرت نحو الشرق." for number in range(2, 200)]
    text = "\n".join([*lines, "قتل 34 جندياً في مدينة الرقة.", *lines[:20]])
    dead = item("casualties", "قتل 34 جنديا", outcome="killed", number="34")
    found = ModelReader(rules=rule_reader(), model=Says(json.dumps(dead)), table=trust("")).told(scene(text))
    assert len(found.statements) == 1
