"""The figures of the database."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date

from marsad.address import Where
from marsad.extract.term import Kind
from marsad.inquiry.tally import Tally
from marsad.verbs.keeping import default_db


@contextmanager
def tally(
    kinds: Iterable[Kind],
    *,
    as_of: date | None = None,
    judgements_as_of: date | None = None,
    db: Where | None = None,
) -> Iterator[Tally]:
    """Yield the figures of those kinds that were out by day `as_of`, as people's judgements left them.

    Judgements count if made by day `judgements_as_of` (None: ever).

    Raises:
        StoreError: there is no database, or it cannot be read.
    """
    from marsad.inquiry.figures import tally as tally_of
    from marsad.store import Store

    with Store.read(db or default_db()) as store:
        yield tally_of(store, kinds, as_of=as_of, judgements_as_of=judgements_as_of)
