"""Which texts are copies of each other."""

from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.record.incident.alike import alike, rows

TEXT = (
    "قصفت قوات النظام بعد ظهر الثلاثاء الأحياء الشرقية من البلدة بأكثر من عشرين قذيفة مدفعية ما أدى إلى مقتل أربعة "
    "أشخاص من عائلة واحدة وإصابة آخرين بجروح متفاوتة نقلوا على إثرها إلى المشفى الميداني القريب "
    "بينما استمر تحليق الطيران المسير في الأجواء حتى ساعات المساء دون ورود معلومات عن خسائر أخرى حتى لحظة نشر الخبر"
)
OTHER = (
    "أعلن المكتب الإعلامي أن أربعة مدنيين فقدوا حياتهم في قصف مدفعي طال أحياء البلدة الشرقية ظهر الثلاثاء وأن فرق "
    "الإسعاف أخلت المصابين رغم تحليق طائرة مسيرة فوق المكان وأضاف أن عدد القذائف تجاوز العشرين سقط معظمها على منازل"
)


def copies(texts: Iterable[tuple[str, str]]) -> tuple[tuple[str, ...], ...]:
    return alike((key, rows(text)) for key, text in texts)


@pytest.mark.parametrize(
    ("text", "is_copy"),
    [
        pytest.param(TEXT, True, id="the same"),
        pytest.param("وكالة: " + TEXT + " المصدر", True, id="a head and a tail of its own"),
        pytest.param(TEXT.replace("مقتل أربعة", "استشهاد أربعة"), True, id="one word changed"),
        pytest.param(TEXT.replace("أ", "ا").replace("ة ", "ه "), True, id="spelt otherwise throughout"),
        pytest.param(TEXT.replace("ق", "قـ").replace("ً", ""), True, id="tatweel and marks"),
        pytest.param(OTHER, False, id="the same event in words of his own"),
        pytest.param("قصفت قوات النظام البلدة", False, id="too short to tell"),
    ],
)
def test_a_copy_is_found_and_nothing_else(text: str, is_copy: bool) -> None:  # noqa: FBT001
    assert copies([("a", TEXT), ("b", text)]) == ((("a", "b"),) if is_copy else ())


def test_copies_of_copies_are_one_group() -> None:
    words = TEXT.split()
    drifted = [("r1", words), ("r2", words[:-6]), ("r3", words[:-12])]
    assert copies((key, " ".join(text)) for key, text in drifted) == (("r1", "r2", "r3"),)


texts = st.lists(
    st.tuples(st.sampled_from("abcdef"), st.sampled_from([TEXT, OTHER, TEXT[:150], TEXT + OTHER, OTHER[::-1], ""])),
    max_size=6,
    unique_by=lambda told: told[0],
)


@given(texts.flatmap(lambda told: st.tuples(st.just(told), st.permutations(told))))
@settings(max_examples=40, deadline=None)
def test_the_order_of_the_texts_is_nothing_and_groups_do_not_meet(
    orders: tuple[list[tuple[str, str]], list[tuple[str, str]]],
) -> None:
    told, mixed = orders
    groups = copies(told)
    assert groups == copies(mixed)
    members = [each for group in groups for each in group]
    assert len(members) == len(set(members))
    assert all(len(group) > 1 for group in groups)
