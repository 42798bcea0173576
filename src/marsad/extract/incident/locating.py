"""Where an event happened."""

import re
from collections.abc import Sequence
from enum import Enum

from msgspec import Struct

from marsad.extract.incident.cue import Cue
from marsad.extract.mention.toponym import PlaceList, Toponym
from marsad.extract.particle import particles
from marsad.extract.term import IncidentType
from marsad.theatre.place import PlaceKind

_EARLIER = 700
_BEFORE, _DESCRIBED = 30, 120
# These end elsewhere: where people are led to is not where it happened.
_LEADING = frozenset((IncidentType.WITHDRAWAL, IncidentType.RELEASE, IncidentType.AGREEMENT))
# These, too, but they may follow a way to the place: تسللوا إلى P واعتقلوا.
_LEADING_ON = frozenset((IncidentType.ABDUCTION, IncidentType.ARREST, IncidentType.SURRENDER))
_COMING = frozenset((IncidentType.ADVANCE, IncidentType.DEPLOYMENT))


class Nearness(Enum):
    """Where the place of an event stands: the nearer, the surer."""

    CLAUSE = "clause"
    SENTENCE = "sentence"
    PASSAGE = "passage"
    NOWHERE = "nowhere"


class Where(Struct, frozen=True, kw_only=True):
    """The places of an event and where they were named."""

    items: tuple[Toponym, ...]
    nearness: Nearness


def located(cue: Cue) -> Where:
    """Return where the event happened: in its own clause, else its sentence, else the last named in its passage.

    A place that the clause only leads away to, or comes from, is told where no other is.
    """
    own = _described(cue) or _own(cue)
    if own:
        return Where(items=own, nearness=Nearness.CLAUSE)
    near = _first(cue, cue.end, cue.proposition[1]) or _last(cue, cue.proposition[0], cue.trigger.start)
    near = near or _last(cue, cue.sentence[0], cue.trigger.start)
    if near:
        return Where(items=near, nearness=Nearness.SENTENCE)
    passage = cue.scene.passage(cue.trigger.start)
    begins = cue.scene.folded.offset(passage.span.start) if passage else cue.sentence[0]
    earlier = _last(cue, max(begins, cue.trigger.start - _EARLIER), cue.sentence[0])
    if not earlier and (far := _far(cue)):
        return Where(items=far, nearness=Nearness.CLAUSE)
    return Where(items=earlier, nearness=Nearness.PASSAGE if earlier else Nearness.NOWHERE)


def _own(cue: Cue) -> tuple[Toponym, ...]:
    """Return the places of the event's own clause: behind it, or before it where behind it only a road or post is."""
    behind = _first(cue, cue.trigger.word_end, cue.end)
    if behind and not all(_is_anonymous(cue, item) for item in behind):
        return behind
    return _last(cue, cue.start, cue.trigger.start) or behind


def _is_anonymous(cue: Cue, item: Toponym) -> bool:
    """Return whether a place is told by what it is or by whose, and has no name: الطريق الترابية, حواجز قوات النظام."""
    if item.place is not None or item.head is None:
        return False
    return cue.scene.text.startswith("ال", item.start) or bool(cue.scene.sides_in(item.start, item.end))


def _described(cue: Cue) -> tuple[Toponym, ...]:
    """Return the places that the word of the event describes: مضايا التي تحاصرها, بلدتي P وQ المحاصرتين."""
    text, trigger = cue.scene.text, cue.trigger
    lists = cue.scene.places_in(max(cue.sentence[0], trigger.word_start - _DESCRIBED), trigger.word_start)
    if not lists:
        return ()
    gap = text[lists[-1].end : trigger.word_start].replace('"', " ").split()
    whole = text[trigger.word_start : trigger.word_end]
    gap = gap[1:] if gap[:1] == ["،"] else gap
    related = len(gap) == 1 and gap[0] in particles("event-relative") and whole.endswith(("ها", "ه", "هما"))
    if not related and (gap or not whole.startswith("الم")):
        return ()
    found = _narrower(cue, lists, len(lists) - 1) or _fit(lists[-1])
    return () if any(item.area for item in found) else found


def _far(cue: Cue) -> tuple[Toponym, ...]:
    """Return the first places of the clause though they are where the event leads to, or comes from."""
    lists = cue.scene.places_in(cue.trigger.word_end, cue.end)
    return next((items for places in lists if (items := _fit(places))), ())


