"""The statements of the database as people left them: what every answer of the record is made of."""

from collections.abc import Iterable
from datetime import date

from marsad.extract.term import Kind
from marsad.record.judgement import Judged, judged
from marsad.store import Search, Store
from marsad.theatre.land import world_theatre
from marsad.theatre.theatre import Theatre


def evidence(
    store: Store,
    *,
    kinds: Iterable[Kind] = (),
    as_of: date | None = None,
    judgements_as_of: date | None = None,
) -> Judged:
    """Return the statements of these kinds (none: of all) that were out by day `as_of`, after the judgements on them.

    None is any day: without `judgements_as_of`, what people decided since then counts too. Of what is contradictory
    about judgements only a question for all kinds tells all.

    Raises:
        StoreError: the database cannot be read.
    """
    asked = tuple(kind.value for kind in kinds)
    items = store.find(Search(kinds=asked, as_of=as_of))
    judgements = store.judgements()
    if not judgements:
        return Judged(items=items)
    return judged(
        items, judgements, theatre=everywhere(), as_of=as_of, judgements_as_of=judgements_as_of, is_whole=not asked
    )


def everywhere() -> Theatre:
    """Return a theatre with the places of all theatres and all parties: what a person may name in a judgement."""
    return world_theatre()
