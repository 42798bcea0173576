"""What a place lies in, and what lies in it."""

from collections.abc import Mapping
from functools import cache

from marsad.inquiry.area import area_of
from marsad.inquiry.trees import trees
from marsad.theatre.place import Place, PlaceKind

_DIVISIONS = (PlaceKind.ADMIN1, PlaceKind.ADMIN2, PlaceKind.ADMIN3)


def above(place_id: str) -> tuple[Place, ...]:
    """Return what the place lies in, nearest first: only what has a name."""
    lineage = trees().places.lineage(place_id)[1:]
    return tuple(area for area in map(area_of, lineage) if area is not None)


def below(place_id: str) -> tuple[Place, ...]:
    """Return what lies in the place directly: its divisions, then all else, the best known first."""
    known = trees().places.same.get(place_id, place_id)
    return _below().get(known, ())


def within(place_id: str) -> frozenset[str]:
    """Return the ids of all that lies in the place, and its own."""
    tree = trees().places
    whole = tree.same.get(place_id, place_id)
    found, due = {place_id, whole}, [whole]
    while due:
        parts = _parts().get(due.pop(), ())
        found.update(parts)
        due.extend(parts)
    return frozenset((*found, *(other for other, one in tree.same.items() if one in found)))


@cache
def _parts() -> Mapping[str, tuple[str, ...]]:
    inside: dict[str, list[str]] = {}
    for part, holder in trees().places.holders.items():
        inside.setdefault(holder, []).append(part)
    return {holder: tuple(parts) for holder, parts in inside.items()}


@cache
def _below() -> Mapping[str, tuple[Place, ...]]:
    inside = {holder: filter(None, map(area_of, parts)) for holder, parts in _parts().items()}
    return {
        holder: tuple(sorted(parts, key=lambda place: (place.kind not in _DIVISIONS, place.rank, place.id)))
        for holder, parts in inside.items()
    }
