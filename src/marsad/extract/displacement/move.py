"""A crowd on the move."""

from dataclasses import dataclass

from marsad.extract.displacement.crowd import Crowd
from marsad.extract.displacement.route import Route
from marsad.extract.displacement.sense import entry_of
from marsad.extract.mention.scan import Hit
from marsad.extract.term import Movement


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """A crowd on the move; None where only a wave of people is told. `whole` is the move of which it is part."""

    crowd: Crowd | None
    outcome: Movement
    cue: Hit | None
    route: Route
    rule: str
    whole: "Move | None" = None
    # The move whose people it counts otherwise, or goes on with: their days are the same.
    like: "Move | None" = None

    @property
    def start(self) -> int:
        """Where it is told."""
        return self.crowd.start if self.crowd else self.cue.start if self.cue else 0

    @property
    def is_barred(self) -> bool:
        """Whether they cannot do what the word of movement says."""
        return self.cue is not None and self.outcome is Movement.TRAPPED is not entry_of(self.cue).outcome

    @property
    def is_counted(self) -> bool:
        """Whether a number is told."""
        return self.crowd is not None and self.crowd.is_counted
