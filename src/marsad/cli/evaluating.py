"""`marsad evaluate`: how far a reading agrees with gold."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from marsad import gold as shipped
from marsad import verbs
from marsad.cli.evaluation_row import evaluation_row
from marsad.cli.evaluation_table import figures_table, publishers_table, reliability_table, summary
from marsad.cli.mistake_lines import mistake_lines
from marsad.cli.options import Form, MetadataFile, NoGuesses, TheatreName, Written
from marsad.cli.output import SOME_FAILED, USAGE, Messages, as_table, write, write_row, write_table
from marsad.cli.second_reader import SecondReader, with_model
from marsad.evaluation.evaluation import Evaluation
from marsad.evaluation.mistake import mistakes
from marsad.extract.term import Kind

EVALUATE_EXAMPLES = (
    "marsad evaluate",
    "marsad evaluate reports/ gold/ --metadata known.jsonl --errors",
    "marsad evaluate gold/ --predictions statements.jsonl --format json",
    "marsad evaluate --kind casualties --reliability",
    "marsad evaluate --no-guesses",
    "marsad evaluate reports/ gold/ --reader both --answers answers/",
)


TextsAndGold = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="[TEXTS GOLD]",
        help="Reports, and their gold: a folder with one JSON file a report. [default: what ships with Marsad]",
        show_default=False,
    ),
]
Predictions = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE",
        exists=True,
        dir_okay=False,
        help="What was read before, as extract writes it: nothing is read anew, and GOLD is given alone.",
    ),
]
Kinds = Annotated[list[Kind] | None, typer.Option(help="Statements of this kind alone; may be repeated.")]
Publishers = Annotated[
    list[str] | None, typer.Option(metavar="NAME", help="Reports of this publisher alone; may be repeated.")
]
Errors = Annotated[bool, typer.Option("--errors", help="List what is missed, spurious or inexact.")]
Reliable = Annotated[bool, typer.Option("--reliability", help="Show whether confidence keeps its word.")]
AsJson = Annotated[bool, typer.Option("--json", help="As --format json.")]


@with_model
def evaluate(
    paths: TextsAndGold = None,
    *,
    metadata: MetadataFile = None,
    theatre: TheatreName = None,
    no_guesses: NoGuesses = False,
    second: SecondReader,
    predictions: Predictions = None,
    kind: Kinds = None,
    publisher: Publishers = None,
    errors: Errors = False,
    reliable: Reliable = False,
    form: Written = None,
    as_json: AsJson = False,
) -> None:
    """Say how far a reading agrees with gold, by kind, field and publisher, with 95 % intervals.

    Exits 0 when every report that has gold was read, 1 when some could not be (named on stderr; what their gold says
    counts as missed), 2 on wrong usage.
    """
    messages = Messages()
    texts, gold = _texts_and_gold(paths or [], predictions)
    if second.dry_run:
        second.tell_forecast(verbs.documents(_read_in(texts), metadata=metadata), messages, theatre=theatre)
        return
    with second.opened(messages, reports=verbs.expected(_read_in(texts))) as model:
        found = verbs.evaluate(
            texts,
            gold,
            metadata=metadata,
            theatre=theatre,
            guesses=not no_guesses,
            by=second.by(model),
            predictions=predictions,
            kinds=kind or Kind,
            publishers=publisher or (),
            announce=messages.say_issue,
        )
    _tell(found, messages, publisher or (), form=Form.JSON if as_json else form, errors=errors, reliable=reliable)


def _read_in(texts: Path | None) -> list[Path]:
    """Return where the reports are."""
    return [texts or shipped.texts()]


def _tell(
    found: Evaluation, messages: Messages, publishers: Sequence[str], *, form: Form | None, errors: bool, reliable: bool
) -> None:
    """Leave the figures on stdout, and on stderr what is missing.

    Raises:
        typer.Exit: no report has gold, or some that have were not read.
    """
    if not found.comparisons:
        messages.say(f"marsad: no report of {', '.join(publishers)} has gold")
        raise typer.Exit(USAGE)
    _write(found, form, errors=errors, reliable=reliable)
    if found.unread:
        messages.say(f"marsad: not read, so that their gold is missed: {', '.join(found.unread)}")
        raise typer.Exit(SOME_FAILED)


def _texts_and_gold(paths: list[Path], predictions: Path | None) -> tuple[Path | None, Path | None]:
    """Return which path is which.

    Raises:
        typer.BadParameter: there are too many or too few.
    """
    if predictions and len(paths) <= 1:
        return None, (paths[0] if paths else None)
    if predictions:
        raise typer.BadParameter("with --predictions nothing is read: give GOLD alone")
    if len(paths) not in (0, 2):
        raise typer.BadParameter("give TEXTS and GOLD, or neither for what ships with Marsad")
    return (paths[0], paths[1]) if paths else (None, None)


def _write(found: Evaluation, form: Form | None, *, errors: bool, reliable: bool) -> None:
    if as_table(form):
        _show(found, errors=errors, reliable=reliable)
    else:
        write_row(evaluation_row(found, errors=errors, reliable=reliable))


def _show(found: Evaluation, *, errors: bool, reliable: bool) -> None:
    write_table(figures_table(found))
    if len(found.publishers) > 1:
        write_table(publishers_table(found))
    if reliable:
        write_table(reliability_table(found))
    for line in summary(found):
        write(line)
    if errors:
        for mistake in mistakes(found.comparisons):
            write("\n".join(("", *mistake_lines(mistake))))
