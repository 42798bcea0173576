"""Who may speak in a text, and how far their words go."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from msgspec import Struct

from marsad.extract.mention.scan import Hit, Hits, Layer
from marsad.extract.mention.side import Side
from marsad.extract.vocabulary import Manner
from marsad.text.fold import fold
from marsad.theatre.outlet import Outlet

_REACH = 90
_THAT_REACH = 140
_QUOTE_REACH = 2000
# Fewer blanks than this has a quoted name, not what somebody says.
_QUOTED_WORDS = 2
_LIST_REACH = 3000
_LINE = re.compile(r"[^\n]+")
_ITEM = re.compile(r"\s*(?:[-•●▪*–—·]|\d{1,2} ?[-.)/]|\(\d)")
# A sentence longer than this, in code points, is a run-on one: what is said in it ends with its proposition.
RUN_ON = 450
_THAT = (" ان ", " انه ", " انها ", " انهم ", " بان ", ' "', ":", " عن ", " بانه ", " بانها ")


class Source(Struct, frozen=True, kw_only=True):
    """Somebody who can speak, named at folded [start, end)."""

    start: int
    end: int
    # None: only the text's own words name it.
    name: str | None
    # Whose words it tells, where it is somebody's mouth.
    speaks_for: str | None = None
    # It finds what it tells itself: where its own report is read, it is the publisher.
    may_publish: bool = False


def _start(source: Source) -> int:
    return source.start


def _end(source: Source) -> int:
    return source.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """One text with all who may speak in it."""

    text: str
    outlets: tuple[Source, ...]
    # The outlets without those that are only spoken to: قال لوكالة ….
    speaking: tuple[Source, ...]
    parties: tuple[Source, ...]
    propositions: Sequence[tuple[int, int]]
    # Where a verb that tells of an event begins a clause of its own: ، وقتل.
    events: Sequence[int]

    def outlets_in(self, start: int, end: int) -> Sequence[Source]:
        """Return the outlets that begin in [start, end)."""
        return self.outlets[bisect_left(self.outlets, start, key=_start) : bisect_left(self.outlets, end, key=_start)]

    def is_bracketed(self, source: Source) -> bool:
        """Return whether a source stands in brackets of its own, as in a dateline: (رويترز)."""
        return self.text[source.start - 1 : source.start] == "(" and self.text[source.end : source.end + 1] == ")"

    def first(self, sources: Sequence[Source], start: int, *, words: int) -> Source | None:
        """Return the first source behind `start` with at most so many words between."""
        i = bisect_left(sources, start, key=_start)
        return sources[i] if i < len(sources) and self._is_near(start, sources[i].start, words) else None

    def last(self, sources: Sequence[Source], end: int, *, words: int) -> Source | None:
        """Return the last source before `end` with at most so many words between, no dateline's."""
        i = bisect_right(sources, end, key=_end) - 1
        if i < 0 or self.is_bracketed(sources[i]):
            return None
        return sources[i] if self._is_near(sources[i].end, end, words) else None

    def _is_near(self, start: int, end: int, words: int) -> bool:
        gap = self.text[start:end] if end - start <= _REACH else "."
        return "." not in gap and "\n" not in gap and len(gap.replace('"', " ").split()) <= words

    def that(self, start: int, end: int) -> int | None:
        """Return where the words that are said begin: at أن, a colon or an opening quotation mark."""
        limit = min(end, start + _THAT_REACH)
        found = [at for at in (self.text.find(sign, start, limit) for sign in _THAT) if at >= 0]
        return min(found) if found else None

    def told_anew(self, start: int, end: int) -> Sequence[int]:
        """Return where clauses with verbs of their own begin in [start, end)."""
        return self.events[bisect_left(self.events, start) : bisect_left(self.events, end)]

    def until(self, start: int, sentence: tuple[int, int]) -> int:
        """Return where the words that are said end: with sentence or proposition, never inside a quotation."""
        end = sentence[1]
        if sentence[1] - sentence[0] > RUN_ON:
            end = min((b for _, b in self.propositions if b > start + 1), default=end)
        opening = self.text.find('"', start, end)
        closing = self.text.find('"', opening + 1, opening + _QUOTE_REACH) if opening >= 0 else -1
        return max(self._listed(end), closing)

    def _listed(self, end: int) -> int:
        """Return where the list ends that a colon at `end` opens; `end` where there is none."""
        if self.text[end - 1 : end] != ":":
            return end
        for line in _LINE.finditer(self.text, end, end + _LIST_REACH):
            if not _ITEM.match(line.group()):
                break
            end = line.end()
        return end

    def quoted_before(self, hit: Hit, start: int) -> int | None:
        """Return where the quotation begins that stands right before a verb of saying, None where there is none."""
        closing = start + len(self.text[start : hit.start].rstrip(" ،-.")) - 1
        if hit.start != hit.word_start or closing < start or self.text[closing] != '"':
            return None
        opening = self.text.rfind('"', start, closing)
        return opening if opening >= 0 and self.text.count(" ", opening, closing) >= _QUOTED_WORDS else None


@cache
def _folded(form: str) -> str:
    return fold(form).text


def room(text: str, hits: dict[Layer, Hits], sides: Sequence[Side], propositions: Sequence[tuple[int, int]]) -> Room:
    """Return the text with all who may speak in it."""
    heard = tuple(_outlets(text, hits, spoken_to=frozenset()))
    speaking = tuple(_outlets(text, hits, spoken_to=frozenset(("ل", "ول"))))
    parties = tuple(Source(start=side.start, end=side.end, name=side.parties[0]) for side in sides)
    return Room(
        text=text,
        outlets=heard,
        speaking=speaking,
        parties=parties,
        propositions=propositions,
        events=tuple(_events(text, hits)),
    )


_TELLING = (Layer.CONTROL, Layer.OUTCOME, Layer.MOVEMENT, Layer.EVENT, Layer.SAYING)
_FINITE = (Manner.PAST, Manner.PRESENT)


def _events(text: str, hits: dict[Layer, Hits]) -> Iterator[int]:
    """Yield where a clause begins with a finite verb that a comma and و part from what is before, in order."""
    yield from sorted(
        hit.word_start
        for layer in _TELLING
        for hit in hits[layer]
        if hit.payload.manner in _FINITE
        and text[hit.word_start] == "و"
        and text[max(0, hit.word_start - 2) : hit.word_start] == "، "
    )


def _outlets(text: str, hits: dict[Layer, Hits], *, spoken_to: frozenset[str]) -> Iterator[Source]:
    known = _known(text, hits[Layer.OUTLET])
    for hit in hits[Layer.OUTLET]:
        entry = hit.payload.entry
        told = not hit.payload.weak or entry in known
        if isinstance(entry, Outlet) and told and text[hit.word_start : hit.start] not in spoken_to:
            yield Source(start=hit.start, end=hit.end, name=entry.id, speaks_for=entry.speaks_for)


def _known(text: str, hits: Hits) -> set[object]:
    """Return the outlets that a text names in full, alone or in the name of somebody of theirs: مدير المرصد السوري."""
    strong = [hit for hit in hits if not hit.payload.weak]
    known: set[object] = {hit.payload.entry for hit in strong}
    names = tuple(text[hit.start : hit.end] for hit in strong)
    asked = {hit.payload.entry for hit in hits} - known
    return known | {outlet for outlet in asked if isinstance(outlet, Outlet) and _is_named(outlet, names)}


def _is_named(outlet: Outlet, names: Sequence[str]) -> bool:
    return any(form in name for form in map(_folded, outlet.forms) for name in names)
