"""Reports from addresses on the web."""

from collections.abc import Iterator, Sequence
from datetime import date

from marsad.errors import Issue
from marsad.report.document import Document
from marsad.source.customs import Customs


def fetched(
    addresses: Sequence[str],
    *,
    publisher: str | None = None,
    published: date | None = None,
    customs: Customs | None = None,
) -> Iterator[Document | Issue]:
    """Return the reports at `addresses`, of pages and of feeds, and an issue for whatever cannot be fetched or read.

    They are fetched one after the other, by leave of each site's robots.txt, some seconds apart. `customs` say
    how: addresses that are not open to everybody are refused unless they let them through.
    """
    from marsad.source.fetching import Fetcher
    from marsad.source.gathering import Basket, Wanted, gathered

    fetcher = Fetcher(customs or Customs())
    wanted = Wanted(publisher=publisher, published=published)
    for address in dict.fromkeys(addresses):
        yield from gathered(address, fetcher, wanted, Basket())
