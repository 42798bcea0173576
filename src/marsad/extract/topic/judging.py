"""Which passages tell of something else than a conflict."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from msgspec import Struct

from marsad.extract.mention.scan import Hit, Hits
from marsad.extract.mention.side import Side
from marsad.extract.vocabulary import TopicWord

CONFLICT = "conflict"
# What a party that fights weighs, in the measure of topics.yaml.
_PARTY = 1.5
# What the rest of the report says counts half as much as the passage's own words.
_AROUND = 0.5
# Less than one strong word of another topic decides nothing.
_LEAST = 3.0


class Subject(Struct, frozen=True, kw_only=True):
    """Folded [start, end) is about `topic`: its words weigh `weight` there, those of the conflict `conflict`."""

    start: int
    end: int
    topic: str
    weight: float
    conflict: float

    @property
    def is_conflict(self) -> bool:
        """Whether the passage may tell of a conflict."""
        return self.topic == CONFLICT


@dataclass(frozen=True, slots=True)
class Subjects:
    """The subjects of a report's paragraphs, in order."""

    paragraphs: tuple[Subject, ...]

    def at(self, offset: int) -> Subject | None:
        """Return the subject of the paragraph that holds folded `offset`, None outside all."""
        i = bisect_right(self.paragraphs, offset, key=_start) - 1
        found = self.paragraphs[i] if i >= 0 else None
        return found if found is not None and offset < found.end else None

    def is_conflict(self, offset: int) -> bool:
        """Return whether the paragraph that holds `offset` may tell of a conflict."""
        found = self.at(offset)
        return found is None or found.is_conflict


def _start(subject: Subject) -> int:
    return subject.start


def subjects(text: str, words: Hits, sides: Sequence[Side], unarmed: Iterable[str]) -> Subjects:
    """Return what each paragraph of folded `text` is about, by its own words and half by those of the whole.

    `words`: the words of topics found in it; `unarmed`: the parties that do not fight, which weigh nothing.
    """
    mute = frozenset(unarmed)
    fighters = [side for side in sides if mute.isdisjoint(side.parties)]
    whole = _weights(words, fighters)
    return Subjects(tuple(_subject(stretch, words, fighters, whole) for stretch in _paragraphs(text)))


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        if end > start:
            yield start, end
        start = end + 1


def _subject(stretch: tuple[int, int], words: Hits, fighters: Sequence[Side], whole: Mapping[str, float]) -> Subject:
    start, end = stretch
    here = words.within(start, end)
    near = fighters[bisect_left(fighters, start, key=_begin) : bisect_left(fighters, end, key=_begin)]
    own = _weights(here, near)
    total = {topic: own.get(topic, 0.0) + _AROUND * weight for topic, weight in whole.items()}
    conflict = total.pop(CONFLICT, 0.0)
    best = max(total, key=lambda topic: (total[topic], topic), default=CONFLICT)
    weight = total.get(best, 0.0)
    topic = best if weight > conflict and weight >= _LEAST else CONFLICT
    return Subject(start=start, end=end, topic=topic, weight=weight, conflict=conflict)


def _weights(words: Iterable[Hit], fighters: Iterable[Side]) -> dict[str, float]:
    """Return what each topic weighs: its distinct words, and for the conflict the distinct parties that fight."""
    found: dict[str, float] = {CONFLICT: _PARTY * len({side.parties for side in fighters})}
    seen: set[int] = set()
    for hit in words:
        entry = hit.payload.entry
        if isinstance(entry, TopicWord) and id(entry) not in seen:
            seen.add(id(entry))
            for topic, weight in entry.weights:
                found[topic] = found.get(topic, 0.0) + weight
    return found


def _begin(side: Side) -> int:
    return side.start
