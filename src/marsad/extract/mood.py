"""How surely something is said: the cues before it (or behind it) in its clause."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from marsad.extract.scan import Hit, Hits, Layer
from marsad.extract.statement import Modality
from marsad.extract.vocabulary import Manner, Mood

_REACH = 70
# Of two cues the one further down takes the other's force away.
_FORCE = (
    Modality.DENIED,
    Modality.HYPOTHETICAL,
    Modality.INTENDED,
    Modality.UNCONFIRMED,
)
# Behind these a new proposition begins: what was cued before does not reach over.
_BREAKS = (". ", "؛", "\n", " لكن ", " الا ان ", " فيما ", " في حين ", " بينما ", " وتمكن", " حيث ")
_NEGATIONS = frozenset(("لم", "لن", "وولم", "ولم", "فلم", "ولن"))


@dataclass(frozen=True, slots=True)
class Moods:
    """The cues of one text."""

    text: str
    hits: Hits
    breaks: tuple[int, ...]

    def over(self, trigger: Hit, sentence: tuple[int, int]) -> Modality | None:
        """Return what the cues say of `trigger`, None where none bears on it."""
        if "س" in self.text[trigger.word_start : trigger.start] and trigger.payload.manner is Manner.PRESENT:
            return Modality.INTENDED
        if self._negated(trigger):
            return Modality.DENIED
        found = [mood for hit in self.hits.within(*sentence) if (mood := self._bears(hit, trigger)) is not None]
        return min(found, key=_FORCE.index) if found else None

    def _negated(self, trigger: Hit) -> bool:
        before = self.text[max(0, trigger.word_start - 6) : trigger.word_start].split()
        return bool(before) and before[-1] in _NEGATIONS and trigger.payload.manner is not Manner.MASDAR

    def _bears(self, hit: Hit, trigger: Hit) -> Modality | None:
        entry = hit.payload.entry
        assert isinstance(entry, Mood)
        if entry.after and hit.start > trigger.end:
            return entry.modality
        if not 0 <= trigger.word_start - hit.end <= _REACH or self._broken(hit.end, trigger.word_start):
            return None
        return entry.modality

    def _broken(self, start: int, end: int) -> bool:
        i = bisect_right(self.breaks, start)
        return i < len(self.breaks) and self.breaks[i] < end


def moods(text: str, hits: dict[Layer, Hits]) -> Moods:
    """Return the cues of the text, ready to be asked."""
    breaks = sorted(at for sign in _BREAKS for at in _every(text, sign))
    return Moods(text, hits[Layer.MOOD], tuple(breaks))


def _every(text: str, sign: str) -> Sequence[int]:
    found = []
    at = text.find(sign)
    while at >= 0:
        found.append(at)
        at = text.find(sign, at + 1)
    return found
