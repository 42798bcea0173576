"""`marsad casualties` and `marsad displacement`: how many, by whose account."""

from collections.abc import Iterable
from datetime import date
from typing import Annotated

import typer

from marsad import verbs
from marsad.cli.counter_row import counters_row
from marsad.cli.counter_table import counter_chain, counter_table
from marsad.cli.naming import Names, place_row
from marsad.cli.options import (
    AsOfDay,
    Database,
    Explained,
    Form,
    FromDay,
    Groups,
    JudgementsAsOf,
    Language,
    OneLanguage,
    PlaceName,
    Sources,
    ToDay,
    Written,
)
from marsad.cli.output import Messages, as_table, write, write_chain, write_row, write_table
from marsad.cli.reckoning_row import reckoning_row
from marsad.cli.reckoning_table import answer_line, notes, reckoning_chain, source_table
from marsad.extract.term import Measure, Movement, Outcome, Unit
from marsad.theatre.loading import load
from marsad.theatre.place import Place
from marsad.verbs import DisplacementAnswers, Reckoning

CASUALTIES_EXAMPLES = (
    'marsad casualties --group IS --place "محافظة دير الزور"',
    "marsad casualties --group REGIME --group PRO_REGIME --from 2017-11-01 --to 2017-11-30 --explain",
    "marsad casualties --group civilians --outcome wounded --as-of 2018-12-31",
)
DISPLACEMENT_EXAMPLES = (
    'marsad displacement --place "محافظة دير الزور"',
    "marsad displacement --outcome fled --unit families --explain",
)

OneOutcome = Annotated[Outcome, typer.Option("--outcome", help="What befell them.")]
Doers = Annotated[
    list[str] | None, typer.Option("--by", metavar="PARTY", help="By this party alone, as a group; may be repeated.")
]
WithUnconfirmed = Annotated[
    bool, typer.Option("--unconfirmed", help="Count also what its own origin calls unconfirmed.")
]
Movements = Annotated[list[Movement] | None, typer.Option("--outcome", help="What became of them; may be repeated.")]
Units = Annotated[list[Unit] | None, typer.Option("--unit", help="Persons or families, which are never converted.")]
Measures = Annotated[
    list[Measure] | None, typer.Option("--measure", help="Who moved (flow), or who is somewhere on a day (stock).")
]


def casualties(
    *,
    group: Groups = None,
    place: PlaceName = None,
    outcome: OneOutcome = Outcome.KILLED,
    start: FromDay = None,
    end: ToDay = None,
    by: Doers = None,
    source: Sources = None,
    as_of: AsOfDay = None,
    judgements_as_of: JudgementsAsOf = None,
    unconfirmed: WithUnconfirmed = False,
    explain: Explained = False,
    form: Written = None,
    lang: OneLanguage = None,
    db: Database = None,
) -> None:
    """Say how many were killed, wounded or captured: at least, at most, by whose account, and by which sentences."""
    messages, names = _begin(start, end, lang)
    with messages.usage():
        found = verbs.casualties(
            outcome=outcome,
            groups=group or (),
            place=place,
            start=start,
            end=end,
            by=by or (),
            sources=source or (),
            as_of=as_of,
            judgements_as_of=judgements_as_of,
            unconfirmed=unconfirmed,
            db=db,
        )
    _say_namesakes(found.place, found.namesakes, messages)
    if explain and form is not Form.JSON:
        write_chain(reckoning_chain(found, names))
    elif as_table(form):
        _write_tables((found,), names)
    else:
        write_row(reckoning_row(found))


def displacement(
    *,
    group: Groups = None,
    place: PlaceName = None,
    outcome: Movements = None,
    unit: Units = None,
    measure: Measures = None,
    start: FromDay = None,
    end: ToDay = None,
    source: Sources = None,
    as_of: AsOfDay = None,
    judgements_as_of: JudgementsAsOf = None,
    unconfirmed: WithUnconfirmed = False,
    explain: Explained = False,
    form: Written = None,
    lang: OneLanguage = None,
    db: Database = None,
) -> None:
    """Say how many fled, were brought out, came back or are trapped; persons and families, flow and stock apart."""
    messages, names = _begin(start, end, lang)
    with messages.usage():
        found = verbs.displacement(
            outcomes=outcome or (),
            groups=group or (),
            place=place,
            start=start,
            end=end,
            units=unit or (),
            measures=measure or (),
            sources=source or (),
            as_of=as_of,
            judgements_as_of=judgements_as_of,
            unconfirmed=unconfirmed,
            db=db,
        )
    _say_namesakes(found.place, found.namesakes, messages)
    _write_displacement(found, names, form, explain=explain)
    if not found.answers:
        messages.say("marsad: no report says how many")


def _begin(start: date | None, end: date | None, lang: Language | None) -> tuple[Messages, Names]:
    if start and end and end < start:
        raise typer.BadParameter(f"--to {end} lies before --from {start}")
    return Messages(), Names.of(load("syria"), lang)


def _displacement_row(found: DisplacementAnswers) -> dict[str, object]:
    return {
        "place": place_row(found.place) if found.place else None,
        "as_of": found.as_of,
        "answers": [reckoning_row(each) for each in found.answers],
        "counters": counters_row(found.counters),
    }


def _write_displacement(found: DisplacementAnswers, names: Names, form: Form | None, *, explain: bool) -> None:
    if explain and form is not Form.JSON:
        for each in found.answers:
            write_chain(reckoning_chain(each, names))
        write_chain(counter_chain(found.counters, names))
    elif as_table(form):
        _write_tables(found.answers, names)
        write_table(counter_table(found.counters, names))
    else:
        write_row(_displacement_row(found))


def _write_tables(answers: Iterable[Reckoning], names: Names) -> None:
    for each in answers:
        write(answer_line(each, names))
        if each.answer.by_source:
            write_table(source_table(each))
        for note in notes(each, names):
            write(note)


def _say_namesakes(place: Place | None, others: tuple[Place, ...], messages: Messages) -> None:
    if place is not None and others:
        ids = ", ".join(other.id for other in others)
        messages.say(f"marsad: this is {place.id} in {place.admin1}; called so too: {ids}")
