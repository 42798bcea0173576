"""Who holds a place: one statement for each place of each control word."""

from collections.abc import Iterator

from msgspec.structs import replace

from marsad.extract.claim.dating import Extent as Words
from marsad.extract.claim.dating import dated
from marsad.extract.claim.speaking import claimed
from marsad.extract.control.echo import is_told_below, without_echoes
from marsad.extract.control.family import FAMILIES
from marsad.extract.control.frame import Cue, Frame, Lack
from marsad.extract.control.opposing import SIEGES, opposed
from marsad.extract.control.sureness import confidence
from marsad.extract.mention.company import folded
from marsad.extract.mention.placing import named_place
from marsad.extract.mention.scan import Hit, Layer
from marsad.extract.mention.toponym import Toponym
from marsad.extract.particle import particles
from marsad.extract.scene import Scene
from marsad.extract.statement import Control, Dating, Filled, NamedPlace
from marsad.extract.term import DateBasis
from marsad.extract.vocabulary import ControlWord
from marsad.text.fold import fold
from marsad.theatre.place import PlaceKind
from marsad.when.interval import Interval, Precision

_WAS_REACH = 8


def control(scene: Scene) -> Iterator[Control]:
    """Yield every statement of control, in the order of the words."""
    found = [s for frame in frames(scene) if isinstance(frame, Frame) for s in _statements(scene, frame)]
    found = list(without_echoes(found))
    title = scene.report.title
    body = {_fact(s) for s in found if title is None or s.span.start >= title.end}
    seen: set[tuple[object, ...]] = set()
    for statement in found:
        headline = title is not None and statement.span.start < title.end
        name = fold(statement.places[0].text).text
        key = (*_fact(statement), name, statement.status, statement.modality, statement.as_of, statement.date.days)
        if key not in seen and not (headline and (_fact(statement) in body or is_told_below(statement, found))):
            seen.add(key)
            yield statement


def _fact(statement: Control) -> tuple[object, ...]:
    """Return which place is told to be in or out of whose hands."""
    place = statement.places[0]
    return (
        place.place_id or fold(place.text).text,
        statement.holder,
        statement.by,
        statement.holder or statement.previous,
    )


def frames(scene: Scene) -> Iterator[Frame | Lack]:
    """Yield what every control word of the report says, or what it lacked to say something."""
    last: Frame | None = None
    for trigger in scene.hits[Layer.CONTROL]:
        # Control words up to the end of a frame's own words only repeat it: استعادة السيطرة على.
        repeats = last is not None and trigger.start < last.consumed
        if repeats or scene.passage(trigger.start) is None:
            continue
        found = _frame(scene, trigger, last)
        if isinstance(found, Frame):
            last = found
        yield found


def _frame(scene: Scene, trigger: Hit, last: Frame | None) -> Frame | Lack:
    entry = trigger.payload.entry
    assert isinstance(entry, ControlWord)
    sentence = scene.sentence(trigger.start)
    before = last if last is not None and last.start >= sentence[0] else None
    cue = Cue(scene=scene, trigger=trigger, entry=entry, sentence=sentence, before=before)
    if scene.text[trigger.start : trigger.word_end] in folded(entry.never):
        return cue.lacks("the word itself: it is another one")
    found = FAMILIES[entry.family](cue)
    if isinstance(found, Frame) and not _can_be(scene, found):
        return cue.lacks("party that can hold ground")
    return opposed(scene, found) if isinstance(found, Frame) else found


def _can_be(scene: Scene, frame: Frame) -> bool:
    """Return whether those named can hold ground; in a siege nobody need be named."""
    return scene.is_armed(frame.parties) and bool(frame.parties or frame.status in SIEGES)


