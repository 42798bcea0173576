"""Figures laid out place by place: such a list counts all of a day, and no one event."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from marsad.extract.casualties.told import Toll
from marsad.extract.scene import Scene

# So many figures with a place each are a list of places.
_PLACES = 3
# From a figure over في to its place, in code points.
_REACH = 6


def spread(scene: Scene, tolls: Sequence[Toll]) -> frozenset[int]:
    """Return where the figures begin that are laid out place by place, with the total before them in their sentence.

    94 شهيدا، بينهم سبع سيدات: 38 في دمشق، 21 في حلب، 15 في حمص.
    """
    return frozenset(toll.count.start for run in _sentences(scene, tolls) for toll in _listed(scene, run))


def _sentences(scene: Scene, tolls: Sequence[Toll]) -> Iterator[tuple[Toll, ...]]:
    for _, run in groupby(tolls, key=lambda toll: scene.sentence(toll.count.start)):
        yield tuple(run)


def _listed(scene: Scene, run: tuple[Toll, ...]) -> tuple[Toll, ...]:
    """Return the figures of a sentence up to the last that has its place, where enough of them have one."""
    placed = [i for i, toll in enumerate(run) if _has_place(scene, toll)]
    return run[: placed[-1] + 1] if len(placed) >= _PLACES else ()


def _has_place(scene: Scene, toll: Toll) -> bool:
    """Return whether a figure that tells nothing else of its people stands right before a place: 38 في دمشق."""
    at = toll.count.noun_end
    near = scene.places_in(at, at + _REACH)
    plain = toll.count.stated and (toll.count.noun is None or toll.count.noun.outcome is not None)
    return plain and bool(near) and scene.text.startswith((" في ", " ب"), at)
