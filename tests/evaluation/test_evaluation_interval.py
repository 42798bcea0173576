"""Intervals: known values, the same for ever, and none where they would say nothing."""

import pytest

from marsad.evaluation.interval import LEAST_REPORTS, Estimate, Figures, Row, bootstrap, wilson


def share(row: Row) -> Figures:
    """Return which part of the whole the hits are."""
    hits, whole = row
    return (hits / whole if whole else None,)


@pytest.mark.parametrize(
    ("hits", "trials", "low", "high"),
    [
        # Values of Wilson's formula as R's binom.confint(method="wilson") prints them.
        pytest.param(0, 10, 0.0, 0.2775328, id="none"),
        pytest.param(10, 10, 0.7224672, 1.0, id="all"),
        pytest.param(5, 10, 0.2365931, 0.7634069, id="half"),
        pytest.param(90, 100, 0.8256343, 0.9447708, id="nine-in-ten"),
    ],
)
def test_wilson_is_the_formula(hits: int, trials: int, low: float, high: float) -> None:
    found = wilson(hits, trials)
    assert found.value == hits / trials
    assert found.low == pytest.approx(low, abs=1e-6)
    assert found.high == pytest.approx(high, abs=1e-6)


def test_nothing_tried_has_no_share() -> None:
    assert wilson(0, 0) == Estimate(value=None)


def test_the_interval_of_many_reports_is_that_of_the_formula() -> None:
    """One statement a report, so that reports are drawn as statements are: both methods then say nearly the same."""
    (found,) = bootstrap([(1, 1)] * 160 + [(0, 1)] * 40, share)
    formula = wilson(160, 200)
    assert found.value == 0.8
    assert found.low == pytest.approx(formula.low, abs=0.02)
    assert found.high == pytest.approx(formula.high, abs=0.02)


def test_the_same_rows_give_the_same_interval() -> None:
    rows = [(number % 3, 3) for number in range(20)]
    assert bootstrap(rows, share) == bootstrap(rows, share)
    # Pinned: the draws are the same on every machine and in every version of Python.
    assert bootstrap(rows, share) == (Estimate(value=19 / 60, low=12 / 60, high=26 / 60),)


def test_what_lies_in_one_report_alone_is_less_sure() -> None:
    (spread,) = bootstrap([(1, 2)] * 40, share)
    (heaped,) = bootstrap([(2, 2), (0, 2)] * 20, share)
    assert (spread.low, spread.high) == (0.5, 0.5)
    assert heaped.low is not None
    assert heaped.low < 0.45


def test_too_few_reports_have_a_figure_and_no_interval() -> None:
    rows = [(1, 2)] * (LEAST_REPORTS - 1)
    assert bootstrap([*rows, (0, 0)], share) == (Estimate(value=0.5),)


def test_a_figure_of_nothing_is_none() -> None:
    assert bootstrap([(0, 0)] * 20, share) == (Estimate(value=None),)
