"""A long report in parts, each of which one prompt can hold."""

from collections.abc import Iterator

from msgspec import Struct

from marsad.extract.scene import Scene

# Code points of a part: some 3,300 tokens of Arabic, well within the window of the smallest models in use.
LONGEST = 6000
# What is told again of the part before, so that "they" and "the town" find whom they mean.
OVERLAP = 700


class Part(Struct, frozen=True, kw_only=True):
    """Whole sentences of a report, as folded stretches; those before `fresh` stand in the part before, too."""

    sentences: tuple[tuple[int, int], ...]
    fresh: int = 0

    @property
    def start(self) -> int:
        """Where it begins."""
        return self.sentences[0][0]

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.sentences[-1][1]


def parts(scene: Scene) -> tuple[Part, ...]:
    """Return the report, without its noise, in parts that overlap by whole sentences."""
    return tuple(_parts([each for each in scene.sentences if scene.passage(each[0]) is not None]))


def _parts(sentences: list[tuple[int, int]]) -> Iterator[Part]:
    begin, fresh = 0, 0
    while fresh < len(sentences):
        end = fresh + 1
        while end < len(sentences) and _length(sentences[begin : end + 1]) <= LONGEST:
            end += 1
        yield Part(sentences=tuple(sentences[begin:end]), fresh=fresh - begin)
        fresh = begin = end
        while begin > 0 and _length(sentences[begin - 1 : end]) <= OVERLAP:
            begin -= 1


def _length(sentences: list[tuple[int, int]]) -> int:
    return sum(end - start for start, end in sentences)
