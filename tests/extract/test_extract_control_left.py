"""Who entered a place and was driven out of it again: by whom, and from when to when."""

from datetime import date

import pytest

import marsad
from marsad.extract.statement import Control
from marsad.extract.term import Holding

DAY = date(2017, 10, 10)


def told(text: str) -> list[tuple[str, tuple[str, ...], int | None, int | None]]:
    """Return status, holder and the days of October of each statement of control."""
    found = [s for s in marsad.extract(text, publisher="SOHR", published=DAY).statements if isinstance(s, Control)]
    days = [(s.days.start, s.days.end) for s in found]
    return [
        (s.status.value, s.holder, start.day if start else None, end.day if end else None)
        for s, (start, end) in zip(found, days, strict=True)
    ]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        pytest.param("التي دخلتها قوات النظام في 6 تشرين الأول وأخرجت منها في 8 تشرين الأول", (6, 8), id="driven_out"),
        pytest.param("التي دخلتها قوات النظام في 4 تشرين الأول ثم انسحبت منها في 7 تشرين الأول", (4, 7), id="left"),
        pytest.param("التي دخلتها قوات النظام في 6 تشرين الأول وأخرجت منها", (6, 6), id="nobody_says_when"),
    ],
)
def test_an_entry_lasts_until_they_were_out_again(text: str, days: tuple[int, int]) -> None:
    text = f"أجبر تنظيم داعش قوات النظام على التراجع من مدينة الميادين، {text}."
    assert (Holding.ENTERED_AND_EXPELLED.value, ("IS",), *days) in told(text)


def test_the_day_of_a_clause_beside_it_is_not_the_day_of_the_news() -> None:
    text = "طردت قوات سوريا الديمقراطية تنظيم داعش من بلدة هجين، التي سيطر عليها التنظيم في 2 تشرين الأول."
    assert [row[1:] for row in told(text) if row[1] == ("SDF",)] == [(("SDF",), 10, 10)]
