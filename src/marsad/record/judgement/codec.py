"""Judgements as JSON Lines, and back (docs/judgements.md)."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime
from typing import Any

import msgspec

from marsad.errors import Issue, JudgementError
from marsad.record.judgement.judgement import Correction, Judgement, Verdict

# A line longer than this is no judgement; in bytes, room for forty thousand ids.
LONGEST = 1 << 20
_BOM = b"\xef\xbb\xbf"
_KEYS = frozenset(("id", "verdict", "statements", "places", "fields", "who", "when", "why"))
_canonical = msgspec.json.Encoder(order="sorted").encode


def judgement_row(judgement: Judgement) -> dict[str, Any]:
    """Return the judgement as its JSON object; what it has nothing of is left out."""
    row: dict[str, Any] = {"id": judgement.id, "verdict": judgement.verdict.value}
    if judgement.statements:
        row["statements"] = judgement.statements
    if judgement.places:
        row["places"] = judgement.places
    if judgement.fields:
        row["fields"] = {each.field: msgspec.json.decode(each.value) for each in judgement.fields}
    when = judgement.when.isoformat().replace("+00:00", "Z")
    return {**row, "who": judgement.who, "when": when, "why": judgement.why}


def judgement_line(judgement: Judgement) -> str:
    """Return the judgement as one line of JSON, without the line's end."""
    return msgspec.json.encode(judgement_row(judgement)).decode()


def judgement_from(row: Mapping[str, Any]) -> Judgement:
    """Return the judgement that the JSON object says; an `id` may be missing, but not be another's.

    Raises:
        JudgementError: a key is missing, unknown or of another form, or the judgement is none.
    """
    unknown = sorted(row.keys() - _KEYS)
    if unknown:
        raise JudgementError(f"{unknown[0]!r} is no key of a judgement")
    fields = row.get("fields", {})
    if not isinstance(fields, dict):
        raise JudgementError("fields is no object")
    judgement = Judgement(
        verdict=_verdict(_text(row, "verdict")),
        statements=_ids(row, "statements"),
        places=_ids(row, "places"),
        fields=tuple(correction(name, value) for name, value in fields.items()),
        who=_text(row, "who"),
        when=moment(_text(row, "when")),
        why=_text(row, "why"),
    )
    if row.get("id", judgement.id) != judgement.id:
        raise JudgementError(f"id {row['id']!r} is not that of what it says, {judgement.id!r}")
    return judgement


def judgements_from(lines: Iterable[bytes], source: str) -> Iterator[Judgement | Issue]:
    """Yield what each line of `source` that is not blank says: a judgement, or the issue, with its line,."""
    for number, line in enumerate(lines, start=1):
        text = (line.removeprefix(_BOM) if number == 1 else line).strip()
        if text:
            try:
                yield _judgement(text)
            except JudgementError as error:
                yield Issue(source=f"{source}, line {number}", code="judgement", message=str(error))


def correction(name: str, value: object) -> Correction:
    """Return the correction of the field called `name` to `value`, which may be anything of JSON."""
    try:
        return Correction(field=name, value=_canonical(value).decode())
    except (TypeError, ValueError, RecursionError, OverflowError) as error:
        raise JudgementError(f"{name!r}: {error}") from None


def moment(text: str) -> datetime:
    """Return the moment that `text` names in ISO 8601 with its offset from UTC; a day alone begins at 00:00 UTC.

    Raises:
        JudgementError: it names none.
    """
    try:
        if len(text) == len("2017-11-03"):
            day = date.fromisoformat(text)
            return datetime(day.year, day.month, day.day, tzinfo=UTC)
        found = datetime.fromisoformat(text)
        return found.astimezone(UTC) if found.tzinfo else found
    except (ValueError, OverflowError) as error:
        raise JudgementError(f"when is no day or moment ({error})") from None


def _judgement(text: bytes) -> Judgement:
    if len(text) > LONGEST:
        raise JudgementError(f"the line has {len(text)} bytes, more than {LONGEST}")
    try:
        row = msgspec.json.decode(text)
    except (ValueError, RecursionError) as error:
        raise JudgementError(f"is no JSON ({error})") from None
    if not isinstance(row, dict):
        raise JudgementError("is no JSON object")
    return judgement_from(row)


def _verdict(text: str) -> Verdict:
    try:
        return Verdict(text)
    except ValueError:
        raise JudgementError(f"{text!r} is no verdict: {', '.join(each.value for each in Verdict)}") from None


def _text(row: Mapping[str, Any], key: str) -> str:
    value = row.get(key)
    if not isinstance(value, str):
        raise JudgementError(f"{key} is {'missing' if key not in row else 'no text'}")
    return value


def _ids(row: Mapping[str, Any], key: str) -> tuple[str, ...]:
    ids = row.get(key, [])
    if not isinstance(ids, list) or not all(isinstance(each, str) for each in ids):
        raise JudgementError(f"{key} is no list of ids")
    return tuple(ids)
