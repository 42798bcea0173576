"""Events: one statement for each."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from msgspec import structs

from marsad.extract.claim.dating import Extent as Words
from marsad.extract.claim.speaking import claimed
from marsad.extract.event_vocabulary import MeansWord, ObjectWord
from marsad.extract.incident.alongside import together
from marsad.extract.incident.choice.choosing import filled
from marsad.extract.incident.cue import cues
from marsad.extract.incident.family import frame
from marsad.extract.incident.filler import CHOSEN
from marsad.extract.incident.frame import Frame, ids
from marsad.extract.incident.locating import Nearness
from marsad.extract.incident.merging import Told, merged
from marsad.extract.incident.opposing import GUESSED, opposed
from marsad.extract.incident.sufficing import in_war, said_alone
from marsad.extract.incident.timing import timed
from marsad.extract.mention.placing import named_place
from marsad.extract.mention.scan import Hit, Hits, Layer
from marsad.extract.particle import particles
from marsad.extract.saying.mood import Moods
from marsad.extract.scene import Scene
from marsad.extract.statement import Casualties, Filled, Incident
from marsad.extract.term import IncidentType, Resolution
from marsad.extract.vocabulary import Mood

# How sure a statement is: the doer or the one it befalls named in the clause, the place named there and tied.
_BOTH, _ONE, _LOOSE = 0.75, 0.6, 0.45
# One of its parties is only the foe of the other.
_GUESS = 0.35
# An attack that was beaten back was made all the same.
_NO_DENIAL = frozenset(("denied-repel",))


def incidents(scene: Scene, harmed: Sequence[Casualties] = (), *, guess: bool = True) -> Iterator[Incident]:
    """Yield every statement of the kind, in the order of the words.

    `harmed`: the tolls that the report tells, which speak for whom an event befell and who did it.
    `guess`: a role that an event's own words leave open is given to whom the report's other words make likeliest.
    The rule of such a statement ends in "chosen", or in "opponent" where it is the other side of a fight.
    """
    heard = hear(scene)
    found = told(heard)
    for one in _guessed(heard, found, harmed) if guess else found:
        yield statement(heard, one)


def hear(scene: Scene) -> Scene:
    """Return the scene as its events are heard: who helps acts too, an attack beaten back was made all the same."""
    sides = together(scene)
    left = tuple(_moods(scene))
    moods = scene.moods if len(left) == len(scene.hits[Layer.MOOD].all) else Moods(scene.text, Hits(left))
    alone = len(sides) == len(scene.sides) and moods is scene.moods
    return scene if alone else replace(scene, sides=sides, moods=moods)


def told(scene: Scene) -> tuple[Told, ...]:
    """Return the events that a scene, heard, tells in so many words, in their order."""
    return merged(scene, tuple(_told(scene)))


def _guessed(scene: Scene, found: Sequence[Told], harmed: Sequence[Casualties]) -> Iterator[Told]:
    """Yield the events with who most likely fills the roles that their words leave open."""
    frames = filled(scene, [one.frame for one in found], harmed)
    for one, chosen in zip(opposed(scene, found), frames, strict=True):
        yield one if chosen.type is IncidentType.CLASH or chosen is one.frame else structs.replace(one, frame=chosen)


def _moods(scene: Scene) -> Iterator[Hit]:
    for hit in scene.hits[Layer.MOOD]:
        entry = hit.payload.entry
        before = scene.text[max(0, hit.word_start - 12) : hit.word_start].split()[-1:]
        made = bool(before) and (before[0] in particles("repels") or before[0] in particles("in-the-attempt"))
        if not (made or (isinstance(entry, Mood) and entry.id in _NO_DENIAL)):
            yield hit


def _told(scene: Scene) -> Iterator[Told]:
    frames = [found for cue in cues(scene) if (found := frame(cue)) is not None]
    for found in in_war(scene, said_alone(frames)):
        cue = found.cue
        attribution, modality = claimed(scene, cue.trigger.start, cue.trigger)
        words = Words(start=found.start, end=found.end, sentence=cue.sentence)
        date = timed(scene, words, modality, found.type)
        yield Told(frame=found, attribution=attribution, modality=modality, date=date)


def statement(scene: Scene, told: Told) -> Incident:
    """Return an event as a statement."""
    found = told.frame
    trigger = found.cue.trigger
    span = scene.folded.span(found.start, found.end)
    return Incident(
        span=span,
        quote=span.quote(scene.folded.original),
        modality=told.modality,
        attribution=told.attribution,
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
    yield from (
        Filled(field=field, span=one.span(scene), because=one.because) for field, named in parties for one in named
    )
    hits = (("means", found.means), ("objects", found.objects))
    yield from (
        Filled(field=field, span=scene.folded.span(hit.start, hit.end)) for field, named in hits for hit in named
    )
    yield from (
        Filled(field="places", span=scene.folded.span(item.name_start, item.name_end)) for item in found.where.items
    )
    if told.date.span is not None:
        yield Filled(field="date", span=told.date.span)


def _mark(found: Frame) -> str:
    """Return what a statement's rule says of a party that is guessed."""
    hows = {one.how for one in (*found.actors, *found.targets)}
    return "".join(f".{how}" for how in (GUESSED, CHOSEN) if how in hows)


def _confidence(found: Frame) -> float:
    named = [one.how for one in (*found.actors, *found.targets) if one.how != CHOSEN]
    if GUESSED in named:
        return _GUESS
    tied = any(Resolution(item.status) is Resolution.RESOLVED for item in found.where.items)
    placed = tied and found.where.nearness is Nearness.CLAUSE
    if placed and named:
        return _BOTH
    return _ONE if placed or named else _LOOSE
