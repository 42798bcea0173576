"""An event with its slots filled."""

from msgspec import Struct

from marsad.extract.incident.cue import Cue
from marsad.extract.incident.filler import CHOSEN, Party
from marsad.extract.incident.locating import Where
from marsad.extract.mention.scan import Hit
from marsad.extract.term import IncidentType


class Frame(Struct, frozen=True, kw_only=True):
    """What one word of events tells. `means` and `objects` are the hits that name them.

    `people`: those are named, if only by number, whom it befalls.
    """

    cue: Cue
    type: IncidentType
    where: Where
    actors: tuple[Party, ...] = ()
    targets: tuple[Party, ...] = ()
    means: tuple[Hit, ...] = ()
    objects: tuple[Hit, ...] = ()
    people: bool = False

    @property
    def start(self) -> int:
        """Where the words that carry it begin, folded."""
        return min(self.cue.trigger.word_start, *(p.start for p in self._near()), self.cue.trigger.word_start)

    @property
    def end(self) -> int:
        """Where the words that carry it end, folded."""
        return max(self.cue.trigger.word_end, *(p.end for p in self._near()), self.cue.trigger.word_end)

    def _near(self) -> tuple[Party, ...]:
        at, (start, end) = self.cue.trigger.start, self.cue.sentence
        named = (p for p in (*self.actors, *self.targets) if p.how not in ("given", CHOSEN))
        return tuple(p for p in named if abs(p.start - at) < _NEAR and start <= p.start < end)


_NEAR = 140


def ids(parties: tuple[Party, ...]) -> tuple[str, ...]:
    """Return the parties' ids, each once, in order."""
    return tuple(dict.fromkeys(name for one in parties for name in one.parties))
