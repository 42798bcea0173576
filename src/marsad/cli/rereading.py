"""`marsad reread`: what is kept, read again by new rules."""

from typing import Annotated, Any

import typer

from marsad import verbs
from marsad.cli.options import Database, Jobs
from marsad.cli.output import SOME_FAILED, Messages, write_row
from marsad.cli.second_reader import ReaderChoice, SecondReader, with_model
from marsad.record.judgement import Judgement
from marsad.record.judgement.codec import judgement_row

REREAD_EXAMPLES = (
    "marsad reread",
    "marsad reread --since-rules 0.1.0 --db syria.db",
    "marsad reread --reader both --answers answers/",
)
# What takes less long needs no word, in seconds.
_SHORT_S = 3.0

Since = Annotated[
    str | None,
    typer.Option(
        "--since-rules",
        metavar="V",
        help="Only what was last read by the rules of version V (or the beginning of one), or by older ones.",
    ),
]


TakeBack = Annotated[bool, typer.Option("--take-back", help="Have the rules read again what a model read, too.")]
Failed = Annotated[bool, typer.Option("--failed", help="Only what a model was to read and did not.")]


@with_model
def reread(
    *,
    since_rules: Since = None,
    db: Database = None,
    jobs: Jobs = None,
    failed: Failed = False,
    take_back: TakeBack = False,
    second: SecondReader,
) -> None:
    """Read all reports again that other rules read last, of which the newest count.

    With --reader model or both, a language model reads all that it did not read last by these rules. A report of which
    it reads nothing stays as a model read it before, or is read by the rules, and marsad failures names it.

    What the new rules do not state any more is kept, and counts no more. What people decided of it is decided of what
    takes the same words now; where nothing does, the judgement is listed, to be made again by hand. Interrupted, it
    keeps what it did, and goes on from there when it is run again. Exits 1 where a report could not be read again.
    """
    messages = Messages()
    _refuse_unfit(second, failed=failed, take_back=take_back)
    with messages.waiting(after_s=_SHORT_S) as tell, second.reading(messages, db) as by:
        done = verbs.reread(db=db, upto=since_rules, tell=tell, jobs=jobs, take_back=take_back, failed=failed, by=by)
    _tell(messages, done)
    write_row(_row(done))
    if done.failed:
        raise typer.Exit(SOME_FAILED)


def _tell(messages: Messages, done: verbs.Rereadings) -> None:
    messages.say(
        f"{done.reports} reports read again, {done.changed} state something else: {sum(done.added.values())} new "
        f"statements, {sum(done.again.values())} made again, {sum(done.gone.values())} stand no more"
    )
    if done.left_by_model:
        messages.say(
            f"{done.left_by_model} reports, which a model read by other rules or another prompt, are left as they are: "
            "--reader has a model read them again, --take-back the rules"
        )
    if done.carried:
        messages.say(f"{len(done.carried)} judgements were carried over to statements of the same words")
    for each in done.left:
        about = ", ".join(each.statements)
        messages.say(f"marsad: to be decided again: {each.verdict.value} {about} ({each.who}: {each.why})")
    for issue in done.failed:
        messages.say_issue(issue)


def _refuse_unfit(second: SecondReader, *, failed: bool, take_back: bool) -> None:
    by_rules = second.reader is ReaderChoice.RULES
    if (failed and by_rules) or (take_back and not by_rules) or second.dry_run:
        raise typer.BadParameter("--failed is a model's, --take-back the rules'; --dry-run is of extract and ingest")


def _row(done: verbs.Rereadings) -> dict[str, Any]:
    counts = {name: getattr(done, name) for name in ("rules", "reports", "changed", "added", "again", "gone")}
    return {
        **counts,
        "reader": done.reader.named if done.reader else None,
        "left_by_model": done.left_by_model,
        "carried": _rows(done.carried),
        "left": _rows(done.left),
        "failed": [str(each) for each in done.failed],
    }


def _rows(judgements: tuple[Judgement, ...]) -> list[dict[str, Any]]:
    return [judgement_row(each) for each in judgements]
