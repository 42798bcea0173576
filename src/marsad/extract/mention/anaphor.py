"""Head nouns alone (المدينة), and areas about them (محيط المدينة), with the place named before that they mean."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from marsad.extract.mention.toponym import Toponym
from marsad.extract.particle import particles
from marsad.extract.vocabulary import Head
from marsad.theatre.place import PlaceKind


def has_name(item: Toponym) -> bool:
    """Return whether the words name a place themselves: neither المدينة nor محيط المدينة does."""
    return not item.anaphor and (item.repeats is None or item.repeats.id in _NAMES)


# أطراف المزرعة: villages bear the noun as their name.
_NAMES = ("hamlet",)


# What a head noun alone may mean: the last place of its own sort.
_SORTS = {"city": "settlement", "town": "settlement", "village": "settlement", "hamlet": "settlement"}


# دمشق - سانا, بيروت (أ ف ب): where a report was written, not what it is about.
_DATELINE = re.compile(r" *[-/(]")


def anaphors(text: str, items: Sequence[Toponym]) -> Iterator[Toponym]:
    """Yield the items, each head noun alone (المدينة) as the place named before that it means, datelines aside."""
    sizes = Counter(item.group for item in items if _is_town(item))
    before = _Before(text)
    for named in items:
        item = before.about(named)
        if item.anaphor:
            meant = before.meant(item, item.head)
            yield (
                item
                if meant is None
                else meant._replace(start=item.start, end=item.end, group=item.group, anaphor=True)
            )
            continue
        before.add(item, alone=sizes[item.group] == 1)
        yield item


# The key under which the last place is kept that the report calls a city.
_CITY = "city"
_TOWN = "settlement"
# A city named farther back than so many letters is no longer the one that is spoken of.
_CITY_REACH = 1500
# Parts of the country that are called like their towns, and how near the town must be named.
_PARTS, _PART_REACH = ("district", "subdistrict"), 400
_STOP = re.compile(r"[.؛\n]")


@dataclass(slots=True)
class _Before:
    """What has been named up to here: the last place of each sort, and how often each town."""

    text: str
    last: dict[str, Toponym] = field(default_factory=dict)
    told: Counter[str] = field(default_factory=Counter)
    topic: Toponym | None = None

    def add(self, item: Toponym, *, alone: bool) -> None:
        """Have a place named: of several named in a list, none is what a noun in the singular means."""
        inside = _town_inside(self.text, item)
        if inside is not None:
            self._add_town(inside)
        if not _is_town(item) or _is_dateline(self.text, item) or _is_spokesman(self.text, item):
            return
        if _sort(item) == _TOWN:
            self._add_town(item, alone=alone)
        else:
            self.last[_sort(item)] = item

    def _add_town(self, item: Toponym, *, alone: bool = True) -> None:
        self.told[_name(self.text, item)] += 1
        if self.topic is None or self._count(item) > self._count(self.topic):
            self.topic = item
        if alone:
            self.last[_TOWN] = item
            if item.head is not None:
                self.last[_called(item.head)] = item

    def _count(self, item: Toponym) -> int:
        return self.told[_name(self.text, item)]

    def meant(self, item: Toponym, head: Head | None) -> Toponym | None:
        """Return what a head noun alone means: the last of its sort; for a town, not what is named in passing."""
        if head is None:
            return None
        named, city = self._named(head, item), self.last.get(_CITY)
        if _sort_of(head) != _TOWN:
            # دخل داعش سنجار … اجتاح القضاء: a part of the country that is called like its town.
            return self._town_near(item) if named is None and head.kind in _PARTS else named
        if named is not None and not _STOP.search(self.text, named.end, item.start):
            # دخلوا حرستا وسيطروا على المدينة: what the sentence itself names.
            return city if head.id == _CITY and named.head is not None and city is not None else named
        if head.id == _CITY and city is not None and item.start - city.end <= _CITY_REACH:
            return city
        return self.topic if self._is_in_passing(named, item) else named

    def _named(self, head: Head, item: Toponym) -> Toponym | None:
        """Return the last place of the noun's sort: not a city where a town, or a village, is called so near before."""
        named = self.last.get(_sort_of(head))
        if named is None or head.id == _CITY or not _is_city(named):
            return named
        called = self.last.get(_called(head))
        return called if called is not None and item.start - called.end <= _PART_REACH else named

    def _town_near(self, item: Toponym) -> Toponym | None:
        town = self.last.get(_TOWN)
        if self.topic is not None and self._count(self.topic) > 1:
            return self.topic
        return town if town is not None and item.start - town.end <= _PART_REACH else None

    def _is_in_passing(self, named: Toponym | None, item: Toponym) -> bool:
        """Return whether a town is named farther back than the sentence before, and less often than another."""
        if named is None or self.topic is None or self._count(named) >= self._count(self.topic):
            return False
        return len(_STOP.findall(self.text, named.end, item.start)) > 1

    def about(self, item: Toponym) -> Toponym:
        """Return an area about a head noun alone (محيط المطار) as one about the place that the noun means."""
        if item.repeats is None or item.place is not None:
            return item
        before = self.meant(item, item.repeats)
        if before is None and item.repeats.kind == "governorate":
            # السويداء وريف المحافظة: the one that the town lies in.
            before = self.last.get(_TOWN)
        if before is None:
            return item
        told = item._replace(meant=(before.name_start, before.name_end))
        return told if before.place is None else told.tied(before.place, "area")


def _name(text: str, item: Toponym) -> str:
    """Return by what a town is known: its id, else its name."""
    return item.place.id if item.place is not None else text[item.name_start : item.name_end]


def _is_city(item: Toponym) -> bool:
    """Return whether a settlement is called a city here: مدينة داريا."""
    return item.head is not None and item.head.id == _CITY


def _called(head: Head) -> str:
    """Return the key under which the last settlement called so is kept."""
    return head.id if head.id == _CITY else f"called {head.id}"


def _town_inside(text: str, item: Toponym) -> Toponym | None:
    """Return the town that an area is told by, where a head noun says so: أطراف مدينة السويداء; None where none is."""
    if not item.area or item.anchor is None or item.place is None or item.place.kind is not PlaceKind.COMMUNITY:
        return None
    start, end = item.anchor
    if not _OF_TOWN.search(text[item.start : start]):
        return None
    return item._replace(start=start, end=end, name_start=start, name_end=end, area=False, anchor=None, head=None)


_OF_TOWN = re.compile(r"\b(?:ل|ب|ال)?(?:مدينه|بلده|قريه) \"?$")


def _is_town(item: Toponym) -> bool:
    """Return whether a head noun alone may mean it: no countryside, no country unless a head says so."""
    return (
        not item.area
        and item.repeats is None
        and (item.head is not None or item.place is None or not item.place.is_area)
    )


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
