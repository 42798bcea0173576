"""Names that a report introduces by a head noun, and uses without one further on: مدينة سنجة … دخل الجيش سنجة."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from marsad.extract.mention.scan import Hits, Layer
from marsad.extract.mention.shape import Shape
from marsad.extract.vocabulary import Head, Manner

# Names shorter than this are too often other words.
_SHORTEST = 4
_KINDS = ("settlement", "subdistrict", "district", "quarter")
_ARTICLES = ("ال", "لل")
_CLITICS = ("", "و", "ف", "ب", "ل", "ك", "وب", "ول")
_LONGEST_CLITIC, _LONGEST = 2, 3
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Introduced:
    """The names that a report introduces: `known` ones of the gazetteer, `new` ones that it lacks."""

    shape: Shape
    known: frozenset[str]
    new: frozenset[str]

    def starts(self) -> Iterator[int]:
        """Yield where a word begins that is, or begins, one of the new names."""
        words = self.shape.words
        opening = {found[0] for name in self.new if (found := _WORD.match(name))}
        for start, end in zip(words.starts, words.ends, strict=True) if opening else ():
            # Most words are the first of none, whatever is cut off them: that is seen without a call.
            word = words.text[start:end]
            if (word in opening or word[1:] in opening or word[2:] in opening) and self.at(start) is not None:
                yield start

    def at(self, start: int) -> tuple[int, int] | None:
        """Return where the new name stands whose word, clitics included, begins at `start`; None where none does."""
        words = self.shape.words
        i = words.holding(start)
        for cut in range(min(_LONGEST_CLITIC + 1, words.ends[i] - start) if self.new else 0):
            if words.text[start : start + cut] not in _CLITICS:
                break
            for last in range(i, min(i + _LONGEST, len(words))):
                if words.text[start + cut : words.ends[last]] in self.new:
                    return start + cut, words.ends[last]
        return None


def introduced(shape: Shape, hits: dict[Layer, Hits]) -> Introduced:
    """Return the names that the report introduces by a head noun."""
    names = tuple(_names(shape, hits))
    known = frozenset(name for name, in_gazetteer in names if in_gazetteer)
    return Introduced(shape, known, frozenset(name for name, _ in names) - known)


def _names(shape: Shape, hits: dict[Layer, Hits]) -> Iterator[tuple[str, bool]]:
    """Yield each folded name that stands behind a head noun for a town, and whether the gazetteer has it."""
    text = shape.words.text
    for head in hits[Layer.HEAD]:
        entry = head.payload.entry
        single = head.payload.manner is Manner.SINGULAR and head.end == head.word_end
        if not single or not isinstance(entry, Head) or entry.kind not in _KINDS or not entry.names:
            continue
        if text.startswith(_ARTICLES, head.start):
            continue
        at = shape.skip(head.end)
        place = hits[Layer.PLACE].at(at)
        if place is not None and place.start == at:
            if entry.kind == "settlement":
                yield text[place.start : place.end], True
        elif (end := shape.unknown_end(at, listed=False)) is not None and end - at >= _SHORTEST:
            yield text[at:end], False
