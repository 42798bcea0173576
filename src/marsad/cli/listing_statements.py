"""`marsad statements`: what reports state, by what is asked of it."""

from typing import Annotated, Any

import typer
from rich.table import Table

from marsad import verbs
from marsad.cli.chain import isolated
from marsad.cli.coverage_row import coverage_line, coverage_row
from marsad.cli.naming import Names, place_row
from marsad.cli.options import (
    AsOfDay,
    Database,
    Form,
    FromDay,
    Groups,
    Language,
    Modalities,
    OneLanguage,
    PlaceName,
    PublisherNames,
    SpeakerNames,
    StatementKinds,
    ToDay,
    Written,
)
from marsad.cli.output import Messages, as_table, write, write_row, write_table
from marsad.cli.statement_words import days_words, gist
from marsad.cli.superseded_row import write_superseded
from marsad.extract.contract import differing_rows, statement_row, unnamed
from marsad.record.filed import Filed
from marsad.record.judgement import judgement_row
from marsad.theatre.loading import load
from marsad.verbs import StatementList, StatementQuery

STATEMENTS_EXAMPLES = (
    'marsad statements --place "البوكمال" --kind control --from 2017-11-01 --to 2017-11-30',
    "marsad statements --group HEZBOLLAH --kind casualties --as-of 2017-11-20",
    'marsad statements --text "حقل العمر" --publisher SOHR --limit 5',
)
Text = Annotated[
    str,
    typer.Option("--text", metavar="WORDS", help="Words of the quotation; those in quotation marks stand together."),
]
SupersededOf = Annotated[
    str | None,
    typer.Option(metavar="ID", help="Instead, what older rules read in this report and newer ones do not."),
]
Review = Annotated[
    bool, typer.Option("--review", help="Only those on which two readers differ and nobody decided yet.")
]
Named = Annotated[
    bool, typer.Option("--named", help="With the names of victims, which are personal data, in JSON; else without.")
]
Limit = Annotated[int, typer.Option(metavar="N", min=1, help="At most so many.")]
Offset = Annotated[int, typer.Option(metavar="N", min=0, help="Without the first so many.")]


def statements(
    *,
    kind: StatementKinds = None,
    group: Groups = None,
    place: PlaceName = None,
    publisher: PublisherNames = None,
    speaker: SpeakerNames = None,
    modality: Modalities = None,
    from_: FromDay = None,
    to: ToDay = None,
    text: Text = "",
    as_of: AsOfDay = None,
    review: Review = False,
    superseded: SupersededOf = None,
    named: Named = False,
    limit: Limit = verbs.LIMIT,
    offset: Offset = 0,
    form: Written = None,
    lang: OneLanguage = None,
    db: Database = None,
) -> None:
    """List statements in the order in which they were said; --from and --to meet the days that they speak of."""
    if superseded:
        _write_before(superseded, form, db, named=named)
    else:
        asked = StatementQuery(
            kinds=kind or (),
            parties=group or (),
            place=place,
            publishers=publisher or (),
            speakers=speaker or (),
            modalities=modality or (),
            start=from_,
            end=to,
            text=text,
            review=review,
        )
        with Messages().usage():
            found = verbs.statements(asked, as_of=as_of, limit=limit, offset=offset, db=db)
        _write(found, form, lang, named=named)


def _write_before(report: str, form: Form | None, db: Database, *, named: bool) -> None:
    with Messages().usage():
        write_superseded(verbs.superseded(report, db=db), form, named=named)


def _write(found: StatementList, form: Form | None, language: Language | None, *, named: bool) -> None:
    if as_table(form):
        write_table(_table(found, Names.of(load("syria"), language)))
        write(coverage_line(found.coverage))
    else:
        write_row(_row(found, named=named))
    if found.offset + len(found.statements) < found.total:
        Messages().say(f"marsad: {len(found.statements)} of {found.total}; --offset tells of more")
    if not found.total:
        Messages().say("marsad: no statement fits what is asked")


def _table(found: StatementList, names: Names) -> Table:
    table = Table(show_lines=True)
    for column in ("id", "days", "what", "how", "where", "who says so"):
        table.add_column(column)
    table.add_column("words", overflow="fold")
    for item in found.statements:
        about = [f"{each.verdict.value} ({each.who})" for each in found.judgements.get(item.id, ())]
        about += [f"{each.slot}: {each.reader} has {each.value}" for each in found.differing.get(item.id, ())]
        table.add_row(
            "\n".join((item.id, *about)),
            days_words(item.statement.days),
            gist(item.statement, names.party),
            item.statement.modality.value,
            "\n".join(names.both(place.name_ar or place.text, place.name or "") for place in item.statement.places),
            "\n".join((*(speaker.source for speaker in item.statement.attribution), item.source)),
            isolated(item.statement.quote),
        )
    return table


def _row(found: StatementList, *, named: bool) -> dict[str, Any]:
    return {
        "place": found.place and place_row(found.place),
        "as_of": found.as_of and found.as_of.isoformat(),
        "total": found.total,
        "offset": found.offset,
        "statements": [_statement(item, found, named=named) for item in found.statements],
        "coverage": coverage_row(found.coverage),
    }


def _statement(item: Filed, found: StatementList, *, named: bool) -> dict[str, Any]:
    """Return the statement in the contract's form, with its report and what people decided on it."""
    row = statement_row(item.statement, item.report_id)
    return {
        **(row if named else unnamed(row)),
        "id": item.id,
        "report": {
            "id": item.report_id,
            "source": item.source,
            "publisher": item.publisher or None,
            "known": item.known and item.known.isoformat(),
        },
        "judgements": [judgement_row(each) for each in found.judgements.get(item.id, ())],
        "review": differing_rows(found.differing.get(item.id, ())),
    }
