"""A judgement: what a person decided on statements, when and why."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import Enum

import msgspec

from marsad.errors import JudgementError
from marsad.record.judgement.form import FORMS

_encode = msgspec.json.Encoder(order="sorted").encode


class Verdict(Enum):
    """What a person decides."""

    ACCEPT = "accept"  # the report says so
    REJECT = "reject"  # the report does not say so
    CORRECT = "correct"  # the report says so, but for these fields
    MERGE = "merge"  # the statements tell of one event, or the places are one place
    SPLIT = "split"  # no two of the statements tell of one event


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Correction:
    """The field of the contract's form should be `value`, as JSON."""

    field: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """`who` decided `verdict`, at `when` and because of `why`, on statements (by id) or on places.

    Of merged `places` the first is what stays, the others are it. What is unordered is in order of id, so that a
    judgement is the same however it was written; `when` is in UTC.

    Raises:
        JudgementError: it judges nothing, or not what its verdict is about; who or why is missing; a correction is of
            no field that may be corrected, or not of its form.
    """

    verdict: Verdict
    statements: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    fields: tuple[Correction, ...] = ()
    who: str
    when: datetime
    why: str

    def __post_init__(self) -> None:
        if self.when.tzinfo is None:
            raise JudgementError(f"when ({self.when.isoformat()}) has no offset from UTC")
        settle = object.__setattr__
        settle(self, "when", self.when.astimezone(UTC))
        settle(self, "statements", tuple(sorted({*self.statements})))
        settle(self, "places", (*self.places[:1], *sorted({*self.places[1:]} - {*self.places[:1]})))
        settle(self, "fields", tuple(sorted(_formed(each) for each in self.fields)))
        self._refuse_missing()
        self._refuse_misfit()
        self._refuse_fields()

    @property
    def id(self) -> str:
        """A hash of all that it says."""
        said = (
            *(self.verdict.value, self.statements, self.places),
            *([(each.field, each.value) for each in self.fields], self.who, self.when.isoformat(), self.why),
        )
        return hashlib.sha256(_encode(said)).hexdigest()[:24]

    def _refuse_missing(self) -> None:
        for name, text in (("who", self.who), ("why", self.why)):
            if not text.strip():
                raise JudgementError(f"{name} is empty")
        ids = (*self.statements, *self.places)
        if not all(ids):
            raise JudgementError("an id is empty")
        if any(0xD800 <= ord(char) < 0xE000 for char in "".join((*ids, self.who, self.why))):
            raise JudgementError("half a character pair is no text")

    def _refuse_misfit(self) -> None:
        verdict, judged = self.verdict, len(self.statements)
        if self.places and (verdict is not Verdict.MERGE or judged):
            raise JudgementError("only merge is of places, and then of nothing else")
        if verdict is Verdict.CORRECT and judged != 1:
            raise JudgementError(f"correct is of one statement, not of {judged}")
        if verdict in (Verdict.MERGE, Verdict.SPLIT) and max(judged, len(self.places)) < 2:
            raise JudgementError(f"{verdict.value} is of two or more")
        if verdict in (Verdict.ACCEPT, Verdict.REJECT) and not judged:
            raise JudgementError(f"{verdict.value} names no statement")

    def _refuse_fields(self) -> None:
        if bool(self.fields) is not (self.verdict is Verdict.CORRECT):
            raise JudgementError("fields are what correct corrects: it has some, and nothing else has any")
        names = [each.field for each in self.fields]
        twice = [name for name in names if names.count(name) > 1]
        if twice:
            raise JudgementError(f"{twice[0]!r} is corrected twice")


def _formed(correction: Correction) -> Correction:
    """Return the correction, its value written in the one way that there is.

    Raises:
        JudgementError: there is no such field, or the value is not of its form.
    """
    field = correction.field
    if field not in FORMS:
        raise JudgementError(f"{field!r} is no field that may be corrected: {', '.join(sorted(FORMS))}")
    try:
        value = FORMS[field].decode(correction.value)
    except (ValueError, RecursionError) as error:
        raise JudgementError(f"{field!r}: {error}") from None
    return Correction(field=field, value=_encode(value).decode())


def made_by(judgements: Iterable[Judgement], day: date | None) -> tuple[Judgement, ...]:
    """Return the judgements made by the end of `day` in UTC (None: all), the earliest first, each once."""
    unique = {each.id: each for each in judgements if day is None or each.when.date() <= day}
    return tuple(sorted(unique.values(), key=lambda each: (each.when, each.id)))
