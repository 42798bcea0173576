"""Where people came to harm."""

from collections.abc import Iterator
from dataclasses import dataclass

from marsad.extract.casualties.told import Toll
from marsad.extract.mention.toponym import PlaceList, Toponym
from marsad.extract.particle import particles
from marsad.extract.scene import Scene
from marsad.theatre.place import PlaceKind

# How far behind a figure its place stands, and how far back the last one named is still meant, in code points.
_BEHIND = 90
_EARLIER = 600
# Behind a part of a whole only its own place stands: بينهم ثلاثة في حلب.
_OWN = 26
_ORIGIN = 26


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """The words of a figure at folded [start, end) and its sentence; `total`: it counts over more than one event."""

    start: int
    end: int
    sentence: tuple[int, int]
    total: bool


def whereabouts(scene: Scene, toll: Toll, words: Stretch) -> tuple[Toponym, ...]:
    """Return where it happened: the places right behind in the sentence, else the last ones before, else the report's.

    Where those are of no known governorate, the nearest place before that is of one stands with them.
    """
    chosen = _in_sentence(scene, toll, words) or _outside(scene, words)
    if any(_is_of_governorate(item) for item in chosen):
        return chosen
    # What is known and of no governorate is wider than one: البادية, إقليم دارفور.
    wide = any(item.place is not None for item in chosen)
    return chosen if wide else (*chosen, *_around(scene, words))


def _in_sentence(scene: Scene, toll: Toll, words: Stretch) -> tuple[Toponym, ...]:
    until = min(words.sentence[1], words.end + (_OWN if toll.parent is not None else _BEHIND))
    behind = _first(scene, words, until)
    if behind and not _is_of_next(scene, words.end, behind[0].start):
        return behind
    within = _last(scene, words.start, toll.count.start)
    return within or _last(scene, words.sentence[0], words.start) or behind


def _first(scene: Scene, words: Stretch, until: int) -> tuple[Toponym, ...]:
    for places in scene.places_in(words.end, until):
        if words.total and _is_whole_country(scene, places):
            return places.items
        if items := _fit(scene, places):
            return items
    return ()


def _is_of_next(scene: Scene, end: int, start: int) -> bool:
    """Return whether a clause has begun before the place, of which it is: و112 جريحا، تلتها بغداد."""
    gap = scene.text[end:start]
    return any(word.removeprefix("و") in particles("next-place") for word in gap.replace("،", " ").split())


def _is_whole_country(scene: Scene, places: PlaceList) -> bool:
    """Return whether a total is said to be a country's: في سوريا."""
    before = scene.text[max(0, places.start - _PREPOSITION) : places.start].split()[-1:]
    country = all(item.place is not None and item.place.kind is PlaceKind.COUNTRY for item in places.items)
    return country and before == ["في"]


_PREPOSITION = 4


def _outside(scene: Scene, words: Stretch) -> tuple[Toponym, ...]:
    """Return the places of the sentences before; a total's are those that the report is about."""
    earlier = _last(scene, max(0, words.start - _EARLIER), words.sentence[0])
    if not words.total:
        return earlier
    return _of_report(scene) or earlier


def _around(scene: Scene, words: Stretch) -> tuple[Toponym, ...]:
    """Return the last places before the words that are of a known governorate; else the title's."""
    for places in reversed(scene.places_in(max(0, words.start - _EARLIER), words.start)):
        items = _fit(scene, places)
        if any(_is_of_governorate(item) for item in items):
            return items
    return tuple(item for item in _of_title(scene) if _is_of_governorate(item))


def _of_title(scene: Scene) -> tuple[Toponym, ...]:
    """Return the first places of the title that are of a known governorate."""
    return next((items for items in _in_title(scene) if any(_is_of_governorate(item) for item in items)), ())


def _of_report(scene: Scene) -> tuple[Toponym, ...]:
    """Return what the report's totals are about: the places of its title, be it a whole country."""
    return _of_title(scene) or next((items for items in _in_title(scene) if items), ())


def _in_title(scene: Scene) -> Iterator[tuple[Toponym, ...]]:
    title = scene.report.title
    if title is not None:
        for places in scene.places_in(scene.folded.offset(title.start), scene.folded.offset(title.end)):
            country = tuple(item for item in places.items if not item.anaphor)
            yield _fit(scene, places) or country


def _last(scene: Scene, start: int, end: int) -> tuple[Toponym, ...]:
    for places in reversed(scene.places_in(start, end)):
        if places.end <= end and (items := _fit(scene, places)):
            return items
    return ()


def _fit(scene: Scene, places: PlaceList) -> tuple[Toponym, ...]:
    """Return the places where something can happen: no country, no seat of an office, not where people come from."""
    if _is_beside(scene, places):
        return ()
    return tuple(item for item in places.items if not _is_nowhere(item))


def _is_nowhere(item: Toponym) -> bool:
    if item.anaphor and item.place is None:
        return True
    return item.place is not None and item.place.kind is PlaceKind.COUNTRY


def _is_beside(scene: Scene, places: PlaceList) -> bool:
    """Return whether the words before say where somebody comes from or has his seat: نازحون من, ومقره."""
    before = scene.text[max(0, places.start - _ORIGIN) : places.start].split()[-2:]
    return any(word.removeprefix("و") in particles("comes-from") for word in before)


def _is_of_governorate(item: Toponym) -> bool:
    return bool(item.place is not None and item.place.admin1) or item.around is not None
