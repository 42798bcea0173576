"""What stands around an event: who is named, what else is told, who fights whom."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from msgspec import Struct

from marsad.extract.incident.choice.toll import Toll, tolls
from marsad.extract.incident.filler import Party
from marsad.extract.incident.frame import Frame, ids
from marsad.extract.mention.side import Side
from marsad.extract.scene import Scene
from marsad.extract.statement import Casualties
from marsad.extract.term import IncidentType
from marsad.theatre.mouthpiece import voice_of

# How far around an event those stand who may have to do with it, in code points.
_BEFORE, _BEHIND = 900, 260


class Slot(Enum):
    """A role of an event."""

    ACTORS = "actors"
    TARGETS = "targets"


class Around(Struct, frozen=True, kw_only=True):
    """An event with `slot` open, and what stands around it.

    `title`: where the headline ends. `sides`: who is named in it and near the event, in order; `most`: how often the
    one named most often. `near`: the other events there. `foes`: whom the report sets against each party. `voice`: the
    party whose own media the report is. `other`: who fills the other role. `armed`: how many under arms are named.
    `roles`: who has which role in events of this type, and in those beside it, under the name of what is seen.
    `tolls`: those told near the event.
    """

    scene: Scene
    found: Frame
    slot: Slot
    title: int
    sides: tuple[Side, ...]
    most: int
    near: tuple[Frame, ...]
    foes: Mapping[str, frozenset[str]]
    voice: str | None
    other: tuple[str, ...]
    armed: int
    roles: tuple[tuple[str, Collection[str]], ...]
    tolls: tuple[Toll, ...]

    @property
    def at(self) -> int:
        """Where the word of the event begins."""
        return self.found.cue.trigger.start

    def in_title(self, at: int) -> bool:
        """Return whether `at` lies in the headline."""
        return at < self.title

    def region(self, at: int) -> str:
        """Return the smallest part of the report that holds both the event and `at`."""
        cue = self.found.cue
        if cue.start <= at < cue.end:
            return "clause"
        if cue.proposition[0] <= at < cue.proposition[1]:
            return "proposition"
        if cue.sentence[0] <= at < cue.sentence[1]:
            return "sentence"
        if self.in_title(at):
            return "title"
        start, end = self.scene.sentence_before(cue.sentence[0])
        return "sentence before" if start <= at < end else "passage"


@dataclass(frozen=True, slots=True, kw_only=True)
class Events:
    """All events of a report, in order, with what is asked of them for each."""

    scene: Scene
    frames: tuple[Frame, ...]
    starts: tuple[int, ...]
    title: tuple[int, int]
    foes: Mapping[str, frozenset[str]]
    told: Mapping[IncidentType, tuple[tuple[str, Counter[str]], ...]]
    voice: str | None
    tolls: tuple[Toll, ...]

    def around(self, found: Frame, slot: Slot) -> Around:
        """Return what stands around an event whose `slot` is open."""
        at = found.cue.trigger.start
        start, end = self._passage(at)
        start, end = max(start, at - _BEFORE), min(end, at + _BEHIND)
        held = self.frames[bisect_left(self.starts, start) : bisect_left(self.starts, end)]
        near = tuple(frame for frame in held if frame.cue.trigger is not found.cue.trigger)
        sides = (*self.scene.sides_in(self.title[0], min(self.title[1], at, start)), *self.scene.sides_in(start, end))
        return Around(
            scene=self.scene,
            found=found,
            slot=slot,
            title=self.title[1],
            sides=sides,
            most=max(Counter([side.parties for side in sides]).values(), default=0),
            near=near,
            foes=self.foes,
            voice=self.voice,
            other=ids(found.targets if slot is Slot.ACTORS else found.actors),
            armed=len({side.parties for side in sides if self.scene.is_armed(side.parties)}),
            roles=(*_of_type(self.told[found.type]), *_beside(found, near)),
            tolls=tuple(one for one in self.tolls if start <= one.start < end),
        )

    def _passage(self, at: int) -> tuple[int, int]:
        stretches = self.scene.starts.stretches
        held = self.scene.stretches[max(0, bisect_left(stretches, at + 1) - 1)]
        return (held.start, held.end) if held.start <= at < held.end else (at, at)


def events(scene: Scene, frames: Sequence[Frame], harmed: Sequence[Casualties] = ()) -> Events:
    """Return the events of a report, in order, ready to be asked; `harmed`: its statements of who came to harm."""
    return Events(
        scene=scene,
        frames=tuple(frames),
        starts=tuple(frame.cue.trigger.start for frame in frames),
        title=_title(scene),
        foes=_foes(frames),
        told=_told(frames),
        voice=voice_of(scene.report.publisher.name),
        tolls=tuple(tolls(scene, harmed)),
    )


def _of_type(told: Sequence[tuple[str, Counter[str]]]) -> Iterator[tuple[str, Collection[str]]]:
    """Yield who has a role in the report's events of one type."""
    for role, counted in told:
        yield f"{role} of type", counted


def _beside(found: Frame, near: Sequence[Frame]) -> Iterator[tuple[str, Collection[str]]]:
    """Yield who has a role in the other events of the sentence, and in the last one before."""
    last = None
    for other in near:
        if other.cue.sentence == found.cue.sentence:
            if other.type is not IncidentType.CLASH:
                yield "actor in sentence", ids(other.actors)
            yield "target in sentence", ids(other.targets)
        last = other if other.cue.trigger.start < found.cue.trigger.start else last
    if last is not None:
        yield "actor before", ids(last.actors)
        yield "target before", ids(last.targets)


def _title(scene: Scene) -> tuple[int, int]:
    """Return where the headline stands, an empty stretch where there is none."""
    title = scene.report.title
    return (0, 0) if title is None else (scene.folded.offset(title.start), scene.folded.offset(title.end))


def _told(frames: Sequence[Frame]) -> dict[IncidentType, tuple[tuple[str, Counter[str]], ...]]:
    found: dict[IncidentType, tuple[tuple[str, Counter[str]], ...]] = {}
    for frame in frames:
        roles = found.setdefault(frame.type, tuple((slot.value, Counter()) for slot in Slot))
        for (_, counted), parties in zip(roles, (frame.actors, frame.targets), strict=True):
            counted.update(ids(parties))
    return found


def _foes(frames: Sequence[Frame]) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for one, two in (pair for frame in frames for pair in _pairs(frame)):
        for party in one.parties:
            found[party] = found.get(party, frozenset()) | set(two.parties)
    return found


def _pairs(found: Frame) -> Iterator[tuple[Party, Party]]:
    """Yield who is at whom: doer and target, the sides of a fight; both ways."""
    ones, twos = (found.actors, found.targets) if found.type is not IncidentType.CLASH else (found.actors,) * 2
    for one in ones:
        for two in twos:
            if not set(one.parties) & set(two.parties):
                yield one, two
                yield two, one
