"""What a source brings: by its address, by the links that it gives, or from its folder."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from marsad.errors import DocumentError, Issue
from marsad.intake.item import Manner
from marsad.intake.paths import documents
from marsad.report.document import Document
from marsad.source.description import Source
from marsad.source.fetching import Fetcher
from marsad.source.gathering import Basket, Brought, Wanted, gathered
from marsad.source.kind import TRAITS, Kind
from marsad.source.page_reading import links, next_page, page_reader
from marsad.source.scheme import is_web
from marsad.source.visit import Visit

# Why a linked page may be there the next time.
_PASSING = frozenset(("busy", "slow", "unreachable", "status", "http", "tls"))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Lead:
    """A link to a report, what is known of it, and the entry that led to it."""

    address: str
    wanted: Wanted
    cause: str


def collected(source: Source, fetcher: Fetcher, basket: Basket) -> Iterator[Brought]:
    """Return the reports that the source has and that are new since the visits that are remembered.

    Issues tell what cannot be fetched or read, and of what is no longer what it was.
    """
    zone = source.time_zone()
    # Under "source" a field called name is known.
    columns = {own: {"name": "source"}.get(field, field) for field, own in source.columns.items()}
    manner = Manner(zone=zone, page=page_reader(source.selectors, zone), columns=columns)
    wanted = Wanted(publisher=source.publisher, manner=manner, traits=TRAITS[source.kind])
    if source.path is not None:
        yield from documents([Path(source.path)], publisher=source.publisher, manner=manner, for_custody=True)
    elif source.kind is Kind.LISTING:
        yield from _listed(source, fetcher, wanted, basket)
    elif source.follow:
        own: Basket = Basket()
        told = list(gathered(source.where, fetcher, wanted, own))
        leads = [_lead(each, wanted) for each in told if isinstance(each, Document)]
        # An entry that leads nowhere has only its own words.
        yield from (each for each in told if isinstance(each, Issue) or not is_web(_link(each)))
        yield from _followed([lead for lead in leads if is_web(lead.address)], fetcher, basket, own)
    else:
        yield from gathered(source.where, fetcher, wanted, basket)


def _link(entry: Document) -> str:
    return dict(entry.provenance.headers).get("Link") or entry.provenance.address or ""


def _lead(entry: Document, wanted: Wanted) -> _Lead:
    known = entry.metadata
    return _Lead(
        address=_link(entry),
        wanted=replace(
            wanted, publisher=known.publisher or wanted.publisher, published=known.published, traits=TRAITS[Kind.PAGE]
        ),
        cause=entry.id,
    )


def _listed(source: Source, fetcher: Fetcher, wanted: Wanted, basket: Basket) -> Iterator[Brought]:
    """Return the reports to which the pages of a listing link; no page is asked for behind one that has nothing new."""
    own: Basket = Basket()
    leads: list[_Lead] = []
    pages = replace(wanted, traits=TRAITS[Kind.PAGE])
    asked: list[str] = []
    at: str | None = source.where
    while at and at not in asked and len(asked) < source.pages:
        asked.append(at)
        try:
            fetched = fetcher.fetch(at)
            if fetched.raw is None:
                own.unchanged += 1
                break
            found = links(fetched.reached, fetched.raw, source.selectors.links or "a")
        except DocumentError as error:
            yield Issue(source=at, code=error.code, message=error.reason)
            # What was not seen of it is looked for again.
            own.visits.clear()
            break
        own.visits.append(fetched.visit)
        new = [_Lead(address=each, wanted=pages, cause="listed") for each in found]
        leads += [lead for lead in new if lead.address not in {each.address for each in leads}]
        if all(_is_known(lead, fetcher) for lead in new):
            break
        at = next_page(fetched.reached, fetched.raw, source.selectors.next) if source.selectors.next else None
    yield from _followed(leads, fetcher, basket, own)


def _followed(leads: list[_Lead], fetcher: Fetcher, basket: Basket, own: Basket) -> Iterator[Brought]:
    """Return the reports to which the links lead, but for those of which the same was fetched before.

    What gave the links is not remembered while one of them is still to be fetched: it must be given again.
    """
    most, left = fetcher.customs.bounds.links, False
    new = [lead for lead in leads if not _is_known(lead, fetcher)]
    basket.unchanged += own.unchanged + len(leads) - len(new)
    for lead in new[:most]:
        visits: list[Visit] = []
        each = Basket(visits=visits)
        for told in gathered(lead.address, fetcher, lead.wanted, each):
            left = left or (isinstance(told, Issue) and told.code in _PASSING)
            yield told
        basket.visits += [replace(visit, cause=lead.cause) for visit in visits]
    if not left and len(new) <= most:
        basket.visits += own.visits


def _is_known(lead: _Lead, fetcher: Fetcher) -> bool:
    before = fetcher.visit(lead.address)
    return before is not None and before.cause == lead.cause
