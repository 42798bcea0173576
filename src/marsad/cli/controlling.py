"""`marsad control`: who holds a place, and who says so."""

from typing import Annotated

import typer

from marsad import verbs
from marsad.cli.control_row import history_row
from marsad.cli.control_table import age_line, answer_table, chain, lane_table, namesakes_line
from marsad.cli.naming import Names
from marsad.cli.options import AsOfDay, Database, Explained, Form, OnDay, OneLanguage, Written
from marsad.cli.output import Messages, as_table, write, write_chain, write_row, write_table
from marsad.theatre.loading import load
from marsad.verbs import PlaceHistory

CONTROL_EXAMPLES = (
    'marsad control "دير الزور" --on 2017-11-03',
    "marsad control Mayadin --as-of 2017-10-20",
    "marsad control Hajin --on 2018-12-20 --explain",
    "marsad control Hajin --db syria.db",
)


def control(
    place: Annotated[
        str, typer.Argument(metavar="PLACE", help="An Arabic or English name, or an id.", show_default=False)
    ],
    *,
    on: OnDay = None,
    as_of: AsOfDay = None,
    explain: Explained = False,
    form: Written = None,
    lang: OneLanguage = None,
    db: Database = None,
) -> None:
    """Say who holds a place, and who says so.

    Where several places bear the name, they are listed with their ids on stderr, and the exit code is 2.
    """
    messages = Messages()
    with messages.usage():
        history = verbs.control(place, on=on, as_of=as_of, db=db)
    if history.namesakes:
        messages.say(namesakes_line(history))
    names = Names.of(load("syria"), lang)
    if explain and form is not Form.JSON:
        write_chain(chain(history, names))
    elif as_table(form):
        _write_tables(history, names)
    else:
        write_row(history_row(history))
    if history.assessed and not history.assessed.tenure.statements:
        messages.say(f"marsad: no report says who holds it on {on}")
    elif not history.lanes:
        messages.say("marsad: no report says who holds it")


def _write_tables(history: PlaceHistory, names: Names) -> None:
    write(f"{names.place(history.place)} ({history.place.admin1})")
    write_table(answer_table(history, names))
    if history.assessed and history.assessed.is_old:
        write(age_line(history.assessed))
    if history.lanes:
        write_table(lane_table(history, names))
