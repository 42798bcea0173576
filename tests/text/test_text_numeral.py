"""Quantities as reports write them."""

import doctest

import pytest

from marsad.text import numeral
from marsad.text.bound import BoundWords, bound_words
from marsad.text.counted import Counted
from marsad.text.fold import fold
from marsad.text.numeral import Kind, quantities
from marsad.text.piece import NumeralWord, Role, numeral_words

Bounds = tuple[int | None, int | None]


def _read(text: str) -> list[Bounds]:
    return [(quantity.low, quantity.high) for quantity in quantities(fold(text).text)]


def test_the_examples_of_the_docstrings_hold() -> None:
    assert doctest.testmod(numeral).failed == 0


@pytest.mark.parametrize(
    ("text", "value"),
    [
        pytest.param("مقتل 24 عنصرا", 24, id="digits"),
        pytest.param("مقتل ٢٤ عنصرا", 24, id="arabic-digits"),
        pytest.param("مقتل الـ 24 عنصراً", 24, id="article"),
        pytest.param("مقتل الـ24 عنصراً", 24, id="article-glued"),
        pytest.param("و24 جريحاً", 24, id="glued-conjunction"),
        pytest.param("بلغ 12,950 شخصاً", 12950, id="comma-groups"),
        pytest.param("بلغ 12.950 شخصاً", 12950, id="dot-groups"),
        pytest.param("بلغ 12٬950 شخصاً", 12950, id="arabic-groups"),
        pytest.param("بلغ 12 950 شخصاً", 12950, id="space-groups"),
        pytest.param("نزح 26 ألفاً و83 شخصاً", 26083, id="mixed"),
        pytest.param("نزح 1.5 مليون شخص", 1_500_000, id="decimal-scale"),
        pytest.param("نزح نصف مليون شخص", 500_000, id="half-million"),
        pytest.param("نزح مليون ونصف المليون شخص", 1_500_000, id="million-and-half"),
        pytest.param("نزح مليونان ونصف مليون", 2_500_000, id="two-million-and-half"),
        pytest.param("مقتل مئتين وخمسين", 250, id="hundreds"),
        pytest.param("مقتل ثلاثة وعشرين عنصراً", 23, id="unit-tens"),
        pytest.param("مقتل واحد وعشرين عنصراً", 21, id="one-twenty"),
        pytest.param("مقتل إحدى وعشرين امرأة", 21, id="one-twenty-f"),
        pytest.param("مقتل أحد عشر عنصراً", 11, id="eleven"),
        pytest.param("وأحد عشر قتيلا", 11, id="and eleven"),
        pytest.param("بلغ مئة وأحد عشر قتيلا", 111, id="a hundred and eleven"),
        pytest.param("بلغ ألفا ومئتين وأحد عشر قتيلا", 1211, id="a thousand two hundred and eleven"),
        pytest.param("واحد وعشرون قتيلا", 21, id="twenty-one"),
        pytest.param("مقتل اثني عشر عنصراً", 12, id="twelve"),
        pytest.param("مقتل إحدى عشرة امرأة", 11, id="eleven-f"),
        pytest.param("مقتل سبعة عشر مدنياً", 17, id="seventeen"),
        pytest.param("مقتل الأربعة عشر مدنياً", 14, id="fourteen-definite"),
        pytest.param("مئة وثلاثة عشر قتيلاً", 113, id="hundred-thirteen"),
        pytest.param("مائة وثلاثة وعشرون قتيلا", 123, id="hundred-unit-tens"),
        pytest.param("ثلاثمئة وخمسة قتلى", 305, id="three-hundred-five"),
        pytest.param("ثلاث مئات", 300, id="three-hundreds"),
        pytest.param("ثلاث مئة قتيل", 300, id="three-hundred-apart"),
        pytest.param("خمسة آلاف مقاتل", 5000, id="five-thousand"),
        pytest.param("ألفين ومئتين وخمسين مقاتلاً", 2250, id="two-thousand"),
        pytest.param("ألفا مقاتل", 2000, id="two-thousand-annexed"),
        pytest.param("ألفاً ومئتي مقاتل", 1200, id="thousand-accusative"),
        pytest.param("مئة ألف نازح", 100_000, id="hundred-thousand"),
        pytest.param("مئة وخمسين ألف نازح", 150_000, id="hundred-fifty-thousand"),
        pytest.param("ثلاثة ملايين ومئتي ألف لاجئ", 3_200_000, id="millions"),
        pytest.param("مليون وثلاثمئة ألف وخمسمئة", 1_300_500, id="three-scales"),
        pytest.param("عشرة قتلى", 10, id="ten"),
        pytest.param("لثمانية قتلى", 8, id="glued-preposition"),
        pytest.param("للخمسة الباقين", 5, id="glued-lil"),
        pytest.param("وثمانية", 8, id="glued-and"),
        pytest.param("صفر", 0, id="zero"),
        pytest.param("شخص واحد", 1, id="one"),
        pytest.param("خرجت ستا وثمانين عربة", 86, id="accusative-unit"),
        pytest.param("ذي الاثنين والثمانين عاماً", 82, id="definite-two-and-tens"),
    ],
)
def test_a_number_has_its_value(text: str, value: int) -> None:
    found = quantities(fold(text).text)
    assert [(quantity.exact, quantity.low, quantity.high) for quantity in found] == [(value, value, value)]


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        pytest.param("ما لا يقل عن 24 عنصراً", (24, None), id="at-least"),
        pytest.param("لا يقل عن ثلاثين شخصاً", (30, None), id="at-least-short"),
        pytest.param("بما لا يقل عن 5 جرحى", (5, None), id="at-least-with-b"),
        pytest.param("24 قتيلاً على الأقل", (24, None), id="at-least-behind"),
        pytest.param("24 عنصراً من قوات النظام على الأقل", (24, None), id="at-least-far-behind"),
        pytest.param("24 على الأقل", (24, None), id="at-least-right-behind"),
        pytest.param("قتل على الأقل 24 عنصراً", (24, None), id="at-least-in-front"),
        pytest.param("أكثر من 20 عنصراً", (21, None), id="more-than"),
        pytest.param("لأكثر من الـ 20 عنصراً", (21, None), id="more-than-article"),
        pytest.param("ما يزيد عن مئة عنصر", (101, None), id="more-than-verb"),
        pytest.param("ما يزيد على 26 ألفاً", (26001, None), id="more-than-thousands"),
        pytest.param("يربو عددهم على 40", (41, None), id="more-than-number-of"),
        pytest.param("ما لا يزيد عن 20", (None, 20), id="at-most-with-ma"),
        pytest.param("لا يزيد عن 20 عنصراً", (None, 20), id="at-most"),
        pytest.param("خمسون ألفاً، على الأقل، محاصرون", (50_000, None), id="at-least-behind-comma"),
        pytest.param("20 عنصراً على الأكثر", (None, 20), id="at-most-behind"),
        pytest.param("20 عنصرا كحد أقصى", (None, 20), id="at-most-limit"),
        pytest.param("أقل من 20 عنصراً", (None, 19), id="less-than"),
        pytest.param("بين 20 و30 عنصراً", (20, 30), id="between"),
        pytest.param("ما بين عشرين وثلاثين عنصراً", (20, 30), id="between-words"),
        pytest.param("ما بين 20 إلى 30 عنصراً", (20, 30), id="between-to"),
        pytest.param("ما بين الـ20 والـ30 عنصراً", (20, 30), id="between-articles"),
        pytest.param("بين 20 قتيلاً و30 قتيلاً", (20, 30), id="between-with-noun"),
        pytest.param("من 20 إلى 30 عنصراً", (20, 30), id="from-to"),
        pytest.param("20-30 عنصراً", (20, 30), id="hyphen"),
        pytest.param("20 – 30 عنصراً", (20, 30), id="dash"),
        pytest.param("ثلاثة أو أربعة عناصر", (3, 4), id="or"),
        pytest.param("بين 5 و6 آلاف نازح", (5000, 6000), id="scaled-range"),
        pytest.param("من مئة إلى مئتي ألف نازح", (100_000, 200_000), id="scaled-range-words"),
    ],
)
def test_words_bound_a_number(text: str, bounds: Bounds) -> None:
    assert _read(text) == [bounds]


