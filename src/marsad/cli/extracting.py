"""`marsad extract`: what reports state, on stdout."""

from collections.abc import Iterator
from datetime import date
from enum import Enum
from pathlib import Path
from typing import Annotated, TypedDict

import typer

from marsad import verbs
from marsad.cli.options import (
    MetadataFile,
    NoGuesses,
    Paths,
    PublishedDay,
    PublisherName,
    TheatreName,
)
from marsad.cli.output import SOME_FAILED, Messages, is_terminal, write_row, write_table
from marsad.cli.reading_table import reading_table
from marsad.cli.second_reader import SecondReader, remark, with_model
from marsad.errors import Issue
from marsad.extract.contract import Reading, reading_row
from marsad.extract.model.asking import Model
from marsad.report.document import Document

EXTRACT_EXAMPLES = (
    "marsad extract report.txt --publisher SOHR --published 2017-11-03",
    "marsad extract reports/ > statements.jsonl",
    "marsad extract archive.csv page.html --format table",
    "marsad extract - < report.txt",
    "marsad extract reports/ --dump-prompts prompts/",
    "marsad extract reports/ --reader model --answers answers/ > statements.jsonl",
    "marsad extract reports/ --reader both --base-url http://127.0.0.1:8080/v1 --model qwen",
    "marsad extract reports/ --reader model --base-url https://llm.example/v1 --model m --dry-run",
)


class _Known(TypedDict):
    metadata: Path | None
    publisher: str | None
    published: date | None


class _Way(TypedDict):
    model: Model | None
    both: bool
    at_once: int


class Format(Enum):
    """How statements are written."""

    JSONL = "jsonl"
    TABLE = "table"


@with_model
def extract(
    paths: Paths,
    *,
    metadata: MetadataFile = None,
    publisher: PublisherName = None,
    published: PublishedDay = None,
    theatre: TheatreName = None,
    no_guesses: NoGuesses = False,
    second: SecondReader,
    dump_prompts: Annotated[
        Path | None,
        typer.Option("--dump-prompts", metavar="DIR", help="Read nothing; write what a model would be asked to DIR."),
    ] = None,
    form: Annotated[
        Format | None, typer.Option("--format", help="[default: table on a terminal, jsonl in a pipe]")
    ] = None,
) -> None:
    """Say what reports state, every statement with its words.

    On stdout: one JSON object a report, or a table on a terminal. Exits 0 when every report was read, 1 when some could
    not be (named on stderr), 2 on wrong usage.
    """
    messages = Messages()
    known: _Known = {"metadata": metadata, "publisher": publisher, "published": published}
    if dump_prompts is not None:
        _dump(messages, verbs.dump_prompts(verbs.documents(paths, **known), dump_prompts, theatre=theatre))
        return
    if second.dry_run:
        second.tell_forecast(verbs.documents(paths, **known), messages, theatre=theatre)
        return
    with second.opened(messages, reports=verbs.expected(paths)) as model:
        way: _Way = {"model": model, "both": second.is_both, "at_once": second.at_a_time}
        outcomes = verbs.read_paths(paths, **known, theatre=theatre, guesses=not no_guesses, **way)
        if _is_table(form) or not is_terminal():
            # Lines that scroll by on a terminal show the progress themselves.
            outcomes = messages.track(outcomes, verbs.expected(paths), remark(model))
        failed: list[Issue] = []
        _write(_readings(messages, outcomes, failed), as_table=_is_table(form))
    if failed:
        raise typer.Exit(SOME_FAILED)


def _is_table(form: Format | None) -> bool:
    return (form or (Format.TABLE if is_terminal() else Format.JSONL)) is Format.TABLE


def _write(readings: Iterator[Reading], *, as_table: bool) -> None:
    """Write what was read, each report as soon as it is."""
    if as_table:
        write_table(reading_table(readings))
        return
    for reading in readings:
        write_row(reading_row(reading))


def _dump(messages: Messages, reports: Iterator[tuple[Document | Issue, tuple[str, ...]]]) -> None:
    """Write which prompts each report has."""
    failed = False
    for report, ids in reports:
        if isinstance(report, Issue):
            failed = True
            messages.say_issue(report)
        else:
            write_row({"source": report.source, "prompts": list(ids)})
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
