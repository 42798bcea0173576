"""An evaluation as JSON."""

from collections.abc import Iterable
from typing import Any

import msgspec

from marsad.evaluation.agreement import FIELDS
from marsad.evaluation.evaluation import Evaluation
from marsad.evaluation.fact import Fact
from marsad.evaluation.interval import LEVEL, RESAMPLES, SEED, Estimate
from marsad.evaluation.mistake import Mistake, hard_negatives, mistakes
from marsad.evaluation.reliability import Bin, calibration_error, reliability
from marsad.evaluation.score import Score
from marsad.evaluation.tally import EXACT, MATCH

Row = dict[str, Any]


def evaluation_row(found: Evaluation, *, errors: bool, reliable: bool) -> Row:
    """Return the figures, with the mistakes and the reliability of confidence where they are asked for."""
    row: Row = {
        "reports": len(found.comparisons),
        "unread": list(found.unread),
        "bootstrap": {"level": LEVEL, "resamples": RESAMPLES, "seed": SEED, "unit": "report"},
        "kinds": _kinds(found.scores),
        "publishers": [
            {"publisher": each.publisher, "reports": each.reports, "kinds": _kinds(each.scores)}
            for each in found.publishers
        ],
        "hard_negatives": [
            {"report": each.name, "spurious": [_statement(fact) for fact in each.spurious]}
            for each in hard_negatives(found.comparisons)
        ],
    }
    if reliable:
        bins = reliability(found.comparisons)
        row["reliability"] = {"bins": [_bin(each) for each in bins], "error": calibration_error(bins)}
    if errors:
        row["errors"] = [_mistake(each) for each in mistakes(found.comparisons)]
    return row


def _kinds(scores: Iterable[Score]) -> Row:
    return {score.of: _score(score) for score in scores}


def _score(score: Score) -> Row:
    return {
        "gold": score.tally.gold,
        "told": score.tally.told,
        "match": {figure.removeprefix("match "): _estimate(score.figures[figure]) for figure in MATCH},
        "exact": {figure.removeprefix("exact "): _estimate(score.figures[figure]) for figure in EXACT},
        "fields": {field: _estimate(score.figures[field]) for field in FIELDS},
    }


def _estimate(each: Estimate) -> Row:
    return {"value": each.value, "low": each.low, "high": each.high}


def _bin(each: Bin) -> Row:
    return {
        "from": each.low,
        "to": each.high,
        "statements": each.statements,
        "right": each.right,
        "confidence": each.confidence,
        "share": _estimate(each.share),
    }


def _mistake(each: Mistake) -> Row:
    row: Row = {"what": each.what.value, "report": each.report}
    if each.gold:
        row["gold"] = _statement(each.gold)
    if each.told:
        row["told"] = _statement(each.told)
    return {**row, "wrong": list(each.wrong)} if each.wrong else row


def _statement(fact: Fact) -> Row:
    """Return the statement as it was coded, without what was left out."""
    row: Row = msgspec.to_builtins(fact.coding)
    return {key: value for key, value in row.items() if value is not None}
