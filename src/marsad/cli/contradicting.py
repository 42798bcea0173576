"""`marsad contradictions`: everything that cannot all be true, with the sentences."""

from typing import Annotated, Any

import typer

from marsad import verbs
from marsad.cli.chain import Link
from marsad.cli.coverage_row import coverage_line, coverage_row
from marsad.cli.filed_row import contradiction_link, contradiction_row, filed_row
from marsad.cli.naming import Names, place_row
from marsad.cli.options import AsOfDay, Database, JudgementsAsOf, Language, OneLanguage, PlaceName, Written
from marsad.cli.output import Messages, as_table, write, write_chain, write_row
from marsad.record.contradiction import Conflict, Contradiction
from marsad.record.judgement import judgement_row
from marsad.theatre.loading import load
from marsad.verbs import ContradictionList

CONTRADICTIONS_EXAMPLES = (
    "marsad contradictions",
    "marsad contradictions --kind figures --origin SOHR",
    'marsad contradictions --place "محافظة دير الزور" --as-of 2017-11-20 --format json',
)
Conflicts = Annotated[
    list[Conflict] | None, typer.Option("--kind", help="Contradictions of this kind alone; may be repeated.")
]
Origins = Annotated[
    list[str] | None,
    typer.Option("--origin", metavar="NAME", help="Between the claims of this origin alone; may be repeated."),
]


def contradictions(
    *,
    kind: Conflicts = None,
    origin: Origins = None,
    place: PlaceName = None,
    as_of: AsOfDay = None,
    judgements_as_of: JudgementsAsOf = None,
    form: Written = None,
    lang: OneLanguage = None,
    db: Database = None,
) -> None:
    """Say what cannot all be true: figures of one origin, holders of a place, tellings of an event, judgements.

    So too what is no part of any answer: a statement whose report is gone, a place or party that no theatre has.
    """
    messages = Messages()
    with messages.usage():
        found = verbs.contradictions(
            place=place,
            origins=origin or (),
            conflicts=kind or (),
            as_of=as_of,
            judgements_as_of=judgements_as_of,
            db=db,
        )
    if as_table(form):
        write_chain(_chain(found, Names.of(load("syria"), lang), lang))
        write(coverage_line(found.coverage))
    else:
        write_row(_row(found))


def _chain(found: ContradictionList, names: Names, language: Language | None) -> Link:
    where = f" · {names.place(found.place)}" if found.place else ""
    as_of = f" as of {found.as_of}" if found.as_of else ""
    below = tuple(contradiction_link(each, found.sentences, language) for each in found.contradictions)
    return Link(text=f"{len(below)} contradictions{as_of}{where}", below=below)


def _row(found: ContradictionList) -> dict[str, Any]:
    return {
        "place": found.place and place_row(found.place),
        "as_of": found.as_of and found.as_of.isoformat(),
        "contradictions": [_contradiction(each, found) for each in found.contradictions],
        "coverage": coverage_row(found.coverage),
    }


def _contradiction(each: Contradiction, found: ContradictionList) -> dict[str, Any]:
    return {
        **contradiction_row(each),
        "judgements": [judgement_row(found.judgements[key]) for key in each.judgements if key in found.judgements],
        "sentences": [filed_row(found.sentences[key]) for key in each.statements if key in found.sentences],
    }