def _is_far(cue: Cue, places: PlaceList) -> bool:
    """Return whether the event only leads there or comes from there (انسحبت نحو P, أطلق من P), or is far away.

    جلولاء (130 كلم شمال شرق P): from P it is only measured.
    """
    text = cue.scene.text
    if _AWAY.search(text, max(0, places.start - _BEFORE), places.start):
        return True
    before = text[max(0, places.start - _BEFORE) : places.start].replace('"', " ").split()
    if text[places.start : places.start + 1] == "ل" or not before:
        return False
    last = before[-1].removeprefix("و")
    if last == "في" and before[-2:-1] and before[-2] in particles("event-posted"):
        return True
    if cue.entry.type in _LEADING or (cue.entry.type in _LEADING_ON and places.start > cue.trigger.start):
        return last in particles("event-toward")
    if last not in particles("event-origin"):
        return False
    return cue.entry.type in _COMING or bool(set(before[-3:-1]) & particles("event-sets-out"))


_AWAY = re.compile(r"\b(?:كلم|كم|كيلومتر\w*|ميل|ميلا|اميال) (?:(?:الي|من|عن|(?:ال)?(?:جنوب|شمال|شرق|غرب)\w*) )*$")


def _first(cue: Cue, start: int, end: int) -> tuple[Toponym, ...]:
    """Return the first places that are tied, with those beside them; else the first that are not."""
    near = [places for places in cue.scene.places_in(start, end) if not _is_far(cue, places) and _fit(places)]
    for i, places in enumerate(near):
        if i + 1 < len(near) and _is_listing(cue, places, near[i + 1]):
            return _fit(near[i + 1])
        if _is_tied(_fit(places)):
            return _narrower(cue, near, i) or _fit(places)
    return _fit(near[0]) if near else ()


def _is_listing(cue: Cue, area: PlaceList, places: PlaceList) -> bool:
    """Return whether the second tells which places of the first are meant: بلدات في محافظة P، منها Q وR."""
    gap = cue.scene.text[area.end : places.start].strip(" ،,:").split()
    return len(gap) == 1 and gap[0] in particles("event-among")


def _last(cue: Cue, start: int, end: int) -> tuple[Toponym, ...]:
    """Return the last places that are tied; none where none is."""
    lists = cue.scene.places_in(start, end)
    for i in reversed(range(len(lists))):
        items = _fit(lists[i])
        if items and _is_tied(items) and not _is_heading(cue, lists[i]) and not _is_far(cue, lists[i]):
            return _narrower(cue, lists, i) or items
    return ()


def _narrower(cue: Cue, lists: Sequence[PlaceList], i: int) -> tuple[Toponym, ...]:
    """Return the places that list `i` only says the whereabouts of, if any: قرية P الواقعة شرق Q."""
    found: tuple[Toponym, ...] = ()
    while i > 0:
        gap = cue.scene.text[lists[i - 1].end : lists[i].start].replace('"', " ").split()
        if gap == ["،"] and lists[i].items[0].area:
            # رغوان، شمالي مأرب: where it lies.
            gap = []
        if any(word not in particles("place-of-place") for word in gap) or _is_heading(cue, lists[i - 1]):
            break
        i -= 1
        items = _fit(lists[i])
        if not _is_tied(items) and (gap not in _RIGHT_BEHIND or not all(_is_town(item) for item in items)):
            break
        found = items or found
    return found


# Between a village that no gazetteer has and where it lies: الخلوات بولاية سنار.
_RIGHT_BEHIND: tuple[list[str], ...] = ([], ["ب"], ["في"])


def _is_town(item: Toponym) -> bool:
    """Return whether a name that no gazetteer has is a town's: with its noun, or without any."""
    return not item.area and not item.anaphor and (item.head is None or item.head.kind == "settlement")


def _is_tied(items: Sequence[Toponym]) -> bool:
    return any(item.place is not None for item in items)


def _fit(places: PlaceList) -> tuple[Toponym, ...]:
    """Return the places where something can happen: no country, no pronoun without its place."""
    return tuple(_by_name(item) for item in places.items if not _is_nowhere(item))


def _by_name(item: Toponym) -> Toponym:
    """Return the place under the name of the town that its noun means: محيط البلدة lies where the town does."""
    wide = item.repeats is not None and item.repeats.kind == "governorate"
    if item.meant is None or wide:
        return item
    return item._replace(name_start=item.meant[0], name_end=item.meant[1])


def _is_nowhere(item: Toponym) -> bool:
    if item.place is None:
        return item.anaphor or (item.repeats is not None and item.meant is None)
    return item.place.kind is PlaceKind.COUNTRY


def _is_heading(cue: Cue, places: PlaceList) -> bool:
    """Return whether a place opens its line as where the report was written: بيروت - , دمشق (أ ف ب)."""
    text = cue.scene.text
    begins = places.start == 0 or text[places.start - 1] == "\n"
    return begins and text[places.end : places.end + 3].lstrip()[:1] in ("-", "(", "/", ":")
