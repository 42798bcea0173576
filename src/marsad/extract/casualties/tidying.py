"""What a report's figures say together: totals that their parts explain, figures told twice."""

from collections.abc import Sequence
from dataclasses import replace

from marsad.extract.contract import identify
from marsad.extract.statement import Casualties
from marsad.text.span import Span

# Below this a figure may well be told of two different events.
_TELLING = 4


def tidied(found: Sequence[Casualties], report_id: str, title: Span | None) -> tuple[Casualties, ...]:
    """Return the statements with whole totals' victims filled from their parts, and repetitions left out."""
    return _once(_explained(_timed(found, report_id), report_id), title)


def _timed(found: Sequence[Casualties], report_id: str) -> Sequence[Casualties]:
    """Return the statements; one without words of time has the time of another that repeats it with some."""
    told: dict[object, list[int]] = {}
    out, renamed = list(found), dict[str, str]()
    for i, statement in enumerate(found):
        if not _can_be_known_again(statement):
            continue
        same = told.setdefault((statement.outcome, statement.figure, statement.as_of, statement.modality), [])
        for k in same if _tells_time(statement) else ():
            if not _tells_time(out[k]) and _repeats(statement, out[k], vague=False):
                out[k] = replace(found[k], counting=statement.counting, window=statement.window)
                renamed[identify(found[k], report_id)] = identify(out[k], report_id)
        same.append(i)
    return [_under(statement, renamed) for statement in out] if renamed else out


def _tells_time(statement: Casualties) -> bool:
    """Return whether the figure has words of time of its own."""
    return any(each.field == "window" for each in statement.filled)


def _explained(found: Sequence[Casualties], report_id: str) -> Sequence[Casualties]:
    """Return the statements; a total without victims whose parts add up to it has those of its parts."""
    parts: dict[str, list[Casualties]] = {}
    for statement in found:
        if statement.subset_of is not None:
            parts.setdefault(statement.subset_of, []).append(statement)
    if not parts:
        return found
    renamed: dict[str, str] = {}
    out: list[Casualties] = []
    for statement in found:
        old = identify(statement, report_id)
        told = _summed(_under(statement, renamed), parts.get(old, ()))
        # Only what has parts is asked for by its id.
        if old in parts and told is not statement:
            renamed[old] = identify(told, report_id)
        out.append(told)
    return out


def _summed(total: Casualties, parts: Sequence[Casualties]) -> Casualties:
    """Return `total` with the victims of its parts, where they add up to it and each is somebody's."""
    if not parts or sum(part.figure.low or 0 for part in parts) != total.figure.low:
        return total
    told = tuple(dict.fromkeys(party for part in parts for party in part.victims))
    known = all(part.victims for part in parts) and not set(total.victims) >= set(told)
    return replace(total, victims=told) if told and (known or not total.victims) else total


def _under(statement: Casualties, renamed: dict[str, str]) -> Casualties:
    """Return the statement under the present id of its total."""
    total = statement.subset_of
    return statement if total is None else replace(statement, subset_of=renamed.get(total, total))


def _once(found: Sequence[Casualties], title: Span | None) -> tuple[Casualties, ...]:
    """Return the statements without those of the headline, or of the same passage, that another repeats."""
    out: list[Casualties] = []
    # Only what says the same of as many can be repeated: the others are not looked through for each.
    told: dict[object, list[Casualties]] = {}
    for i, statement in enumerate(found):
        if title is not None and statement.span.start < title.end:
            if not _is_told_below(statement, found[i + 1 :]):
                out.append(statement)
            continue
        if _can_be_known_again(statement):
            key = (statement.outcome, statement.figure, statement.as_of, statement.modality)
            same = told.setdefault(key, [])
            if any(_repeats(statement, other, vague=False) for other in same):
                continue
            same.append(statement)
        out.append(statement)
    return tuple(out)


def _is_told_below(headline: Casualties, others: Sequence[Casualties]) -> bool:
    """Return whether the report tells more fully, or as much, of what a figure of its headline counts."""
    vague = headline.figure.vague and any(other.outcome is headline.outcome for other in others)
    told = any(_heads(headline, other) for other in others)
    return vague or told or any(_repeats(headline, other, vague=True) for other in others)


def _can_be_known_again(statement: Casualties) -> bool:
    """Return whether the figure is telling, and no part of another: the same once more is the same people."""
    return (statement.figure.low or 0) >= _TELLING and statement.subset_of is None


# A headline rounds what the report counts: 500 for 465, "more than 1000" for 1018.
_ROUNDED = 0.15


def _heads(headline: Casualties, other: Casualties) -> bool:
    """Return whether a figure of the headline is one that the report tells more fully."""
    if headline.outcome is not other.outcome or headline.figure.vague or other.figure.vague:
        return False
    alike = not headline.victims or not other.victims or bool(set(headline.victims) & set(other.victims))
    told, counted = headline.figure.low or headline.figure.high, other.figure.low or other.figure.high
    if told is None or counted is None or not alike:
        return False
    figure = headline.figure
    exact = figure.low == figure.high and not figure.approx and told % 10 != 0
    return told == counted or (not exact and abs(told - counted) <= _ROUNDED * counted)


# Between figures of one list, in code points.
_BESIDE = 60


def _repeats(statement: Casualties, other: Casualties, *, vague: bool) -> bool:
    if (statement.outcome, statement.figure) != (other.outcome, other.figure):
        return False
    if 0 <= statement.span.start - other.span.end < _BESIDE:
        # A list by places may tell the same figure twice.
        return False
    alike = not statement.victims or not other.victims or bool(set(statement.victims) & set(other.victims))
    told = (vague and statement.figure.vague) or (statement.figure.low or 0) >= _TELLING
    same_part = statement.subset_of is None and other.subset_of is None
    return alike and told and same_part and statement.as_of == other.as_of and statement.modality == other.modality
