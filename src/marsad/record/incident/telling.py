"""What one report tells of one event, in one value."""

from collections.abc import Callable, Iterable, Sequence
from operator import attrgetter

from msgspec.structs import replace

from marsad.record.incident.kinship import family, most_specific
from marsad.record.incident.spot import Spot
from marsad.record.incident.told import Part, Told
from marsad.record.incident.words import Wording


def telling(members: Sequence[Told]) -> Told:
    """Return all that the statements of one report tell of one event, as one; a turn of control adds nothing to it."""
    ordered = sorted(members, key=lambda m: (m.at, m.id))
    parts = [m for m in ordered if m.part is not Part.TURN] or ordered
    if len(parts) == 1:
        return parts[0]
    events = [m for m in parts if m.part is Part.EVENT] or parts
    sort = most_specific(filter(None, map(attrgetter("type"), events)))
    start, end, is_loose = _days(parts)
    return replace(
        parts[0],
        part=events[0].part,
        type=sort,
        family=family(sort),
        spots=_spots(events) or _spots(parts),
        start=start,
        end=end,
        is_loose=is_loose,
        tolls=tuple(toll for m in parts for toll in m.tolls),
        wording=_wording(parts),
        to=max(m.to for m in parts),
        is_over_days=all(map(attrgetter("is_over_days"), parts)),
        known=max(map(attrgetter("known"), parts)),
        **{field: _all(parts, attrgetter(field)) for field in _SETS},
    )


_SETS = ("doers", "doers_wide", "sides", "sides_wide", "means", "objects", "names")


def _wording(parts: Sequence[Told]) -> Wording:
    return Wording(
        words=_all(parts, attrgetter("wording.words")),
        dayparts=_all(parts, attrgetter("wording.dayparts")),
        is_another=any(m.wording.is_another for m in parts),
    )


def _all(parts: Iterable[Told], field: Callable[[Told], frozenset[str]]) -> frozenset[str]:
    return frozenset().union(*map(field, parts))


def _spots(parts: Iterable[Told]) -> tuple[Spot, ...]:
    """Return every place once; where a place is named whole, its parts are no others."""
    found = {(spot.key, spot.part): spot for m in parts for spot in m.spots}
    return tuple(found[key] for key in sorted(found))


def _days(parts: Sequence[Told]) -> tuple[int | None, int | None, bool]:
    """Return the days: of those told in words if any are, those that all share, else from the first to the last."""
    dated = [m for m in parts if m.start is not None and m.end is not None]
    firm = [m for m in dated if not m.is_loose] or dated
    if not firm:
        ends = [m.end for m in parts if m.end is not None]
        return None, min(ends, default=None), True
    starts = [m.start for m in firm if m.start is not None]
    ends = [m.end for m in firm if m.end is not None]
    start, end = max(starts), min(ends)
    if start > end:
        start, end = min(starts), max(ends)
    return start, end, all(m.is_loose for m in firm)
