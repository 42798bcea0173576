"""How many, by whose account: the ledger asked of the database."""

from collections.abc import Iterable
from datetime import date

from marsad.address import Where
from marsad.extract.term import Kind, Outcome
from marsad.inquiry.reckoning import Asking, Ground, Reckoning, reckoned
from marsad.verbs.area import area_asked
from marsad.verbs.party import find_parties
from marsad.verbs.tally import tally


def casualties(
    *,
    outcome: Outcome = Outcome.KILLED,
    groups: Iterable[str] = (),
    place: str | None = None,
    start: date | None = None,
    end: date | None = None,
    by: Iterable[str] = (),
    sources: Iterable[str] = (),
    as_of: date | None = None,
    judgements_as_of: date | None = None,
    unconfirmed: bool = False,
    db: Where | None = None,
) -> Reckoning:
    """Return how many of the `groups` together `outcome` befell, in the `place` and all in it, by these doers.

    `start` and `end` are included. `unconfirmed`: what an origin itself calls unconfirmed counts too.

    Raises:
        PartyError: a group or a doer is nobody's name, or of several.
        PlaceError: nothing is called `place`, or several places are.
        StoreError: there is no database, or it cannot be read.
        ValueError: `end` lies before `start`.
    """
    asking = Asking(
        groups=tuple(groups),
        place=place,
        start=start,
        end=end,
        by=tuple(by),
        sources=tuple(sources),
        as_of=as_of,
        unconfirmed=unconfirmed,
    )
    ground = ground_of(asking)
    with tally((Kind.CASUALTIES,), as_of=as_of, judgements_as_of=judgements_as_of, db=db) as told:
        ground = ground.standing(told.merged)
        return reckoned(ground.question(outcome), ground, told)


def ground_of(asking: Asking) -> Ground:
    """Return what the question's names mean.

    Raises:
        PartyError: a group or a doer is nobody's name, or of several.
        PlaceError: nothing is called as its place, or several places are.
    """
    from marsad.theatre.loading import load

    theatre = load("syria")
    found = area_asked(asking.place) if asking.place else None
    return Ground(
        asking=asking,
        groups=find_parties(theatre, asking.groups),
        by=find_parties(theatre, asking.by),
        place=found.place if found else None,
        namesakes=found.others if found else (),
    )
