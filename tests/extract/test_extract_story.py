"""Of which day a report is telling where a fact has no words of time of its own."""

from datetime import date

import pytest
from extract_values import PUBLISHED, said

from marsad.extract.statement import Casualties, Incident

YESTERDAY = date(2018, 10, 14)
_FIRST = "قصفت طائرات روسية أمس بلدة داعل."
_TODAY = "وأعلنت الحكومة اليوم الحداد."
_THEN = "وقتل ثلاثة مدنيين في قصف مدفعي على بلدة طفس."
_FRIDAY = "قصفت طائرات روسية الجمعة بلدة داعل."

CASES = [
    pytest.param(f"{_FIRST} {_THEN}", YESTERDAY, id="in_the_paragraph_of_the_day"),
    pytest.param(f"{_FIRST}\n\n{_THEN}\n\n{_TODAY}", YESTERDAY, id="in_the_next_paragraph"),
    pytest.param(f"{_FIRST}\n\nوهدأت المدينة.\n\n{_THEN}\n\n{_TODAY}", PUBLISHED, id="no_further_where_today_is_named"),
    pytest.param(f"{_FIRST}\n\nوهدأت المدينة.\n\n{_THEN}", YESTERDAY, id="to_the_end_of_a_printed_report"),
    pytest.param(f"{_TODAY}\n1. {_FIRST}\n2. {_THEN}", PUBLISHED, id="not_to_another_item_of_a_list"),
    pytest.param(f"{_FRIDAY} {_THEN}", date(2018, 10, 12), id="an_earlier_day_in_its_paragraph"),
    pytest.param(f"{_FRIDAY}\n\n{_THEN}\n\n{_TODAY}", PUBLISHED, id="an_earlier_day_no_further"),
]


@pytest.mark.parametrize(("text", "day"), CASES)
def test_what_has_no_day_is_of_the_day_of_which_the_report_tells(text: str, day: date) -> None:
    told = [each for each in said(text).statements if isinstance(each, Casualties | Incident)]
    last = [each for each in told if "طفس" in each.quote or isinstance(each, Casualties)]
    assert last
    assert {(each.window if isinstance(each, Casualties) else each.date.days).end for each in last} == {day}
