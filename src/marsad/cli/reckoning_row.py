"""What the ledger answers, as JSON."""

from typing import Any

from marsad.cli.coverage_row import coverage_row
from marsad.cli.figure_words import area_row, contradiction_row, quotation_row
from marsad.cli.naming import place_row
from marsad.record.counter.claim import Claim
from marsad.record.ledger.answer import SourceAnswer, Unallocated
from marsad.verbs import Reckoning


def reckoning_row(found: Reckoning) -> dict[str, Any]:
    """Return the answer, by whose account, and all on which it rests."""
    answer = found.answer
    return {
        "question": _question_row(found),
        "as_of": answer.question.as_of,
        "low": answer.low,
        "high": answer.high,
        "statements": [_statement_row(key, found) for key in answer.statements],
        "by_source": {each.origin: _source_row(each) for each in answer.by_source},
        "unallocated": [_unallocated_row(each) for each in answer.unallocated],
        "contradictions": [contradiction_row(each) for each in found.contradictions],
        "counted": [_statement_row(key, found) for key in answer.counted],
        "unconfirmed": answer.unconfirmed,
        "coverage": coverage_row(found.coverage),
    }


def _question_row(found: Reckoning) -> dict[str, Any]:
    asked = found.answer.question
    return {
        "outcome": asked.outcome,
        "unit": asked.unit and asked.unit.value,
        "measure": asked.measure and asked.measure.value,
        "groups": asked.groups,
        "place": place_row(found.place) if found.place else None,
        "from": asked.start,
        "to": asked.end,
        "by": asked.by,
        "sources": asked.sources,
        "unconfirmed": asked.unconfirmed,
    }


def _source_row(source: SourceAnswer) -> dict[str, Any]:
    bounds = source.bounds
    return {
        "low": bounds.low,
        "high": bounds.high,
        "low_by": bounds.low_by,
        "high_by": bounds.high_by,
        "counted": source.counted,
        "relaxed": source.relaxed,
    }


def _unallocated_row(left: Unallocated) -> dict[str, Any]:
    return {"total": left.total, "division": left.division, "parts": left.parts, "low": left.low, "high": left.high}


def _statement_row(key: str, found: Reckoning) -> dict[str, Any]:
    return quotation_row(found.sentences[key]) | {"claim": _claim_row(found.claims[key], found)}


def _claim_row(claim: Claim, found: Reckoning) -> dict[str, Any]:
    """Return what the statement bounds: of whom, where, when, and how much of what is there."""
    return {
        "low": claim.low,
        "high": claim.high,
        "approx": claim.approx,
        "groups": claim.named,
        "detail": claim.detail,
        "by": claim.by,
        "area": [area_row(found.areas[area]) for area in claim.area],
        "from": claim.start,
        "to": claim.end,
        "counting": claim.counting.value,
        "event": claim.event,
        "subset_of": claim.subset_of,
        "counter": claim.counter,
    }
