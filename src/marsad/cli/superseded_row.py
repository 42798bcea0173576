"""What older rules read in a report, as JSON and as a table."""

import json
from collections.abc import Sequence

from rich.table import Table

from marsad.cli.chain import isolated
from marsad.cli.options import Form
from marsad.cli.output import as_table, write_row, write_table
from marsad.extract.contract import unnamed
from marsad.record.superseded import Superseded


def write_superseded(found: Sequence[Superseded], form: Form | None, *, named: bool) -> None:
    """Leave on stdout what was read before, by which rules, and until when by which others; victims' names if asked."""
    if not as_table(form):
        write_row({"superseded": [_row(each, named=named) for each in found]})
        return
    table = Table("id", "rules", "until", "now")
    table.add_column("words", overflow="fold")
    for each in found:
        table.add_row(each.id, each.rules or "?", each.time, each.by, isolated(json.loads(each.body)["quote"]))
    write_table(table)


def _row(each: Superseded, *, named: bool) -> dict[str, object]:
    statement = json.loads(each.body)
    return {
        "statement": statement if named else unnamed(statement),
        "rules": each.rules,
        "when": each.time,
        "by": each.by,
    }
