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
    listed = {toll.count.start for run in _sentences(scene, tolls) for toll in _listed(scene, run)}
    for i, total in enumerate(tolls):
        last = _divided(scene, total, tolls[i + 1 : i + 1 + _AHEAD])
        if last is not None:
            listed |= {toll.count.start for toll in tolls if _is_of(total, toll, last)}
    return frozenset(listed)


# A total is laid out over no more figures than these, and is no less than this.
_AHEAD = 20
_TOTAL = 10
# Of so much of a total the places must be told.
_MOST = 0.9


def _divided(scene: Scene, total: Toll, behind: Sequence[Toll]) -> int | None:
    """Return where the last figure begins of those that, place by place, add up to a total; None where none do.

    ارتفع العدد إلى 102. وسقط 38 في ريف دمشق، وشهدت حماة استشهاد 21، وفي درعا قتل 40.
    """
    low = total.count.figure.low
    if not total.count.stated or low is None or low < _TOTAL:
        return None
    summed = places = 0
    for toll in behind:
        figure = toll.count.figure.low
        part = toll.parent is None or toll.parent is total
        if figure is None or toll.outcome is not total.outcome or not part or not _is_somewhere(scene, toll):
            continue
        summed, places = summed + figure, places + 1
        if summed > low:
            return None
        if places >= _PLACES and summed >= _MOST * low:
            return toll.count.start
    return None


def _is_of(total: Toll, toll: Toll, last: int) -> bool:
    """Return whether a figure stands in the list that ends at `last`, or tells its total once more."""
    again = toll.outcome is total.outcome and toll.count.figure.low == total.count.figure.low
    return again or total.count.start <= toll.count.start <= last


def _is_somewhere(scene: Scene, toll: Toll) -> bool:
    """Return whether a place stands in the figure's own clause: وفي الرقة قضى 4 مدنيين, شهدت الباب مقتل 3."""
    start, end = toll.count.start, toll.count.noun_end
    clause = max(scene.text.rfind(mark, start - _CLAUSE, start) for mark in "،.\n:")
    return bool(scene.places_in(max(clause, start - _CLAUSE, 0), start) or scene.places_in(end, end + _CLAUSE_BEHIND))


# From a place to the figure of its clause, in code points.
_CLAUSE, _CLAUSE_BEHIND = 50, 16


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
