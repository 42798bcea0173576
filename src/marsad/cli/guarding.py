"""`marsad verify`, `marsad stats` and `marsad failures`: what is kept, and what could not be."""

import shlex
from collections.abc import Sequence
from typing import Annotated, Any

import typer
from msgspec.structs import asdict
from rich.table import Table

from marsad import verbs
from marsad.address import Address
from marsad.cli.options import AllowPrivate, Contact, Database, Written
from marsad.cli.output import SOME_FAILED, Messages, as_table, write_row, write_table
from marsad.cli.second_reader import SecondReader, with_model
from marsad.intake.account import Failure
from marsad.source.customs import customs_of

VERIFY_EXAMPLES = ("marsad verify", "marsad verify --db syria.db --format json")
STATS_EXAMPLES = ("marsad stats", "marsad stats --db syria.db --format json")
FAILURES_EXAMPLES = (
    "marsad failures",
    "marsad failures --retry",
    'marsad failures --dismiss 12 --reason "a photograph"',
)
# What takes less long needs no word, in seconds.
_SHORT_S = 3.0

Retry = Annotated[bool, typer.Option("--retry", help="Try all of them again.")]
Dismiss = Annotated[
    int | None, typer.Option("--dismiss", metavar="NUMBER", help="Wait for this one no more; --reason says why.")
]
Reason = Annotated[str | None, typer.Option("--reason", metavar="WORDS", help="With --dismiss: why; kept for good.")]
By = Annotated[str | None, typer.Option("--by", metavar="NAME", help="Who says so. [default: the user]")]
Dismissed = Annotated[bool, typer.Option("--dismissed", help="List what is waited for no more, and why.")]


def verify(*, form: Written = None, db: Database = None) -> None:
    """Hold all that is kept against its hashes: reports, originals, and the chain of what was done.

    Exits 0 where all is what came in, 1 where something is not; what that is, is named on stderr, one a line. Reports
    that an older version kept have no hash of what came in: they are held against their own ids and words.
    """
    messages = Messages()
    with messages.waiting(after_s=_SHORT_S) as tell:
        found = verbs.verify(db=db, tell=tell)
    for fault in found.faults:
        messages.say(f"marsad: {fault.subject} {fault.what}")
    row = asdict(found) | {"faults": [asdict(fault) for fault in found.faults]}
    _write({**row, "sound": not found.faults}, asked=as_table(form))
    if found.faults:
        raise typer.Exit(SOME_FAILED)


def stats(*, form: Written = None, db: Database = None) -> None:
    """Say how much is kept: reports, versions of them, statements, copies, failures, originals and their bytes."""
    _write(asdict(verbs.stats(db=db)), asked=as_table(form))


@with_model
def failures(
    *,
    retry: Retry = False,
    dismiss: Dismiss = None,
    reason: Reason = None,
    by: By = None,
    dismissed: Dismissed = False,
    contact: Contact = None,
    allow_private: AllowPrivate = False,
    form: Written = None,
    db: Database = None,
    second: SecondReader,
) -> None:
    """Say what could not be read and still waits to be, why, and by which command it is tried again.

    With --retry that is done: exits 0 where nothing fails any more, 1 where something does. Reports that a model was to
    read, and the rules read instead, are among them: the model is asked again with --reader model or both. What can
    never be read, --dismiss leaves out from then on, and --dismissed lists; exits 2 where nothing has that number.
    """
    messages = Messages()
    if dismiss is not None:
        with messages.usage():
            verbs.dismiss(dismiss, reason=reason or "", by=by, db=db)
    if dismiss is not None or dismissed:
        _write_dismissed([asdict(each) for each in verbs.dismissed(db=db)], asked=as_table(form))
        return
    if retry:
        customs = customs_of(contact, allow_private=allow_private)
        with messages.waiting(after_s=_SHORT_S) as tell, second.reading(messages, db) as reader:
            verbs.retry(db=db, customs=customs, announce=messages.say_issue, tell=tell, by=reader)
            if reader:
                verbs.reread(db=db, tell=tell, failed=True, by=reader)
    found = verbs.failures(db=db)
    rows = [_failure_row(each, db) for each in found]
    if as_table(form):
        write_table(_table(rows, ("number", "source", "message", "again")))
    else:
        write_row({"failures": rows})
    if retry and found:
        raise typer.Exit(SOME_FAILED)


def _write_dismissed(rows: list[dict[str, Any]], *, asked: bool) -> None:
    if asked:
        write_table(_table(rows, ("number", "source", "message", "reason", "by")))
    else:
        write_row({"dismissed": rows})


def _write(row: dict[str, Any], *, asked: bool) -> None:
    if not asked:
        write_row(row)
        return
    table = Table(show_header=False)
    for name, value in row.items():
        shown = _shown(value)
        table.add_row(name.replace("_", " "), f"{shown:,}" if type(shown) is int else str(shown))
    write_table(table)


def _shown(value: Any) -> Any:  # noqa: ANN401 (whatever a row has)
    if isinstance(value, dict):
        return ", ".join(f"{name} {count:,}" for name, count in value.items())
    return len(value) if isinstance(value, list) else value


def _failure_row(failure: Failure, db: Address | None) -> dict[str, Any]:
    return {
        "number": None if failure.report else failure.number,
        "source": failure.source,
        "code": failure.code,
        "message": failure.message,
        "time": failure.time,
        "file": failure.file,
        "original": failure.original,
        "report": failure.report,
        "again": _again(failure, db),
    }


def _again(failure: Failure, db: Address | None) -> str | None:
    """Return the command that tries it again, None where only who brought it can."""
    if failure.reader:
        return shlex.join(["marsad", "reread", "--failed", "--reader", failure.reader, *_at(db)])
    errands = [*verbs.errands((failure,))]
    if not errands:
        return None
    if verbs.is_kept(failure):
        return shlex.join(["marsad", "failures", "--retry", *_at(db)])
    errand = errands[0]
    given = (("--metadata", errand.metadata), ("--publisher", errand.publisher), ("--published", errand.published))
    others = (("--contact", errand.contact), ("--db", _absolute(db)))
    options = [word for name, value in (*given, *others) if value for word in (name, str(value))]
    options += ["--allow-private"] if errand.allow_private else []
    where = ("--source", errand.source, "--anew") if errand.source else (*errand.paths, *errand.addresses)
    return shlex.join(["marsad", "ingest", *where, *options])


def _at(db: Address | None) -> tuple[str, ...]:
    return ("--db", str(_absolute(db))) if db else ()


def _absolute(db: Address | None) -> str | None:
    return None if db is None else str(db.path.absolute() if db.path else db)


def _table(rows: list[dict[str, Any]], columns: Sequence[str]) -> Table:
    table = Table()
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(*(_cell(row, column) for column in columns))
    return table


def _cell(row: dict[str, Any], column: str) -> str:
    if column == "again":
        return row[column] or "bring it again"
    return "" if row[column] is None else str(row[column])
