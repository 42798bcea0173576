"""The tolls that a report tells beside its events: who came to harm, and by whom."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from marsad.extract.scene import Scene
from marsad.extract.statement import Casualties
from marsad.extract.term import Outcome

_HARM = (Outcome.KILLED, Outcome.WOUNDED, Outcome.KILLED_OR_WOUNDED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Toll:
    """A toll told at folded [start, end)."""

    start: int
    end: int
    victims: tuple[str, ...]
    by: tuple[str, ...]

    def gap(self, at: int) -> int:
        """Return how far from `at` it is told, 0 around it."""
        return max(self.start - at, at - self.end, 0)


def tolls(scene: Scene, told: Sequence[Casualties]) -> Iterator[Toll]:
    """Yield the tolls of the dead and wounded among the statements of a report."""
    for one in told:
        if one.outcome in _HARM:
            start, end = scene.folded.offset(one.span.start), scene.folded.offset(one.span.end)
            yield Toll(start=start, end=end, victims=one.victims, by=one.by)


def nearest(found: Sequence[Toll], at: int) -> Toll | None:
    """Return the toll told nearest to `at`, None where there is none."""
    return min(found, key=lambda one: (one.gap(at), one.start), default=None)
