"""One item to the documents in it, through every container and collection."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import PurePosixPath

from marsad.errors import DocumentError, Issue
from marsad.intake.form import SAMPLE, Form, by_content
from marsad.intake.item import Contents, Item, Manner, Terms
from marsad.intake.ledger import Claim, Ledger
from marsad.intake.limits import Limits
from marsad.intake.lines import peekable
from marsad.intake.readers import COLLECTIONS, CONTAINERS, ONE
from marsad.original import Original
from marsad.report.document import Document, Metadata
from marsad.report.reading import complete, document


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What holds for all reports of one run. `seen`: where each name was met first; `today`: the day, in UTC.

    `for_custody`: the bytes of whatever comes in are wanted, also of what cannot be read.
    """

    ledger: Ledger
    given: Metadata
    limits: Limits
    manner: Manner = field(default_factory=Manner)
    for_custody: bool = False
    seen: dict[str, str] = field(default_factory=dict)
    today: date = field(default_factory=lambda: datetime.now(UTC).date())

    def told(self, source: str, item: Item) -> Metadata | None:
        """Return what is known of the report called `source` from outside; None where it must not be read."""
        entry = self.ledger.entry(source, item.within) or self.ledger.entry(item.source, item.within)
        if entry is None:
            return self.given
        return complete(entry.metadata, self.given) if entry.metadata else None


def documents_in(item: Item, run: Run) -> Iterator[Document | Issue]:
    """Return the reports that `item` is or holds, and an issue for whatever in it cannot be read."""
    claims = len(run.ledger.claims)
    try:
        ready = peekable(item.stream)
        item = replace(item, stream=ready, form=by_content(item.form, ready.peek(SAMPLE)[:SAMPLE]))
        yield from _single(item, run) if item.form in ONE else _taken_apart(item, run)
    except DocumentError as error:
        yield Issue(source=error.source, code=error.code, message=error.reason)
    # What a container's own metadata say ends with it.
    for claim in run.ledger.claims[claims:]:
        yield from (issue for _name, issue in claim.unused())
    del run.ledger.claims[claims:]


def twin(source: str, first: str, second: str) -> Issue:
    """Return the issue of a second report called `source`."""
    return Issue(source=source, code="duplicate", message=f"{second} is not read: {first} has the same name")


def _single(item: Item, run: Run) -> Iterator[Document | Issue]:
    given = run.told(item.source, item)
    if given is None:
        return
    raw = item.stream.read(run.limits.report_bytes + 1)
    if len(raw) > run.limits.report_bytes:
        reason = f"more than {run.limits.report_bytes:,} bytes, which no report has"
        raise DocumentError(item.source, reason, code="too_large")
    own = run.manner.page if item.form is Form.HTML else None
    page = own(item.source, raw) if own else None
    read = document(item.source, raw, ONE[item.form], metadata=given, provenance=item.given.provenance, page=page)
    known = complete(read.metadata, item.given.metadata)
    yield from _not_of_tomorrow(replace(read, metadata=known, original=Original(id=read.id, held=raw)), run)


def _taken_apart(item: Item, run: Run) -> Iterator[Document | Issue]:
    reader = COLLECTIONS.get(item.form)
    if reader is None:
        reader = CONTAINERS[item.form]
        if item.depth >= run.limits.depth:
            reason = f"packed {item.depth} times over; no further than {run.limits.depth}"
            raise DocumentError(item.source, reason, code="nested")
    for told in reader(item, Terms(limits=run.limits, taken=run.seen, manner=run.manner)):
        if isinstance(told, Item):
            yield from documents_in(told, run)
        elif isinstance(told, Contents):
            yield from _metadata_of(item, told, run)
        else:
            yield from _row(told, item, run)


def _metadata_of(item: Item, contents: Contents, run: Run) -> Iterator[Issue]:
    """Make the metadata that the container `item` holds those of its members, and return what is wrong with them."""
    for folder, sidecar in contents.sidecars:
        prefix = PurePosixPath(item.source) / folder
        run.ledger.claims.append(Claim(sidecar=sidecar, prefix=prefix, within=item.source, names=contents.names))
        yield from sidecar.issues


def _row(row: Document | Issue, item: Item, run: Run) -> Iterator[Document | Issue]:
    """Return a table's row with its metadata complete; a name that was met before is an issue."""
    if isinstance(row, Issue):
        yield row
        return
    given = run.told(row.source, item)
    if given is None:
        return
    # A mail's own words go by the name of its file.
    if row.source != item.source and row.source in run.seen:
        yield twin(row.source, run.seen[row.source], item.source)
        return
    if not row.source.startswith(f"{item.source}#"):
        run.seen[row.source] = item.source
    known = complete(complete(row.metadata, given), item.given.metadata)
    yield from _not_of_tomorrow(replace(row, metadata=known, original=_of_file(row, item)), run)


def _of_file(row: Document, item: Item) -> Original | None:
    """Return the file on disk in which the row stands, None where that was a stream that nobody laid down."""
    return item.whole if item.whole and row.provenance.original == item.whole.id else None


def _not_of_tomorrow(report: Document, run: Run) -> Iterator[Document | Issue]:
    """Return `report`, without its day and with an issue where that is yet to come anywhere on earth."""
    published = report.metadata.published
    if published and published > run.today + timedelta(days=1):
        message = f"published on {published}, which is yet to come: read, its day left open"
        yield Issue(source=report.source, code="future", message=message)
        report = replace(report, metadata=replace(report.metadata, published=None))
    yield report
