"""Who says what: the stretches of a text that are laid to a speaker."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from marsad.extract.scan import Hit, Hits, Layer
from marsad.extract.side import Side
from marsad.extract.vocabulary import Manner, Saying
from marsad.theatre.outlet import Outlet

_REACH = 90
_THAT_REACH = 140
_QUOTE_REACH = 2000
# A sentence longer than this, in code points, is a run-on one: what is said in it ends with its proposition.
_RUN_ON = 450
_THAT = (" ان ", " انه ", " انها ", " انهم ", " بان ", ' "', ":", " عن ", " بانه ", " بانها ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Utterance:
    """At folded [start, end) `speaker` speaks. `denies`: it says that this did not happen.

    `at` is where the speaker is named.
    """

    start: int
    end: int
    speaker: str
    at: tuple[int, int]
    denies: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Source:
    """Somebody who can speak, named at folded [start, end)."""

    start: int
    end: int
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Room:
    """One text with all who may speak in it."""

    text: str
    outlets: tuple[_Source, ...]
    parties: tuple[_Source, ...]
    propositions: Sequence[tuple[int, int]]

    def first(self, sources: Sequence[_Source], start: int, *, words: int) -> _Source | None:
        """Return the first source behind `start` with at most so many words between."""
        for source in sources:
            if source.start >= start:
                gap = self.text[start : source.start]
                near = len(gap) <= _REACH and "." not in gap and "\n" not in gap
                return source if near and len(gap.replace('"', " ").split()) <= words else None
        return None

    def last(self, sources: Sequence[_Source], end: int, *, words: int) -> _Source | None:
        """Return the last source before `end` with at most so many words between."""
        for source in reversed(sources):
            if source.end <= end:
                gap = self.text[source.end : end]
                near = len(gap) <= _REACH and "." not in gap and "\n" not in gap
                return source if near and len(gap.replace('"', " ").split()) <= words else None
        return None

    def that(self, start: int, end: int) -> int | None:
        """Return where the words that are said begin: at أن, a colon or an opening quotation mark."""
        limit = min(end, start + _THAT_REACH)
        found = [at for at in (self.text.find(sign, start, limit) for sign in _THAT) if at >= 0]
        return min(found) if found else None

    def until(self, start: int, sentence: tuple[int, int]) -> int:
        """Return where the words that are said end: with sentence or proposition, never inside a quotation."""
        end = sentence[1]
        if sentence[1] - sentence[0] > _RUN_ON:
            end = min((b for _, b in self.propositions if b > start + 1), default=end)
        opening = self.text.find('"', start, end)
        closing = self.text.find('"', opening + 1, opening + _QUOTE_REACH) if opening >= 0 else -1
        return max(end, closing)


def utterances(
    text: str,
    hits: dict[Layer, Hits],
    sides: Sequence[Side],
    stretches: tuple[Sequence[tuple[int, int]], Sequence[tuple[int, int]]],
) -> tuple[Utterance, ...]:
    """Return every utterance of the text, outer before inner. `stretches`: its sentences and its propositions."""
    sentences, propositions = stretches
    room = _Room(text=text, outlets=tuple(_outlets(hits)), parties=tuple(_parties(sides)), propositions=propositions)
    found: list[Utterance] = []
    last: _Source | None = None
    for sentence in sentences:
        for hit in hits[Layer.SAYING].within(*sentence):
            entry = hit.payload.entry
            assert isinstance(entry, Saying)
            source = _speaker(room, hit, entry, sentence) or (last if _goes_on(hit, entry) else None)
            if source is None:
                continue
            last = source
            start, end = _stretch(room, hit, entry, sentence)
            found.append(
                Utterance(start=start, end=end, speaker=source.name, at=(source.start, source.end), denies=entry.denies)
            )
        found += _datelined(room, sentence)
    return tuple(sorted(found, key=lambda u: (u.start, -u.end)))


def _outlets(hits: dict[Layer, Hits]) -> Iterator[_Source]:
    for hit in hits[Layer.OUTLET]:
        if isinstance(hit.payload.entry, Outlet):
            yield _Source(start=hit.start, end=hit.end, name=hit.payload.entry.id)


def _parties(sides: Sequence[Side]) -> Iterator[_Source]:
    for side in sides:
        yield _Source(start=side.start, end=side.end, name=side.parties[0])


def _speaker(room: _Room, hit: Hit, entry: Saying, sentence: tuple[int, int]) -> _Source | None:
    if entry.order == "before":
        source = room.first(room.outlets, hit.end, words=4)
        return source or (room.first(room.parties, hit.end, words=2) if entry.adverbial else None)
    if entry.relays:
        origin = room.text.find(" عن ", hit.end, min(sentence[1], hit.end + _REACH))
        return room.first(room.outlets, origin + 3, words=3) if origin >= 0 else None
    source = room.first(room.outlets, hit.word_end, words=4) or room.last(room.outlets, hit.word_start, words=3)
    if source is None and entry.announces:
        source = room.first(room.parties, hit.word_end, words=1)
    if source is None and not entry.own and room.that(hit.word_end, sentence[1]) is not None:
        source = room.first(room.parties, hit.word_end, words=3) or room.last(room.parties, hit.word_start, words=1)
    return source


def _goes_on(hit: Hit, entry: Saying) -> bool:
    """Return whether the speaker before goes on: وأضاف, مشيرا."""
    return entry.continues and hit.payload.manner in (Manner.PAST, Manner.PHRASE)


def _stretch(room: _Room, hit: Hit, entry: Saying, sentence: tuple[int, int]) -> tuple[int, int]:
    if entry.order != "before":
        return hit.start, room.until(hit.end, sentence)
    if sentence[1] - sentence[0] <= _RUN_ON:
        return sentence
    return next(((a, b) for a, b in room.propositions if a <= hit.start < b), sentence)


def _datelined(room: _Room, sentence: tuple[int, int]) -> Iterator[Utterance]:
    """Yield the utterance of a source in brackets: … (المرصد)."""
    for source in room.outlets:
        bracketed = room.text[source.start - 1 : source.start] == "(" and room.text[source.end : source.end + 1] == ")"
        if bracketed and sentence[0] < source.start - 1 and source.end < sentence[1]:
            yield Utterance(start=sentence[0], end=sentence[1], speaker=source.name, at=(source.start, source.end))