@pytest.mark.parametrize(
    ("text", "low", "kind"),
    [
        pytest.param("عشرات القتلى", 20, Kind.VAGUE, id="tens"),
        pytest.param("العشرات من القتلى", 20, Kind.VAGUE, id="tens-definite"),
        pytest.param("مئات العناصر", 200, Kind.VAGUE, id="hundreds"),
        pytest.param("بالمئات", 200, Kind.VAGUE, id="by-hundreds"),
        pytest.param("آلاف المدنيين", 2000, Kind.VAGUE, id="thousands"),
        pytest.param("عشرات الآلاف من المدنيين", 20_000, Kind.VAGUE, id="tens-of-thousands"),
        pytest.param("مئات آلاف المدنيين", 200_000, Kind.VAGUE, id="hundreds-of-thousands"),
        pytest.param("ملايين السوريين", 2_000_000, Kind.VAGUE, id="millions"),
        pytest.param("بضعة آلاف", 2000, Kind.VAGUE, id="some-thousands"),
        pytest.param("عدة عناصر", None, Kind.FEW, id="several"),
        pytest.param("بضعة عناصر", None, Kind.FEW, id="some"),
        pytest.param("عدد من العناصر", None, Kind.FEW, id="a-number-of"),
        pytest.param("وعدداً كبيراً من العناصر", None, Kind.FEW, id="a-large-number-of"),
        pytest.param("العديد من العناصر", None, Kind.FEW, id="many"),
    ],
)
def test_a_plural_without_a_number_is_vague(text: str, low: int | None, kind: Kind) -> None:
    (quantity,) = quantities(fold(text).text)
    assert (quantity.low, quantity.high, quantity.vague, quantity.kind) == (low, None, True, kind)
    assert quantity.exact is None


