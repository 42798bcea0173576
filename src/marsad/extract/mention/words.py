"""The words of a folded text by position."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Words:
    """Word i of `text` stands at [starts[i], ends[i])."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def __getitem__(self, i: int) -> str:
        return self.text[self.starts[i] : self.ends[i]]

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
    found = [match.span() for match in _WORD.finditer(text)]
    return Words(text, tuple(start for start, _ in found), tuple(end for _, end in found))
