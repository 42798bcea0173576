"""`marsad settings`: what a team allows in its store."""

from typing import Annotated

import typer

from marsad import verbs
from marsad.cli.options import Database
from marsad.cli.output import write_row
from marsad.endpoint.place import Allowed

SETTINGS_EXAMPLES = ("marsad settings", "marsad settings --models local --db postgresql://archive.example/syria")

Models = Annotated[
    Allowed | None,
    typer.Option(
        "--models",
        help="By which language models reports may be read from now on: none, those on this machine alone, or all.",
        show_default=False,
    ),
]
By = Annotated[str | None, typer.Option("--by", metavar="NAME", help="Who decides so. [default: the user]")]


def settings(*, models: Models = None, by: By = None, db: Database = None) -> None:
    """Say what a team decided for its database, or decide it: it holds for everybody, and stands in the log.

    What models have read before stays; marsad reread --take-back takes it back.
    """
    held = verbs.settings(db=db) if models is None else verbs.allow(models, by=by, db=db)
    write_row({"models": held.models.value, "by": held.by, "time": held.time})
