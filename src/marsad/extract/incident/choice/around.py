"""What stands around an event: who is named, what else is told, who fights whom."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from marsad.extract.incident.filler import Party
from marsad.extract.incident.frame import Frame, ids
from marsad.extract.mention.side import Side
from marsad.extract.scene import Scene
from marsad.extract.term import IncidentType
from marsad.theatre.mouthpiece import voice_of

# How far around an event those stand who may have to do with it, in code points.
_BEFORE, _BEHIND = 900, 260


class Slot(Enum):
    """A role of an event."""

    ACTORS = "actors"
    TARGETS = "targets"


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """An event with `slot` open, and what stands around it.

    `sides`: who is named in the headline and near the event, in order; `most`: how often the one named most often.
    `near`: the other events there. `foes`: whom the report sets against each party. `told`: how often it names each in
    a role of a type of event. `voice`: the party whose own media the report is.
    """

    scene: Scene
    found: Frame
    slot: Slot
    sides: tuple[Side, ...]
    most: int
    near: tuple[Frame, ...]
    foes: Mapping[str, frozenset[str]]
    told: Mapping[tuple[IncidentType, Slot], Counter[str]]
    voice: str | None

    @property
    def at(self) -> int:
        """Where the word of the event begins."""
        return self.found.cue.trigger.start

    @property
    def other(self) -> tuple[str, ...]:
        """Who fills the other role."""
        return ids(self.found.targets if self.slot is Slot.ACTORS else self.found.actors)

    def in_title(self, at: int) -> bool:
        """Return whether `at` lies in the headline."""
        title = self.scene.report.title
        return title is not None and self.scene.folded.origin(at) < title.end

    def region(self, at: int) -> str:
        """Return the smallest part of the report that holds both the event and `at`."""
        cue = self.found.cue
        for name, (start, end) in (
            ("clause", (cue.start, cue.end)),
            ("proposition", cue.proposition),
            ("sentence", cue.sentence),
        ):
            if start <= at < end:
                return name
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
    foes: Mapping[str, frozenset[str]]
    told: Mapping[tuple[IncidentType, Slot], Counter[str]]
    voice: str | None

    def around(self, found: Frame, slot: Slot) -> Around:
        """Return what stands around an event whose `slot` is open."""
        at = found.cue.trigger.start
        start, end = self._passage(at)
        start, end = max(start, at - _BEFORE), min(end, at + _BEHIND)
        near = self.frames[bisect_left(self.starts, start) : bisect_left(self.starts, end)]
        sides = tuple(self._sides(start, end, at))
        return Around(
            scene=self.scene,
            found=found,
            slot=slot,
            sides=sides,
            most=max(Counter(side.parties for side in sides).values(), default=0),
            near=tuple(frame for frame in near if frame.cue.trigger is not found.cue.trigger),
            foes=self.foes,
            told=self.told,
            voice=self.voice,
        )

    def _passage(self, at: int) -> tuple[int, int]:
        stretches = self.scene.starts.stretches
        held = self.scene.stretches[max(0, bisect_left(stretches, at + 1) - 1)]
        return (held.start, held.end) if held.start <= at < held.end else (at, at)

    def _sides(self, start: int, end: int, at: int) -> Iterator[Side]:
        title = self.scene.report.title
        if title is not None:
            opened, closed = self.scene.folded.offset(title.start), self.scene.folded.offset(title.end)
            yield from self.scene.sides_in(opened, min(closed, at, start))
        yield from self.scene.sides_in(start, end)


def events(scene: Scene, frames: Sequence[Frame]) -> Events:
    """Return the events of a report, in the order of their words, ready to be asked."""
    return Events(
        scene=scene,
        frames=tuple(frames),
        starts=tuple(frame.cue.trigger.start for frame in frames),
        foes=_foes(frames),
        told=_told(frames),
        voice=voice_of(scene.report.publisher.name),
    )


def _told(frames: Sequence[Frame]) -> dict[tuple[IncidentType, Slot], Counter[str]]:
    found: dict[tuple[IncidentType, Slot], Counter[str]] = {}
    for frame in frames:
        for slot, parties in ((Slot.ACTORS, ids(frame.actors)), (Slot.TARGETS, ids(frame.targets))):
            found.setdefault((frame.type, slot), Counter()).update(parties)
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
