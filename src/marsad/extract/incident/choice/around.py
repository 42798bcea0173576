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

    `title`: where the headline ends. `sides`: who is named in it and near the event, in order; `most`: how often the
    one named most often. `near`: the other events there. `foes`: whom the report sets against each party. `told`: how
    often it names each in a role of events of this type. `voice`: the party whose own media the report is.
    """

    scene: Scene
    found: Frame
    slot: Slot
    title: int
    sides: tuple[Side, ...]
    most: int
    near: tuple[Frame, ...]
    foes: Mapping[str, frozenset[str]]
    told: tuple[tuple[str, Counter[str]], ...]
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
        return at < self.title

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
    title: tuple[int, int]
    foes: Mapping[str, frozenset[str]]
    told: Mapping[IncidentType, tuple[tuple[str, Counter[str]], ...]]
    voice: str | None

    def around(self, found: Frame, slot: Slot) -> Around:
        """Return what stands around an event whose `slot` is open."""
        at = found.cue.trigger.start
        start, end = self._passage(at)
        start, end = max(start, at - _BEFORE), min(end, at + _BEHIND)
        near = self.frames[bisect_left(self.starts, start) : bisect_left(self.starts, end)]
        sides = (*self.scene.sides_in(self.title[0], min(self.title[1], at, start)), *self.scene.sides_in(start, end))
        return Around(
            scene=self.scene,
            found=found,
            slot=slot,
            title=self.title[1],
            sides=sides,
            most=max(Counter(side.parties for side in sides).values(), default=0),
            near=tuple(frame for frame in near if frame.cue.trigger is not found.cue.trigger),
            foes=self.foes,
            told=self.told[found.type],
            voice=self.voice,
        )

    def _passage(self, at: int) -> tuple[int, int]:
        stretches = self.scene.starts.stretches
        held = self.scene.stretches[max(0, bisect_left(stretches, at + 1) - 1)]
        return (held.start, held.end) if held.start <= at < held.end else (at, at)


def events(scene: Scene, frames: Sequence[Frame]) -> Events:
    """Return the events of a report, in the order of their words, ready to be asked."""
    return Events(
        scene=scene,
        frames=tuple(frames),
        starts=tuple(frame.cue.trigger.start for frame in frames),
        title=_title(scene),
        foes=_foes(frames),
        told=_told(frames),
        voice=voice_of(scene.report.publisher.name),
    )


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
