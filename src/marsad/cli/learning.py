"""`marsad diff`: what was learned between two days."""

from typing import Annotated

import typer

from marsad import verbs
from marsad.cli.coverage_row import coverage_line
from marsad.cli.lesson_chain import lesson_chain
from marsad.cli.lesson_row import lesson_row
from marsad.cli.naming import Names
from marsad.cli.options import Database, JudgementsAsOf, OneLanguage, PlaceName, Written, day
from marsad.cli.output import Messages, as_table, write, write_chain, write_row
from marsad.theatre.loading import load

DIFF_EXAMPLES = (
    "marsad diff --as-of 2017-11-09 2017-11-12",
    'marsad diff --as-of 2017-11-09 2017-11-12 --place "البوكمال" --format json',
)
TwoDays = Annotated[
    tuple[str, str],
    typer.Option("--as-of", metavar="DAY DAY", help="As it was known on the first, and on the second, YYYY-MM-DD."),
]


def diff(
    *,
    as_of: TwoDays,
    place: PlaceName = None,
    judgements_as_of: JudgementsAsOf = None,
    form: Written = None,
    lang: OneLanguage = None,
    db: Database = None,
) -> None:
    """Say what was learned after one day, up to another: new reports, and what they changed in the record.

    Answers on control that read otherwise now, counters that moved, events that are new or were joined, contradictions
    that appeared or ended.
    """
    messages = Messages()
    earlier, later = map(day, as_of)
    with messages.usage():
        found = verbs.diff(earlier, later, place=place, judgements_as_of=judgements_as_of, db=db)
    if as_table(form):
        write_chain(lesson_chain(found, Names.of(load("syria"), lang)))
        write(coverage_line(found.coverage))
    else:
        write_row(lesson_row(found))
