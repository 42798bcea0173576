"""A directory of names, to be looked up while somebody types: whole, begun, inside, or misspelt."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum
from itertools import accumulate

from rapidfuzz import fuzz, process

from marsad.text.fold import fold
from marsad.text.folding import folded
from marsad.theatre.search import LEAST_LIKENESS

_WORD = re.compile(r"[^\W_]+")
# The article of a name, in Arabic before any of its words, in Latin letters as it is spoken before the first.
_ARTICLE = re.compile(r"^(?:a[a-z]{1,2}|el)[ -]+(?=\w)|\b(?:ال|لل)(?=[^\W\d_]{2})")
_END = "\n"
# Fewer letters stand inside, or are like, too many names. Our choice.
_LEAST_INSIDE, _LEAST_NEAR = 3, 3
_MOST_NEAR = 20
# Of 100: what is this much less like than the likest is hardly meant. Our choice.
_NEAR_BEST = 10.0
# What is longer is no name, and is compared by its beginning.
_LONGEST = 100


class Fit(Enum):
    """How what was typed fits a name, the best first. `NEAR`: it is another word, and perhaps this one was meant."""

    SAME = "same"
    BEGINS = "begins"
    WORD = "word"
    INSIDE = "inside"
    NEAR = "near"


_SURE = (Fit.SAME, Fit.BEGINS, Fit.WORD)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """What was typed fits the name `name` of entry `id`."""

    id: str
    name: str
    fit: Fit


@dataclass(frozen=True, slots=True, kw_only=True)
class Directory:
    """Names with whose they are; whoever was entered first is found first.

    `spaced` has every name as it is compared, folded and without signs, a line each, and another where an article can
    be left out; `tight` has the same without blanks. The line that begins at `starts[i]` is of name `i`.
    """

    ids: tuple[str, ...]
    names: tuple[str, ...]
    spaced: str = field(repr=False)
    tight: str = field(repr=False)
    spaced_starts: tuple[int, ...] = field(repr=False)
    tight_starts: tuple[int, ...] = field(repr=False)

    @classmethod
    def of(cls, entries: Iterable[tuple[str, Sequence[str]]]) -> "Directory":
        """Return the directory of entries, each an id with its names."""
        rows = [(entry, name) for entry, names in entries for name in names if name]
        lines = folded(name for _, name in rows)
        keyed = [(*row, key) for row, line in zip(rows, lines, strict=True) for key in _keys(line)]
        keys = [key for *_, key in keyed]
        tight = [key.replace(" ", "") for key in keys]
        return cls(
            ids=tuple(entry for entry, *_ in keyed),
            names=tuple(name for _, name, _ in keyed),
            spaced=_lines(keys),
            tight=_lines(tight),
            spaced_starts=_starts(keys),
            tight_starts=_starts(tight),
        )

    def find(self, asked: str, *, limit: int = 10) -> tuple[Hit, ...]:
        """Return up to `limit` entries of which a name fits, the best fit first.

        What is only like it is sought where no name is, begins with or has a word that begins with what was asked.
        """
        keys = _keys(fold(asked[:_LONGEST]).text)
        found = self._first(self._fitting(keys), limit)
        if not any(hit.fit in _SURE for hit in found.values()):
            found |= {id_: hit for id_, hit in self._first(self._near(keys), limit).items() if id_ not in found}
        return tuple(found.values())[:limit]

    def _first(self, fitting: Iterable[tuple[Fit, int]], limit: int) -> dict[str, Hit]:
        """Return the first entries, up to `limit`, each with the best of its names."""
        found: dict[str, Hit] = {}
        for fit, number in fitting:
            found.setdefault(self.ids[number], Hit(id=self.ids[number], name=self.names[number], fit=fit))
            if len(found) >= limit:
                break
        return found

    def _fitting(self, keys: Sequence[str]) -> Iterator[tuple[Fit, int]]:
        """Yield how one of the keys fits which name, the best first; a name may come again with a worse fit."""
        tight = [key.replace(" ", "") for key in keys]
        long = [key for key in tight if len(key) >= _LEAST_INSIDE]
        for fit, text, starts, parts in (
            (Fit.SAME, self.tight, self.tight_starts, [_END + key + _END for key in tight]),
            (Fit.BEGINS, self.spaced, self.spaced_starts, [_END + key for key in keys]),
            (Fit.BEGINS, self.tight, self.tight_starts, [_END + key for key in long]),
            (Fit.WORD, self.spaced, self.spaced_starts, [" " + key for key in keys]),
            (Fit.INSIDE, self.tight, self.tight_starts, long),
        ):
            for part in parts:
                yield from ((fit, number) for number in _holding(text, starts, part))

    def _near(self, keys: Sequence[str]) -> Iterator[tuple[Fit, int]]:
        """Yield the names that are like the last of the keys, which has no article, the likest first."""
        key = keys[-1].replace(" ", "") if keys else ""
        if len(key) < _LEAST_NEAR:
            return
        lines = self.tight.split(_END)[1:-1]
        near = process.extract(key, lines, scorer=fuzz.ratio, limit=_MOST_NEAR, score_cutoff=LEAST_LIKENESS)
        yield from ((Fit.NEAR, number) for _, score, number in near if score >= near[0][1] - _NEAR_BEST)


def _keys(text: str) -> tuple[str, ...]:
    """Return folded `text` as it is compared: its words and numbers, and the same without articles."""
    keys = (" ".join(_WORD.findall(each)) for each in (text, _ARTICLE.sub("", text.strip())))
    return tuple(dict.fromkeys(filter(None, keys)))


def _lines(keys: Sequence[str]) -> str:
    return _END + "".join(key + _END for key in keys)


def _starts(keys: Sequence[str]) -> tuple[int, ...]:
    """Return where each key's line begins, the break before it counted to it."""
    return tuple(accumulate((len(key) + 1 for key in keys[:-1]), initial=0)) if keys else ()


def _holding(text: str, starts: Sequence[int], part: str) -> Iterator[int]:
    """Yield the number of each line that holds the part, which may take in the breaks around it, in order."""
    at = text.find(part)
    while at >= 0:
        number = bisect_right(starts, at) - 1
        yield number
        following = starts[number + 1] if number + 1 < len(starts) else len(text)
        at = text.find(part, following)
