"""Who may speak in a text, and how far their words go."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from marsad.extract.mention.scan import Hits, Layer
from marsad.extract.mention.side import Side
from marsad.extract.particle import particles
from marsad.text.fold import fold
from marsad.theatre.outlet import Outlet

_REACH = 90
_THAT_REACH = 140
_QUOTE_REACH = 2000
_OFFICE_REACH = 30
_LONGEST_OFFICE = 4
_WORD = re.compile(r"\w+")
# A sentence longer than this, in code points, is a run-on one: what is said in it ends with its proposition.
RUN_ON = 450
_THAT = (" ان ", " انه ", " انها ", " انهم ", " بان ", ' "', ":", " عن ", " بانه ", " بانها ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Somebody who can speak, named at folded [start, end)."""

    start: int
    end: int
    # None: only the text's own words name it.
    name: str | None


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

    def until(self, start: int, sentence: tuple[int, int]) -> int:
        """Return where the words that are said end: with sentence or proposition, never inside a quotation."""
        end = sentence[1]
        if sentence[1] - sentence[0] > RUN_ON:
            end = min((b for _, b in self.propositions if b > start + 1), default=end)
        opening = self.text.find('"', start, end)
        closing = self.text.find('"', opening + 1, opening + _QUOTE_REACH) if opening >= 0 else -1
        return max(end, closing)

    def office(self, start: int, end: int) -> Source | None:
        """Return the office or person at `start` that no list has, in the text's own words: وزير الصحة."""
        for first in _WORD.finditer(self.text, start, min(end, start + _OFFICE_REACH)):
            if first.group() in particles("offices"):
                last = first.end()
                for word in list(_WORD.finditer(self.text, last, end))[: _LONGEST_OFFICE - 1]:
                    if self.text[last : word.start()].strip(' "') or word.group() in particles("ends-office"):
                        break
                    last = word.end()
                return Source(start=first.start(), end=last, name=None)
            if first.group() not in particles("before-office"):
                break
        return None


@cache
def _folded(form: str) -> str:
    return fold(form).text


def room(text: str, hits: dict[Layer, Hits], sides: Sequence[Side], propositions: Sequence[tuple[int, int]]) -> Room:
    """Return the text with all who may speak in it."""
    heard = tuple(_outlets(text, hits, spoken_to=frozenset()))
    speaking = tuple(_outlets(text, hits, spoken_to=frozenset(("ل", "ول"))))
    parties = tuple(Source(start=side.start, end=side.end, name=side.parties[0]) for side in sides)
    return Room(text=text, outlets=heard, speaking=speaking, parties=parties, propositions=propositions)


def _outlets(text: str, hits: dict[Layer, Hits], *, spoken_to: frozenset[str]) -> Iterator[Source]:
    known = _known(text, hits[Layer.OUTLET])
    for hit in hits[Layer.OUTLET]:
        entry = hit.payload.entry
        told = not hit.payload.weak or entry in known
        if isinstance(entry, Outlet) and told and text[hit.word_start : hit.start] not in spoken_to:
            yield Source(start=hit.start, end=hit.end, name=entry.id)


def _known(text: str, hits: Hits) -> set[object]:
    """Return the outlets that a text names in full, alone or in the name of somebody of theirs: مدير المرصد السوري."""
    strong = [hit for hit in hits if not hit.payload.weak]
    known: set[object] = {hit.payload.entry for hit in strong}
    names = tuple(text[hit.start : hit.end] for hit in strong)
    asked = {hit.payload.entry for hit in hits} - known
    return known | {outlet for outlet in asked if isinstance(outlet, Outlet) and _is_named(outlet, names)}


def _is_named(outlet: Outlet, names: Sequence[str]) -> bool:
    return any(form in name for form in map(_folded, outlet.forms) for name in names)
