"""Places that people said are one place."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec

from marsad.extract.statement import Displacement, NamedPlace, Statement
from marsad.extract.term import Resolution
from marsad.record.contradiction import Conflict, Contradiction
from marsad.record.filed import Filed
from marsad.record.judgement.correcting import named_place
from marsad.record.judgement.judgement import Judgement
from marsad.record.judgement.known import Known
from marsad.record.judgement.opposition import idle, opposed


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """The statements, each place the one that it is part of now, and which merges could not be carried out."""

    items: tuple[Filed, ...]
    contradictions: tuple[Contradiction, ...]


def moved(items: Sequence[Filed], judgements: Sequence[Judgement], known: Known, *, is_open: bool) -> Moved:
    """Return the items after the merges of places, which are in order of time: the latest on a place stands.

    `is_open`: a place that nothing names yet is no fault, for later reports may.
    """
    merges = [judgement for judgement in judgements if judgement.places]
    if not merges:
        return Moved(items=tuple(items), contradictions=())
    targets: dict[str, str] = {}
    named = None if is_open else frozenset(place.place_id for item in items for place in _places(item.statement))
    found = tuple(_merged(targets, reversed(merges), known, named))
    final = _ends(targets)
    return Moved(items=tuple(_item(item, final, known) for item in items), contradictions=found)


def merged_places(judgements: Sequence[Judgement], known: Known) -> dict[str, str]:
    """Return which place each that was merged into another is now, by the judgements, which are in order of time."""
    targets: dict[str, str] = {}
    # What cannot be carried out is named where the statements are moved.
    for _ in _merged(targets, (each for each in reversed(judgements) if each.places), known, None):
        pass
    return _ends(targets)


def _merged(
    targets: dict[str, str], merges: Iterable[Judgement], known: Known, named: frozenset[str | None] | None
) -> Iterator[Contradiction]:
    """Put into `targets` which place is which now, the latest merge first; yield what cannot be carried out."""
    by: dict[str, Judgement] = {}
    for judgement in merges:
        target, *others = judgement.places
        strange = [*known.unknown_places([target]), *_strangers(others, known, named)]
        if strange:
            en, ar = f"there is no place {', '.join(strange)}", f"لا يوجد مكان رقمه {'، '.join(strange)}"
            yield idle(judgement, Conflict.PLACE, (), en=en, ar=ar)
        if target in strange:
            continue
        for place in others:
            if place in targets and targets[place] != target:
                yield opposed((by[place],), (judgement,), ())
            elif place not in targets and place in _way(targets, target):
                way = tuple(_way(targets, target))
                yield opposed((by[each] for each in way[: way.index(place)]), (judgement,), ())
            elif place not in targets and place not in strange:
                targets[place], by[place] = target, judgement


def _strangers(places: Iterable[str], known: Known, named: frozenset[str | None] | None) -> tuple[str, ...]:
    """Return the places that neither the theatre has nor any statement names."""
    return () if named is None else tuple(each for each in known.unknown_places(places) if each not in named)


def _way(targets: Mapping[str, str], place: str) -> Iterator[str]:
    """Yield what `place` is part of, itself first; no way leads back, for no merge that would close one is taken."""
    yield place
    while place in targets:
        place = targets[place]
        yield place


def _ends(targets: Mapping[str, str]) -> dict[str, str]:
    return {place: list(_way(targets, place))[-1] for place in targets}


def _places(statement: Statement) -> Iterator[NamedPlace]:
    yield from statement.places
    if isinstance(statement, Displacement):
        yield from (place for place in (statement.origin, statement.destination) if place)


def _item(item: Filed, final: Mapping[str, str], known: Known) -> Filed:
    statement = item.statement
    if not any(place.place_id in final for place in _places(statement)):
        return item
    places = tuple(_once(_place(place, final, known) for place in statement.places))
    if isinstance(statement, Displacement):
        ends = [end and _place(end, final, known) for end in (statement.origin, statement.destination)]
        statement = msgspec.structs.replace(statement, origin=ends[0], destination=ends[1])
    return msgspec.structs.replace(item, statement=msgspec.structs.replace(statement, places=places))


def _once(places: Iterable[NamedPlace]) -> Iterator[NamedPlace]:
    """Yield the places, of those that are one now the first."""
    seen: set[str] = set()
    for place in places:
        if place.place_id is None or place.place_id not in seen:
            seen.add(place.place_id or "")
            yield place


def _place(place: NamedPlace, final: Mapping[str, str], known: Known) -> NamedPlace:
    if place.place_id is None or place.place_id not in final:
        return place
    target = final[place.place_id]
    found = known.place(target)
    if found is None:
        return msgspec.structs.replace(place, place_id=target)
    row: dict[str, Any] = named_place(found)
    return msgspec.structs.replace(place, **{**row, "resolution": Resolution(row["resolution"])})
