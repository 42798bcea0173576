"""What the words of a report were taken for."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from marsad.extract.mention.scan import Hit, Layer
from marsad.extract.mention.toponym import Toponym
from marsad.extract.role.count import counts
from marsad.extract.role.headcount import Count
from marsad.extract.scene import Scene
from marsad.extract.vocabulary import Trigger
from marsad.text.numeral import Quantity
from marsad.text.span import Span
from marsad.when.interval import Interval


class Sort(Enum):
    """What a stretch of words is."""

    PLACE = "place"
    PARTY = "party"
    PEOPLE = "people"
    NUMBER = "number"
    TIME = "time"
    SOURCE = "source"
    SAYING = "saying"
    MOOD = "mood"
    TRIGGER = "trigger"


# The layers of words that open a statement's slots, with the kind of statement that they open.
TRIGGERS = {"control": "control", "outcome": "casualties", "event": "incident", "movement": "displacement"}
_WORDS = {Layer.OUTLET: Sort.SOURCE, Layer.SAYING: Sort.SAYING, Layer.MOOD: Sort.MOOD}


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """The words at `span` were taken for a `sort`, meaning `meaning`."""

    span: Span
    sort: Sort
    meaning: str


def marks(scene: Scene) -> tuple[Mark, ...]:
    """Return every mention of the report, in the order of the words, longer ones first."""
    found = (*_places(scene), *_parties(scene), *_people(scene), *_numbers(scene), *_times(scene), *_words(scene))
    return tuple(sorted(found, key=lambda mark: (mark.span.start, -mark.span.end, mark.sort.value)))


def triggers(scene: Scene) -> Iterator[tuple[str, Hit]]:
    """Yield every word that may open a statement, with the kind that it opens."""
    for layer, hits in scene.hits.items():
        if layer.value in TRIGGERS:
            yield from ((TRIGGERS[layer.value], hit) for hit in hits)


def rule_id(hit: Hit) -> str:
    """Return the id of the row that the word is a spelling of."""
    entry = hit.payload.entry
    return entry.id if isinstance(entry, Trigger) else type(entry).__name__


def _mark(scene: Scene, start: int, end: int, sort: Sort, *, meaning: str) -> Mark:
    return Mark(span=scene.folded.span(start, end), sort=sort, meaning=meaning)


def _places(scene: Scene) -> Iterator[Mark]:
    for places in scene.places:
        for item in places.items:
            yield _mark(scene, item.start, item.end, Sort.PLACE, meaning=_place(item))


def _place(item: Toponym) -> str:
    if item.place is None:
        return item.status
    where = ", ".join(part for part in (item.place.name_en, item.place.admin1) if part)
    return f"{where} (the place named before)" if item.anaphor else where


def _parties(scene: Scene) -> Iterator[Mark]:
    for side in scene.sides:
        yield _mark(scene, side.start, side.end, Sort.PARTY, meaning="+".join(side.parties))


def _people(scene: Scene) -> Iterator[Mark]:
    for count in counts(scene):
        yield _mark(scene, count.start, count.end, Sort.PEOPLE, meaning=_how_many(count))


def _how_many(count: Count | Quantity) -> str:
    low, high = (count.figure.low, count.figure.high) if isinstance(count, Count) else (count.low, count.high)
    if low is None and high is None:
        return "a few"
    return str(low) if low == high else f"{'' if low is None else low}..{'' if high is None else high}"


def _numbers(scene: Scene) -> Iterator[Mark]:
    for quantity in scene.quantities:
        yield _mark(scene, quantity.start, quantity.end, Sort.NUMBER, meaning=_how_many(quantity))


def _times(scene: Scene) -> Iterator[Mark]:
    for moment in scene.moments:
        yield _mark(scene, moment.start, moment.end, Sort.TIME, meaning=days(moment.days))


def days(interval: Interval) -> str:
    """Return an interval as words: one day, a range, or unknown."""
    start, end = interval.start, interval.end
    if start is None and end is None:
        return "unknown"
    return str(start) if start == end else f"{start or ''}..{end or ''}"


def _words(scene: Scene) -> Iterator[Mark]:
    for layer, sort in _WORDS.items():
        for hit in scene.hits[layer]:
            yield _mark(scene, hit.start, hit.end, sort, meaning=getattr(hit.payload.entry, "id", ""))
    for kind, hit in triggers(scene):
        yield _mark(scene, hit.start, hit.end, Sort.TRIGGER, meaning=f"{kind}.{rule_id(hit)}")
