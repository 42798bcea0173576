"""Toponyms tied to the gazetteer, by the context of the whole report."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from marsad.extract.mention.toponym import PlaceList, Toponym
from marsad.extract.particle import particles
from marsad.extract.statement import NamedPlace
from marsad.extract.term import Resolution
from marsad.extract.vocabulary import Head
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
    uses = [_use(text, item, regions.get(item.group), gazetteer) for item in flat if not item.anaphor]
    tied = iter(resolve(uses, gazetteer))
    known = [item if item.anaphor else _tied(item, next(tied)) for item in flat]
    meant = iter(_anaphors(text, tuple(_beside(text, known))))
    return tuple(PlaceList(items=tuple(next(meant) for _ in group.items)) for group in lists)


def _beside(text: str, items: Sequence[Toponym]) -> Iterator[Toponym]:
    """Yield the items, each that no gazetteer has with the place named beside it: السوق في مدينة …, قرية … بقضاء …."""
    last: Toponym | None = None
    for i, item in enumerate(items):
        if item.place is None and not item.anaphor:
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


# What a head noun alone may mean: the last place of its own sort.
_SORTS = {"city": "settlement", "town": "settlement", "village": "settlement", "hamlet": "settlement"}


# دمشق - سانا, بيروت (أ ف ب): where a report was written, not what it is about.
_DATELINE = re.compile(r" *[-/(]")


def _anaphors(text: str, items: Sequence[Toponym]) -> Iterator[Toponym]:
    """Yield the items, each head noun alone (المدينة) as the last place named of its sort, datelines aside."""
    last: dict[str, Toponym] = {}
    for named in items:
        repeated = last.get(_sort_of(named.repeats)) if named.repeats is not None and named.place is None else None
        item = _about(named, repeated)
        sort = _sort(item)
        if item.anaphor:
            before = _meant(text, item, last)
            yield (
                item
                if before is None
                else before._replace(start=item.start, end=item.end, group=item.group, anaphor=True)
            )
            continue
        anchor = _town_inside(text, item)
        if anchor is not None:
            last["settlement"] = anchor
        if _is_town(item) and not _is_dateline(text, item) and not _is_spokesman(text, item):
            last[sort] = item
            if sort == "settlement" and _is_city(item):
                last[_CITY] = item
        yield item


# The key under which the last place is kept that the report calls a city.
_CITY = "city"
# A city named farther back than so many letters is no longer the one that is spoken of.
_CITY_REACH = 1500
_STOP = re.compile(r"[.؛\n]")


def _meant(text: str, item: Toponym, last: Mapping[str, Toponym]) -> Toponym | None:
    """Return what a head noun alone means: the last of its sort; for a city what is called one, if it is near."""
    named, city = last.get(_sort(item)), last.get(_CITY)
    if item.head is None or item.head.id != "city" or city is None or item.start - city.end > _CITY_REACH:
        return named
    if named is None or named.head is not None:
        return city
    # دخلوا حرستا وسيطروا على المدينة: what the sentence itself names.
    return named if not _STOP.search(text, named.end, item.start) else city


def _is_city(item: Toponym) -> bool:
    """Return whether a settlement is called a city here: مدينة داريا."""
    return item.head is not None and item.head.id == "city"


def _about(item: Toponym, before: Toponym | None) -> Toponym:
    """Return an area about a head noun alone (محيط المطار) as one about the last place named of its sort."""
    place = before.place if before is not None else None
    return item if place is None else item.tied(place, "area")


def _town_inside(text: str, item: Toponym) -> Toponym | None:
    """Return the town that an area is told by, where a head noun says so: أطراف مدينة السويداء; None where none is."""
    if not item.area or item.anchor is None or item.place is None or item.place.kind is not PlaceKind.COMMUNITY:
        return None
    start, end = item.anchor
    if not _TOWN.search(text[item.start : start]):
        return None
    return item._replace(start=start, end=end, name_start=start, name_end=end, area=False, anchor=None, head=None)


_TOWN = re.compile(r"\b(?:ل|ب|ال)?(?:مدينه|بلده|قريه) \"?$")


def _is_town(item: Toponym) -> bool:
    """Return whether a head noun alone may mean it: no countryside, no country unless a head says so."""
    return not item.area and (item.head is not None or item.place is None or not item.place.is_area)


def _is_dateline(text: str, item: Toponym) -> bool:
    begins = item.start == 0 or text[item.start - 1] == "\n"
    return begins and _DATELINE.match(text, item.end) is not None


def _is_spokesman(text: str, item: Toponym) -> bool:
    """Return whether a capital stands for its government: أعلنت دمشق, أنقرة تنفي, دمشق التي كانت قد أعلنت."""
    before = text[max(0, item.start - 12) : item.start].split()
    behind = text[item.end : item.end + 30].split()
    told = behind[:5] if behind[:1] == ["التي"] else behind[:1]
    return bool({*before[-1:], *told} & particles("speaks-as-capital"))


def _sort(item: Toponym) -> str:
    return "settlement" if item.head is None else _sort_of(item.head)


def _sort_of(head: Head) -> str:
    return _SORTS.get(head.id, head.id)


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
