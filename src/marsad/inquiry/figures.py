"""The figures of a store: of which event each is, of which counter, and what still counts."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypedDict

from marsad.extract.term import Kind
from marsad.inquiry.evidence import evidence
from marsad.inquiry.ground import told_of
from marsad.inquiry.happenings import homes
from marsad.inquiry.standing import merged_now
from marsad.inquiry.tally import Tally
from marsad.inquiry.trees import trees
from marsad.record.contradiction import Contradiction
from marsad.record.counter.claim import Claim
from marsad.record.counter.figures import figures
from marsad.record.counter.headline import joined
from marsad.record.counter.series import current, numbered
from marsad.record.filed import Filed
from marsad.record.ledger.answer import Answer
from marsad.record.ledger.ask import answers
from marsad.record.ledger.ledger import Ledger
from marsad.record.ledger.question import Question
from marsad.store import Store
from marsad.store.figure_record import Figures


@dataclass(frozen=True, slots=True, eq=False)
class LedgerAsker:
    """Asks the ledger, with the parties of all theatres."""

    ledger: Ledger

    def answers(
        self, questions: Sequence[Question], *, heed: Callable[[float], None] = lambda _: None
    ) -> tuple[Answer, ...]:
        """Return the answer to each question; they differ in groups, area and days alone."""
        return answers(questions, self.ledger, trees().parties, heed=heed)


def tally(
    store: Store,
    kinds: Iterable[Kind],
    *,
    as_of: date | None = None,
    judgements_as_of: date | None = None,
    is_lasting: bool = False,
    before: Tally | None = None,
) -> Tally:
    """Return the figures of those kinds that were out by day `as_of`, as people's judgements left them.

    Judgements count if made by day `judgements_as_of` (None: ever). The tally asks the store for coverage, as long as
    that is open. `is_lasting`: the store stays open as long as anybody has an answer of it. `before`: what was read of
    the same figures earlier; what was laid out of those who said nothing since is taken over.

    Raises:
        StoreError: the store cannot be read.
    """
    asked = tuple(kinds)
    found = store.figures().told(asked[0].value) if as_of is judgements_as_of is None and len(asked) == 1 else None
    row = _anew(store, asked, as_of, judgements_as_of) if found is None else _kept(store, found)
    memory = store.figures().quarrels if is_lasting and as_of is None else None
    return Tally(
        as_of=as_of,
        **row,
        by_id={claim.id: claim for claim in row["values"]},
        asker=LedgerAsker(Ledger.of(row["current"], trees().places, memory=memory, before=_ledger(before))),
        merged=merged_now(store.judgements(), judgements_as_of),
        covered=lambda place, days: told_of(store, place, days, as_of=as_of),
        is_lasting=is_lasting,
    )


def _ledger(told: Tally | None) -> Ledger | None:
    """Return the ledger by which the tally answers."""
    return told.asker.ledger if told is not None and isinstance(told.asker, LedgerAsker) else None


class _Told(TypedDict):
    values: tuple[Claim, ...]
    current: tuple[Claim, ...]
    contradictions: tuple[Contradiction, ...]
    read: Callable[[Sequence[str]], Mapping[str, Filed]]


def _kept(store: Store, found: Figures) -> _Told:
    return _Told(
        values=found.values,
        current=found.current,
        contradictions=found.contradictions,
        read=store.figures().statements,
    )


def _anew(store: Store, kinds: Iterable[Kind], as_of: date | None, judgements_as_of: date | None) -> _Told:
    """Return the figures as they are made of all statements: of another day of knowledge there are no rows."""
    items = evidence(store, kinds=kinds, as_of=as_of, judgements_as_of=judgements_as_of).items
    told = figures(items, trees(), homes(store, as_of=as_of, judgements_as_of=judgements_as_of))
    values = numbered(joined(told.claims, trees().places))
    left = current(values)
    by_id = {item.id: item for item in items}
    return _Told(
        values=values,
        current=left.claims,
        contradictions=(*told.contradictions, *left.contradictions),
        read=lambda ids: {each: by_id[each] for each in ids if each in by_id},
    )
