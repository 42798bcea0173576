"""No text makes the reader fail or say what is not there: a seeded slice of what `make soak` tries, and knots of words.

That time grows with the length of a text and no faster is measured by `make soak`; here is bounded what it rests on.
"""

from contextlib import suppress
from time import process_time

import pytest
from mutations import case
from soak import faults

import marsad
from marsad.errors import DocumentError
from marsad.extract.reading import prepared
from marsad.report.document import Metadata
from marsad.report.reading import written
from marsad.text.clause import sentences
from marsad.text.fold import fold

_SLICE = 300
# Code points beyond which no sentence, and names beyond which no list, goes on.
_LONGEST_SENTENCE, _LONGEST_LIST = 3000, 200
_KNOTS = [
    pytest.param("قتل 3 مدنيين ", id="casualties"),
    pytest.param("مقتل 20 عنصرا بينهم 5 قياديين و3 جرحى ", id="parts"),
    pytest.param("سيطرت قوات النظام على حمص ", id="control"),
    pytest.param("دير الزور والميادين والبوكمال وحمص وحلب ", id="places"),
    pytest.param("حمص\nحلب\n", id="places-on-lines"),
    pytest.param("قرية طخشبون ثم بلدة قلعزاب في ريف حمص ", id="unknown-places"),
    pytest.param("مدينة بلدة قرية حي ريف ", id="head-nouns"),
    pytest.param("المدينة البلدة القرية ", id="the-town"),
    pytest.param("قوات النظام وتنظيم داعش وقسد ", id="parties"),
    pytest.param("التنظيم والنظام ", id="weak-parties"),
    pytest.param("سيطرت قتل قال أعلن ", id="verbs"),
    pytest.param("اشتباكات بين ", id="between"),
    pytest.param("قصف على ", id="shelling"),
    pytest.param("نزحت 5 عائلات من حلب ", id="displacement"),
    pytest.param("قال المرصد السوري إن ", id="said"),
    pytest.param("قد لم لن في حال نفى ", id="moods"),
    pytest.param('قال " ', id="quotes"),
    pytest.param("((((", id="brackets"),
    pytest.param("يوم 5 تشرين الثاني 2017 ", id="dates"),
    pytest.param("منذ ", id="since"),
    pytest.param("123 45 6 7890 ", id="numbers"),
    pytest.param("\u200f\u202e3\u202c\u2069 ", id="direction"),
    pytest.param("\u064b", id="marks"),
    pytest.param("سيطرت", id="one-word"),
    pytest.param("و ", id="and"),
    pytest.param("\n", id="lines"),
]


@pytest.mark.parametrize("first", range(0, _SLICE, 50))
def test_no_mutated_report_is_misread(first: int) -> None:
    found = {seed: wrong for seed in range(first, first + 50) if (wrong := list(faults(case(seed))))}
    assert not found


@pytest.mark.parametrize("knot", _KNOTS)
def test_a_knot_of_words_is_read_to_its_end(knot: str) -> None:
    text = "خبر من سوريا " + knot * (3000 // len(knot))
    try:
        reading = marsad.extract(text)
    except DocumentError:
        return
    assert all(statement.span.quote(text) == statement.quote for statement in reading.statements)


def test_a_sentence_and_a_list_of_places_end_somewhere() -> None:
    text = "سيطرت قوات النظام على قرى " + "حلب وحمص وحماة، إدلب " * 1000
    reader, report = prepared(written("text", text, text.encode(), Metadata()))
    scene = reader.scene(report)
    assert max(end - start for start, end in scene.sentences) <= _LONGEST_SENTENCE
    assert max(len(group.items) for group in scene.places) <= _LONGEST_LIST


@pytest.mark.parametrize("gap", ["،", " ", ""])
def test_a_run_on_text_is_cut_where_it_can_be(gap: str) -> None:
    text = fold(("كلمات" + gap) * 5000).text
    parts = sentences(text)
    assert max(end - start for start, end in parts) <= _LONGEST_SENTENCE
    assert "".join(text[start:end] for start, end in parts).replace(" ", "") == text.replace(" ", "")


@pytest.mark.soak
@pytest.mark.parametrize("knot", _KNOTS)
def test_time_grows_with_the_text_and_not_faster(knot: str) -> None:
    short, long = (_seconds("خبر من سوريا " + knot * (size // len(knot))) for size in (20_000, 160_000))
    assert long < 16 * max(short, 0.05)


def _seconds(text: str) -> float:
    begun = process_time()
    with suppress(DocumentError):
        marsad.extract(text)
    return process_time() - begun


@pytest.mark.parametrize("end", ["بمئات", "واثنان", "لثلاثين", "وبعشرة"])
def test_a_text_may_end_in_a_number_behind_a_clitic(end: str) -> None:
    told = marsad.extract(f"قتل ثلاثة من عناصر النظام في مدينة حلب {end}")
    assert [statement.quote for statement in told.statements]
