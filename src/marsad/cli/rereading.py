"""`marsad reread`: what is kept, read again by new rules."""

from typing import Annotated, Any

import typer

from marsad import verbs
from marsad.cli.options import Database, Jobs
from marsad.cli.output import SOME_FAILED, Messages, write_row
from marsad.record.judgement import Judgement
from marsad.record.judgement.codec import judgement_row

REREAD_EXAMPLES = ("marsad reread", "marsad reread --since-rules 0.1.0 --db syria.db")
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


def reread(*, since_rules: Since = None, db: Database = None, jobs: Jobs = None) -> None:
    """Read all reports again that other rules read last, of which the newest count.

    What the new rules do not state any more is kept, and counts no more. What people decided of it is decided of what
    takes the same words now; where nothing does, the judgement is listed, to be made again by hand. Interrupted, it
    keeps what it did, and goes on from there when it is run again. Exits 1 where a report could not be read again.
    """
    messages = Messages()
    with messages.waiting(after_s=_SHORT_S) as tell:
        done = verbs.reread(db=db, upto=since_rules, tell=tell, jobs=jobs)
    messages.say(
        f"{done.reports} reports read again, {done.changed} state something else: {sum(done.added.values())} new "
        f"statements, {sum(done.again.values())} made again, {sum(done.gone.values())} stand no more"
    )
    if done.carried:
        messages.say(f"{len(done.carried)} judgements were carried over to statements of the same words")
    for each in done.left:
        about = ", ".join(each.statements)
        messages.say(f"marsad: to be decided again: {each.verdict.value} {about} ({each.who}: {each.why})")
    for issue in done.failed:
        messages.say_issue(issue)
    write_row(_row(done))
    if done.failed:
        raise typer.Exit(SOME_FAILED)


def _row(done: verbs.Rereadings) -> dict[str, Any]:
    counts = {name: getattr(done, name) for name in ("rules", "reports", "changed", "added", "again", "gone")}
    return {
        **counts,
        "carried": _rows(done.carried),
        "left": _rows(done.left),
        "failed": [str(each) for each in done.failed],
    }


def _rows(judgements: tuple[Judgement, ...]) -> list[dict[str, Any]]:
    return [judgement_row(each) for each in judgements]
