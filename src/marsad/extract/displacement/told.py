"""A crowd with the word of movement that governs it."""

from dataclasses import dataclass

from marsad.extract.displacement.crowd import Crowd
from marsad.extract.displacement.sense import entry_of, words_in
from marsad.extract.mention.scan import Hit
from marsad.extract.scene import Scene
from marsad.extract.vocabulary import MovementWord

_BEHIND = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A crowd with the word of movement that governs it, in one sentence."""

    hit: Hit
    crowd: Crowd
    sentence: tuple[int, int]
    # Another verb leads to it: اضطر 300 مدني للنزوح.
    led: bool = False

    @property
    def entry(self) -> MovementWord:
        """The row of the word of movement."""
        return entry_of(self.hit)

    @property
    def start(self) -> int:
        """Where the first of the two begins."""
        return min(self.hit.word_start, self.crowd.start)

    @property
    def end(self) -> int:
        """Where the last of the two ends."""
        return max(self.hit.word_end, self.crowd.end)

    def around(self, scene: Scene, reach: int) -> list[str]:
        """Return the words at most `reach` code points from the two, in the sentence."""
        return words_in(scene, max(self.sentence[0], self.start - reach), min(self.sentence[1], self.end + reach))

    def behind(self, scene: Scene) -> list[str]:
        """Return the words close behind the two, in the sentence."""
        return words_in(scene, self.end, min(self.sentence[1], self.end + _BEHIND))
