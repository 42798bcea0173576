"""The words of a folded text by position."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from operator import add

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Words:
    """Word i of `text`, `spelt[i]`, stands at [starts[i], ends[i])."""

    text: str
    spelt: Sequence[str]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def __getitem__(self, i: int) -> str:
        return self.spelt[i]

    def __len__(self) -> int:
        return len(self.starts)

    def from_offset(self, offset: int) -> int:
        """Return the index of the first word that begins at or behind `offset`."""
        return bisect_left(self.starts, offset)

    def holding(self, offset: int) -> int:
        """Return the index of the word that holds `offset`, or of the last before it; -1 before the first."""
        return bisect_right(self.starts, offset) - 1

    def joined(self, i: int, j: int) -> bool:
        """Return whether only blanks stand between word `i` and word `j`."""
        return not self.text[self.ends[i] : self.starts[j]].strip(" \"'")


def words(text: str) -> Words:
    """Return the words of folded `text`."""
    spelt: list[str] = _WORD.findall(text)
    starts = tuple([match.start() for match in _WORD.finditer(text)])
    return Words(text, spelt, starts, tuple(map(add, starts, map(len, spelt))))
