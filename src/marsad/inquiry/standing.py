"""Which place is meant now by one that people merged into another."""

from collections.abc import Iterable, Mapping
from datetime import date

from marsad.inquiry.evidence import everywhere
from marsad.record.judgement import Judgement, made_by
from marsad.record.judgement.known import Known
from marsad.record.judgement.moving import merged_places
from marsad.theatre.place import Place


def merged_now(judgements: Iterable[Judgement], judgements_as_of: date | None) -> Mapping[str, str]:
    """Return which place each that was merged into another is, by the judgements made by that day (None: ever)."""
    made = tuple(each for each in made_by(judgements, judgements_as_of) if each.places)
    return merged_places(made, Known.of(everywhere())) if made else {}


def standing(place: Place, merged: Mapping[str, str]) -> Place:
    """Return the place that the one asked about is now: all that is told of a merged place is told of that one."""
    if place.id not in merged:
        return place
    return next((each for each in everywhere().places if each.id == merged[place.id]), place)
