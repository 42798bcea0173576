"""The search for what a person asks about statements."""

from datetime import date

from marsad.inquiry.ground import days_asked, parts_of, places_in
from marsad.store import Search
from marsad.theatre.loading import load
from marsad.theatre.place import Place
from marsad.verbs.party import find_parties
from marsad.verbs.statements import StatementQuery


def searched(asked: StatementQuery, area: Place | None, as_of: date | None) -> Search:
    """Return the search for what is asked, in the area, of reports that were out by day `as_of`.

    Raises:
        PartyError: nobody is called as a party asked for, or several parties are.
        IntervalError: the days asked for end before they begin.
    """
    return Search(
        kinds=tuple(kind.value for kind in asked.kinds),
        parties=parts_of(find_parties(load("syria"), asked.parties)),
        places=places_in(area),
        publishers=tuple(asked.publishers),
        speakers=tuple(asked.speakers),
        modalities=tuple(asked.modalities),
        days=days_asked(asked.start, asked.end),
        text=asked.text,
        as_of=as_of,
        in_review=asked.review,
    )
