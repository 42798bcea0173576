"""Statements as people left them: what the record is made of."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from marsad.record.contradiction import Contradiction
from marsad.record.filed import Filed, known_by
from marsad.record.judgement.deciding import decided
from marsad.record.judgement.joining import joined
from marsad.record.judgement.judgement import Judgement, made_by
from marsad.record.judgement.known import Known
from marsad.record.judgement.moving import moved
from marsad.record.judgement.opposition import missing
from marsad.theatre.theatre import Theatre


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """`items` are the statements after rejections, corrections and merges of places, in the order they came in.

    `accepted` are the ids of those that a person vouches for, as they stand or as corrected. The statements of each
    group of `merges` tell of one event; no two of a group of `splits` do. The two never contradict each other; what
    people decided against each other, or what cannot be carried out, is among `contradictions`, and the latest stands.
    """

    items: tuple[Filed, ...]
    accepted: tuple[str, ...] = ()
    merges: tuple[tuple[str, ...], ...] = ()
    splits: tuple[tuple[str, ...], ...] = ()
    contradictions: tuple[Contradiction, ...] = ()


def judged(
    items: Iterable[Filed],
    judgements: Iterable[Judgement],
    *,
    theatre: Theatre | None = None,
    as_of: date | None = None,
    judgements_as_of: date | None = None,
    is_whole: bool = True,
) -> Judged:
    """Return the statements known by day `as_of`, as the judgements made by day `judgements_as_of` left them.

    None is any day. `theatre` says which places and parties there are; without it, any. The order of the judgements
    changes nothing. Unless the items are the whole record as of any day, what they lack is not missing.
    """
    there = known_by(items, as_of)
    made = made_by(judgements, judgements_as_of)
    if not made:
        return Judged(items=there)
    known = Known.of(theatre)
    ids = frozenset(item.id for item in there)
    # As of a day nothing is missing: it may be in a report that came out later.
    is_open = as_of is not None or not is_whole
    absent = () if is_open else missing(made, ids)
    decisions = decided(there, made, known)
    shifted = moved(decisions.items, made, known, is_open=is_open)
    left = frozenset(item.id for item in decisions.items)
    links = joined(made, ids)
    found = (*absent, *decisions.contradictions, *shifted.contradictions, *links.contradictions)
    return Judged(
        items=shifted.items,
        accepted=decisions.accepted,
        merges=_within(links.merges, left),
        splits=_within(links.splits, left),
        contradictions=tuple(sorted(found, key=lambda c: (c.conflict.value, c.judgements, c.statements, c.en))),
    )


def _within(groups: Iterable[tuple[str, ...]], left: frozenset[str]) -> tuple[tuple[str, ...], ...]:
    """Return of each group what is left, where that is more than one."""
    parts = (tuple(each for each in group if each in left) for group in groups)
    return tuple(part for part in parts if len(part) > 1)
