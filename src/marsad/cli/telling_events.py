"""`marsad events`: what happened, as all reports together tell it."""

from typing import Annotated

import typer

from marsad import verbs
from marsad.cli.coverage_row import coverage_line
from marsad.cli.event_row import events_row
from marsad.cli.event_table import chain, event_table
from marsad.cli.naming import Names
from marsad.cli.options import (
    AsOfDay,
    Database,
    Explained,
    Form,
    FromDay,
    JudgementsAsOf,
    OneLanguage,
    PlaceName,
    PublisherNames,
    ToDay,
    Written,
)
from marsad.cli.output import Messages, as_table, write, write_chain, write_row, write_table
from marsad.extract.term import IncidentType
from marsad.theatre.loading import load

EVENTS_EXAMPLES = (
    "marsad events --type airstrike --from 2017-11-01 --to 2017-11-30",
    'marsad events --place "محافظة دير الزور" --party SDF',
    "marsad events --place Hajin --as-of 2018-12-31 --explain",
)

EventTypes = Annotated[
    list[IncidentType] | None, typer.Option("--type", help="Events told as this type; may be repeated.")
]
PartyNames = Annotated[
    list[str] | None,
    typer.Option(
        "--party",
        metavar="PARTY",
        help="Events with this party, or a part of it: its id, Arabic or English name. May be repeated.",
    ),
]


def events(
    *,
    types: EventTypes = None,
    parties: PartyNames = None,
    place: PlaceName = None,
    start: FromDay = None,
    end: ToDay = None,
    publishers: PublisherNames = None,
    as_of: AsOfDay = None,
    judgements_as_of: JudgementsAsOf = None,
    explain: Explained = False,
    form: Written = None,
    lang: OneLanguage = None,
    db: Database = None,
) -> None:
    """Say what happened: every event once, with all who tell of it, their figures side by side and their quarrels."""
    messages, names = Messages(), Names.of(load("syria"), lang)
    with messages.usage():
        found = verbs.events(
            types=types or (),
            parties=parties or (),
            place=place,
            start=start,
            end=end,
            publishers=publishers or (),
            as_of=as_of,
            judgements_as_of=judgements_as_of,
            db=db,
        )
    if explain and form is not Form.JSON:
        for record in found.events:
            write_chain(chain(record, found, names))
    elif as_table(form):
        write_table(event_table(found, names))
        write(coverage_line(found.coverage))
    else:
        write_row(events_row(found, explain=explain))
    if not found.events:
        messages.say("marsad: no report tells of such an event")
