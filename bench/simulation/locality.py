"""A place as a simulated report names it."""

from marsad.extract.statement import NamedPlace
from marsad.extract.term import Resolution
from marsad.text.span import Span
from simulation.ground import Ground


def settlement(ground: Ground, at: int, within: Span, sentence: str) -> NamedPlace:
    """Return settlement number `at` as `sentence`, which stands at `within`, names it."""
    each = ground.settlements[at]
    return NamedPlace(
        span=_found(each.name_ar, within, sentence),
        text=each.name_ar,
        place_id=each.id,
        name=each.name_en,
        name_ar=each.name_ar,
        admin1=each.admin1,
        lat=each.lat,
        lon=each.lon,
        resolution=Resolution.RESOLVED,
    )


def area(ground: Ground, place_id: str, within: Span, sentence: str) -> NamedPlace:
    """Return an area, or a settlement by its id, as `sentence`, which stands at `within`, names it."""
    if place_id not in ground.areas:
        return settlement(ground, ground.numbers[place_id], within, sentence)
    name = ground.areas[place_id]
    return NamedPlace(
        span=_found(name, within, sentence),
        text=name,
        place_id=place_id,
        name=name,
        name_ar=name,
        resolution=Resolution.RESOLVED,
    )


def _found(name: str, within: Span, sentence: str) -> Span:
    start = within.start + max(0, sentence.find(name))
    return Span(start, start + len(name))
