"""Who held what by one publisher's account alone, worked out of its statements: what the page's lanes must say."""

from datetime import date

from marsad.extract.term import Kind
from marsad.inquiry.evidence import everywhere
from marsad.record.alliance import Alliances
from marsad.record.control.claim import claims_of
from marsad.record.control.timeline import Timelines, timelines
from marsad.record.judgement import judged
from marsad.store import Search, Store
from marsad.theatre.theatre import Theatre


def account(store: Store, theatre: Theatre, publisher: str, *, as_of: date | None = None) -> Timelines:
    """Return what the publisher's reports alone say of who held each place of which they say it, by place id.

    It is the publisher's lane of each place: all that it brought out by day `as_of` (None: ever), in whosever words,
    as people's judgements left it.

    Raises:
        StoreError: the database cannot be read.
    """
    items = store.find(Search(kinds=(Kind.CONTROL.value,), publishers=(publisher,), as_of=as_of))
    decided = store.judgements()
    if decided:
        found = judged(items, decided, theatre=everywhere(), as_of=as_of, judgements_as_of=None, is_whole=False)
        items = found.items
    parties = frozenset(party.id for party in theatre.parties)
    claims = (claim for item in items for claim in claims_of(item, parties=parties))
    return timelines(claims, alliances=Alliances.of(theatre.parties))
