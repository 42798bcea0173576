"""Since when a figure without words of time counts."""

from datetime import date

import pytest
from extract_values import PUBLISHED, said

from marsad.extract.statement import Casualties, Displacement

CASES = [
    pytest.param(
        "تقصف قوات النظام بلدات ريف إدلب منذ 20 أيلول 2018.\n\nونزح أكثر من 330 ألف شخص من منازلهم.",
        date(2018, 9, 20),
        id="a_campaigns_displaced",
    ),
    pytest.param(
        "حصيلة القصف منذ 20 أيلول 2018:\n- مقتل 70 مدنيا.\n- مقتل 12 من قوات النظام.",
        date(2018, 9, 20),
        id="a_heading_over_a_list",
    ),
    pytest.param(
        "قال المرصد السوري إن المدينة تقصف منذ 20 أيلول 2018، وأن القصف تسبب في مقتل 70 مدنيا.",
        date(2018, 9, 20),
        id="what_is_said_goes_on",
    ),
    pytest.param("ونزح 300 شخص من منازلهم في بلدة داعل.", PUBLISHED, id="one_flight"),
]


@pytest.mark.parametrize(("text", "since"), CASES)
def test_since_when_a_figure_counts(text: str, since: date) -> None:
    told = [each for each in said(text).statements if isinstance(each, Casualties | Displacement)]
    assert told
    assert {each.window.start for each in told} == {since}
