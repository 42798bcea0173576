"""Where an event happened."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from marsad.extract.incident.cue import Cue
from marsad.extract.mention.toponym import PlaceList, Toponym
from marsad.extract.particle import particles
from marsad.theatre.place import PlaceKind

_EARLIER = 700
_ENDS = (". ", "؛", "\n")


class Nearness(Enum):
    """Where the place of an event stands: the nearer, the surer."""

    CLAUSE = "clause"
    SENTENCE = "sentence"
    PASSAGE = "passage"
    NOWHERE = "nowhere"


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """The places of an event and where they were named."""

    items: tuple[Toponym, ...]
    nearness: Nearness


def located(cue: Cue) -> Where:
    """Return where the event happened: in its own clause, else its sentence, else the last named in its passage."""
    own = _first(cue, cue.trigger.word_end, cue.end) or _last(cue, cue.start, cue.trigger.start)
    if own:
        return Where(items=own, nearness=Nearness.CLAUSE)
    near = _first(cue, cue.end, cue.proposition[1]) or _last(cue, cue.proposition[0], cue.trigger.start)
    near = near or _last(cue, cue.sentence[0], cue.trigger.start)
    if near:
        return Where(items=near, nearness=Nearness.SENTENCE)
    passage = cue.scene.passage(cue.trigger.start)
    begins = cue.scene.folded.offset(passage.span.start) if passage else cue.sentence[0]
    earlier = _last(cue, max(begins, cue.trigger.start - _EARLIER), cue.sentence[0])
    return Where(items=earlier, nearness=Nearness.PASSAGE if earlier else Nearness.NOWHERE)


def _first(cue: Cue, start: int, end: int) -> tuple[Toponym, ...]:
    """Return the first places that are tied, with those beside them; else the first that are not."""
    lists = [items for places in cue.scene.places_in(start, end) if (items := _fit(places))]
    return next((items for items in lists if _is_tied(items)), lists[0] if lists else ())


def _last(cue: Cue, start: int, end: int) -> tuple[Toponym, ...]:
    """Return the last places that are tied; none where none is."""
    lists = cue.scene.places_in(start, end)
    for i in reversed(range(len(lists))):
        items = _fit(lists[i])
        if items and _is_tied(items) and not _is_heading(cue, lists[i]):
            return _narrower(cue, lists, i) or items
    return ()


def _narrower(cue: Cue, lists: Sequence[PlaceList], i: int) -> tuple[Toponym, ...]:
    """Return the places that list `i` only says the whereabouts of, if any: قرية P الواقعة شرق Q."""
    found: tuple[Toponym, ...] = ()
    while i > 0:
        gap = cue.scene.text[lists[i - 1].end : lists[i].start].replace('"', " ").split()
        if any(word not in particles("place-of-place") for word in gap) or _is_heading(cue, lists[i - 1]):
            break
        i -= 1
        items = _fit(lists[i])
        if not (items and _is_tied(items)):
            break
        found = items
    return found


def _is_tied(items: Sequence[Toponym]) -> bool:
    return any(item.place is not None for item in items)


def _fit(places: PlaceList) -> tuple[Toponym, ...]:
    """Return the places where something can happen: no country, no pronoun without its place."""
    return tuple(item for item in places.items if not _is_nowhere(item))


def _is_nowhere(item: Toponym) -> bool:
    if item.anaphor and item.place is None:
        return True
    return item.place is not None and item.place.kind is PlaceKind.COUNTRY


def _is_heading(cue: Cue, places: PlaceList) -> bool:
    """Return whether a place opens its line as where the report was written: بيروت - , دمشق (أ ف ب)."""
    text = cue.scene.text
    begins = places.start == 0 or text[places.start - 1] == "\n"
    return begins and text[places.end : places.end + 3].lstrip()[:1] in ("-", "(", "/", ":")
