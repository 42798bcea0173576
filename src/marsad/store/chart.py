"""Versions of what is said of places, in columns of numbers that are compared at one go."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple, TypeVar

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from marsad.record.control.stretch import old_after
from marsad.record.control.tenure import Status
from marsad.record.control.version import EVER
from marsad.store.tenure_rows import ALWAYS, OPEN

# Where a column has no day.
NONE = -1
# More than there are days: a place and a day are one number.
DAYS = 1 << 22
# Groups of parties and days are few, and are met in every row.
_MANY = 1 << 16
Mask = npt.NDArray[np.bool_]
Numbers = npt.NDArray[np.int64]
T = TypeVar("T")


class Answer(NamedTuple):
    """What is said of a place, as a row has it: parties with a space between them."""

    status: str
    holder: str
    by: str
    candidates: str


class Stood(Struct, frozen=True):
    """How a place stands on a day; the fields are those of `Tenure`."""

    place_id: str
    start: date | None
    status: Status
    holder: tuple[str, ...]
    by: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Chart:
    """Versions by place, then by the first day of which they speak.

    In the columns, `place` is a number in `places`, which are in order, `answer` one in `answers` and `publisher` one
    in `publishers`. Days are ordinals, with the open ends of rows, and `NONE` where there is none.
    """

    places: tuple[str, ...]
    answers: tuple[Answer, ...]
    publishers: tuple[str, ...]
    columns: Mapping[str, npt.NDArray[Any]]

    def __len__(self) -> int:
        return len(self.columns["place"])

    def __getitem__(self, column: str) -> npt.NDArray[Any]:
        return self.columns[column]

    def only(self, rows: Mask | Numbers) -> "Chart":
        """Return the versions of these rows."""
        return replace(self, columns={name: column[rows] for name, column in self.columns.items()})

    def known(self, as_of: date | None) -> Mask:
        """Return which were known on day `as_of` (None: by all that was ever read)."""
        day = (as_of or EVER).toordinal()
        return (self["known_to"] > day) & (self["known_from"] <= day)

    def on(self, day: date) -> Mask:
        """Return which speak for the day."""
        number = day.toordinal()
        return (self["start"] <= number) & (self["end"] > number)

    def by(self, publisher: str) -> Mask:
        """Return which are said by the publisher."""
        number = self.publishers.index(publisher) if publisher in self.publishers else NONE
        found: Mask = self["publisher"] == number
        return found

    def of_answer(self, found: Callable[[Answer], T]) -> tuple[list[T], Numbers]:
        """Return what is found of answers, each once, and which of them each version has."""
        kinds: dict[T, int] = {}
        kind = np.array([kinds.setdefault(found(answer), len(kinds)) for answer in self.answers], np.int64)
        return list(kinds), kind[self["answer"]] if len(kind) else np.empty(0, np.int64)

    def among(self, place_ids: Iterable[str]) -> Mask:
        """Return which speak of one of these places."""
        found: Mask = self.mask_of(place_ids)[self["place"]]
        return found

    def mask_of(self, place_ids: Iterable[str]) -> Mask:
        """Return which of all places these are."""
        asked = frozenset(place_ids)
        return np.array([place in asked for place in self.places], np.bool_)

    def stood(self, row: int) -> Stood:
        """Return how the place stands by the version of that row."""
        status, holder, by, _ = self.answers[self["answer"][row]]
        start = day_of(int(self["start"][row]), ALWAYS)
        return Stood(self.places[self["place"][row]], start, Status(status), names(holder), names(by))

    def fresh(self) -> tuple[Numbers, Numbers]:
        """Return from which day to which news of each version is not old, `NONE` where that has no end.

        See `Stretch`; what reaches back and rests on a statement is known by the turn that ended it.
        """
        first, last, end = self["first_evidence"], self["last_evidence"], self["end"]
        turned = (last == NONE) & (self["rests"] != 0) & (self["start"] == ALWAYS) & (end != OPEN)
        heard = (last != NONE) | turned
        earliest = np.where(turned, end, np.where(first == NONE, last, first)) - old_after()
        latest = np.where(turned, end, last) + old_after()
        return (
            np.where(heard & (earliest >= date.min.toordinal()), earliest, NONE),
            np.where(heard & (latest <= date.max.toordinal()), latest, NONE),
        )


@lru_cache(maxsize=_MANY)
def names(written: str) -> tuple[str, ...]:
    """Return the parties that stand with a space between them."""
    return tuple(written.split())


@lru_cache(maxsize=_MANY)
def day_of(number: int, unbounded: int) -> date | None:
    """Return the day of the number, None where that stands for an open end."""
    return None if number == unbounded else date.fromordinal(number)


_FIELDS = len(Answer._fields)


class _Numbered(dict[Any, int]):
    """What is met gets the next number."""

    def __missing__(self, item: object) -> int:
        self[item] = number = len(self)
        return number

    def codes(self, items: Sequence[object]) -> Numbers:
        return np.fromiter(map(self.__getitem__, items), np.int64, len(items))


def charted(
    parts: Iterable[Sequence[Sequence[Any]]],
    numbers: Mapping[str, type[np.generic]],
    before: Chart | None = None,
) -> Chart:
    """Return the chart of the rows and of all that is in the one `before`, of which no place is in them.

    A row has the place, who says it, the fields of `Answer`, and the `numbers`, of the kinds in which they are kept.
    """
    places, publishers, answers = _Numbered(), _Numbered(), _Numbered()
    found: dict[str, list[npt.NDArray[Any]]] = {name: [] for name in ("place", "publisher", "answer", *numbers)}
    if before is not None:
        for listed, known in ((places, before.places), (publishers, before.publishers), (answers, before.answers)):
            listed.codes(known)
        for name, columns in found.items():
            columns.append(before[name])
    for rows in parts:
        if rows:
            place_ids, told, *said = zip(*rows, strict=True)
            words, counted = said[:_FIELDS], said[_FIELDS:]
            found["place"].append(places.codes(place_ids).astype(np.int32))
            found["publisher"].append(publishers.codes(told).astype(np.int32))
            found["answer"].append(answers.codes([*zip(*words, strict=True)]).astype(np.int32))
            for (name, kind), column in zip(numbers.items(), counted, strict=True):
                found[name].append(np.array(column, dtype=kind))
    joined = {name: np.concatenate(columns) if columns else np.empty(0, np.int32) for name, columns in found.items()}
    return _ordered(joined, (tuple(places), tuple(publishers), tuple(Answer(*each) for each in answers)))


def _ordered(columns: Mapping[str, npt.NDArray[Any]], words: tuple[Any, Any, Any]) -> Chart:
    """Return the chart, its places numbered in their order, without those of which nothing is left."""
    places, publishers, answers = words
    there = np.unique(columns["place"])
    ordered = sorted((places[number], number) for number in there.tolist())
    rank = np.zeros(len(places) or 1, np.int32)
    rank[[number for _, number in ordered]] = np.arange(len(ordered))
    place = rank[columns["place"]]
    order = np.argsort(place.astype(np.int64) * DAYS + columns["start"], kind="stable")
    kept = {name: column[order] for name, column in {**columns, "place": place}.items()}
    return Chart(places=tuple(place for place, _ in ordered), answers=answers, publishers=publishers, columns=kept)
