"""`marsad withdraw` and `marsad erase`: reports that count no more, and those whose words must go."""

from typing import Annotated

import typer

from marsad import verbs
from marsad.cli.options import Database
from marsad.cli.output import Messages, write_row

WITHDRAW_EXAMPLES = ('marsad withdraw sha256:9f2c… --reason "the outlet took it back"',)
ERASE_EXAMPLES = (
    'marsad erase sha256:9f2c… --reason "court order 12/2026"',
    'marsad erase sha256:9f2c… --reason "court order 12/2026" --yes',
)
_SHORT_S = 3.0

Address = Annotated[str, typer.Argument(metavar="ID", help="The report, by its id or key.", show_default=False)]
Reason = Annotated[str, typer.Option("--reason", metavar="WORDS", help="Why; kept for good.")]
By = Annotated[str | None, typer.Option("--by", metavar="NAME", help="Who does so. [default: the user]")]
Yes = Annotated[bool, typer.Option("--yes", help="Do not ask whether that is meant.")]


def withdraw(report: Address, *, reason: Reason, by: By = None, db: Database = None) -> None:
    """Withdraw a report: it stays, can be found, says that it was withdrawn and why, and counts for nothing any more.

    Prints which reports that is; an id names every report of the same bytes, a key one. Exits 2 where there is none.
    """
    messages = Messages()
    with messages.usage(), messages.waiting(after_s=_SHORT_S) as tell:
        done = verbs.withdraw(report, reason=reason, by=by, db=db, tell=tell)
    write_row({"withdrawn": done})


def erase(report: Address, *, reason: Reason, by: By = None, yes: Yes = False, db: Database = None) -> None:
    """Erase a report by law: its text, quotations and original are gone; ids, hashes and the reason stay.

    It is withdrawn as well. The log still verifies. Asks whether that is meant, unless --yes. Backups and copies of the
    database are not reached. Exits 2 where there is no such report, 1 where it was not meant.
    """
    messages = Messages()
    with messages.usage():
        others = verbs.sharing(report, db=db)
        if others:
            messages.say(f"its original file holds {others} other reports, which lose it; their texts stay")
        if not yes:
            typer.confirm("Its words will be gone for good. Erase it?", abort=True, err=True)
        with messages.waiting(after_s=_SHORT_S) as tell:
            done = verbs.erase(report, reason=reason, by=by, db=db, tell=tell)
    write_row({"erased": done})
