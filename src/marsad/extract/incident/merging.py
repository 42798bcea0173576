"""Frames that tell one event brought together."""

from bisect import bisect_left
from collections.abc import Sequence
from heapq import merge

from msgspec import Struct
from msgspec.structs import replace

from marsad.extract.incident.frame import Frame, ids
from marsad.extract.incident.locating import Nearness
from marsad.extract.mention.toponym import Toponym
from marsad.extract.scene import Scene
from marsad.extract.statement import Dating, Speaker
from marsad.extract.term import IncidentType, Modality


class Told(Struct, frozen=True, kw_only=True):
    """A frame with who tells it, how surely, and when it happened."""

    frame: Frame
    attribution: tuple[Speaker, ...]
    modality: Modality
    date: Dating


def merged(scene: Scene, told: Sequence[Told]) -> tuple[Told, ...]:
    """Return the events, each once in its passage, by its best words; the headline's only where the body lacks it."""
    kept: list[Told] = []
    alike: dict[tuple[object, ...], list[int]] = {}
    for one in told:
        near = merge(alike.get(_HEADLINE, ()), alike.get(_sort(scene, one), ()))
        at = next((i for i in near if _is_same(scene, kept[i], one)), len(kept))
        if at < len(kept):
            kept[at] = _joined(scene, kept[at], one)
        else:
            kept.append(one)
        for key in (_sort(scene, kept[at]), *((_HEADLINE,) if _in_title(scene, kept[at]) else ())):
            _put(alike.setdefault(key, []), at)
    return tuple(sorted(kept, key=lambda one: one.frame.cue.trigger.start))


# Under what the headline's events are kept.
_HEADLINE = ("headline",)


def _put(held: list[int], number: int) -> None:
    """Put `number` among those `held` in order, once."""
    i = bisect_left(held, number)
    if held[i : i + 1] != [number]:
        held.insert(i, number)


def _sort(scene: Scene, one: Told) -> tuple[object, ...]:
    """Return what two have in common that tell one event, unless one of them is the headline's."""
    return one.frame.type, one.modality, id(scene.passage(one.frame.cue.trigger.start))


# What a headline calls by one name the body may tell by another: تفجير, انفجار عبوة.
_ALIKE = (
    frozenset((IncidentType.EXPLOSION, IncidentType.SUICIDE_BOMBING, IncidentType.IED_OR_MINE)),
    frozenset((IncidentType.AIRSTRIKE, IncidentType.SHELLING, IncidentType.DRONE_STRIKE)),
)


def _is_restated(scene: Scene, one: Told, two: Told) -> bool:
    """Return whether a headline tells what the body tells more fully."""
    sorts = {one.frame.type, two.frame.type}
    alike = len(sorts) == 1 or any(sorts <= group for group in _ALIKE)
    return alike and _in_title(scene, one) and not _in_title(scene, two) and _agree(one.frame, two.frame)


def _is_same(scene: Scene, one: Told, two: Told) -> bool:
    if _is_restated(scene, one, two):
        return True
    if one.frame.type is not two.frame.type or one.modality is not two.modality:
        return False
    if scene.passage(one.frame.cue.trigger.start) is not scene.passage(two.frame.cue.trigger.start):
        return False
    return _agree(one.frame, two.frame) and _meets(one, two)


def _agree(one: Frame, two: Frame) -> bool:
    """Return whether no role of the two is filled by different parties."""
    pairs = ((ids(one.actors), ids(two.actors)), (ids(one.targets), ids(two.targets)))
    return all(not a or not b or set(a) & set(b) for a, b in pairs)


def _meets(one: Told, two: Told) -> bool:
    """Return whether the places of the two do not differ."""
    if Nearness.CLAUSE is not one.frame.where.nearness or Nearness.CLAUSE is not two.frame.where.nearness:
        return True
    return bool(names(one.frame.where.items) & names(two.frame.where.items))


def names(items: Sequence[Toponym]) -> set[str]:
    """Return by what the places are known: their ids, else nothing but where they stand."""
    return {item.place.id if item.place else f"{item.name_start}" for item in items}


def _joined(scene: Scene, one: Told, two: Told) -> Told:
    """Return the fuller of the two, its empty roles filled from the other; the body's before the headline's."""
    best, rest = (two, one) if _in_title(scene, one) or _weight(two) > _weight(one) else (one, two)
    frame = best.frame
    return replace(
        best,
        frame=replace(
            frame,
            actors=frame.actors or rest.frame.actors,
            targets=frame.targets or rest.frame.targets,
            means=frame.means or rest.frame.means,
            objects=frame.objects or rest.frame.objects,
            where=rest.frame.where if _nearer(rest.frame, frame) else frame.where,
        ),
    )


def _nearer(one: Frame, two: Frame) -> bool:
    order = list(Nearness)
    return order.index(one.where.nearness) < order.index(two.where.nearness)


def _weight(told: Told) -> int:
    frame = told.frame
    return bool(frame.actors) + bool(frame.targets) + (frame.where.nearness is Nearness.CLAUSE)


def _in_title(scene: Scene, told: Told) -> bool:
    title = scene.report.title
    return title is not None and scene.folded.origin(told.frame.cue.trigger.start) < title.end
