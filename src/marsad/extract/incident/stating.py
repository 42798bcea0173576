"""Events: one statement for each."""

from collections.abc import Iterator
from dataclasses import replace

from marsad.extract.claim.dating import Extent as Words
from marsad.extract.claim.speaking import claimed
from marsad.extract.event_vocabulary import MeansWord, ObjectWord
from marsad.extract.incident.cue import cues
from marsad.extract.incident.family import frame
from marsad.extract.incident.frame import Frame, ids
from marsad.extract.incident.locating import Nearness
from marsad.extract.incident.merging import Told, merged
from marsad.extract.incident.opposing import GUESSED, opposed
from marsad.extract.incident.sufficing import in_war
from marsad.extract.incident.timing import timed
from marsad.extract.mention.placing import named_place
from marsad.extract.mention.scan import Hit, Hits, Layer
from marsad.extract.particle import particles
from marsad.extract.saying.mood import Moods
from marsad.extract.scene import Scene
from marsad.extract.statement import Filled, Incident
from marsad.extract.term import Resolution
from marsad.extract.vocabulary import Mood

# How sure a statement is: the doer or the one it befalls named in the clause, the place named there and tied.
_BOTH, _ONE, _LOOSE = 0.75, 0.6, 0.45
# One of its parties is only the foe of the other.
_GUESS = 0.35
# An attack that was beaten back was made all the same.
_NO_DENIAL = frozenset(("denied-repel",))


def incidents(scene: Scene, *, guess: bool = True) -> Iterator[Incident]:
    """Yield every statement of the kind, in the order of the words.

    `guess`: where a clause names nobody whom an event befalls, the only foe of its doer in the report is given.
    Such a statement's rule ends in "opponent", and its confidence is low.
    """
    heard = replace(scene, moods=Moods(scene.text, Hits(_moods(scene))))
    told = tuple(_told(heard))
    events = merged(heard, told)
    for one in opposed(heard, events) if guess else events:
        yield _statement(heard, one)


def _moods(scene: Scene) -> Iterator[Hit]:
    for hit in scene.hits[Layer.MOOD]:
        entry = hit.payload.entry
        before = scene.text[max(0, hit.word_start - 12) : hit.word_start].split()[-1:]
        beaten = before and before[0] in particles("repels")
        if not (beaten or (isinstance(entry, Mood) and entry.id in _NO_DENIAL)):
            yield hit


def _told(scene: Scene) -> Iterator[Told]:
    frames = [found for cue in cues(scene) if (found := frame(cue)) is not None]
    for found in in_war(scene, frames):
        cue = found.cue
        _, modality = claimed(scene, cue.trigger.start, cue.trigger)
        words = Words(start=found.start, end=found.end, sentence=cue.sentence)
        yield Told(frame=found, modality=modality, date=timed(scene, words, modality))


def _statement(scene: Scene, told: Told) -> Incident:
    found = told.frame
    trigger = found.cue.trigger
    attribution, modality = claimed(scene, trigger.start, trigger)
    span = scene.folded.span(found.start, found.end)
    return Incident(
        span=span,
        quote=span.quote(scene.folded.original),
        modality=modality,
        attribution=attribution,
        as_of=scene.as_of(trigger.start),
        places=tuple(named_place(item, scene.folded) for item in found.where.items),
        rule=f"incident.{found.cue.entry.id}.{trigger.payload.manner.value}{_mark(found)}",
        confidence=_confidence(found),
        filled=tuple(_filled(scene, told)),
        date=told.date,
        type=found.type,
        actors=ids(found.actors),
        targets=ids(found.targets),
        means=_means(found),
        objects=_objects(found),
    )


def _means(found: Frame) -> tuple[str, ...]:
    rows = (hit.payload.entry for hit in found.means)
    return tuple(dict.fromkeys(row.id for row in rows if isinstance(row, MeansWord)))


def _objects(found: Frame) -> tuple[str, ...]:
    rows = (hit.payload.entry for hit in found.objects)
    return tuple(dict.fromkeys(row.id for row in rows if isinstance(row, ObjectWord)))


def _filled(scene: Scene, told: Told) -> Iterator[Filled]:
    found = told.frame
    trigger = found.cue.trigger
    yield Filled(field="type", span=scene.folded.span(trigger.start, trigger.word_end))
    parties = (("actors", found.actors), ("targets", found.targets))
    yield from (Filled(field=field, span=one.span(scene)) for field, filled in parties for one in filled)
    hits = (("means", found.means), ("objects", found.objects))
    yield from (
        Filled(field=field, span=scene.folded.span(hit.start, hit.end)) for field, filled in hits for hit in filled
    )
    yield from (
        Filled(field="places", span=scene.folded.span(item.name_start, item.name_end)) for item in found.where.items
    )
    if told.date.span is not None:
        yield Filled(field="date", span=told.date.span)


def _mark(found: Frame) -> str:
    """Return what a statement's rule says of a party that is guessed."""
    return f".{GUESSED}" if _is_guessed(found) else ""


def _is_guessed(found: Frame) -> bool:
    return any(one.how == GUESSED for one in (*found.actors, *found.targets))


def _confidence(found: Frame) -> float:
    if _is_guessed(found):
        return _GUESS
    tied = any(Resolution(item.status) is Resolution.RESOLVED for item in found.where.items)
    placed = tied and found.where.nearness is Nearness.CLAUSE
    named = bool(found.actors or found.targets)
    if placed and named:
        return _BOTH
    return _ONE if placed or named else _LOOSE
