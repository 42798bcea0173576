"""`marsad backup`, `restore`, `export-archive` and `import-archive`: the whole store elsewhere."""

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from marsad import verbs
from marsad.cli.options import Database
from marsad.cli.output import Messages, write_row
from marsad.verbs.archiving import Carried

BACKUP_EXAMPLES = ("marsad backup syria-copy.db --db syria.db",)
RESTORE_EXAMPLES = ("marsad restore syria-copy.db --db restored.db",)
EXPORT_ARCHIVE_EXAMPLES = ("marsad export-archive syria.zip --db syria.db",)
IMPORT_ARCHIVE_EXAMPLES = ("marsad import-archive syria.zip --db postgresql://marsad@localhost/syria",)
# What takes less long needs no word, in seconds.
_SHORT_S = 3.0

NewFile = Annotated[Path, typer.Argument(metavar="FILE", help="The copy, which is not there yet.", show_default=False)]
Copy = Annotated[
    Path,
    typer.Argument(metavar="FILE", help="The copy.", exists=True, dir_okay=False, show_default=False),
]


def backup(file: NewFile, *, db: Database = None) -> None:
    """Copy the database as it is at one moment, whatever is written meanwhile, with the originals, and verify the copy.

    A database in a file becomes such a file, with the folder of its originals beside it; one of a server an archive.
    """
    _carry(verbs.backup, file, db)


def restore(file: Copy, *, db: Database = None) -> None:
    """Make of a copy, or of an archive, the database again where there is none, and verify it."""
    _carry(verbs.restore, file, db)


def export_archive(file: NewFile, *, db: Database = None) -> None:
    """Put all that the database keeps into one file, which a database of either sort takes in."""
    _carry(verbs.export_archive, file, db)


def import_archive(file: Copy, *, db: Database = None) -> None:
    """Take an archive into a new database: all of it, each row and each original as it was, or nothing."""
    _carry(verbs.import_archive, file, db)


def _carry(carry: Callable[..., Carried], file: Path, db: object) -> None:
    with Messages().waiting(after_s=_SHORT_S) as tell:
        done = carry(file, db=db, tell=tell)
    write_row(
        {
            "db": str(done.db),
            "file": str(done.file),
            "reports": done.reports,
            "statements": done.statements,
            "originals": done.originals,
        }
    )
