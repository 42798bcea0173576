"""Who says what: the stretches of a text that are laid to a speaker."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from marsad.extract.scan import Hit, Hits, Layer
from marsad.extract.side import Side
from marsad.extract.vocabulary import Manner, Saying
from marsad.theatre.outlet import Outlet

_REACH = 90
_QUOTE_REACH = 2000


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


def utterances(
    text: str, hits: dict[Layer, Hits], sides: Sequence[Side], sentences: Sequence[tuple[int, int]]
) -> tuple[Utterance, ...]:
    """Return every utterance of the text, outer before inner."""
    outlets = [
        _Source(start=h.start, end=h.end, name=h.payload.entry.id)
        for h in hits[Layer.OUTLET]
        if isinstance(h.payload.entry, Outlet)
    ]
    parties = [_Source(start=s.start, end=s.end, name=s.parties[0]) for s in sides]
    found: list[Utterance] = []
    last: _Source | None = None
    for start, end in sentences:
        for hit in hits[Layer.SAYING].within(start, end):
            said = _said(text, hit, (start, end), (outlets, parties), last)
            if said is None:
                continue
            source, stretch = said
            entry = hit.payload.entry
            assert isinstance(entry, Saying)
            last = source
            found.append(
                Utterance(
                    start=stretch[0],
                    end=stretch[1],
                    speaker=source.name,
                    at=(source.start, source.end),
                    denies=entry.denies,
                )
            )
        found += _datelined(text, outlets, (start, end))
    return tuple(sorted(found, key=lambda u: (u.start, -u.end)))


def _said(
    text: str,
    hit: Hit,
    sentence: tuple[int, int],
    sources: tuple[Sequence[_Source], Sequence[_Source]],
    last: _Source | None,
) -> tuple[_Source, tuple[int, int]] | None:
    entry = hit.payload.entry
    assert isinstance(entry, Saying)
    outlets, parties = sources
    after = _first(outlets, hit.end, min(hit.end + _REACH, sentence[1]))
    if entry.order == "before":
        source = after or (_first(parties, hit.end, min(hit.end + 12, sentence[1])) if entry.adverbial else None)
        if source is None or text[hit.end : source.start].count(" ") > 4:
            return None
        return source, sentence
    that = _that(text, hit.end, sentence[1])
    source = after if after and after.start < (that or sentence[1]) else None
    source = source or _last(outlets, max(sentence[0], hit.start - 60), hit.start)
    if source is None and that is not None:
        source = _first(parties, hit.end, that) or _last(parties, max(sentence[0], hit.start - 40), hit.start)
    if source is None and entry.continues and hit.payload.manner is not Manner.PRESENT:
        source = last
    if source is None:
        return None
    return source, (hit.start, _until(text, hit.end, sentence[1]))


def _that(text: str, start: int, end: int) -> int | None:
    """Return where the words that are said begin: behind أن, إن or an opening quotation mark."""
    found = [
        at
        for at in (text.find(sign, start, end) for sign in (" ان ", " انه", " انها", " بان", ' "', ":", " عن "))
        if at >= 0
    ]
    return min(found) if found else None


def _until(text: str, start: int, end: int) -> int:
    """Return where the words that are said end: with the sentence, or with the quotation that begins in it."""
    opening = text.find('"', start, end)
    if opening < 0:
        return end
    closing = text.find('"', opening + 1, opening + _QUOTE_REACH)
    return max(end, closing)


def _first(sources: Sequence[_Source], start: int, end: int) -> _Source | None:
    return next((s for s in sources if start <= s.start < end), None)


def _last(sources: Sequence[_Source], start: int, end: int) -> _Source | None:
    return next((s for s in reversed(sources) if start <= s.start and s.end <= end), None)


def _datelined(text: str, outlets: Sequence[_Source], sentence: tuple[int, int]) -> Iterator[Utterance]:
    """Yield the utterance of a source in brackets at a sentence's end: … (المرصد)."""
    for source in outlets:
        if (
            sentence[0] <= source.start < sentence[1]
            and text[source.start - 1 : source.start] == "("
            and text[source.end : source.end + 1] == ")"
        ):
            yield Utterance(start=sentence[0], end=sentence[1], speaker=source.name, at=(source.start, source.end))
