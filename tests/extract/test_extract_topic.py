"""What a passage is about: its own examples, and what a report of both kinds gives."""

import pytest
from extract_values import said

from marsad.extract.example import subjects_shown
from marsad.extract.reading import rule_reader
from marsad.extract.scene import scene
from marsad.extract.vocabulary import vocabulary

ROWS = subjects_shown()
about = [pytest.param(row.id, text, id=f"{row.id}-{i}") for row in ROWS for i, text in enumerate(row.says, start=1)]
conflict = [pytest.param(text, id=f"{row.id}-{i}") for row in ROWS for i, text in enumerate(row.never, start=1)]


def topics(text: str) -> list[str]:
    reader = rule_reader()
    return [p.topic for p in scene(said(text).report, reader.scanner, reader.gazetteer).subjects.paragraphs]


@pytest.mark.parametrize(("topic", "text"), about)
def test_a_text_of_another_topic_gives_no_statement(topic: str, text: str) -> None:
    assert topics(text) == [topic]
    assert said(text).statements == ()


@pytest.mark.parametrize("text", conflict)
def test_a_report_of_the_conflict_is_read_whatever_words_it_uses(text: str) -> None:
    assert topics(text) == ["conflict"]


def test_every_topic_has_three_examples_and_a_near_miss() -> None:
    shown = {row.id: row for row in ROWS}
    for topic in vocabulary().topics:
        if topic.id != "conflict":
            assert len(shown[topic.id].says) >= 3, topic.id
            assert shown[topic.id].never, topic.id


def test_a_digest_is_judged_passage_by_passage() -> None:
    text = (
        "قتل مدنيان بقصف مدفعي لقوات النظام على بلدة كفرنبل.\n"
        "سيطر المنتخب على مباراة الأمس، وأصيب حارس المرمى في الشوط الثاني.\n"
        "سيطرت فصائل المعارضة على قرية الجابرية."
    )
    assert topics(text) == ["conflict", "sport", "conflict"]
    assert [statement.quote.split()[0] for statement in said(text).statements] == ["قتل", "مدنيان", "سيطرت"]


def test_words_of_a_topic_are_no_duplicates_within_it() -> None:
    for topic in vocabulary().topics:
        words = [*topic.strong, *topic.plain]
        assert len(words) == len(set(words)), topic.id
