"""Who brought a report out, by its own words."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from marsad.report.layout import Line, Text
from marsad.report.mention import Mention
from marsad.report.outlet_names import OutletNames
from marsad.text.fold import fold
from marsad.text.lexicon import Entry, load

# A dateline stands among the first lines, at most so many code points into its line.
_LINES = 6
_DEEPEST = 80
# Code points from which on a line is a paragraph.
_PARAGRAPH = 180
_NAME = re.compile(r"\w(?:.*\w)?")
# What parts the pieces of a dateline, and what may open and close a name in it.
_BEFORE = re.compile(r"(?:\A|[-/|:،,*#]|\d|\()\s*[(\"\[«]{0,2}\s*\Z")
_BEHIND = re.compile(r"\s*[)\"\]»]{0,2}\s*(?:\Z|::|-|/|\||،|,|خاص\b|متابعات\b)")
# A name in brackets at the end of a line is a dateline behind a place, and a picture's credit behind a sentence.
_CREDIT = re.compile(r"\s*\)\s*\Z")
_PLACE_WORDS = 3
_TITLE_BEHIND = re.compile(r'"?\s*[-|]\s')
# Further down a name with a colon is whoever said what follows.
_COLON_LINES = 2
_COLON_BEHIND = re.compile(r"\s*[)\"\]»]{0,2}\s*:")
# Own words once may be another outlet's quotation of them, but "told us" by our name is said by ourselves.
_TO = re.compile("لل?")
_FEWEST_OWN = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Byline:
    """`outlet` brought the report out, as the words at folded [start, end) show."""

    outlet: str
    start: int
    end: int


class Voice(Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Words beside an outlet's name, and what they tell of who speaks."""

    place: str
    forms: tuple[str, ...]


@cache
def _beside(place: str) -> frozenset[str]:
    rows = load("marsad.report", "voice.yaml", Voice)
    return frozenset(fold(form).text for row in rows if row.place == place for form in row.forms)


def byline(text: Text, outlets: Sequence[OutletNames]) -> Byline | None:
    """Return who brought the report out, None where the text does not show it or shows several.

    A dateline is surest, then the head of the title, then words that only one outlet uses, then an outlet that
    speaks all along.
    """
    head = enumerate(_head(text.lines))
    dated = [found for i, line in head if (found := _in_dateline(text, line, colon=i < _COLON_LINES))]
    if dated:
        return dated[0] if len({found.outlet for found in dated}) == 1 else None
    return _at_head_of_title(text) or _in_own_words(text, outlets) or _speaker(text)


def _in_own_words(text: Text, outlets: Sequence[OutletNames]) -> Byline | None:
    """Return the outlet whose own words stand in the text twice, or that was told something."""
    agencies = {outlet.id for outlet in outlets if outlet.agency}
    own = [mention for mention in text.mentions if mention.own and mention.outlet not in agencies]
    if len({mention.outlet for mention in own}) != 1:
        return None
    if len(own) < _FEWEST_OWN and not _TO.match(text.folded, own[0].start):
        return None
    return Byline(outlet=own[0].outlet, start=own[0].start, end=own[0].end)


def _head(lines: Sequence[Line]) -> Sequence[Line]:
    """Return the lines in which a dateline may stand: none behind the first paragraph."""
    first = next((i for i, line in enumerate(lines) if len(line.text) >= _PARAGRAPH), _LINES)
    return lines[: min(first + 1, _LINES)]


def _in_dateline(text: Text, line: Line, *, colon: bool) -> Byline | None:
    """Return the first outlet that is a piece of the line's dateline. `colon`: it may be one that ends it."""
    for mention in text.mentions:
        if mention.attached or not line.start <= mention.start <= line.start + _DEEPEST:
            continue
        if mention.end > line.end:
            break
        name = _NAME.search(text.folded, mention.start, mention.end)
        if not name:
            continue
        before = text.folded[line.start : name.start()]
        behind = text.folded[name.end() : min(line.end, name.end() + _DEEPEST)]
        credited = _CREDIT.match(behind) and len(before.split()) > _PLACE_WORDS
        ended = _BEHIND.match(behind) or (colon and _COLON_BEHIND.match(behind))
        if _BEFORE.search(before) and ended and not credited:
            return Byline(outlet=mention.outlet, start=name.start(), end=name.end())
    return None


def _at_head_of_title(text: Text) -> Byline | None:
    """Return the outlet with whose name the title begins, parted from the rest by a stroke."""
    title = text.title
    for mention in text.mentions:
        first = title is not None and mention.start == title.start and not mention.own
        if first and title and _TITLE_BEHIND.match(text.folded, mention.end, title.end):
            return Byline(outlet=mention.outlet, start=mention.start, end=mention.end)
    return None


def _speaker(text: Text) -> Byline | None:
    """Return the outlet that speaks of itself all along, and of which nobody else speaks."""
    own: Counter[str] = Counter()
    told: Counter[str] = Counter()
    first: dict[str, Mention] = {}
    for mention in text.mentions:
        if mention.own:
            continue
        before = text.folded[max(0, mention.start - 30) : mention.start].split()
        behind = text.folded[mention.end : mention.end + 30].split()
        if _ends(before, "own") or _begins(behind, "own-behind"):
            own[mention.outlet] += 1
            first.setdefault(mention.outlet, mention)
        elif _ends(before, "told"):
            told[mention.outlet] += 1
    speakers = [outlet for outlet in own if own[outlet] >= _FEWEST_OWN and not told[outlet]]
    if len(speakers) != 1:
        return None
    mention = first[speakers[0]]
    return Byline(outlet=mention.outlet, start=mention.start, end=mention.end)


def _ends(words: Sequence[str], place: str) -> bool:
    return any(" ".join(words[-n:]) in _beside(place) for n in (1, 2) if len(words) >= n)


def _begins(words: Sequence[str], place: str) -> bool:
    return any(" ".join(words[:n]) in _beside(place) for n in (1, 2, 3))
