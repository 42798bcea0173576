"""People whom no rule can lay to anybody: when they are told to be civilians, and when they stay nobody's."""

from dataclasses import replace

import pytest
from extract_values import document

from marsad.extract.reading import prepared
from marsad.extract.statement import Casualties


def harmed(text: str, *, guesses: bool) -> list[Casualties]:
    reader, report = prepared(document(text))
    drafts = replace(reader, guesses=guesses).drafts(reader.scene(report))
    return [draft for draft in drafts if isinstance(draft, Casualties)]


@pytest.mark.parametrize(
    "text",
    [
        "قصفت طائرات حربية منازل المدنيين في مدينة معرة النعمان، ما أدى إلى مقتل 14 شخصا.",
        "قصفت المدفعية منازل الأهالي في بلدة كفرزيتا، ما أسفر عن مقتل ستة أشخاص.",
        "سقط 9 قتلى إثر قصف صاروخي على مخيم للنازحين قرب بلدة سرمدا.",
    ],
)
def test_people_under_fire_are_civilians_and_it_is_marked(text: str) -> None:
    first, *_ = harmed(text, guesses=True)
    assert first.victims == ("CIVILIANS",)
    assert first.rule.endswith(".chosen")
    (words,) = [words for words in first.filled if words.field == "victims"]
    assert words.because == tuple(sorted(words.because, key=lambda part: (-abs(part[1]), part[0])))
    plain, *_ = harmed(text, guesses=False)
    assert plain.victims == ()
    assert not any(words.because for words in plain.filled)


def test_the_dead_of_a_battle_stay_nobodys() -> None:
    fought = (
        "دارت اشتباكات بين قوات النظام وفصائل المعارضة في محيط بلدة كباني، وشاركت فيها قوات من الطرفين. "
        "وأوقعت الاشتباكات 40 قتيلا."
    )
    (toll,) = harmed(fought, guesses=True)
    assert toll.victims == ()
