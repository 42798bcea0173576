"""The contract over real readings: rows and back, spans that re-quote, ids that stay."""

import json

import pytest
from extract_values import document, reading_of, said, shipped
from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.extract.contract import Reading, identify, reading_row, statement_row
from marsad.extract.contract_reading import statement_from
from marsad.extract.reading import read
from marsad.extract.statement import Control

every_reading = pytest.mark.parametrize("reading", [each.source for each in shipped()], indirect=True)


@pytest.fixture
def reading(request: pytest.FixtureRequest) -> Reading:
    return reading_of(request.param)


def requotes(reading: Reading) -> bool:
    """Return whether every statement and every place repeats the words that it points at."""
    text = reading.report.document.text
    return all(
        text[s.span.start : s.span.end] == s.quote
        and all(0 <= p.span.start < p.span.end <= len(text) and p.text for p in s.places)
        for s in reading.statements
    )


@every_reading
def test_a_statement_comes_back_from_its_row(reading: Reading) -> None:
    report_id = reading.report.document.id
    for statement in reading.statements:
        row = statement_row(statement, report_id)
        assert statement_from(json.loads(json.dumps(row, ensure_ascii=False))) == statement
        assert identify(statement_from(row), report_id) == row["id"]


@every_reading
def test_spans_give_back_the_quoted_words(reading: Reading) -> None:
    assert requotes(reading)


@every_reading
def test_a_place_is_quoted_as_it_is_written(reading: Reading) -> None:
    text = reading.report.document.text
    for statement in reading.statements:
        for place in statement.places:
            written = text[place.span.start : place.span.end]
            # لـ takes the alef of an article; a head noun alone (المدينة) stands for the place that it means.
            assert place.text in (written, f"ا{written}", place.name_ar)


@every_reading
def test_ids_are_unique_and_come_again(reading: Reading) -> None:
    report_id = reading.report.document.id
    ids = [identify(statement, report_id) for statement in reading.statements]
    assert len(ids) == len(set(ids))
    again = read(reading.report.document)
    assert ids == [identify(statement, report_id) for statement in again.statements]
    assert reading_row(again) == reading_row(reading)


@every_reading
def test_statements_stand_in_the_order_of_the_words(reading: Reading) -> None:
    spans = [statement.span for statement in reading.statements]
    assert spans == sorted(spans)


@every_reading
def test_a_part_names_a_whole_of_the_same_report(reading: Reading) -> None:
    rows = reading_row(reading)["statements"]
    ids = {row["id"] for row in rows}
    assert all(row["subset_of"] in ids - {row["id"]} for row in rows if row.get("subset_of"))


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("قتل تسعة أشخاص في قصف مدفعي على بلدة الأتارب.", id="told again"),
        pytest.param("قتل تسعة أشخاص بينهم طفلان في قصف على بلدة الأتارب.", id="told again with its part"),
        pytest.param("قتل تسعة أشخاص في قصف على بلدة الأتارب. ومن القتلى امرأتان.", id="with another part"),
        pytest.param("قتل نحو عشرة أشخاص في قصف على بلدة الأتارب.", id="told more fully"),
    ],
)
def test_a_part_of_a_headline_is_one_of_the_total_below(body: str) -> None:
    rows = reading_row(said(f"مقتل تسعة أشخاص بينهم طفلان بقصف على الأتارب\n\n{body}\n"))["statements"]
    told = {row["id"]: row for row in rows if row["kind"] == "casualties"}
    parts = [row for row in told.values() if row["low"] == 2]
    assert parts
    assert all(told[row["subset_of"]]["low"] in (9, 10) for row in parts)
    assert all("\n" not in row["quote"] for row in rows)


def test_the_same_words_in_another_report_have_another_id() -> None:
    text = "سيطرت قوات النظام على مدينة الميادين."
    first, second = said(text), said(text + "\n")
    ids = [identify(reading.statements[0], reading.report.document.id) for reading in (first, second)]
    assert first.statements == second.statements
    assert ids[0] != ids[1]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="empty"),
        pytest.param(" \n\t\n", id="blank"),
        pytest.param("Government forces captured the town of Mayadin and killed 12 fighters.", id="english"),
        pytest.param("Правительственные силы взяли город и убили 12 боевиков.", id="russian"),
        pytest.param("نیروهای دولتی شهر را گرفتند و چند روستا را هم پس گرفتند.", id="persian"),
        pytest.param("2017-09-05 12:00 14 200", id="digits"),
        pytest.param("،؛ ؟ .. «» \u200f\u200e ـــ", id="signs"),
        pytest.param("عقدت وزارة الثقافة مؤتمرا عن الشعر العربي في دمشق.", id="other_news"),
    ],
)
def test_a_text_without_news_of_the_conflict_states_nothing(text: str) -> None:
    assert said(text, publisher=None, published=None).statements == ()


def test_a_report_without_day_states_no_day() -> None:
    reading = said("سيطرت قوات النظام على مدينة الميادين.", publisher=None, published=None)
    (statement,) = reading.statements
    assert isinstance(statement, Control)
    assert statement.as_of is None
    assert statement.date.days.start is None
    assert statement.attribution == ()


words = st.sampled_from(sorted({word for shown in shipped() for word in shown.text.split()}))
texts = st.sampled_from([shown.text for shown in shipped()])


@settings(max_examples=25, deadline=None)
@given(st.lists(words, max_size=60))
def test_words_in_any_order_can_be_read(chosen: list[str]) -> None:
    assert requotes(read(document(" ".join(chosen))))


@settings(max_examples=25, deadline=None)
@given(texts, st.integers(0, 2000), st.integers(0, 2000))
def test_a_cut_report_can_be_read(text: str, start: int, length: int) -> None:
    assert requotes(read(document(text[start : start + length])))


@settings(max_examples=25, deadline=None)
@given(texts, st.lists(st.tuples(st.integers(0, 2000), st.text(max_size=3)), max_size=8))
def test_a_report_with_foreign_signs_can_be_read(text: str, changes: list[tuple[int, str]]) -> None:
    for at, signs in changes:
        text = text[:at] + signs + text[at + 1 :]
    assert requotes(read(document(text)))


@settings(max_examples=15, deadline=None)
@given(texts, st.randoms(use_true_random=False))
def test_sentences_in_any_order_can_be_read(text: str, order: object) -> None:
    sentences = text.split("،")
    order.shuffle(sentences)  # type: ignore[attr-defined]
    assert requotes(read(document("،".join(sentences))))
