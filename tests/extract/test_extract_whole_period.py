"""Over what a report counts that tells of a month, a week or a whole day, and not of one event."""

from datetime import date

import pytest
from extract_values import said

from marsad.extract.statement import Casualties

PUBLISHED = date(2018, 10, 2)


def _counted(text: str) -> list[tuple[int | None, str, date | None, date | None]]:
    told = [each for each in said(text, published=PUBLISHED).statements if isinstance(each, Casualties)]
    return [(each.figure.low, each.counting.value, each.window.start, each.window.end) for each in told]


def _over(low: int, *days: date, counting: str = "window") -> tuple[int | None, str, date | None, date | None]:
    return low, counting, days[0], days[-1]


SEPTEMBER = (date(2018, 9, 1), date(2018, 9, 30))
WEEK = (date(2018, 9, 24), date(2018, 9, 30))
YESTERDAY = date(2018, 10, 1)


@pytest.mark.parametrize(
    ("text", "gives"),
    [
        pytest.param(
            "وثقت الشبكة مقتل 210 مدنيين في مختلف المحافظات السورية، خلال شهر أيلول المنصرم.\n"
            "وذكر تقرير أصدرته الشبكة اليوم أن ربع الضحايا أطفال.\n"
            "وقال التقرير إن قوات النظام قتلت 90 مدنياً.",
            [_over(210, *SEPTEMBER), _over(90, *SEPTEMBER)],
            id="a-month-told-at-the-beginning",
        ),
        pytest.param(
            "في الفترة من 1 إلى 30 أيلول وثقت البعثة مقتل 30 مدنياً في الرقة.\n\n"
            "وفي 11 أيلول قتل مدنيان في بلدة هجين.\n\n"
            "وكان من بين الضحايا تسعة أطفال قتلوا بالألغام.",
            [
                _over(30, *SEPTEMBER),
                _over(2, date(2018, 9, 11), counting="incident"),
                _over(9, *SEPTEMBER),
            ],
            id="behind-a-day-of-one-event",
        ),
        pytest.param(
            "انتهاكات في محافظة إدلب\n(24 - 30 أيلول 2018)\n\nأسفرت الهجمات عن مقتل 14 مدنياً في ريف المحافظة.",
            [_over(14, *WEEK)],
            id="a-week-under-the-title",
        ),
        pytest.param(
            "حصيلة يوم الإثنين 1 تشرين الأول 2018:\n\nإدلب: مقتل 9 مدنيين وإصابة 31\nحلب: مقتل 4 مدنيين وإصابة 12\n\n"
            "وشنت طائرات النظام غارات على أحياء في مدينة إدلب.",
            [_over(9, YESTERDAY), _over(31, YESTERDAY), _over(4, YESTERDAY), _over(12, YESTERDAY)],
            id="a-day-over-a-list",
        ),
        pytest.param(
            "ذكرت وزارة الصحة في تقريرها اليومي أن غارات أمس على ريف حلب أسفرت عن 27 قتيلاً.",
            [_over(27, YESTERDAY)],
            id="a-report-of-every-day",
        ),
        pytest.param(
            "الحصيلة منذ بدء الهجوم على الغوطة (18 شباط 2018): 1204 قتلى من المدنيين.",
            [_over(1204, date(2018, 2, 18), PUBLISHED, counting="cumulative")],
            id="since-what-has-its-day-in-brackets",
        ),
        pytest.param(
            "ارتفع عدد الشهداء في سوريا اليوم إلى 58 شهيداً، بينهم سبع سيدات: 31 في دمشق، و15 في حلب، و12 في درعا.",
            [_over(low, PUBLISHED) for low in (58, 7, 31, 15, 12)],
            id="place-by-place",
        ),
        pytest.param(
            "نزح آلاف المدنيين من إدلب منذ مطلع أيلول 2018، وقتل 81 مدنياً خلال الفترة نفسها.",
            [_over(81, date(2018, 9, 1), PUBLISHED, counting="cumulative")],
            id="the-same-period",
        ),
    ],
)
def test_figures_of_a_whole_period_are_of_no_one_event(
    text: str, gives: list[tuple[int | None, str, date | None, date | None]]
) -> None:
    assert _counted(text) == gives


def test_two_places_are_no_list_of_a_day() -> None:
    told = _counted("قتل 12 مدنياً بغارات على الريف: 7 في خان شيخون و5 في كفرنبل.")
    assert {counting for _, counting, _, _ in told} == {"incident"}


def test_figures_that_add_up_place_by_place_are_a_days() -> None:
    told = _counted(
        "وثقت اللجان اليوم مقتل 60 شخصاً برصاص قوات النظام، بينهم أربعة أطفال.\n"
        "وقضى 30 شخصاً في ريف إدلب، كما شهدت مدينة الرقة مقتل 18 شخصاً، وفي السويداء قتل 12 شخصاً."
    )
    assert [low for low, *_ in told] == [60, 4, 30, 18, 12]
    assert {counting for _, counting, *_ in told} == {"window"}


def test_figures_that_do_not_add_up_are_each_of_its_event() -> None:
    told = _counted(
        "قتل 60 شخصاً بغارة على سوق في معرة النعمان.\n"
        "وقتل ثلاثة أشخاص في ريف دمشق بانفجار لغم، وفي درعا قتل شخصان، وفي حماة قتل شخص بالرصاص."
    )
    assert {counting for _, counting, *_ in told} == {"incident"}