def _statements(scene: Scene, frame: Frame) -> Iterator[Control]:
    entry = frame.trigger.payload.entry
    assert isinstance(entry, ControlWord)
    sentence = scene.sentence(frame.trigger.start)
    attribution, modality = claimed(scene, frame.trigger.start, frame.trigger)
    words = Words(start=frame.start, end=frame.end, sentence=sentence)
    dating = _until_left(frame, _once(scene, frame.trigger, dated(scene, words, happened=modality.happened)))
    for item in frame.places:
        if _is_no_ground(item) or _is_described(scene, item) or _is_capital_of(scene, item):
            continue
        span = scene.folded.span(min(frame.start, item.start), max(frame.trigger.word_end, item.end, frame.own_end))
        place = named_place(item, scene.folded)
        yield Control(
            span=span,
            quote=span.quote(scene.folded.original),
            modality=modality,
            attribution=attribution,
            as_of=scene.as_of(frame.trigger.start),
            places=(place,),
            rule=f"control.{entry.id}.{frame.pattern}",
            confidence=confidence(frame, item, place, sentence),
            filled=_filled(scene, frame, place, dating),
            date=dating,
            status=frame.status,
            holder=frame.holder.parties if frame.holder else (),
            previous=frame.previous.parties if frame.previous else (),
            by=frame.by.parties if frame.by else (),
            extent=frame.extent,
        )


def _filled(scene: Scene, frame: Frame, place: NamedPlace, dating: Dating) -> tuple[Filled, ...]:
    """Return which words filled which field."""
    span = scene.folded.span
    rows = [Filled(field="status", span=span(frame.trigger.word_start, frame.trigger.word_end))]
    for field, side in (("holder", frame.holder), ("previous", frame.previous), ("by", frame.by)):
        if side is not None:
            rows.append(Filled(field=field, span=span(side.start, side.end)))
    rows.append(Filled(field="places", span=place.span))
    if frame.extent_at is not None:
        rows.append(Filled(field="extent", span=span(*frame.extent_at)))
    if dating.span is not None:
        rows.append(Filled(field="date", span=dating.span))
    return tuple(rows)


def _once(scene: Scene, trigger: Hit, dating: Dating) -> Dating:
    """Return the dating of what "was": كانت خاضعة للتنظيم, without a date of its own, is bounded by the news."""
    before = scene.text[max(0, trigger.word_start - _WAS_REACH) : trigger.word_start].split()
    told = dating.span is not None and dating.span.start > scene.folded.origin(trigger.start)
    if dating.basis is DateBasis.NOT_OCCURRED or told or not before or before[-1] not in particles("was"):
        return dating
    days = Interval(None, dating.days.end)
    return Dating(days=days, precision=Precision.UNKNOWN, basis=DateBasis.UPPER_BOUND, span=None)


def _until_left(frame: Frame, dating: Dating) -> Dating:
    """Return the days of an entry up to the one on which they were out again: دخلتها في 6 وأخرجت منها في 8."""
    start, out = dating.days.start, frame.left.days.end if frame.left else None
    if start is None or out is None or out < start or dating.basis is not DateBasis.EXPRESSION:
        return dating
    return replace(dating, days=Interval(start, out))


def _is_described(scene: Scene, item: Toponym) -> bool:
    """Return whether an adjective is taken for a village that is called so: ثاني مدينة كبرى."""
    return item.head is not None and scene.text[item.name_start : item.name_end] in particles("common-adjectives")


def _is_capital_of(scene: Scene, item: Toponym) -> bool:
    """Return whether a town is meant that is told by what it is the capital of: عاصمة جنوب دارفور."""
    return scene.text.endswith("عاصمه ", 0, item.start)


def _is_no_ground(item: Toponym) -> bool:
    """Return whether nobody can hold what is named: a country, a pronoun's unknown place, a bare "pocket"."""
    if item.place is not None:
        return item.place.kind is PlaceKind.COUNTRY
    if item.anaphor:
        return item.head is None or not item.head.alone
    return item.area and item.anchor is None and item.name_end == item.head_end
