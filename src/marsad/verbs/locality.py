"""The part of the record that is about one area."""

from dataclasses import replace

from marsad.inquiry.contradicting import ids_of, within
from marsad.inquiry.ground import places_in
from marsad.inquiry.trees import trees
from marsad.record.difference import Knowledge
from marsad.record.soundness import places_named
from marsad.theatre.place import Place


def restricted(known: Knowledge, area: Place | None) -> Knowledge:
    """Return what is known of the area (None: everywhere): what names any place in it."""
    if area is None:
        return known
    places = frozenset(places_in(area))
    return replace(
        known,
        items=tuple(item for item in known.items if not places.isdisjoint(ids_of(places_named(item.statement)))),
        timelines={place: timeline for place, timeline in known.timelines.items() if place in places},
        counters=tuple(each for each in known.counters if _is_within(area.id, each.area)),
        events=tuple(each for each in known.events if not places.isdisjoint(ids_of(each.places))),
        contradictions=within(known.contradictions, known.items, places),
    )


def _is_within(area: str, parts: tuple[str, ...]) -> bool:
    return bool(parts) and all(trees().places.within(area, part) for part in parts)
