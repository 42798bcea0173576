"""Counters: running totals and revised tolls of the database as series through time."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from marsad.address import Where
from marsad.extract.term import Kind, Movement, Outcome
from marsad.inquiry.counting import COUNTED, Asked, CounterList, listed
from marsad.verbs.area import area_asked
from marsad.verbs.party import find_parties
from marsad.verbs.tally import tally


def counters(
    *,
    kinds: Sequence[Kind] = COUNTED,
    groups: Iterable[str] = (),
    place: str | None = None,
    outcomes: Iterable[Outcome | Movement] = (),
    start: date | None = None,
    end: date | None = None,
    sources: Iterable[str] = (),
    as_of: date | None = None,
    judgements_as_of: date | None = None,
    db: Where | None = None,
) -> CounterList:
    """Return the counters of the `groups` and in the `place` that are so called, each as a series.

    Raises:
        PartyError: a group is nobody's name, or of several.
        PlaceError: nothing is called `place`, or several places are.
        StoreError: there is no database, or it cannot be read.
    """
    from marsad.inquiry.standing import standing
    from marsad.theatre.loading import load

    asked = Asked(
        kinds=tuple(kinds),
        groups=find_parties(load("syria"), groups),
        place=area_asked(place).place if place else None,
        outcomes=tuple(outcomes),
        start=start,
        end=end,
        sources=tuple(sources),
    )
    with tally(asked.kinds, as_of=as_of, judgements_as_of=judgements_as_of, db=db) as told:
        return listed(replace(asked, place=asked.place and standing(asked.place, told.merged)), told)
