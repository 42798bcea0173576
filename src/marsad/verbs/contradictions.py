"""Everything in the database that cannot all be true."""

from collections.abc import Sequence
from datetime import date

from marsad.address import Where
from marsad.inquiry.contradictions import ContradictionList
from marsad.record.contradiction import Conflict
from marsad.verbs.area import area_asked
from marsad.verbs.keeping import default_db


def contradictions(
    *,
    place: str | None = None,
    origins: Sequence[str] = (),
    conflicts: Sequence[Conflict] = (),
    as_of: date | None = None,
    judgements_as_of: date | None = None,
    db: Where | None = None,
) -> ContradictionList:
    """Return what cannot all be true of what was out by day `as_of`: of these kinds, of these origins, in `place`.

    A contradiction is in a place if one of its statements names that or a place in it.

    Raises:
        PlaceError: nothing is called `place`, or several places are.
        StoreError: there is no database, or it cannot be read.
    """
    from marsad.inquiry.contradicting import contradicted
    from marsad.store import Store

    area = area_asked(place).place if place else None
    with Store.read(db or default_db()) as store:
        return contradicted(
            store, area, origins=origins, conflicts=conflicts, as_of=as_of, judgements_as_of=judgements_as_of
        )
