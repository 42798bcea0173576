"""How many left, were brought out, came back, cannot leave, or are somewhere: the ledger asked of the database."""

from collections.abc import Iterable
from datetime import date

from marsad.address import Where
from marsad.extract.term import Kind, Measure, Movement, Unit
from marsad.inquiry.displacing import DisplacementAnswers, Wanted, displaced
from marsad.inquiry.reckoning import Asking
from marsad.verbs.reckoning import ground_of
from marsad.verbs.tally import tally


def displacement(
    *,
    outcomes: Iterable[Movement] = (),
    groups: Iterable[str] = (),
    place: str | None = None,
    start: date | None = None,
    end: date | None = None,
    units: Iterable[Unit] = (),
    measures: Iterable[Measure] = (),
    sources: Iterable[str] = (),
    as_of: date | None = None,
    judgements_as_of: date | None = None,
    unconfirmed: bool = False,
    db: Where | None = None,
) -> DisplacementAnswers:
    """Return how many of the `groups` together moved from the `place` (came back to it, are in it) and all in it.

    `start` and `end` are included; of what is left open, any.

    Raises:
        PartyError: a group is nobody's name, or of several.
        PlaceError: nothing is called `place`, or several places are.
        StoreError: there is no database, or it cannot be read.
        ValueError: `end` lies before `start`.
    """
    asking = Asking(
        groups=tuple(groups),
        place=place,
        start=start,
        end=end,
        sources=tuple(sources),
        as_of=as_of,
        unconfirmed=unconfirmed,
    )
    ground = ground_of(asking)
    wanted = Wanted(outcomes=tuple(outcomes), units=tuple(units), measures=tuple(measures))
    with tally((Kind.DISPLACEMENT,), as_of=as_of, judgements_as_of=judgements_as_of, db=db) as told:
        return displaced(ground.standing(told.merged), wanted, told)
