"""A person's decisions on statements: kept beside them, never in their place."""

from marsad.record.judgement.codec import judgement_from, judgement_line, judgement_row, judgements_from
from marsad.record.judgement.judged import Judged, judged
from marsad.record.judgement.judgement import Correction, Judgement, Verdict, made_by

__all__ = [
    "Correction",
    "Judged",
    "Judgement",
    "Verdict",
    "judged",
    "judgement_from",
    "judgement_line",
    "judgement_row",
    "judgements_from",
    "made_by",
]
