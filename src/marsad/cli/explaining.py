"""`marsad explain`: why a report gives the statements that it gives, and why not others."""

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
from marsad.cli.output import SOME_FAILED, Messages, write
from marsad.cli.second_reader import SecondReader, with_model
from marsad.errors import Issue
from marsad.extract.model.asking import Model

EXPLAIN_EXAMPLES = (
    "marsad explain report.txt",
    "marsad explain report.txt --html > account.html",
    'marsad explain report.txt --why-not "سيطرت قوات"',
    "marsad explain report.txt --reader model --answers answers/",
    "marsad explain report.txt --reader both --base-url http://127.0.0.1:8080/v1 --model qwen",
)


class _Way(TypedDict):
    guesses: bool
    model: Model | None
    both: bool


@with_model
def explain(
    paths: Paths,
    *,
    metadata: MetadataFile = None,
    publisher: PublisherName = None,
    published: PublishedDay = None,
    theatre: TheatreName = None,
    no_guesses: NoGuesses = False,
    second: SecondReader,
    html: Annotated[bool, typer.Option("--html", help="One HTML page for each report, instead of text.")] = False,
    words: Annotated[
        str | None, typer.Option("--why-not", metavar="WORDS", help="Say why these words gave no statement.")
    ] = None,
) -> None:
    """Show what a report's words were taken for, and the rule and the words behind every field of every statement."""
    messages = Messages()
    documents = verbs.documents(paths, metadata=metadata, publisher=publisher, published=published)
    if second.dry_run:
        second.tell_forecast(documents, messages, theatre=theatre)
        return
    failed = False
    with second.opened(messages, reports=verbs.expected(paths)) as model:
        for document in documents:
            if isinstance(document, Issue):
                messages.say_issue(document)
                failed = True
                continue
            way: _Way = {"guesses": not no_guesses, "model": model, "both": second.is_both}
            write(verbs.explain(document, theatre=theatre, why_not=words, html=html, **way))
    if failed:
        raise typer.Exit(SOME_FAILED)
