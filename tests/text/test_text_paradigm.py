"""Paradigms give the spellings that reports use."""

import doctest

import pytest

from marsad.text import conjugation, declension
from marsad.text.fold import fold
from marsad.text.paradigm import adjective, masdar, noun, verb


@pytest.mark.parametrize("module", [conjugation, declension])
def test_the_examples_of_the_docstrings_hold(module: object) -> None:
    assert doctest.testmod(module).failed == 0  # type: ignore[arg-type]


def _folded(words: str) -> set[str]:
    return {fold(word).text for word in words.split()}


@pytest.mark.parametrize(
    ("past", "present", "words"),
    [
        pytest.param("قتل", "يقتل", "قتل قتلت قتلا قتلتا قتلوا قتلن يقتل تقتل يقتلون يقتلوا تقتلان", id="strong"),
        pytest.param("استولى", "يستولي", "استولت استولوا استوليا يستولون يستولوا تستول يستول", id="weak-y"),
        pytest.param("أجلى", "يجلي", "أجلت أجلوا يجلي تجلي يجلون يُجلى", id="weak-fourth"),
        pytest.param("نجا", "ينجو", "نجت نجوا نجون ينجو ينجون ينجوا ينج", id="weak-w"),
        pytest.param("بقي", "يبقى", "بقيت بقوا بقين يبقى يبقون يبقين يبق", id="weak-past-y"),
        pytest.param("استعاد", "يستعيد", "استعادت استعادوا استعدن استعيد استعيدت يستعد يُستعاد", id="hollow-tenth"),
        pytest.param("اغتال", "يغتال", "اغتالت اغتيل اغتيلت يغتالون يغتل", id="hollow-eighth"),
        pytest.param("قال", "يقول", "قالت قالوا قلن قيل يقول تقول يقولون يقل يُقال", id="hollow"),
        pytest.param("شنّ", "يشنّ", "شن شنت شنوا شننّ يشن تشن يشنون", id="doubled"),
        pytest.param("ضمّ", "يضمّ", "ضم ضمت ضموا ضممن يضم يضمون", id="doubled-m"),
        pytest.param("هاجم", "يهاجم", "هاجمت هوجم هوجمت يهاجمون", id="third"),
        pytest.param("صادر", "يصادر", "صادروا صودرت", id="third-passive"),
        pytest.param("بدأ", "يبدأ", "بدأت بدؤوا بدأوا بدآ يبدؤون يبدأون بدئ", id="final-hamza"),
        pytest.param("أنشأ", "ينشئ", "أنشأت أنشأوا ينشئ ينشئون يُنشأ أُنشئ", id="fourth-hamza"),
        pytest.param("جاء", "يجيء", "جاءت جاؤوا جاءوا يجيء", id="hollow-hamza"),
        pytest.param("أسر", "يأسر", "أسرت أسروا يأسرون يؤسر", id="first-hamza"),
        pytest.param("استأنف", "يستأنف", "استأنفت استؤنفت يستأنفون", id="middle-hamza"),
        pytest.param("أعلن", "يعلن", "أعلنت أعلنوا أعلنّ يعلنون", id="final-n"),
        pytest.param("آوى", "يؤوي", "آوت آووا أووي يؤوون", id="long-first"),
        pytest.param("وجد", "يجد", "وجدت وُجد يجدون يوجد توجد", id="assimilated"),
    ],
)
def test_a_verb_has_its_third_persons(past: str, present: str, words: str) -> None:
    assert _folded(words) <= set(verb(past, present).every)


def test_a_pronoun_changes_the_verb_before_it() -> None:
    assert "اجلا" in verb("أجلى", "يجلي").past_bound
    assert "قتلو" in verb("قتل", "يقتل").past_bound


def test_a_verb_without_passive_has_none() -> None:
    forms = verb("سقط", "يسقط", passive=False)
    assert forms.passive_past == forms.passive_present == ()


@pytest.mark.parametrize(
    ("singular", "plurals", "one", "two", "many"),
    [
        pytest.param("قتيل", ["قتلى"], "قتيل قتيلا", "قتيلان قتيلين قتيلا قتيلي", "قتلى", id="broken-in-alef"),
        pytest.param("شهيد", ["شهداء"], "شهيد شهيدا", "شهيدان شهيدين", "شهداء", id="broken-in-hamza"),
        pytest.param("شخص", ["أشخاص"], "شخص شخصاً", "شخصان شخصين", "أشخاص أشخاصا", id="broken-with-tanwin"),
        pytest.param("عنصر", ["عناصر"], "عنصر عنصرا", "عنصران", "عناصر", id="diptote"),
        pytest.param("عائلة", ["ات", "عوائل"], "عائلة", "عائلتان عائلتين", "عائلات عوائل", id="ta-marbuta"),
        pytest.param("مسلح", ["ون"], "مسلح مسلحا", "مسلحان مسلحين", "مسلحون مسلحين مسلحو مسلحي", id="sound"),
        pytest.param("مستشفى", ["ات"], "مستشفى", "مستشفيان مستشفيين", "مستشفيات", id="alef-maqsura"),
        pytest.param("لواء", ["ألوية"], "لواء", "لواءان لواءين لوائين", "ألوية", id="hamza-after-alef"),
        pytest.param("جزء", ["أجزاء"], "جزء جزءا", "جزآن جزأين", "أجزاء", id="hamza"),
        pytest.param("شيء", ["أشياء"], "شيء شيئا", "شيئان شيئين", "أشياء", id="hamza-joined"),
        pytest.param("مرفأ", ["مرافئ"], "مرفأ", "مرفآن مرفأين", "مرافئ", id="hamza-on-alef"),
    ],
)
def test_a_noun_has_its_numbers(singular: str, plurals: list[str], one: str, two: str, many: str) -> None:
    forms = noun(singular, plurals=plurals)
    assert set(forms.singular) == _folded(one)
    assert _folded(two) <= set(forms.dual)
    assert set(forms.plural) == _folded(many)
    assert set(forms.annexed) < set(forms.dual)


def test_a_diptote_takes_no_tanwin() -> None:
    assert noun("صاروخ", plurals=["صواريخ"]).plural == ("صواريخ",)


def test_people_have_a_feminine() -> None:
    forms = noun("مدني", plurals=["ون"], feminine=True)
    assert _folded("مدني مدنيا مدنية") == set(forms.singular)
    assert _folded("مدنيتان مدنيتين مدنيان") <= set(forms.dual)
    assert "مدنيات" in forms.plural


def test_stems_before_pronouns() -> None:
    assert noun("جثة", plurals=["جثث"]).singular_bound == ("جثت",)
    assert noun("قتيل", plurals=["قتلى"]).plural_bound == ("قتلا",)
    assert "مقاتلي" in noun("مقاتل", plurals=["ون"]).plural_bound
    assert masdar("إخلاء").singular_bound == ("اخلاء", "اخلاو", "اخلاي")


def test_an_adjective_has_both_genders() -> None:
    assert _folded("مجهول مجهولة مجهولون مجهولين مجهولات مجهولتان") <= set(adjective("مجهول").every)
