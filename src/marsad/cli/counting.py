"""`marsad counters`: running totals and revised tolls as series."""

from typing import Annotated

import typer

from marsad import verbs
from marsad.cli.counter_row import counters_row
from marsad.cli.counter_table import counter_chain, counter_table
from marsad.cli.coverage_row import coverage_line
from marsad.cli.naming import Names
from marsad.cli.options import (
    AsOfDay,
    Database,
    Explained,
    Form,
    FromDay,
    Groups,
    JudgementsAsOf,
    OneLanguage,
    Outcomes,
    PlaceName,
    Sources,
    ToDay,
    Written,
)
from marsad.cli.output import Messages, as_table, write, write_chain, write_row, write_table
from marsad.extract.term import Kind
from marsad.theatre.loading import load
from marsad.verbs import CounterList

COUNTERS_EXAMPLES = (
    'marsad counters --group IS --place "محافظة دير الزور"',
    "marsad counters --kind casualties --outcome killed --as-of 2017-11-20",
    "marsad counters --kind displacement --explain",
)

CountedKinds = Annotated[
    list[Kind] | None, typer.Option("--kind", help="casualties or displacement alone; may be repeated.")
]


def counters(
    *,
    kind: CountedKinds = None,
    group: Groups = None,
    place: PlaceName = None,
    outcome: Outcomes = None,
    start: FromDay = None,
    end: ToDay = None,
    source: Sources = None,
    as_of: AsOfDay = None,
    judgements_as_of: JudgementsAsOf = None,
    explain: Explained = False,
    form: Written = None,
    lang: OneLanguage = None,
    db: Database = None,
) -> None:
    """Show the same figure through time: what one origin counts of the same people, in one place, since one day."""
    if start and end and end < start:
        raise typer.BadParameter(f"--to {end} lies before --from {start}")
    if wrong := [each.value for each in kind or () if each not in verbs.COUNTED]:
        raise typer.BadParameter(f"{', '.join(wrong)} is not counted: ask for casualties or displacement")
    messages, names = Messages(), Names.of(load("syria"), lang)
    with messages.usage():
        found = verbs.counters(
            kinds=kind or verbs.COUNTED,
            groups=group or (),
            place=place,
            outcomes=outcome or (),
            start=start,
            end=end,
            sources=source or (),
            as_of=as_of,
            judgements_as_of=judgements_as_of,
            db=db,
        )
    _write(found, names, form, explain=explain)
    if not found.counters:
        messages.say("marsad: no report counts that from day to day")


def _write(found: CounterList, names: Names, form: Form | None, *, explain: bool) -> None:
    if explain and form is not Form.JSON:
        write_chain(counter_chain(found, names))
    elif as_table(form):
        write_table(counter_table(found, names))
        write(coverage_line(found.coverage))
    else:
        write_row(counters_row(found))
