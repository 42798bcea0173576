"""What a report's figures say together: totals that their parts explain, figures told twice."""

from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from marsad.extract.casualties.byname import named_again
from marsad.extract.contract import identify
from marsad.extract.statement import Casualties
from marsad.text.span import Span

# Below this a figure may well be told of two different events.
_TELLING = 4


def tidied(found: Sequence[Casualties], report_id: str, title: Span | None) -> tuple[Casualties, ...]:
    """Return the statements with whole totals' victims filled from their parts, and repetitions left out."""
    kept, gone = _once(_explained(_timed(found, report_id), report_id), title)
    again = named_again(kept, title)
    if again:
        kept = tuple(each for each in kept if not any(each is one for one, _ in again))
        gone = (*gone, *again)
    return tuple(_moved(kept, gone, report_id)) if gone else kept


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
    return statement if total is None or total not in renamed else replace(statement, subset_of=renamed[total])


def _once(
    found: Sequence[Casualties], title: Span | None
) -> tuple[tuple[Casualties, ...], Sequence[tuple[Casualties, Casualties]]]:
    """Return the statements without those of the headline, or of the same passage, that another repeats.

    Beside them, each that is left out with the one that tells it.
    """
    out: list[Casualties] = []
    gone: list[tuple[Casualties, Casualties]] = []
    # Only what says the same of as many can be repeated: the others are not looked through for each.
    told: dict[object, list[Casualties]] = {}
    for i, statement in enumerate(found):
        if title is not None and statement.span.start < title.end:
            other = _told_below(statement, found[i + 1 :])
        elif _can_be_known_again(statement):
            key = (statement.outcome, statement.figure, statement.as_of, statement.modality)
            same = told.setdefault(key, [])
            other = next((each for each in same if _repeats(statement, each, vague=False)), None)
            if other is None:
                same.append(statement)
        else:
            other = None
        if other is None:
            out.append(statement)
        else:
            gone.append((statement, other))
    return tuple(out), gone


def _moved(
    kept: Iterable[Casualties], gone: Iterable[tuple[Casualties, Casualties]], report_id: str
) -> Iterator[Casualties]:
    """Yield the statements; a part of what is left out is one of what tells it, and nothing is part of itself."""
    renamed = {identify(left, report_id): identify(other, report_id) for left, other in gone}
    for statement in kept:
        moved = _under(statement, renamed)
        if moved is not statement:
            own = identify(statement, report_id)
            moved = replace(moved, subset_of=None) if moved.subset_of == own else moved
            renamed[own] = identify(moved, report_id)
        yield moved


def _told_below(headline: Casualties, others: Sequence[Casualties]) -> Casualties | None:
    """Return what tells more fully, or as much, of what a figure of the headline counts, None where nothing does."""
    if headline.figure.vague:
        return next((other for other in others if other.outcome is headline.outcome), None)
    return next((other for other in others if _heads(headline, other) or _repeats(headline, other, vague=True)), None)


def _can_be_known_again(statement: Casualties) -> bool:
    """Return whether the figure is telling, and no part of another: the same once more is the same people."""
    return (statement.figure.low or 0) >= _TELLING and statement.subset_of is None


# A headline rounds what the report counts: 500 for 465, "more than 1000" for 1018.
_ROUNDED = 0.15


def _heads(headline: Casualties, other: Casualties) -> bool:
    """Return whether a figure of the headline is one that the report tells more fully."""
    if headline.outcome is not other.outcome or headline.figure.vague or other.figure.vague:
        return False
    alike = _may_be_same_people(headline, other)
    told, counted = headline.figure.low or headline.figure.high, other.figure.low or other.figure.high
    if told is None or counted is None or not alike:
        return False
    figure = headline.figure
    # نحو 50 over a body's 46 at least: another figure, which bounds what the body's leaves open.
    exact = figure.low == figure.high and (figure.approx or told % 10 != 0)
    return told == counted or (not exact and abs(told - counted) <= _ROUNDED * counted)


# Between figures of one list, in code points.
_BESIDE = 60


def _may_be_same_people(one: Casualties, other: Casualties) -> bool:
    """Return whether nothing told of the people of both differs: two children are not two women."""
    details = {one.victim_detail, other.victim_detail} - {None}
    whose = not one.victims or not other.victims or bool(set(one.victims) & set(other.victims))
    return whose and len(details) < _TWO


_TWO = 2


def _repeats(statement: Casualties, other: Casualties, *, vague: bool) -> bool:
    if (statement.outcome, statement.figure) != (other.outcome, other.figure):
        return False
    if 0 <= statement.span.start - other.span.end < _BESIDE:
        # A list by places may tell the same figure twice.
        return False
    alike = _may_be_same_people(statement, other)
    told = (vague and statement.figure.vague) or (statement.figure.low or 0) >= _TELLING
    same_part = statement.subset_of is None and other.subset_of is None
    return alike and told and same_part and statement.as_of == other.as_of and statement.modality == other.modality
