"""Reports from addresses on the web."""

from collections.abc import Iterator, Sequence
from datetime import date

from marsad.errors import Issue
from marsad.report.document import Document


def fetched(
    addresses: Sequence[str],
    *,
    publisher: str | None = None,
    published: date | None = None,
    contact: str | None = None,
    allow_private: bool = False,
) -> Iterator[Document | Issue]:
    """Return the reports at `addresses`, of pages and of feeds, and an issue for whatever cannot be fetched or read.

    They are fetched one after the other, by leave of each site's robots.txt, some seconds apart. `contact` is told to
    their servers; addresses that are not open to everybody are refused unless `allow_private`.
    """
    from marsad.source.address import is_public
    from marsad.source.customs import Customs, anywhere
    from marsad.source.fetching import Fetcher
    from marsad.source.gathering import Basket, Wanted, gathered

    fetcher = Fetcher(Customs(contact=contact, is_open=anywhere if allow_private else is_public))
    wanted = Wanted(publisher=publisher, published=published)
    for address in dict.fromkeys(addresses):
        yield from gathered(address, fetcher, wanted, Basket())
