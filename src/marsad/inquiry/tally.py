"""The figures as claims, with the words that give them."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from marsad.extract.term import Modality
from marsad.record.contradiction import Contradiction
from marsad.record.counter.claim import Claim
from marsad.record.coverage import Coverage
from marsad.record.filed import Filed
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """What was known by day `as_of` (None: ever): every figure as a claim.

    `values` are all of them, each with the id of its counter; `current` what still counts of them. `covered` tells how
    much is told of a place in some days; `read` gives the statements of some ids. `merged`: which place each is now
    that people merged into another.
    """

    as_of: date | None
    read: Callable[[Sequence[str]], Mapping[str, Filed]]
    values: tuple[Claim, ...]
    current: tuple[Claim, ...]
    contradictions: tuple[Contradiction, ...]
    merged: Mapping[str, str]
    covered: Callable[[Place | None, Interval], Coverage]

    def quotations(self, ids: Iterable[str]) -> dict[str, Quotation]:
        """Return the words behind the statements of these ids, each once, in order of id."""
        asked = sorted({*ids})
        items = self.read(asked)
        return {each: quotation(items[each]) for each in asked if each in items}

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
