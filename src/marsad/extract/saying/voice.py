"""Who says what: the stretches of a text that are laid to a speaker."""

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from marsad.extract.mention.scan import Hit, Hits, Layer
from marsad.extract.mention.side import Side
from marsad.extract.saying.lookalike import is_lookalike
from marsad.extract.saying.room import RUN_ON, Room, Source, room
from marsad.extract.saying.speaker import speakers
from marsad.extract.saying.stranger import headed
from marsad.extract.vocabulary import Saying

# حصيلة أولية لوزارة الصحة: 12 قتيلا.
_TALLY = re.compile(r"[\s\W]{0,3}(?:حصيله|احصاييه|احصاء|بيان|تقرير|ارقام)(?: (?!ل)\w+)? ل(?:ل(?=\w))?(?=\w)")
_SAYER = re.compile(r'[ "]*:')
# What a live page or a channel puts before who speaks: the hour, a mark, "urgent".
_MARKED = re.compile(r"(?:[\s\W]|\d{1,2}:\d{2}|(?:تحديث|عاجل|جديد)\b)+(?=\w)")
# Before a verb of saying these begin another speaker's words, not words inside the first one's.
_BESIDE = (" فيما ", " بينما ", " في حين ", " كما ", " من جه", " من جانب", " بدور", "؛", ". ")
_BESIDE_REACH = 24


class Utterance(Struct, frozen=True, kw_only=True):
    """At folded [start, end) `speaker` speaks. `denies`: it says that this did not happen.

    `at` is where the speaker is named; None where only the words there name it. `verb` is where the saying stands,
    `named` where the first of all who say it together is named (an agency and whom it heard). `may_publish`: in a
    report of a monitor's own it is the publisher that speaks.
    """

    start: int
    end: int
    speaker: str | None
    at: tuple[int, int]
    verb: int = 0
    denies: bool = False
    named: int = 0
    may_publish: bool = False


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
    last: tuple[Source, ...] = ()
    for sentence in sentences:
        told: list[Utterance] = []
        for hit in hits[Layer.SAYING].within(*sentence):
            entry = hit.payload.entry
            assert isinstance(entry, Saying)
            if is_lookalike(text, hit):
                continue
            told_by = speakers(place, hit, entry, sentence, last=last)
            for source in told_by:
                start, end = _stretch(place, hit, entry, sentence)
                at = (source.start, source.end)
                utterance = Utterance(
                    start=start,
                    end=end,
                    speaker=source.name,
                    at=at,
                    verb=hit.start,
                    denies=entry.denies,
                    named=min(one.start for one in told_by),
                    may_publish=source.may_publish,
                )
                told = [*_cut(text, told, hit, entry), utterance]
            last = told_by or last
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


# What somebody denies ends where the next clause tells of something else.
_NEXT = re.compile(r"، (?:و|فيما |بينما |في حين |كما |ان |انه |انها )|؛")


def _stretch(place: Room, hit: Hit, entry: Saying, sentence: tuple[int, int]) -> tuple[int, int]:
    if entry.order != "before":
        end = place.until(hit.end, sentence)
        broken = _NEXT.search(place.text, hit.end, end) if entry.denies else None
        before = place.quoted_before(hit, sentence[0])
        return hit.start if before is None else before, broken.start() if broken else end
    low, high = sentence
    if high - low > RUN_ON:
        low, high = next(((a, b) for a, b in place.propositions if a <= hit.start < b), sentence)
    ended = [broken.start() for broken in _ELSE.finditer(place.text, low, hit.start)]
    return max([low, *ended, *place.told_anew(low, hit.start)]), high


# What is laid to somebody by a word in passing begins where its clause does.
_ELSE = re.compile(r"، (?:فيما|بينما|في حين|كما|قبل ان|وكان\w*|وقد|وتلا\w*|ثم|وبعد\w*|وعقب) |؛")


def _datelined(place: Room, sentence: tuple[int, int]) -> Iterator[Utterance]:
    """Yield the utterance of a source in brackets: … (المرصد)."""
    for source in place.outlets_in(*sentence):
        if place.is_bracketed(source) and sentence[0] < source.start - 1 and source.end < sentence[1]:
            at = (source.start, source.end)
            yield Utterance(
                start=sentence[0], end=sentence[1], speaker=source.name, at=at, verb=source.start, named=source.start
            )


def _headed(place: Room, sentence: tuple[int, int]) -> Iterator[Utterance]:
    """Yield the utterance of a source with a colon at a sentence's head: المرصد السوري: …."""
    low, high = sentence
    marked = _MARKED.match(place.text, low, high)
    low = marked.end() if marked is not None else low
    tally = _TALLY.match(place.text, low, high)
    begin = tally.end() if tally is not None else low
    first = place.first(place.outlets, begin, words=0)
    if first is None or first.start - begin not in range(3) or not _SAYER.match(place.text, first.end):
        first = headed(place.text, begin, high)
    if first is not None:
        at = (first.start, first.end)
        yield Utterance(start=first.end, end=high, speaker=first.name, at=at, verb=first.start, named=first.start)
