"""What people decided on statements."""

from datetime import datetime

from pydantic import JsonValue

from marsad.record.judgement import Verdict
from marsad.web.answers.answer import Answer
from marsad.web.answers.statement import StatementAnswer
from marsad.web.verdicts import Standing


class JudgementAnswer(Answer):
    """What `who` decided, when and why, on these statements; `fields` are what `correct` set, as docs/judgements.md."""

    id: str
    verdict: Verdict
    statements: tuple[str, ...]
    fields: dict[str, JsonValue]
    who: str
    when: datetime
    why: str


class ConflictAnswer(Answer):
    """What cannot all be true, or cannot be carried out, in words."""

    ar: str
    en: str


class JudgedAnswer(Answer):
    """How a statement stands after its judgements, the earliest first.

    `reading` is how it reads now, where it was corrected; `contradictions` are what people decided against each other.
    """

    statement: str
    standing: Standing
    reading: StatementAnswer | None
    judgements: tuple[JudgementAnswer, ...]
    contradictions: tuple[ConflictAnswer, ...]
