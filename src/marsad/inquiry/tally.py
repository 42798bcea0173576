"""The figures as claims, with the words that give them."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from marsad.extract.term import Modality
from marsad.record.contradiction import Contradiction
from marsad.record.counter.claim import Claim
from marsad.record.coverage import Coverage
from marsad.record.filed import Filed
from marsad.record.ledger.answer import Answer
from marsad.record.ledger.question import Question
from marsad.theatre.place import Place
from marsad.when.interval import Interval


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """Words of report `source` that give a figure.

    `publisher` brought them out by day `known`, `speaker` said them in the end, on day `said`; each None where unknown.
    """

    statement_id: str
    report_id: str
    source: str
    publisher: str | None
    speaker: str | None
    said: date | None
    known: date | None
    modality: Modality
    quote: str


class Sentences(Mapping[str, Quotation]):
    """The words behind statements, each by its id, in order of id; read when they are asked for, each once.

    What is asked of it as a mapping reads all; `of` reads no more than it returns.
    """

    __slots__ = ("_found", "_ids", "_read")

    def __init__(self, ids: Iterable[str], read: Callable[[Sequence[str]], Mapping[str, Filed]]) -> None:
        self._ids = dict.fromkeys(sorted({*ids}))
        self._read = read
        self._found: dict[str, Quotation | None] = {}

    def of(self, ids: Iterable[str]) -> dict[str, Quotation]:
        """Return the words behind those of these statements that there are, by id, in order of id."""
        asked = [each for each in sorted({*ids}) if each in self._ids]
        items = self._read([each for each in asked if each not in self._found])
        fresh = (each for each in asked if each not in self._found)
        self._found |= {each: quotation(items[each]) if each in items else None for each in fresh}
        return {each: found for each in asked if (found := self._found[each]) is not None}

    def __getitem__(self, key: str) -> Quotation:
        return self.of(self._ids)[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self.of(self._ids))

    def __len__(self) -> int:
        return len(self.of(self._ids))


class Asker(Protocol):
    """Answers by the claims that are current; a protocol, so that nobody loads a solver who asks for none of it."""

    def answers(
        self, questions: Sequence[Question], *, heed: Callable[[float], None] = lambda _: None
    ) -> tuple[Answer, ...]:
        """Return the answer to each question; they differ in groups, area and days alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """What was known by day `as_of` (None: ever): every figure as a claim.

    `values` are all of them, each with the id of its counter, and `by_id` by their own; `current` what still counts of
    them, and `asker` answers by that. `covered` tells how much is told of a place in some days; `read` gives
    the statements of some ids. `merged`: which place each is now that people merged into another. `is_lasting`: words
    may be read as long as anybody has an answer of it.
    """

    as_of: date | None
    read: Callable[[Sequence[str]], Mapping[str, Filed]]
    values: tuple[Claim, ...]
    current: tuple[Claim, ...]
    contradictions: tuple[Contradiction, ...]
    merged: Mapping[str, str]
    covered: Callable[[Place | None, Interval], Coverage]
    asker: Asker
    by_id: Mapping[str, Claim]
    is_lasting: bool = False

    def claims(self, ids: Iterable[str]) -> dict[str, Claim]:
        """Return the values of these ids, by id, in order of id."""
        return {key: self.by_id[key] for key in sorted(ids) if key in self.by_id}

    def quotations(self, ids: Iterable[str]) -> Sentences:
        """Return the words behind the statements of these ids."""
        asked = tuple(ids)
        found = Sentences(asked, self.read)
        if not self.is_lasting:
            found.of(asked)
        return found

    def coverage(self, place: Place | None, start: date | None, end: date | None) -> Coverage:
        """Return how much is told of the place (None: of anything) from `start` to `end`, both included, None open.

        Raises:
            ValueError: it ends before it starts.
        """
        return self.covered(place, Interval(start, end))


def quotation(item: Filed) -> Quotation:
    """Return the words of the statement, with who says them."""
    return Quotation(
        statement_id=item.id,
        report_id=item.report_id,
        source=item.source,
        publisher=item.publisher or None,
        speaker=item.origin or None,
        said=item.statement.as_of,
        known=item.known,
        modality=item.statement.modality,
        quote=item.statement.quote,
    )
