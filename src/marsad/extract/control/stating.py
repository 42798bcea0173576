"""Who holds a place: one statement for each place of each control word."""

from collections.abc import Iterator

from marsad.extract.claim.dating import Extent as Words
from marsad.extract.claim.dating import dated
from marsad.extract.claim.speaking import claimed
from marsad.extract.control.family import FAMILIES
from marsad.extract.control.frame import Cue, Frame
from marsad.extract.mention.placing import named_place
from marsad.extract.mention.scan import Hit, Layer
from marsad.extract.mention.toponym import Toponym
from marsad.extract.particle import particles
from marsad.extract.scene import Scene
from marsad.extract.statement import Control, Dating
from marsad.extract.term import DateBasis, Resolution
from marsad.extract.vocabulary import ControlWord
from marsad.text.fold import fold
from marsad.theatre.place import PlaceKind
from marsad.when.interval import Interval, Precision

# How sure a statement is whose place is tied to the gazetteer, and whose place is not.
_TIED, _LOOSE = 0.8, 0.6
_WEAK = 0.15
_WAS_REACH = 8


def control(scene: Scene) -> Iterator[Control]:
    """Yield every statement of control, in the order of the words."""
    found = [s for frame in _frames(scene) for s in _statements(scene, frame, scene.sentence(frame.trigger.start))]
    title = scene.report.title
    body = {_fact(s) for s in found if title is None or s.span.start >= title.end}
    seen: set[tuple[object, ...]] = set()
    for statement in found:
        headline = title is not None and statement.span.start < title.end
        name = fold(statement.places[0].text).text
        key = (*_fact(statement), name, statement.status, statement.modality, statement.as_of, statement.date.days)
        if key not in seen and not (headline and _fact(statement) in body):
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


def _frames(scene: Scene) -> Iterator[Frame]:
    last: Frame | None = None
    for trigger in scene.hits[Layer.CONTROL]:
        # Control words up to the end of a frame's own words only repeat it: استعادة السيطرة على.
        repeats = last is not None and trigger.start < last.consumed
        if repeats or scene.passage(trigger.start) is None:
            continue
        frame = _frame(scene, trigger, last)
        if frame is not None:
            last = frame
            yield frame


def _frame(scene: Scene, trigger: Hit, last: Frame | None) -> Frame | None:
    entry = trigger.payload.entry
    assert isinstance(entry, ControlWord)
    if scene.text[trigger.start : trigger.word_end] in {fold(word).text for word in entry.never}:
        return None
    sentence = scene.sentence(trigger.start)
    before = last if last is not None and last.start >= sentence[0] else None
    frame = FAMILIES[entry.family](Cue(scene=scene, trigger=trigger, entry=entry, sentence=sentence, before=before))
    return frame if frame is not None and _is_armed(scene, frame) else None


def _statements(scene: Scene, frame: Frame, sentence: tuple[int, int]) -> Iterator[Control]:
    entry = frame.trigger.payload.entry
    assert isinstance(entry, ControlWord)
    attribution, modality = claimed(scene, frame.trigger.start, frame.trigger)
    words = Words(start=frame.start, end=frame.end, sentence=sentence)
    dating = _once(scene, frame.trigger, dated(scene, words, happened=modality.happened))
    for item in frame.places:
        if _is_no_ground(item):
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
            confidence=_confidence(item, place.resolution, frame.trigger),
            date=dating,
            status=frame.status,
            holder=frame.holder,
            previous=frame.previous,
            by=frame.by,
            extent=frame.extent,
        )


def _once(scene: Scene, trigger: Hit, dating: Dating) -> Dating:
    """Return the dating of what "was": كانت خاضعة للتنظيم, without a date of its own, is bounded by the news."""
    before = scene.text[max(0, trigger.word_start - _WAS_REACH) : trigger.word_start].split()
    told = dating.span is not None and dating.span.start > scene.folded.origin(trigger.start)
    if dating.basis is DateBasis.NOT_OCCURRED or told or not before or before[-1] not in particles("was"):
        return dating
    days = Interval(None, dating.days.end)
    return Dating(days=days, precision=Precision.UNKNOWN, basis=DateBasis.UPPER_BOUND, span=None)


def _is_armed(scene: Scene, frame: Frame) -> bool:
    """Return whether the frame names somebody, and only such as can hold ground: no civilians, no detainees."""
    named = (*frame.holder, *frame.previous, *frame.by)
    return bool(named) and scene.is_armed(named)


def _is_no_ground(item: Toponym) -> bool:
    """Return whether nobody can hold what is named: a country, a pronoun's unknown place, a bare "pocket"."""
    if item.place is not None:
        return item.place.kind is PlaceKind.COUNTRY
    return item.anaphor or (item.area and item.anchor is None and item.name_end == item.head_end)


def _confidence(item: Toponym, resolution: Resolution, trigger: Hit) -> float:
    entry = trigger.payload.entry
    assert isinstance(entry, ControlWord)
    base = _TIED if resolution is Resolution.RESOLVED and not item.anaphor else _LOOSE
    return round(base - (_WEAK if entry.weak else 0.0), 2)
