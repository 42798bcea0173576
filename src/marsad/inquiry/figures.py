"""The figures of a store: of which event each is, of which counter, and what still counts."""

from collections.abc import Iterable
from datetime import date

from marsad.extract.term import Kind
from marsad.inquiry.evidence import evidence
from marsad.inquiry.ground import told_of
from marsad.inquiry.happenings import homes
from marsad.inquiry.standing import merged_now
from marsad.inquiry.tally import Tally
from marsad.inquiry.trees import trees
from marsad.record.counter.figures import figures
from marsad.record.counter.headline import joined
from marsad.record.counter.series import current, numbered
from marsad.store import Store


def tally(
    store: Store, kinds: Iterable[Kind], *, as_of: date | None = None, judgements_as_of: date | None = None
) -> Tally:
    """Return the figures of those kinds that were out by day `as_of`, as people's judgements left them.

    Judgements count if made by day `judgements_as_of` (None: ever). The tally asks the store for coverage, as long as
    that is open.

    Raises:
        StoreError: the store cannot be read.
    """
    decided = store.judgements()
    items = evidence(store, kinds=kinds, as_of=as_of, judgements_as_of=judgements_as_of).items
    told = figures(items, trees(), homes(store, as_of=as_of, judgements_as_of=judgements_as_of))
    values = numbered(joined(told.claims, trees().places))
    left = current(values)
    return Tally(
        as_of=as_of,
        items={item.id: item for item in items},
        values=values,
        current=left.claims,
        contradictions=(*told.contradictions, *left.contradictions),
        merged=merged_now(decided, judgements_as_of),
        covered=lambda place, days: told_of(store, place, days, as_of=as_of),
    )
