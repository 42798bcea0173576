"""`marsad sending`: to which models' servers reports may be sent."""

from typing import Annotated

import typer

from marsad import verbs
from marsad.cli.output import SOME_FAILED, Messages, write_row

SENDING_EXAMPLES = ("marsad sending", "marsad sending --revoke llm.example")


def sending(
    *,
    revoke: Annotated[
        str | None,
        typer.Option(
            "--revoke", metavar="HOST", help="Send nothing there any more without asking.", show_default=False
        ),
    ] = None,
) -> None:
    """Say to which models' servers you let reports be sent, or take that back.

    On stdout: the servers and since when, as JSON. Exits 1 where there was no leave to be taken back.
    """
    messages = Messages()
    if revoke is not None:
        gone = verbs.take_leave_back(revoke)
        if not gone:
            messages.say(f"marsad: nothing is sent to {revoke} without asking")
            raise typer.Exit(SOME_FAILED)
        messages.say(f"nothing is sent any more without asking to {', '.join(gone)}")
    there = verbs.leaves()
    write_row({"servers": [{"server": origin, "since": since.isoformat()} for origin, since in there.items()]})
