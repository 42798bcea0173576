"""The lines that a page adds to its report: counters, buttons, captions, its own title once more."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from marsad.report.layout import Line
from marsad.text.fold import fold
from marsad.text.lexicon import Entry, load

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_UNSIGNED = re.compile(r"[^\w]+")
# Code points below which two equal lines are no title told twice ("عاجل").
_SHORTEST_TITLE = 12
# Code points from which on a line is a paragraph, and beyond which no line is noise.
_PARAGRAPH = 180
_LONGEST = 300


class Kind(Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One kind of noise: lines that are, begin or end with one of its forms."""

    whole: tuple[str, ...] = ()
    starts: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()
    longest: int = 0
    examples: tuple[str, ...] = ()
    never: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Table:
    """All kinds, folded: whole lines, and how lines of at most so many code points begin or end."""

    whole: frozenset[str]
    starts: Mapping[int, tuple[str, ...]]
    ends: Mapping[int, tuple[str, ...]]


def kinds() -> tuple[Kind, ...]:
    """Return the kinds of noise, in file order."""
    return load("marsad.report", "noise.yaml", Kind)


@cache
def _table() -> _Table:
    rows = kinds()
    return _Table(
        whole=frozenset(_spaced(fold(form).text) for row in rows for form in row.whole),
        starts=_by_longest((row.longest, row.starts) for row in rows),
        ends=_by_longest((row.longest, row.ends) for row in rows),
    )


def _by_longest(rows: Iterable[tuple[int, tuple[str, ...]]]) -> Mapping[int, tuple[str, ...]]:
    """Return the folded forms of all rows, those of one longest line together."""
    found: dict[int, tuple[str, ...]] = {}
    for longest, forms in rows:
        found[longest] = (*found.get(longest, ()), *(fold(form).text for form in forms))
    return found


def is_noise(line: str) -> bool:
    """Return whether a folded `line` is a page's own, by what it says or how it begins."""
    table = _table()
    if len(line) > _LONGEST:
        return False
    spaced = _spaced(line)
    if spaced in table.whole or _NUMBER.sub("#", spaced) in table.whole:
        return True
    return any(len(line) <= most and line.startswith(forms) for most, forms in table.starts.items())


def is_credited(line: str) -> bool:
    """Return whether a folded `line` ends as captions do, in the name of who took the picture."""
    return any(len(line) <= most and line.endswith(forms) for most, forms in _table().ends.items())


def noise(lines: Sequence[Line], title: Line | None) -> tuple[Line, ...]:
    """Return the lines that are noise, captions and a repeated `title` among them."""
    return tuple(_noise(lines, title))


def _noise(lines: Sequence[Line], title: Line | None) -> Iterator[Line]:
    told = _bare(title.text) if title and len(title.text) >= _SHORTEST_TITLE else None
    paragraphs = [line.start for line in lines if len(line.text) >= _PARAGRAPH]
    for line in lines:
        if line is title:
            continue
        # In a list of short news a name at the end of a line is its source. A caption stands among paragraphs,
        # and below the first of them it gives no figures.
        captioned = bool(paragraphs) and (line.start < paragraphs[0] or not _NUMBER.search(line.text))
        caption = captioned and line is not lines[0] and is_credited(line.text)
        repeated = told is not None and len(line.text) <= _LONGEST and _bare(line.text) == told
        if caption or repeated or is_noise(line.text):
            yield line


def _spaced(text: str) -> str:
    return " ".join(text.split())


def _bare(text: str) -> str:
    return _UNSIGNED.sub(" ", text).strip()