def test_a_few_and_ten_has_both_ends() -> None:
    assert _read("بضعة عشر مقاتلاً") == [(13, 19)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("الساعة 4:30 عصرا", id="time"),
        pytest.param("بتاريخ 2017/11/05 قتل", id="date-slashes"),
        pytest.param("بتاريخ 5 / 11 / 2017 قتل", id="date-spaced"),
        pytest.param("بتاريخ 05-11-2017", id="date-hyphens"),
        pytest.param("بتاريخ 5.11.2017", id="date-dots"),
        pytest.param("مسافة 3.5 كم", id="decimal"),
        pytest.param("مطار T-4 العسكري", id="latin-name"),
        pytest.param("مقاتلات F16 وسو-24", id="aircraft"),
        pytest.param("عيار 120mm", id="latin-unit"),
        pytest.param("50% من المدينة", id="percent"),
        pytest.param("50 % من المدينة", id="percent-spaced"),
        pytest.param("خمسين في المئة من المدينة", id="percent-words"),
        pytest.param("ثلاثة أرباع المدينة", id="fraction"),
        pytest.param("نصف المدينة", id="half"),
        pytest.param("الفرقة الثالثة", id="ordinal"),
        pytest.param("الساعة الثانية عشرة", id="ordinal-teen"),
        pytest.param("الثاني عشر من آذار", id="ordinal-teen-day"),
        pytest.param("الحادي والعشرين من آذار", id="ordinal-tens"),
        pytest.param("يوم الاثنين والثلاثاء", id="weekday"),
        pytest.param("أحد المدنيين", id="one-of"),
        pytest.param("الأعوام 2011-2017", id="years"),
        pytest.param("1- تطهير القرى\n2) العثور", id="list-markers"),
        pytest.param("بلغ عدد من نزحوا", id="number-of-those-who"),
        pytest.param("العدة والعتاد", id="gear"),
        pytest.param("هاتف 0933123456", id="telephone"),
        pytest.param("هاتف +963933123456", id="telephone-abroad"),
        pytest.param("رقم 1234567890123456", id="identifier"),
        pytest.param('<a href="x?y=1&z">من', id="address"),
        pytest.param("الوسم #3 من", id="hashtag"),
        pytest.param("قتل في المعركة[3] و[12] جنود", id="note"),
    ],
)
def test_this_is_no_quantity(text: str) -> None:
    assert _read(text) == []


@pytest.mark.parametrize(
    ("text", "values"),
    [
        pytest.param("مقتل 24 عنصرا وجرح 30", [24, 30], id="digits"),
        pytest.param("24 و30", [24, 30], id="digits-and-digits"),
        pytest.param("ثلاثة وخمسة", [3, 5], id="units"),
        pytest.param("عشرين وثلاثين", [20, 30], id="tens"),
        pytest.param("خمسة قتلى وعشرين جريحا", [5, 20], id="noun-between"),
        pytest.param("مئة ومئتين", [100, 200], id="hundreds"),
        pytest.param("ارتفع من 20 إلى 30", [20, 30], id="rise"),
        pytest.param("ارتفعت حصيلة القتلى من عشرين إلى ثلاثين", [20, 30], id="rise-words"),
        pytest.param("اللواء 104", [104], id="unit-number"),
        pytest.param("عام 2017 500 قتيل", [2017, 500], id="blank-is-no-group"),
        pytest.param("بين 2011 و2014", [2011, 2014], id="years"),
        pytest.param("بين 3 قرى و5 بلدات", [3, 5], id="two-things"),
        pytest.param("بين 30 قتيلاً في كل من حلب وإدلب وحمص و40", [30, 40], id="too-far-for-a-range"),
        pytest.param("ألف مليون", [1000, 1_000_000], id="scales-that-rise"),
        pytest.param("ألف وألف", [1000, 1000], id="same-scale"),
        pytest.param("عشرين. ثلاثين", [20, 30], id="stop"),
        pytest.param("مليون و ألفين", [1_002_000], id="blank-behind-and"),
        pytest.param("مئة ونصف مليون", [100, 500_000], id="half-behind-a-hundred"),
        pytest.param("سبعة ونصف", [7], id="half-of-no-scale"),
        pytest.param("عشرات أو مئات", [None, None], id="vague-ends"),
        pytest.param("20 قتيلاً و30 جريحاً على الأقل", [20, None], id="bound-behind-the-second"),
        pytest.param("20 قتيلاً، بينهم نساء، على الأقل", [20], id="bound-behind-a-stop"),
        pytest.param("ما بين عشرات ومئات", [None, None], id="vague-range"),
    ],
)
def test_numbers_stay_apart(text: str, values: list[int]) -> None:
    assert [quantity.exact for quantity in quantities(fold(text).text)] == values


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        pytest.param("على الأقل نحو 20", [(20, None)], id="about-and-at-least"),
        pytest.param("أكثر من مئات القتلى", [(200, None)], id="vague"),
        pytest.param("أكثر من عدة قتلى", [(None, None)], id="few"),
        pytest.param("ارتفع العدد. وقتل من 20 إلى 30 عنصراً", [(20, 30)], id="range-behind-a-rise-that-is-told"),
    ],
)
def test_bounds_meet_bounds(text: str, bounds: list[Bounds]) -> None:
    assert _read(text) == bounds


