"""Who says what: the stretches of a text that are laid to a speaker."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from marsad.extract.mention.scan import Hit, Hits, Layer
from marsad.extract.mention.side import Side
from marsad.extract.particle import particles
from marsad.extract.saying.lookalike import is_lookalike
from marsad.extract.saying.room import RUN_ON, Room, Source, room
from marsad.extract.vocabulary import Manner, Saying

_RELAY_REACH = 90
_SAYER = re.compile(r'[ "]*:')
# Before a verb of saying these begin another speaker's words, not words inside the first one's.
_BESIDE = (" فيما ", " بينما ", " في حين ", " كما ", " من جه", " من جانب", " بدور", "؛", ". ")
_BESIDE_REACH = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class Utterance:
    """At folded [start, end) `speaker` speaks. `denies`: it says that this did not happen.

    `at` is where the speaker is named; None where only the words there name it. `verb` is where the saying stands.
    """

    start: int
    end: int
    speaker: str | None
    at: tuple[int, int]
    verb: int = 0
    denies: bool = False


def utterances(
    text: str,
    hits: dict[Layer, Hits],
    sides: Sequence[Side],
    stretches: tuple[Sequence[tuple[int, int]], Sequence[tuple[int, int]]],
) -> tuple[Utterance, ...]:
    """Return every utterance of the text, outer before inner. `stretches`: its sentences and its propositions."""
    sentences, propositions = stretches
    place = room(text, hits, sides, propositions)
    found: list[Utterance] = []
    last: Source | None = None
    for sentence in sentences:
        told: list[Utterance] = []
        for hit in hits[Layer.SAYING].within(*sentence):
            entry = hit.payload.entry
            assert isinstance(entry, Saying)
            if is_lookalike(text, hit):
                continue
            speakers = _speakers(place, hit, entry, sentence, last=last)
            for source in speakers:
                start, end = _stretch(place, hit, entry, sentence)
                at = (source.start, source.end)
                utterance = Utterance(
                    start=start, end=end, speaker=source.name, at=at, verb=hit.start, denies=entry.denies
                )
                told = [*_cut(text, told, hit, entry), utterance]
            last = speakers[-1] if speakers else last
        found += told
        found += _datelined(place, sentence)
        found += _headed(place, sentence)
    return tuple(sorted(found, key=lambda u: (u.start, -u.end)))


def _cut(text: str, told: Sequence[Utterance], hit: Hit, entry: Saying) -> list[Utterance]:
    """Return the utterances before, ended where another speaker begins beside them."""
    before = text[max(0, hit.word_start - _BESIDE_REACH) : hit.word_start]
    beside = text[hit.word_start : hit.start].startswith("و") or before.rstrip().endswith("،")
    if entry.order == "before" or not (beside or any(mark in before for mark in _BESIDE)):
        return list(told)
    return [replace(u, end=min(u.end, hit.word_start)) if u.verb < hit.start else u for u in told]


def _speakers(
    place: Room, hit: Hit, entry: Saying, sentence: tuple[int, int], *, last: Source | None
) -> tuple[Source, ...]:
    """Return who says it, outermost first: نقلت الصحيفة عن مصدر has two."""
    source = _speaker(place, hit, entry, sentence)
    if entry.relays and source is not None:
        paper = place.first(place.speaking, hit.word_end, words=2)
        return (paper, source) if paper is not None and paper.end < source.start else (source,)
    same = last is not None and (_goes_on(hit, entry) or _is_same(place.text, hit, entry) or _is_elided(place, hit))
    if source is None and same:
        source = last
    return (source,) if source is not None else ()


def _speaker(place: Room, hit: Hit, entry: Saying, sentence: tuple[int, int]) -> Source | None:
    if entry.order == "before":
        source = place.first(place.outlets, hit.end, words=4)
        source = source or (place.first(place.parties, hit.end, words=2) if entry.adverbial else None)
        return source or (None if _is_same(place.text, hit, entry) else place.office(hit.word_end, sentence[1]))
    if entry.relays:
        origin = place.text.find(" عن ", hit.end, min(sentence[1], hit.end + _RELAY_REACH))
        if origin < 0:
            return None
        return place.first(place.outlets, origin + 3, words=3) or place.office(origin + 3, sentence[1])
    return _subject(place, hit, entry, sentence)


def _subject(place: Room, hit: Hit, entry: Saying, sentence: tuple[int, int]) -> Source | None:
    source = place.first(place.speaking, hit.word_end, words=4) or place.last(place.speaking, hit.word_start, words=3)
    if source is not None and _SOURCES.match(place.text, hit.word_end):
        # أبلغت مصادر المرصد: not the observatory, but who told it.
        return place.office(hit.word_end, min(sentence[1], max(source.start, hit.word_end + 1))) or source
    if source is None and entry.announces:
        source = place.first(place.parties, hit.word_end, words=1)
    that = not entry.own and place.that(hit.word_end, sentence[1]) is not None
    if source is not None or not (that or entry.announces):
        return source
    return _unlisted(place, hit, sentence, that=that)


_SOURCES = re.compile(r" (?:مصادر|مصدر|نشطاء|ناشطو) ")


def _unlisted(place: Room, hit: Hit, sentence: tuple[int, int], *, that: bool) -> Source | None:
    """Return the party (where its words follow) or the office that speaks, whichever is named first."""
    party = place.first(place.parties, hit.word_end, words=3)
    if party is not None and _SAID.search(place.text, hit.word_end, party.start):
        # أعلن أن قوات النظام: who does it, not who says it.
        party = None
    party = party or place.last(place.parties, hit.word_start, words=1)
    finite = hit.payload.manner in (Manner.PAST, Manner.PRESENT)
    office = place.office(hit.word_end, sentence[1]) if finite else None
    if party is None or not that:
        return office
    return office if office is not None and office.start < party.start else party


def _is_same(text: str, hit: Hit, entry: Saying) -> bool:
    """Return whether the speaker named before is meant: بحسب المصدر نفسه."""
    words = text[hit.word_end : hit.word_end + 24].split()
    return entry.order == "before" and bool(words) and words[0] in particles("same-source")


def _goes_on(hit: Hit, entry: Saying) -> bool:
    """Return whether the speaker before goes on: وأضاف, مشيرا."""
    return entry.continues and hit.payload.manner in (Manner.PAST, Manner.PHRASE)


def _is_elided(place: Room, hit: Hit) -> bool:
    """Return whether what is said stands right behind the verb, so that whoever spoke goes on: وقالت إن."""
    finite = hit.payload.manner in (Manner.PAST, Manner.PRESENT)
    return finite and (_SAID.match(place.text, hit.word_end) or _QUOTED.match(place.text, hit.word_end)) is not None


_QUOTED = re.compile(r' ?: ?"')
_SAID = re.compile(r" (?:ان|انه|انها|انهم|بان|بانه|بانها) ")
# What somebody denies ends where the next clause tells of something else.
_NEXT = re.compile(r"، (?:و|فيما |بينما |في حين |كما )|؛")


def _stretch(place: Room, hit: Hit, entry: Saying, sentence: tuple[int, int]) -> tuple[int, int]:
    if entry.order != "before":
        end = place.until(hit.end, sentence)
        broken = _NEXT.search(place.text, hit.end, end) if entry.denies else None
        return hit.start, broken.start() if broken else end
    low, high = sentence
    if high - low > RUN_ON:
        low, high = next(((a, b) for a, b in place.propositions if a <= hit.start < b), sentence)
    ended = [broken.start() for broken in _ELSE.finditer(place.text, low, hit.start)]
    return ended[-1] if ended else low, high


# What is laid to somebody by a word in passing begins where its clause does.
_ELSE = re.compile(r"، (?:فيما|بينما|في حين|كما|قبل ان|وكان\w*|وقد|وتلا\w*|ثم|وبعد\w*|وعقب) |؛")


def _datelined(place: Room, sentence: tuple[int, int]) -> Iterator[Utterance]:
    """Yield the utterance of a source in brackets: … (المرصد)."""
    for source in place.outlets:
        if place.is_bracketed(source) and sentence[0] < source.start - 1 and source.end < sentence[1]:
            at = (source.start, source.end)
            yield Utterance(start=sentence[0], end=sentence[1], speaker=source.name, at=at, verb=source.start)


def _headed(place: Room, sentence: tuple[int, int]) -> Iterator[Utterance]:
    """Yield the utterance of a source with a colon at a sentence's head: المرصد السوري: …."""
    for source in place.outlets:
        if source.start - sentence[0] in range(3) and _SAYER.match(place.text, source.end):
            at = (source.start, source.end)
            yield Utterance(start=source.end, end=sentence[1], speaker=source.name, at=at, verb=source.start)
