"""What `marsad control` found, as JSON: answers, lanes and the sentences behind them."""

from datetime import date
from typing import Any

from marsad.cli.coverage_row import coverage_row
from marsad.cli.naming import place_row
from marsad.record.control.assessed import Assessed
from marsad.record.control.lane import Lane
from marsad.record.control.rules import reasons
from marsad.record.control.situation import holder_on
from marsad.record.control.tenure import Tenure
from marsad.verbs import PlaceHistory, Sentence


def history_row(history: PlaceHistory) -> dict[str, Any]:
    """Return the history for JSON: the answer and the lanes of the day asked about, or of all days."""
    on = history.on
    lanes = [_lane_on(lane, on) for lane in history.lanes] if on else [_lane_row(lane) for lane in history.lanes]
    answer = (
        {"assessed": assessed_row(history.assessed)}
        if history.assessed
        else {"history": [tenure_row(tenure) for tenure in history.tenures]}
    )
    return {
        "place": place_row(history.place),
        "on": told(on),
        "as_of": told(history.as_of),
        **answer,
        "claimed": [lane for lane in lanes if lane is not None],
        "statements": [sentence_row(sentence) for sentence in asked_sentences(history)],
        "total": history.total,
        "offset": history.offset,
        "coverage": coverage_row(history.coverage),
    }


def asked_sentences(history: PlaceHistory) -> tuple[Sentence, ...]:
    """Return the sentences behind what was asked, by day."""
    return tuple(history.sentences[key] for key in sorted(history.sentences, key=lambda key: _order(history, key)))


def assessed_row(assessed: Assessed) -> dict[str, Any]:
    """Return the answer of a day for JSON."""
    row = tenure_row(assessed.tenure)
    return row | {"confidence": assessed.confidence, "age_days": assessed.age_days, "is_old": assessed.is_old}


def tenure_row(tenure: Tenure) -> dict[str, Any]:
    """Return an interval for JSON; `to` is the first day after it."""
    en, ar = reasons()[tenure.reason]
    return {
        "holder": tenure.holder,
        "status": tenure.status.value,
        "from": told(tenure.start),
        "to": told(tenure.end),
        "confidence": tenure.confidence,
        "began": {"start": told(tenure.began.start), "end": told(tenure.began.end)},
        "by": tenure.by,
        "candidates": tenure.candidates,
        "last_evidence": told(tenure.last_evidence),
        "reason": tenure.reason,
        "why": {"en": en, "ar": ar},
        "statements": tenure.statements,
    }


def sentence_row(sentence: Sentence) -> dict[str, Any]:
    """Return the words behind an answer for JSON."""
    return {
        "id": sentence.statement_id,
        "report": sentence.report_id,
        "source": sentence.source,
        "publisher": sentence.publisher,
        "speaker": sentence.speaker,
        "said": told(sentence.said),
        "known": told(sentence.known),
        "modality": sentence.modality.value,
        "rule": sentence.rule,
        "quote": sentence.quote,
    }


def told(day: date | None) -> str | None:
    """Return the day for JSON."""
    return day.isoformat() if day else None


def _order(history: PlaceHistory, key: str) -> tuple[date, str]:
    return (history.sentences[key].said or date.min, key)


def _lane_head(lane: Lane) -> dict[str, Any]:
    return {"lane": lane.voice.value, "name": lane.name, "side": lane.side, "speakers": lane.speakers}


def _lane_on(lane: Lane, on: date) -> dict[str, Any] | None:
    """Return what the lane claims of the day, None where it says nothing of it."""
    tenure = holder_on(lane.tenures, on)
    return None if tenure is None else _lane_head(lane) | tenure_row(tenure)


def _lane_row(lane: Lane) -> dict[str, Any]:
    return _lane_head(lane) | {
        "history": [tenure_row(tenure) for tenure in lane.tenures],
        "statements": lane.statements,
    }
