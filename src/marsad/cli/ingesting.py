"""`marsad ingest`: reports into the database."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain
from pathlib import Path
from typing import TypedDict

import typer

from marsad import verbs
from marsad.address import Address
from marsad.cli.options import (
    AllowPrivate,
    Anew,
    Contact,
    Database,
    Jobs,
    MetadataFile,
    PathsAndAddresses,
    PublishedDay,
    PublisherName,
    SourceName,
)
from marsad.cli.output import SOME_FAILED, Messages, write_row
from marsad.cli.second_reader import SecondReader, remark, with_model
from marsad.errors import Issue
from marsad.progress import Tell
from marsad.report.document import Document
from marsad.source.customs import Customs, customs_of
from marsad.source.scheme import is_web

INGEST_EXAMPLES = (
    "marsad ingest reports/",
    "marsad ingest reports/ --metadata known.jsonl --db syria.db",
    "marsad ingest https://raqib.example/feed.xml --contact desk@our.example",
    "marsad ingest --source raqib",
    "marsad ingest archive.zip --jobs 1",
    "marsad ingest reports/ --reader both --answers answers/",
    'marsad ingest bulletin.html --publisher "Enab Baladi" --published 2018-05-17',
)
# What takes less long at the end needs no word, in seconds.
SHORT_S = 3.0


class Given(TypedDict):
    """What is given with reports."""

    publisher: str | None
    published: date | None


class Way(TypedDict):
    """How reports are taken in, wherever they come from."""

    db: Address | None
    announce: Callable[[Issue], None]
    tell: Tell
    jobs: int | None
    by: verbs.ByModel | None


@with_model
def ingest(
    given: PathsAndAddresses = None,
    *,
    db: Database = None,
    source: SourceName = None,
    anew: Anew = False,
    metadata: MetadataFile = None,
    publisher: PublisherName = None,
    published: PublishedDay = None,
    contact: Contact = None,
    allow_private: AllowPrivate = False,
    jobs: Jobs = None,
    second: SecondReader,
) -> None:
    """Read reports into the database.

    Each is kept whole or not at all; one that is there already changes nothing. Interrupted, it keeps every report
    that it finished; run again, it does the rest. What a model was to read and did not is kept as the rules read it,
    and named by marsad failures. Exits 0 when every report was read, 1 when some could not be (named on stderr), 2 on
    wrong usage.
    """
    messages = Messages()
    if (source is None) == (not given) or (source and (metadata or publisher or published)):
        raise typer.BadParameter("what to read is named by PATH, or by --source NAME and nothing else")
    customs = customs_of(contact, allow_private=allow_private)
    brought = _Brought(given or [], metadata, {"publisher": publisher, "published": published}, customs)
    if second.dry_run:
        second.tell_forecast(brought.documents(), messages, theatre=None)
        return
    with messages.waiting(after_s=SHORT_S) as tell, second.reading(messages, db, reports=brought.expected) as by:
        way: Way = {"db": db, "announce": messages.say_issue, "tell": tell, "jobs": jobs, "by": by}
        if source:
            with messages.usage():
                done = verbs.ingest_source(source, customs=customs, anew=anew, **way)
        else:
            done = brought.taken(messages, way)
    tell_of(messages, done)


@dataclass(frozen=True, slots=True)
class _Brought:
    """What is named on the command line, and what is given with it."""

    named: list[str]
    metadata: Path | None
    given: Given
    customs: Customs

    @property
    def expected(self) -> int | None:
        """How many reports that is, None where nobody knows."""
        addresses, paths = parted(self.named)
        return None if addresses or not paths else verbs.expected(paths)

    def documents(self) -> Iterator[Document | Issue]:
        """Return the reports that lie in files."""
        return verbs.documents(parted(self.named)[1], metadata=self.metadata, **self.given)

    def taken(self, messages: Messages, way: Way) -> verbs.Ingestion:
        """Return what was added of all of it."""
        addresses, paths = parted(self.named)
        errand = verbs.errand(paths, addresses=addresses, metadata=self.metadata, customs=self.customs, **self.given)
        fetched = verbs.fetched(addresses, customs=self.customs, **self.given)
        with messages.counting(self.expected, remark(way["by"].model if way["by"] else None)) as kept:
            coming = chain(self.documents(), fetched)
            return verbs.ingest(coming, errand=errand, expected=self.expected, kept=kept, **way)


def tell_of(messages: Messages, done: verbs.Ingestion) -> None:
    """Leave what an ingest did in words on stderr and as JSON on stdout.

    Raises:
        typer.Exit: some reports could not be read.
    """
    messages.say(
        f"{done.read} read with {done.statements} statements ({done.versions} new versions), "
        f"{done.copies} copies, {len(done.failed)} failed: {done.db}"
    )
    messages.say("place names: " + ", ".join(f"{count} {way}" for way, count in done.places.items()))
    write_row(_row(done))
    if done.failed:
        raise typer.Exit(SOME_FAILED)


def parted(given: list[str]) -> tuple[list[str], list[Path]]:
    """Return the addresses among what is given, and the paths."""
    addresses = [each for each in given if is_web(each)]
    return addresses, [Path(each) for each in given if each not in addresses]


def _row(done: verbs.Ingestion) -> dict[str, object]:
    failed = [{"source": issue.source, "code": issue.code, "message": issue.message} for issue in done.failed]
    return {
        "db": str(done.db),
        "read": done.read,
        "statements": done.statements,
        "versions": done.versions,
        "copies": done.copies,
        "places": done.places,
        "failed": failed,
    }
