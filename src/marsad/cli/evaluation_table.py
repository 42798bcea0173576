"""An evaluation as tables for a terminal."""

from collections.abc import Iterator

from rich import box
from rich.table import Table

from marsad.evaluation.evaluation import Evaluation
from marsad.evaluation.interval import Estimate
from marsad.evaluation.mistake import hard_negatives
from marsad.evaluation.reliability import calibration_error, reliability
from marsad.evaluation.tally import FIGURES


def figures_table(found: Evaluation) -> Table:
    """Return a table with a line for every figure and a column for every kind."""
    table = _table(f"{len(found.comparisons)} reports", *(score.of for score in found.scores))
    table.add_row("in gold", *(str(score.tally.gold) for score in found.scores))
    table.add_row("told", *(str(score.tally.told) for score in found.scores), end_section=True)
    for figure in FIGURES:
        ends = figure.endswith("F1")
        table.add_row(figure, *(_cell(score.figures[figure]) for score in found.scores), end_section=ends)
    return table


def publishers_table(found: Evaluation) -> Table:
    """Return a table with a line for every publisher of several reports, over all kinds asked about."""
    table = _table("publisher", "reports", "in gold", "told", "match P", "match F1", "exact F1")
    several = [each for each in found.publishers if each.reports > 1]
    if len(several) < len(found.publishers):
        table.caption = f"and {len(found.publishers) - len(several)} of one report each, told in JSON"
    for each in several:
        score = each.scores[-1]
        figures = (score.figures[name] for name in ("match P", "match F1", "exact F1"))
        counts = (str(number) for number in (each.reports, score.tally.gold, score.tally.told))
        table.add_row(each.publisher or "unknown", *counts, *map(_cell, figures))
    return table


def reliability_table(found: Evaluation) -> Table:
    """Return a table of how many statements are right, by how sure they were told."""
    bins = reliability(found.comparisons)
    table = _table("confidence", "mean", "statements", "right", "share right")
    for each in bins:
        counts = (f"{each.confidence:.2f}", str(each.statements), str(each.right))
        table.add_row(f"{each.low:.1f} to {each.high:.1f}", *counts, _cell(each.share))
    error = calibration_error(bins)
    table.caption = "no statement tells its confidence" if error is None else f"off by {error:.2f} on average"
    return table


def summary(found: Evaluation) -> Iterator[str]:
    """Yield what the hard negatives gave, a line each where they gave anything."""
    negatives = hard_negatives(found.comparisons)
    if not negatives:
        return
    invented = [each for each in negatives if each.spurious]
    yield f"hard negatives: {len(negatives)} reports, {len(invented)} with statements that gold lacks"
    for each in invented:
        yield f"  {each.name}: {len(each.spurious)}"


def _table(*columns: str) -> Table:
    table = Table(box=box.SIMPLE_HEAD, padding=(0, 1), title_justify="left", caption_justify="left")
    for number, column in enumerate(columns):
        table.add_column(column, justify="right" if number else "left", no_wrap=True)
    return table


def _cell(each: Estimate) -> str:
    """Return the figure with its interval: ".56 .44–.65"."""
    if each.value is None:
        return "–"
    interval = f" {_short(each.low)}–{_short(each.high)}" if each.low is not None and each.high is not None else ""
    return f"{_short(each.value)}{interval}"


def _short(value: float) -> str:
    return f"{value:.2f}".removeprefix("0")