def test_about_blurs() -> None:
    (quantity,) = quantities(fold("إصابة نحو 20 شخصاً").text)
    assert (quantity.low, quantity.high, quantity.approx, quantity.exact) == (20, 20, True, None)


def test_the_offsets_hold_number_and_bounds() -> None:
    text = fold("قتل ما لا يقل عن الـ 24 عنصراً").text
    (quantity,) = quantities(text)
    assert text[quantity.start : quantity.end] == "ما لا يقل عن ال 24"
    assert text[quantity.number_start : quantity.number_end] == "ال 24"
    assert quantity.definite


def test_words_between_two_numbers_bound_the_nearer_one() -> None:
    assert _read("قتل 10 أشخاص وجرح على الأقل 5") == [(10, 10), (5, None)]
    assert _read("قتل 10 أشخاص على الأقل وجرح 5") == [(10, None), (5, 5)]
    assert _read("حرق ثلاثين بيتاً على الأقل وأربعين مركبة") == [(30, None), (40, 40)]


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        pytest.param("إصابة قتيلين على الأقل", [(2, None)], id="at-least"),
        pytest.param("أكثر من قتيلين", [(3, None)], id="more-than"),
        pytest.param("قتيلين أو ثلاثة", [(2, 3)], id="or-three"),
        pytest.param("قتيلين اثنين", [(2, 2)], id="said-twice"),
        pytest.param("قتيلين و24 جريحاً", [(2, 2), (24, 24)], id="and-others"),
        pytest.param("خمسة قتيلين", [(5, 5), (2, 2)], id="behind-a-number"),
    ],
)
def test_a_dual_is_bounded_as_a_number_is(text: str, bounds: list[Bounds]) -> None:
    folded = fold(text).text
    start = folded.index("قتيلين")
    nouns = [Counted(start=start, end=start + 6, word_start=start)]
    assert [(quantity.low, quantity.high) for quantity in quantities(folded, nouns=nouns)] == bounds


def test_a_dual_does_not_stand_in_a_number_s_place() -> None:
    nouns = [Counted(start=0, end=6, word_start=0)]
    assert [quantity.exact for quantity in quantities("ميتين وخمسين", nouns=nouns)] == [250]


_ALONE = (Role.UNIT, Role.TEN, Role.TENS, Role.HUNDRED, Role.SCALE, Role.DIGITS)


@pytest.mark.parametrize("word", [pytest.param(word, id=word.id) for word in numeral_words()])
def test_every_number_word_is_read_and_no_near_miss_is(word: NumeralWord) -> None:
    for form in word.forms:
        if word.role in _ALONE:
            assert _read(form) == [(word.value, word.value)], form
            assert _read("و" + form) == [(word.value, word.value)], form
    for near in word.never:
        assert _read(near) == [], near


@pytest.mark.parametrize("words", [pytest.param(words, id=words.id) for words in bound_words()])
def test_every_bounding_phrase_bounds_and_no_near_miss_does(words: BoundWords) -> None:
    def said(form: str) -> str:
        return f"سقط 7 {form}" if words.side.value == "behind" else f"سقط {form} 7"

    assert words.spellings
    for form, _ in words.spellings:
        (quantity,) = quantities(fold(said(form)).text)
        changed = quantity.exact is None
        assert changed != (words.effect.value in ("between", "change")), form
    for near in words.never:
        assert [quantity.exact for quantity in quantities(fold(said(near)).text)] == [7], near
