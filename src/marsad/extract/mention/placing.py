"""Toponyms tied to the gazetteer, by the context of the whole report."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from marsad.extract.mention.anaphor import anaphors, has_name
from marsad.extract.mention.toponym import PlaceList, Toponym
from marsad.extract.statement import NamedPlace
from marsad.extract.term import Resolution
from marsad.text.fold import Folded
from marsad.text.span import Span
from marsad.theatre.gazetteer import Gazetteer
from marsad.theatre.place import PlaceKind
from marsad.theatre.resolution import NameUse, Resolved, resolve

_REGION_REACH = 45


def place_all(text: str, lists: Sequence[PlaceList], gazetteer: Gazetteer) -> tuple[PlaceList, ...]:
    """Return the lists with every toponym tied as far as the report tells."""
    flat = [item for group in lists for item in group.items]
    regions = _regions(text, lists)
    # A head noun alone (النهر) bears no name, though a village may be called so.
    uses = [_use(text, item, regions.get(item.group), gazetteer) for item in flat if has_name(item)]
    tied = iter(resolve(uses, gazetteer))
    known = [_tied(item, next(tied)) if has_name(item) else item for item in flat]
    meant = iter(anaphors(text, tuple(_beside(text, known))))
    return tuple(PlaceList(items=tuple(next(meant) for _ in group.items)) for group in lists)


def _beside(text: str, items: Sequence[Toponym]) -> Iterator[Toponym]:
    """Yield the items, each that no gazetteer has with the place named beside it: السوق في مدينة …, قرية … بقضاء …."""
    last: Toponym | None = None
    for i, item in enumerate(items):
        if item.place is None and has_name(item):
            around = _around(text, item, items[i + 1] if i + 1 < len(items) else None, last)
            yield item if around is None else item._replace(around=around.place)
            continue
        if item.place is not None and not item.anaphor and item.place.kind is not PlaceKind.COUNTRY:
            last = item
        yield item


def _around(text: str, item: Toponym, after: Toponym | None, before: Toponym | None) -> Toponym | None:
    """Return the place beside `item`: what is named right behind it, for a site or quarter else the town before."""
    inside = item.head is not None and item.head.kind in _INSIDE
    behind = after is not None and _IN.fullmatch(text, item.end, after.start) is not None
    town = after if behind and after is not None and (inside or after.area or _is_holding(after)) else None
    if town is None and inside and not behind:
        town = before
    return town if town is not None and _is_near(text, item, town) else None


def _is_near(text: str, left: Toponym, right: Toponym) -> bool:
    """Return whether both stand in one paragraph."""
    return text.find("\n", min(left.end, right.end), max(left.start, right.start)) < 0


_INSIDE = ("installation", "quarter")
# Between a site and the town that it lies in.
_IN = re.compile(r'["\')]* (?:في |ب|وسط |من |داخل |ل)?["\']*')


def _tied(item: Toponym, found: Resolved) -> Toponym:
    return item.tied(found.place, found.status.value)


def _use(text: str, item: Toponym, region: str | None, gazetteer: Gazetteer) -> NameUse:
    start, end = item.anchor or (item.name_start, item.name_end)
    name = text[start:end].replace('"', "")
    if text.startswith("لل", max(0, start - 1)) and not gazetteer.bearers(name):
        # للموصل: its article lost the alef.
        name = "ا" + name
    return NameUse(
        text=name,
        start=start,
        end=end,
        head=item.head.kind if item.head else None,
        group=item.group,
        region=region,
        area=item.area,
    )


def _regions(text: str, lists: Sequence[PlaceList]) -> dict[int, str]:
    """Return for each list the name of the area that stands right behind it: … بريف حمص الشرقي, … بقضاء الحويجة."""
    found: dict[int, str] = {}
    for left, right in pairwise(lists):
        item = right.items[0]
        gap = text[left.end : right.start]
        if item.area and item.anchor and len(gap) <= _REGION_REACH and "." not in gap and "\n" not in gap:
            found[left.items[0].group] = text[item.anchor[0] : item.anchor[1]]
        elif _is_holding(item) and _IN.fullmatch(gap):
            found[left.items[0].group] = text[item.name_start : item.name_end]
    return found


def _is_holding(item: Toponym) -> bool:
    """Return whether the noun before a name tells that it is a part of the country: محافظة, قضاء."""
    return item.head is not None and item.head.kind in _HOLDING and not item.anaphor and not item.area


_HOLDING = ("governorate", "district", "subdistrict")


def named_place(item: Toponym, folded: Folded) -> NamedPlace:
    """Return the toponym as a statement names it."""
    span = folded.span(item.name_start, item.name_end)
    place = item.place
    if place is None:
        admin1 = item.around.admin1 or None if item.around else None
        return NamedPlace(span=span, text=_written(span, folded), admin1=admin1, resolution=Resolution(item.status))
    if item.area and item.head is not None and not item.head.inside and place.kind is not PlaceKind.AREA:
        # ريف حماة is not Hama: only where it lies is known.
        return NamedPlace(
            span=span, text=_written(span, folded), admin1=place.admin1 or None, resolution=Resolution.AREA
        )
    return NamedPlace(
        span=span,
        text=_written(span, folded),
        place_id=place.id,
        name=place.name_en,
        name_ar=place.name_ar,
        admin1=place.admin1 or None,
        lat=place.lat,
        lon=place.lon,
        resolution=Resolution.AREA if item.area else Resolution(item.status),
    )


def _written(span: Span, folded: Folded) -> str:
    """Return the name as written; an article that lost its alef to a preposition gets it back."""
    text = span.quote(folded.original)
    before = folded.original[span.start - 1 : span.start]
    return "ا" + text if before == "ل" and text.startswith("ل") else text
