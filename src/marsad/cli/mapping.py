"""`marsad map`: who holds what on a day, as JSON, GeoJSON or a table."""

from typing import Annotated

import typer

from marsad import verbs
from marsad.cli.map_row import geojson, map_row
from marsad.cli.map_table import map_chain, map_table
from marsad.cli.naming import Names
from marsad.cli.options import (
    AsOfDay,
    Database,
    Explained,
    Form,
    JudgementsAsOf,
    MapDay,
    OneLanguage,
    PlaceName,
    Written,
)
from marsad.cli.output import Messages, as_table, write_chain, write_row, write_table
from marsad.theatre.loading import load

MAP_EXAMPLES = (
    "marsad map --on 2017-11-10",
    'marsad map --on 2017-11-10 --as-of 2017-11-12 --place "محافظة دير الزور"',
    "marsad map --on 2017-11-10 --geojson --areas > map.geojson",
)


def map_(
    *,
    on: MapDay,
    as_of: AsOfDay = None,
    judgements_as_of: JudgementsAsOf = None,
    place: PlaceName = None,
    geojson_: Annotated[bool, typer.Option("--geojson", help="As GeoJSON: a point for each place.")] = False,
    areas: Annotated[
        bool, typer.Option("--areas", help="With --geojson: the land between the places too, drawn by interpolation.")
    ] = False,
    explain: Explained = False,
    form: Written = None,
    lang: OneLanguage = None,
    db: Database = None,
) -> None:
    """Say who holds what on a day: every place of which the record knows."""
    if areas and not geojson_:
        raise typer.BadParameter("--areas are drawn in --geojson alone")
    messages = Messages()
    with messages.usage():
        found = verbs.day_map(on, as_of=as_of, judgements_as_of=judgements_as_of, within=place, areas=areas, db=db)
    names = Names.of(load("syria"), lang)
    if geojson_:
        write_row(geojson(found))
    elif explain and form is not Form.JSON:
        behind = verbs.sentences((key for each in found.answers for key in each.assessed.tenure.statements), db=db)
        write_chain(map_chain(found, behind, names))
    elif as_table(form):
        write_table(map_table(found, names))
    else:
        write_row(map_row(found))
    if not found.answers:
        messages.say(f"marsad: no report says who holds anything there on {on}")
