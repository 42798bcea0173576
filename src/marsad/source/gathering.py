"""What an address brings: reports, each by its own address, and what cannot be read."""

import io
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from marsad.errors import DocumentError, Issue
from marsad.intake.allowance import Allowance
from marsad.intake.form import Form
from marsad.intake.item import Item, Manner, Origin
from marsad.intake.ledger import Ledger
from marsad.intake.limits import Limits
from marsad.intake.readers import ONE
from marsad.intake.unfolding import Run, documents_in
from marsad.original import Original
from marsad.report.document import Document, Metadata, Provenance
from marsad.source.fetching import Fetched, Fetcher
from marsad.source.kind import Traits
from marsad.source.scheme import is_web
from marsad.source.shape import called, form_of
from marsad.source.visit import Visit

Brought = Document | Issue


@dataclass(slots=True, kw_only=True)
class Basket:
    """The visits of a run, to be remembered once what they brought is kept; `unchanged` counts what was not new."""

    visits: list[Visit] = field(default_factory=list)
    unchanged: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is known of whatever an address brings; `traits` are those of its kind."""

    publisher: str | None = None
    published: date | None = None
    manner: Manner = field(default_factory=Manner)
    traits: Traits = field(default_factory=lambda: Traits(is_large=False))


def gathered(address: str, fetcher: Fetcher, wanted: Wanted, basket: Basket) -> Iterator[Brought]:
    """Return the reports at `address`, a page's or a feed's; none where nothing is new, an issue where it fails."""
    try:
        most = fetcher.customs.bounds.large_bytes if wanted.traits.is_large else None
        fetched = fetcher.fetch(address, most_bytes=most)
    except DocumentError as error:
        yield Issue(source=address, code=error.code, message=error.reason)
        return
    if fetched.raw is None:
        basket.unchanged += 1
        basket.visits.append(fetched.visit)
        return
    form = form_of(fetched.reached.target, fetched.media, fetched.raw)
    if wanted.traits.forms and form not in wanted.traits.forms:
        yield replace(_other(address, form, fetcher.visit(address)), original=_whole(fetched))
        return
    is_read = False
    for told in read(fetched, form, wanted, fetcher.customs.limits):
        is_read = is_read or isinstance(told, Document)
        yield told
    # What could not be read at all is told again the next time, and perhaps read then.
    if is_read:
        basket.visits.append(replace(fetched.visit, form=form.value))


def _other(address: str, form: Form, before: Visit | None) -> Issue:
    """Return the issue of an address that is not what its source says, and perhaps was."""
    was = f", and was {called(Form(before.form))} before" if before and before.form else ""
    message = f"is {called(form)} now, which is not what the source brings{was}; nothing of it is read"
    return Issue(source=address, code="shape", message=message)


def read(fetched: Fetched, form: Form, wanted: Wanted, limits: Limits) -> Iterator[Brought]:
    """Return the reports in what was fetched, which is of this form."""
    raw, whole = fetched.raw or b"", _whole(fetched)
    run = Run(
        ledger=Ledger(claims=[], folders=()),
        given=Metadata(publisher=wanted.publisher, published=wanted.published),
        limits=limits,
        manner=wanted.manner,
    )
    known = Provenance(address=fetched.asked.text, headers=fetched.headers, original=fetched.visit.digest)
    item = Item(
        source=fetched.asked.text,
        stream=io.BytesIO(raw),
        form=form,
        allowance=Allowance(limits, len(raw)),
        given=Origin(provenance=known if form in ONE else replace(known, address=None)),
        whole=whole,
    )
    for told in documents_in(item, run):
        yield replace(told, original=whole) if isinstance(told, Issue) else _by_address(told)


def _whole(fetched: Fetched) -> Original | None:
    """Return the bytes that came: those of an entry are the feed's."""
    known_by, raw = fetched.visit.digest, fetched.raw
    return Original(id=known_by, held=raw) if known_by and raw is not None else None


def _by_address(report: Document) -> Document:
    """Return the report under its own address, where it has one: its number in a feed is another with every news."""
    address = report.provenance.address
    return replace(report, source=address) if address and is_web(address) else report
