"""`marsad extract`: what reports state, on stdout."""

from collections.abc import Iterator
from enum import Enum
from typing import Annotated

import typer

from marsad import verbs
from marsad.cli.options import MetadataFile, NoGuesses, Paths, PublishedDay, PublisherName, TheatreName
from marsad.cli.output import SOME_FAILED, Messages, is_terminal, write_row, write_table
from marsad.cli.reading_table import reading_table
from marsad.errors import Issue
from marsad.extract.contract import Reading, reading_row

EXTRACT_EXAMPLES = (
    "marsad extract report.txt --publisher SOHR --published 2017-11-03",
    "marsad extract reports/ > statements.jsonl",
    "marsad extract archive.csv page.html --format table",
    "marsad extract - < report.txt",
)


class Format(Enum):
    """How statements are written."""

    JSONL = "jsonl"
    TABLE = "table"


def extract(
    paths: Paths,
    *,
    metadata: MetadataFile = None,
    publisher: PublisherName = None,
    published: PublishedDay = None,
    theatre: TheatreName = None,
    no_guesses: NoGuesses = False,
    form: Annotated[
        Format | None, typer.Option("--format", help="[default: table on a terminal, jsonl in a pipe]")
    ] = None,
) -> None:
    """Say what reports state, every statement with its words.

    On stdout: one JSON object a report, or a table on a terminal. Exits 0 when every report was read, 1 when some could
    not be (named on stderr), 2 on wrong usage.
    """
    messages = Messages()
    failed: list[Issue] = []
    as_table = (form or (Format.TABLE if is_terminal() else Format.JSONL)) is Format.TABLE
    outcomes = verbs.read_paths(
        paths, metadata=metadata, publisher=publisher, published=published, theatre=theatre, guesses=not no_guesses
    )
    if as_table or not is_terminal():
        # Lines that scroll by on a terminal show the progress themselves.
        outcomes = messages.track(outcomes, verbs.expected(paths))
    readings = _readings(messages, outcomes, failed)
    if as_table:
        write_table(reading_table(readings))
    else:
        for reading in readings:
            write_row(reading_row(reading))
    if failed:
        raise typer.Exit(SOME_FAILED)


def _readings(messages: Messages, outcomes: Iterator[Reading | Issue], failed: list[Issue]) -> Iterator[Reading]:
    """Yield what was read; what was not goes to `failed` and, like every doubt about a report, to stderr."""
    for outcome in outcomes:
        if isinstance(outcome, Issue):
            failed.append(outcome)
            messages.say_issue(outcome)
            continue
        for issue in outcome.report.issues:
            messages.say_issue(issue)
        yield outcome
