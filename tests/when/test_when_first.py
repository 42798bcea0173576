from datetime import date

from marsad.text.fold import fold
from marsad.when.moment import moments


def test_a_paired_month_with_weekday_and_year_is_one_day() -> None:
    text = fold("قُتل خمسة يوم الخميس الـ 16 من تشرين الثاني / نوفمبر الجاري من العام 2017 في البلدة").text
    (moment,) = moments(text, date(2017, 11, 23))
    assert (moment.days.start, moment.days.end, moment.issues) == (date(2017, 11, 16), date(2017, 11, 16), ())
