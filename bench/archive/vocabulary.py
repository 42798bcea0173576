"""Words that invented reports have beside those of the examples, as frequent as words are: a few often, most hardly."""

from bisect import bisect
from collections.abc import Sequence
from itertools import accumulate, product
from random import Random

# Roots and what is put around them; most of what comes of it is no word, which an index does not mind.
_LETTERS = "بتثجحخدذرزسشصضطعغفقكلمنهوي"
_SHAPES = (
    "{0}{1}{2}",
    "{0}ا{1}{2}",
    "م{0}{1}و{2}",
    "{0}{1}ي{2}",
    "ت{0}{1}ي{2}",
    "است{0}{1}ا{2}",
    "م{0}ا{1}{2}ة",
    "ا{0}{1}{2}",
)
_MANY = 60_000
# By Zipf's law of words.
_STEEP = 1.05


class Vocabulary:
    """Words by rank."""

    def __init__(self, seed: int) -> None:
        chance = Random(seed)
        roots = [*product(_LETTERS, repeat=3)]
        made = dict.fromkeys(chance.choice(_SHAPES).format(*chance.choice(roots)) for _ in range(_MANY))
        self.words: Sequence[str] = [*made]
        self._sums = [*accumulate((at + 3) ** -_STEEP for at in range(len(self.words)))]

    def draw(self, chance: Random, many: int) -> list[str]:
        """Return so many words."""
        last = self._sums[-1]
        return [self.words[bisect(self._sums, chance.random() * last)] for _ in range(many)]
