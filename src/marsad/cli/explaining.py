"""`marsad explain`: why a report gives the statements that it gives, and why not others."""

from typing import Annotated

import typer

from marsad import verbs
from marsad.cli.options import (
    Answers,
    MetadataFile,
    NoGuesses,
    Paths,
    PublishedDay,
    PublisherName,
    ReaderName,
    TheatreName,
)
from marsad.cli.output import SOME_FAILED, Messages, write
from marsad.cli.second_reader import ReaderChoice, model_of
from marsad.errors import Issue

EXPLAIN_EXAMPLES = (
    "marsad explain report.txt",
    "marsad explain report.txt --html > account.html",
    'marsad explain report.txt --why-not "سيطرت قوات"',
    "marsad explain report.txt --reader model --answers answers/",
)


def explain(
    paths: Paths,
    *,
    metadata: MetadataFile = None,
    publisher: PublisherName = None,
    published: PublishedDay = None,
    theatre: TheatreName = None,
    no_guesses: NoGuesses = False,
    reader: ReaderName = ReaderChoice.RULES,
    answers: Answers = None,
    html: Annotated[bool, typer.Option("--html", help="One HTML page for each report, instead of text.")] = False,
    words: Annotated[
        str | None, typer.Option("--why-not", metavar="WORDS", help="Say why these words gave no statement.")
    ] = None,
) -> None:
    """Show what a report's words were taken for, and the rule and the words behind every field of every statement."""
    messages = Messages()
    model, both = model_of(reader, answers), reader is ReaderChoice.BOTH
    failed = False
    documents = verbs.documents(paths, metadata=metadata, publisher=publisher, published=published)
    for document in documents:
        if isinstance(document, Issue):
            messages.say_issue(document)
            failed = True
        else:
            told = verbs.explain(
                document, theatre=theatre, guesses=not no_guesses, why_not=words, model=model, html=html, both=both
            )
            write(told)
    if failed:
        raise typer.Exit(SOME_FAILED)
