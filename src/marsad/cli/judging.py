"""`marsad judge`: what people decide on statements."""

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import msgspec
import typer

from marsad import verbs
from marsad.cli.options import Database
from marsad.cli.output import SOME_FAILED, USAGE, Messages, write, write_row
from marsad.errors import JudgementError
from marsad.record.judgement import Judgement, Verdict, judgement_line
from marsad.record.judgement.codec import correction, moment
from marsad.theatre.loading import load

ADD_EXAMPLES = (
    'marsad judge add reject 4f1c0a7d9be2531c66a0d8e2 --who Nour --why "it was announced, not carried out"',
    'marsad judge add correct 4f1c0a7d9be2531c66a0d8e2 --set low=46 --set high=null --who Nour --why "at least 46"',
    'marsad judge add merge --place "هجين" --place ocha:C5160 --who Nour --why "one town under two names"',
)
IMPORT_EXAMPLES = ("marsad judge import judgements.jsonl", "marsad judge import - < judgements.jsonl")
EXPORT_EXAMPLES = ("marsad judge export > judgements.jsonl",)
JUDGE_EXAMPLES = (ADD_EXAMPLES[0], IMPORT_EXAMPLES[0], EXPORT_EXAMPLES[0])

Decided = Annotated[Verdict, typer.Argument(metavar="VERDICT", help="accept, reject, correct, merge or split.")]
Ids = Annotated[
    list[str] | None, typer.Argument(metavar="[ID]...", help="The statements judged, by id.", show_default=False)
]
Places = Annotated[
    list[str] | None,
    typer.Option(
        "--place", metavar="PLACE", help="For merge: a place, by name or id; the first stays, the others are it."
    ),
]
Fields = Annotated[
    list[str] | None,
    typer.Option(
        "--set", metavar="FIELD=VALUE", help="For correct: what the field should be, as JSON or as a bare word."
    ),
]
Who = Annotated[str, typer.Option(metavar="NAME", help="Who decides.")]
Why = Annotated[str, typer.Option(metavar="WORDS", help="The reason.")]
When = Annotated[
    str | None, typer.Option(metavar="MOMENT", help="In ISO 8601 with its offset from UTC, or a day. [default: now]")
]
Lines = Annotated[
    Path, typer.Argument(metavar="FILE", help="JSON Lines as export writes them, or - for stdin.", show_default=False)
]


def add(
    verdict: Decided,
    ids: Ids = None,
    *,
    who: Who,
    why: Why,
    when: When = None,
    places: Places = None,
    fields: Fields = None,
    db: Database = None,
) -> None:
    """Keep a judgement: what the record is made of from now on, beside the statements and never in their place.

    Prints it as a line of the JSON Lines that import reads. Exits 2 where it is none, or judges what is not there.
    """
    messages = Messages()
    try:
        with messages.usage():
            theatre = load("syria")
            judgement = Judgement(
                verdict=verdict,
                statements=tuple(ids or ()),
                places=tuple(verbs.find_place(theatre, each).place.id for each in places or ()),
                fields=tuple(correction(*_field(each)) for each in fields or ()),
                who=who,
                when=moment(when) if when else datetime.now(UTC).replace(microsecond=0),
                why=why,
            )
        verbs.judge((judgement,), db=db)
    except JudgementError as error:
        messages.say(f"marsad: {error}")
        raise typer.Exit(USAGE) from None
    write(judgement_line(judgement))


def import_(file: Lines, *, db: Database = None) -> None:
    """Keep the judgements of a file, each once: what is there already changes nothing.

    A line that is none is named on stderr with its reason, the others are kept, and the exit code is 1.
    """
    messages = Messages()
    done = verbs.import_judgements(_lines(file), str(file), db=db, announce=messages.say_issue)
    write_row({"db": str(done.db), "new": done.new, "already_there": done.already_there, "failed": len(done.failed)})
    if done.failed:
        raise typer.Exit(SOME_FAILED)


def export(*, db: Database = None) -> None:
    """Print every judgement as a line of JSON, the earliest first."""
    for judgement in verbs.judgements(db=db):
        write(judgement_line(judgement))


def _field(text: str) -> tuple[str, object]:
    """Return the field and the value that `text`, FIELD=VALUE, gives it.

    Raises:
        JudgementError: there is no sign of equality.
    """
    name, sign, value = text.partition("=")
    if not sign:
        raise JudgementError(f"{text!r} is not FIELD=VALUE")
    try:
        return name, msgspec.json.decode(value)
    except (ValueError, RecursionError):
        return name, value


def _lines(file: Path) -> list[bytes]:
    """Return the lines of the file, "-" for stdin.

    Raises:
        typer.BadParameter: the file cannot be read.
    """
    try:
        return (sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes()).split(b"\n")
    except OSError as error:
        raise typer.BadParameter(f"{file} cannot be read: {error.strerror}") from None
