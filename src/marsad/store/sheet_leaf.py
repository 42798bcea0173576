"""A leaf: what some thousand statements are asked for by, in columns of whole numbers that are compared at one go."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from operator import itemgetter
from typing import Any

import msgspec
import numpy as np
import numpy.typing as npt
from msgspec import Struct

from marsad.store.search import Search

# How many numbers of statements a leaf has room for.
SIZE = 4096
# Days are ordinals. What is open lies before or after every day; days of which nothing is known begin after all of them
# and end before, so that they meet none.
BEFORE, AFTER, UNKNOWN = 0, 1 << 30, -1
Mask = npt.NDArray[np.bool_]
Numbers = npt.NDArray[np.int64]
_COLUMNS: Mapping[str, type[np.integer[Any]]] = {
    "number": np.int64,
    "kind": np.int16,
    "modality": np.int16,
    "publisher": np.int16,
    "known": np.int32,
    "said": np.int32,
    "start": np.int32,
    "end": np.int32,
    # A report's key is a hash in hexadecimal figures: by its first sixteen, reports are in the order of their keys.
    "report": np.uint64,
    "position": np.int32,
    "party_row": np.int16,
    "party": np.int16,
}


_WORDED = ("kind", "modality", "publisher")
_COUNTED = ("number", "position", "report", "known", "said", "start", "end")


class _Written(Struct, frozen=True):
    words: Mapping[str, Sequence[str]]
    columns: Mapping[str, bytes]


_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(_Written).decode


class Leaf:
    """Statements in the order of their numbers; `words` of a column, each by its place there."""

    def __init__(self, words: Mapping[str, Sequence[str]], columns: Mapping[str, npt.NDArray[Any]]) -> None:
        self.words = words
        self.columns = columns
        number = columns["number"]
        # Where the leaf begins, and how far into it each number is.
        self._begin = int(number[0]) // SIZE * SIZE if len(number) else 0
        self._places = number - self._begin

    @classmethod
    def of(cls, rows: Sequence[Mapping[str, Any]], parties: Mapping[int, Collection[str]]) -> "Leaf":
        """Return the leaf of the rows of facets, in order; `parties` by number."""
        told = [(at, party) for at, row in enumerate(rows) for party in sorted(parties.get(row["number"], ()))]
        written = {name: [row[name] for row in rows] for name in _WORDED} | {"party": [*map(itemgetter(1), told)]}
        words = {name: sorted({*column}) for name, column in written.items()}
        columns = {name: _codes(words[name], column) for name, column in written.items()}
        found = [_numbers(row) for row in rows]
        columns |= {name: [each[at] for each in found] for at, name in enumerate(_COUNTED)}
        columns["party_row"] = [*map(itemgetter(0), told)]
        return cls(words, {name: np.array(columns[name], dtype=type_) for name, type_ in _COLUMNS.items()})

    @classmethod
    def read(cls, body: bytes) -> "Leaf":
        """Return the leaf that was written so."""
        found = _decode(body)
        columns = {name: np.frombuffer(found.columns[name], dtype=type_) for name, type_ in _COLUMNS.items()}
        return cls(found.words, columns)

    def written(self) -> bytes:
        """Return the leaf as it is kept."""
        return _encode(_Written(self.words, {name: column.tobytes() for name, column in self.columns.items()}))

    def fitting(self, search: Search, numbers: Sequence[Numbers]) -> Mask:
        """Return which of its statements fit the search and are among all of the `numbers`, each of them in order.

        Of a search all is asked but ids, places, speakers and words, for which `numbers` stand.
        """
        found: Mask = np.ones(len(self._places), dtype=np.bool_)
        for mask in self._masks(search, numbers):
            found &= mask
            if not found.any():
                break
        return found

    def _masks(self, search: Search, numbers: Sequence[Numbers]) -> Iterator[Mask]:
        """Yield what fits each part of the search, those parts first that leave least."""
        yield from (self._among(each) for each in numbers)
        columns, (start, end) = self.columns, (search.days.start, search.days.end)
        if start is not None:
            yield columns["end"] >= start.toordinal()
        if end is not None:
            yield columns["start"] <= end.toordinal()
        if search.as_of is not None:
            yield (columns["known"] <= search.as_of.toordinal()) & (columns["known"] != UNKNOWN)
        if search.after is not None:
            yield columns["known"] > search.after.toordinal()
        yield from self._worded(search)

    def _worded(self, search: Search) -> Iterator[Mask]:
        modalities = [modality.value for modality in search.modalities]
        for name, words in (("kind", search.kinds), ("modality", modalities), ("publisher", search.publishers)):
            if words:
                yield self._is_any(name, words)
        if search.parties:
            mask: Mask = np.zeros(len(self._places), dtype=np.bool_)
            mask[self.columns["party_row"][self._is_any("party", search.parties)]] = True
            yield mask

    def _among(self, numbers: Numbers) -> Mask:
        begin, end = np.searchsorted(numbers, (self._begin, self._begin + SIZE))
        asked: Mask = np.zeros(SIZE, dtype=np.bool_)
        asked[numbers[begin:end] - self._begin] = True
        found: Mask = asked[self._places]
        return found

    def _is_any(self, name: str, words: Collection[str]) -> Mask:
        """Return where the column has any of the words."""
        asked = {*words}
        found: Mask = np.array([word in asked for word in self.words[name]], dtype=np.bool_)[self.columns[name]]
        return found


def _codes(words: Sequence[str], column: Sequence[str]) -> list[int]:
    codes = {word: code for code, word in enumerate(words)}
    return [codes[word] for word in column]


def _numbers(row: Mapping[str, Any]) -> tuple[int, ...]:
    """Return what of the facets are numbers, in the order of `_COUNTED`."""
    return (
        row["number"],
        row["position"],
        int(row["report"][:16], 16),
        _ordinal(row["known"], UNKNOWN),
        _ordinal(row["said"], BEFORE),
        _ordinal(row["start"], BEFORE if row["end"] else AFTER),
        _ordinal(row["end"], AFTER if row["start"] else BEFORE),
    )


def _ordinal(day: date | None, otherwise: int) -> int:
    return otherwise if day is None else day.toordinal()
