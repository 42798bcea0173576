"""`marsad coverage`: how much is told of each area in each week."""

from rich.table import Table

from marsad import verbs
from marsad.cli.coverage_row import coverage_row
from marsad.cli.naming import Names, place_row
from marsad.cli.options import AsOfDay, Database, FromDay, OneLanguage, PlaceName, ToDay, Written
from marsad.cli.output import Messages, as_table, write_row, write_table
from marsad.theatre.loading import load
from marsad.verbs import CoverageTable

COVERAGE_EXAMPLES = (
    "marsad coverage",
    'marsad coverage --place "محافظة دير الزور" --from 2017-10-01 --to 2017-11-30',
    "marsad coverage --as-of 2017-10-20 --format json",
)
# Marks of a week: told of by nobody, by one publisher, by several.
_SILENT, _ONE, _SEVERAL = "·", "▪", "█"


def coverage(
    *,
    place: PlaceName = None,
    from_: FromDay = None,
    to: ToDay = None,
    as_of: AsOfDay = None,
    form: Written = None,
    lang: OneLanguage = None,
    db: Database = None,
) -> None:
    """Say how many reports and publishers speak of each governorate, or of PLACE, in each week.

    A week of which nobody speaks is not a quiet one. In the table each week, from the first, is · where no report
    speaks of the area, ▪ where those of one publisher do, █ where those of several.
    """
    messages = Messages()
    with messages.usage():
        found = verbs.coverage(place=place, start=from_, end=to, as_of=as_of, db=db)
    if as_table(form):
        write_table(_table(found, Names.of(load("syria"), lang)))
    else:
        write_row(_row(found))


def _table(found: CoverageTable, names: Names) -> Table:
    weeks = found.everywhere.weeks
    title = f"weeks from {weeks[0].week} to {weeks[-1].week}" if weeks else "weeks"
    table = Table()
    table.add_column("area")
    for column in ("reports", "publishers"):
        table.add_column(column, justify="right")
    table.add_column(title, overflow="fold")
    for each in found.areas:
        told = each.coverage
        marks = "".join(_mark(week.reports, week.publishers) for week in told.weeks)
        table.add_row(names.place(each.area), str(told.reports), str(told.publishers), marks)
    return table


def _mark(reports: int, publishers: int) -> str:
    return _SILENT if not reports else _SEVERAL if publishers > 1 else _ONE


def _row(found: CoverageTable) -> dict[str, object]:
    return {
        "from": found.start and found.start.isoformat(),
        "to": found.end and found.end.isoformat(),
        "as_of": found.as_of and found.as_of.isoformat(),
        "areas": [{"place": place_row(each.area), **coverage_row(each.coverage)} for each in found.areas],
        "coverage": coverage_row(found.everywhere),
    }
