"""A headline's figure beside the body's: its own where it is another, left out where the body tells it more fully."""

from datetime import date

import pytest

import marsad
from marsad.extract.statement import Casualties

BODY = "\n\nقتل {body} من تنظيم داعش خلال الـ 24 ساعة الفائتة في بلدة هجين بريف دير الزور.\n"


@pytest.mark.parametrize(
    ("headline", "body", "told"),
    [
        pytest.param("نحو 50 قتيلا", "ما لا يقل عن 46 عنصرا", [(50, 50), (46, None)], id="rounded_over_at_least"),
        pytest.param("نحو 30 قتيلا", "32 عنصرا", [(30, 30), (32, 32)], id="rounded_over_exact"),
        pytest.param("46 قتيلا", "46 عنصرا", [(46, 46)], id="the_same"),
        pytest.param("نحو 50 قتيلا", "نحو 50 عنصرا", [(50, 50)], id="the_same_rounded"),
        pytest.param("أكثر من 40 قتيلا", "43 عنصرا", [(43, 43)], id="more_than_over_exact"),
    ],
)
def test_a_headlines_figure(headline: str, body: str, told: list[tuple[int, int | None]]) -> None:
    text = f"{headline} من تنظيم داعش في معارك بلدة هجين{BODY.format(body=body)}"
    reading = marsad.extract(text, publisher="SOHR", published=date(2018, 10, 15))
    found = [statement.figure for statement in reading.statements if isinstance(statement, Casualties)]
    assert [(figure.low, figure.high) for figure in found] == told
