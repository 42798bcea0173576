"""Who fills the roles that events leave open, by the weights of what is seen, fitted by tools/fit_roles.py."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from math import exp

from msgspec.structs import replace

from marsad.extract.incident.choice.around import Around, Events, Slot, events
from marsad.extract.incident.choice.candidate import Candidate, candidates, sort
from marsad.extract.incident.filler import Party
from marsad.extract.incident.frame import Frame
from marsad.extract.scene import Scene
from marsad.extract.statement import Casualties
from marsad.extract.term import IncidentType
from marsad.extract.weights import Weights, spoken, weights_of

# Fights, talks and finds have all their sides as doers, or none.
_NO_CHOICE = ("clash", "pact", "find")


def weights() -> Weights:
    """Return the weights by which it is chosen.

    Raises:
        LexiconError: the file of them is wrong.
    """
    return weights_of("marsad.extract.incident.choice")


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Who most likely fills a role, None where it is nobody. `where`: the role, and in which events."""

    filler: Party | None
    likely: float
    where: tuple[str, str]
    chosen: Candidate

    @property
    def because(self) -> tuple[tuple[str, float], ...]:
        """What spoke for him, the heaviest first."""
        return spoken((name, round(_weight_in(*self.where)[name], 2)) for name in self.chosen.seen)


def filled(scene: Scene, frames: Sequence[Frame], harmed: Sequence[Casualties] = ()) -> tuple[Frame, ...]:
    """Return the events of a report, in order, their open roles given to whom the weights find likely enough."""
    around = events(scene, frames, harmed)
    return tuple(_filled(around, frame) for frame in frames)


def is_open(found: Frame, slot: Slot) -> bool:
    """Return whether somebody may be chosen for the role: the event has one, and its own words name nobody."""
    if found.cue.entry.family in _NO_CHOICE:
        return False
    return not (found.actors if slot is Slot.ACTORS else found.targets)


def _filled(around: Events, found: Frame) -> Frame:
    for slot in Slot:
        if is_open(found, slot):
            made = choice(around.around(found, slot))
            if made.filler is not None and made.likely >= weights().least:
                found = given(found, slot, replace(made.filler, because=made.because))
    return found


def given(found: Frame, slot: Slot, filler: Party) -> Frame:
    """Return the event with its role filled."""
    return replace(found, actors=(filler,)) if slot is Slot.ACTORS else replace(found, targets=(filler,))


def choice(around: Around) -> Choice:
    """Return who most likely fills the role of an event."""
    where = around.slot.value, sort(around.found.type)
    weight = _weight_in(*where).__getitem__
    rows = [(sum(map(weight, each.seen)), each) for each in candidates(around)]
    best = max(score for score, _ in rows)
    whole = sum(exp(score - best) for score, _ in rows)
    chosen = next(each for score, each in rows if score == best)
    return Choice(filler=chosen.filler, likely=1 / whole, where=where, chosen=chosen)


def names(slot: Slot, found: IncidentType, seen: str) -> tuple[str, str]:
    """Return under which names the weight of what is seen is kept: in the role, and there in events of the sort."""
    return f"{slot.value} {seen}", f"{slot.value} {sort(found)} {seen}"


class _Where(dict[str, float]):
    """What each thing seen weighs in a role of a sort of events, worked out the first time it is met."""

    def __init__(self, role: str, kind: str) -> None:
        super().__init__()
        self._role, self._both = role, f"{role} {kind}"

    def __missing__(self, seen: str) -> float:
        table = weights().weights
        self[seen] = table.get(f"{self._role} {seen}", 0.0) + table.get(f"{self._both} {seen}", 0.0)
        return self[seen]


@cache
def _weight_in(role: str, kind: str) -> _Where:
    return _Where(role, kind)
