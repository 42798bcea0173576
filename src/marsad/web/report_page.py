"""One report as the API answers with it: what the store has in JSON goes out as it is, however long the report."""

from typing import Any

import msgspec

from marsad.extract.consulted import Consulted
from marsad.extract.contract import differing_rows, statement_row
from marsad.record.judgement import judgement_row
from marsad.record.superseded import Superseded
from marsad.store import WrittenReport
from marsad.store.kept import Retraction
from marsad.web.verdicts import Judged

_NOTHING: dict[str, Any] = {"statements": (), "fields": {}}


def report_json(report: WrittenReport, judged: tuple[Judged, ...]) -> bytes:
    """Return the report in the form of `ReportAnswer`."""
    record = msgspec.json.decode(report.record)
    title = record["title"]
    return msgspec.json.encode(
        {
            **record,
            "text": report.text,
            "heading": report.text[title[0] : title[1]] if title else report.title,
            "statements": [msgspec.Raw(body.encode()) for body in report.statements.values()],
            "judged": [_judged(each, report.id) for each in judged],
            "retraction": _retraction(report.retraction) if report.retraction else None,
            "superseded": [_superseded(each) for each in report.superseded],
            "reader": _reader(report.consulted),
            "review": [
                {"statement": key, "differing": differing_rows(differing)} for key, differing in report.review.items()
            ],
        }
    )


def _reader(consulted: Consulted) -> dict[str, Any]:
    return {"name": consulted.reader, "model": consulted.model or None, "prompt": consulted.prompt or None}


def _judged(judged: Judged, report_id: str) -> dict[str, Any]:
    # It keeps the id that it had before it was corrected.
    reading = {**statement_row(judged.reading, report_id), "id": judged.id} if judged.reading else None
    return {
        "statement": judged.id,
        "standing": judged.standing.value,
        "reading": reading,
        "judgements": [{**_NOTHING, **judgement_row(each)} for each in judged.judgements],
        "contradictions": [{"ar": each.ar, "en": each.en} for each in judged.contradictions],
    }


def _retraction(told: Retraction) -> dict[str, Any]:
    return {"when": told.time, "who": told.by, "why": told.reason, "erased": told.is_erased}


def _superseded(told: Superseded) -> dict[str, Any]:
    return {"statement": msgspec.Raw(told.body.encode()), "rules": told.rules, "when": told.time, "by": told.by}
