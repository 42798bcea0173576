"""`marsad control`: who holds a place, and who says so; what changed between two days."""

from datetime import date
from typing import Annotated

import typer

from marsad import verbs
from marsad.cli.change_row import changes_row, turnovers_row
from marsad.cli.control_row import history_row
from marsad.cli.control_table import age_line, answer_table, chain, lane_table, namesakes_line
from marsad.cli.coverage_row import coverage_line
from marsad.cli.map_table import change_chain, change_table, turnover_chain, turnover_table
from marsad.cli.naming import Names
from marsad.cli.options import (
    AsOfDay,
    Database,
    Explained,
    Form,
    FromDay,
    JudgementsAsOf,
    OnDay,
    OneLanguage,
    ToDay,
    Written,
)
from marsad.cli.output import Messages, as_table, write, write_chain, write_row, write_table
from marsad.theatre.loading import load
from marsad.verbs import Changes, PlaceHistory

CONTROL_EXAMPLES = (
    'marsad control "دير الزور" --on 2017-11-03',
    "marsad control Mayadin --as-of 2017-10-20",
    "marsad control Hajin --on 2018-12-20 --explain",
    'marsad control "محافظة دير الزور" --changed --from 2017-11-01 --to 2017-11-30',
    "marsad control --most-changed",
)


Asked = Annotated[
    str | None,
    typer.Argument(metavar="PLACE", help="An Arabic or English name, or an id.", show_default=False),
]
Changed = Annotated[bool, typer.Option("--changed", help="Say what changed, within PLACE or everywhere.")]
Limit = Annotated[int, typer.Option(metavar="N", min=1, help="Of a place, at most so many sentences.")]
Offset = Annotated[int, typer.Option(metavar="N", min=0, help="Without the first so many sentences.")]
MostChanged = Annotated[
    bool, typer.Option("--most-changed", help="Say which places changed hands most, within PLACE or everywhere.")
]


def control(
    place: Asked = None,
    *,
    on: OnDay = None,
    as_of: AsOfDay = None,
    judgements_as_of: JudgementsAsOf = None,
    changed: Changed = False,
    most_changed: MostChanged = False,
    start: FromDay = None,
    end: ToDay = None,
    limit: Limit = verbs.SENTENCES,
    offset: Offset = 0,
    explain: Explained = False,
    form: Written = None,
    lang: OneLanguage = None,
    db: Database = None,
) -> None:
    """Say who holds a place, and who says so; or what changed from one day to another.

    Where several places bear the name, they are listed with their ids on stderr, and the exit code is 2.
    """
    _refuse_muddle(place or "", on, changes=(changed, most_changed), bounded=bool(start or end))
    messages, names = Messages(), Names.of(load("syria"), lang)
    with messages.usage():
        if place is None or changed or most_changed:
            found = verbs.control_changes(
                start=start, end=end, as_of=as_of, judgements_as_of=judgements_as_of, within=place, db=db
            )
            if explain and form is not Form.JSON:
                behind = verbs.sentences(found.statements, db=db)
                write_chain((turnover_chain if most_changed else change_chain)(found, behind, names))
            else:
                (_write_turnovers if most_changed else _write_changes)(found, names, form)
            return
        history = verbs.control(
            place, on=on, as_of=as_of, judgements_as_of=judgements_as_of, limit=limit, offset=offset, db=db
        )
    _write_history(history, names, form, explain=explain)
    _say_what_is_missing(history, messages)


def _refuse_muddle(place: str, on: date | None, *, changes: tuple[bool, bool], bounded: bool) -> None:
    faults = {
        "--changed and --most-changed are two questions: ask one": all(changes),
        "--on asks about one day, --changed and --most-changed about --from and --to": bool(on) and any(changes),
        "--from and --to go with --changed or --most-changed": bounded and not any(changes),
        "say which PLACE, or ask --changed or --most-changed": not place and not any(changes),
    }
    for fault, is_there in faults.items():
        if is_there:
            raise typer.BadParameter(fault)


def _write_changes(found: Changes, names: Names, form: Form | None) -> None:
    if as_table(form):
        write_table(change_table(found, names))
    else:
        write_row(changes_row(found))


def _write_turnovers(found: Changes, names: Names, form: Form | None) -> None:
    if as_table(form):
        write_table(turnover_table(found, names))
    else:
        write_row(turnovers_row(found))


def _write_history(history: PlaceHistory, names: Names, form: Form | None, *, explain: bool) -> None:
    if explain and form is not Form.JSON:
        write_chain(chain(history, names))
    elif as_table(form):
        _write_tables(history, names)
    else:
        write_row(history_row(history))


def _write_tables(history: PlaceHistory, names: Names) -> None:
    write(f"{names.place(history.place)} ({history.place.admin1})")
    write_table(answer_table(history, names))
    if history.assessed and history.assessed.is_old:
        write(age_line(history.assessed))
    if history.lanes:
        write_table(lane_table(history, names))
    write(coverage_line(history.coverage))


def _say_what_is_missing(history: PlaceHistory, messages: Messages) -> None:
    if history.namesakes:
        messages.say(namesakes_line(history))
    if history.offset + len(history.sentences) < history.total:
        messages.say(f"marsad: {len(history.sentences)} of {history.total} sentences; --offset tells of more")
    if history.assessed and not history.assessed.tenure.statements:
        messages.say(f"marsad: no report says who holds it on {history.on}")
    elif not history.lanes:
        messages.say("marsad: no report says who holds it")
