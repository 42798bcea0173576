"""What people decided on a report's statements, and how these read since."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

import msgspec

from marsad.extract.contract_reading import statement_from
from marsad.extract.statement import Statement
from marsad.record.contradiction import Contradiction
from marsad.record.filed import Filed
from marsad.record.judgement import Judgement
from marsad.record.judgement.deciding import decided
from marsad.record.judgement.known import Known
from marsad.store import Store, WrittenReport
from marsad.theatre.theatre import Theatre

_About = Mapping[str, Sequence[Judgement]]


class Standing(Enum):
    """What became of a statement that somebody judged."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"
    CORRECTED = "corrected"
    # Only whether it is of one event with others was judged, or the correction cannot be carried out.
    OPEN = "open"


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """How statement `id` stands after its judgements, the earliest first; `reading`: how it reads where corrected."""

    id: str
    standing: Standing
    reading: Statement | None
    judgements: tuple[Judgement, ...]
    contradictions: tuple[Contradiction, ...]


class Verdicts:
    """The judgements of one store, read again when something arrives, by what one theatre has."""

    def __init__(self, store: Store, theatre: Theatre) -> None:
        self._store = store
        self._known = Known.of(theatre)
        self._kept = lru_cache(maxsize=1)(self._read)

    def on(self, report: WrittenReport) -> tuple[Judged, ...]:
        """Return the report's statements that somebody judged, in the order of the words."""
        about = self._kept(self._store.arrivals())
        if not about:
            return ()
        return tuple(self._judged(item, about[item.id]) for item in _filed(report, about.keys()))

    def _read(self, _arrivals: tuple[int, int]) -> _About:
        about: dict[str, list[Judgement]] = defaultdict(list)
        for judgement in self._store.judgements():
            for key in judgement.statements:
                about[key].append(judgement)
        return dict(about)

    def _judged(self, item: Filed, judgements: Sequence[Judgement]) -> Judged:
        """Return what became of the item, by the rules of the record."""
        decisions = decided((item,), judgements, self._known)
        left = decisions.items[0].statement if decisions.items else None
        standing = _standing(item.statement, left, is_judged=item.id in decisions.accepted)
        return Judged(
            id=item.id,
            standing=standing,
            reading=left if standing is Standing.CORRECTED else None,
            judgements=tuple(judgements),
            contradictions=decisions.contradictions,
        )


def _standing(before: Statement, after: Statement | None, *, is_judged: bool) -> Standing:
    if after is None:
        return Standing.REJECTED
    if not is_judged:
        return Standing.OPEN
    # Whoever vouches for a statement makes it sure: that alone is no correction.
    same = msgspec.structs.replace(after, confidence=before.confidence) == before
    return Standing.ACCEPTED if same else Standing.CORRECTED


def _filed(report: WrittenReport, wanted: Collection[str]) -> Iterator[Filed]:
    """Yield the report's statements that are wanted, as the record takes them."""
    for key, body in report.statements.items():
        if key in wanted:
            yield Filed(
                id=key,
                report_id=report.id,
                source=report.source,
                known=report.known,
                statement=statement_from(msgspec.json.decode(body)),
            )
