"""What holds of every statement that a second reader made, whatever it was answered."""

import json
from collections.abc import Iterator, Sequence

from marsad.extract.contract import identify, statement_row
from marsad.extract.contract_reading import statement_from
from marsad.extract.model.mention import Number, mentions
from marsad.extract.scene import Scene
from marsad.extract.statement import Casualties, Control, Displacement, Incident, NamedPlace, Statement
from marsad.theatre.loading import load

PARTIES = frozenset(party.id for party in load("syria").parties) | {"MIXED"}


def spans(value: object) -> Iterator[list[int]]:
    """Yield every span in a row."""
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    if isinstance(value, dict) and value.get("span"):
        yield value["span"]
    for each in inner:
        yield from spans(each)


def places(statement: Statement) -> Iterator[NamedPlace]:
    yield from statement.places
    if isinstance(statement, Displacement):
        yield from (each for each in (statement.origin, statement.destination) if each is not None)


def parties(statement: Statement) -> Iterator[str]:
    names = ("holder", "previous", "by", "victims", "who", "actors", "targets")
    yield from (party for name in names if name in _slots(statement) for party in getattr(statement, name))


def _slots(statement: Statement) -> frozenset[str]:
    return frozenset(statement.__struct_fields__)


def grounded(told_of: Scene, statements: Sequence[Statement]) -> None:
    """Fail where a statement says anything that the report does not bear out, or the contract does not allow."""
    report = told_of.report
    figures = {each.means.figure for each in mentions(told_of).all if isinstance(each.means, Number)}
    published = report.published.days
    day = published.end if published else None
    days = {None, day} | {day for each in told_of.moments for day in (each.days.start, each.days.end)}
    ids = {identify(each, report.document.id) for each in statements}
    assert len(ids) == len(statements)
    for each in statements:
        row = statement_row(each, report.document.id)
        assert statement_from(json.loads(json.dumps(row))) == each
        assert report.text[slice(*row["span"])] == each.quote
        assert all(report.text[slice(*span)].strip() for span in spans(row))
        assert all(each.span.end <= len(report.text) for each in places(each))
        assert set(parties(each)) <= PARTIES
        assert {each.days.start, each.days.end} <= days
        assert each.days.start is None or day is None or each.days.start <= day
        if isinstance(each, Casualties | Displacement):
            assert each.figure in figures
            assert each.subset_of is None or each.subset_of in ids
        if isinstance(each, Control):
            assert each.places
            assert told_of.is_armed(each.holder)
        if isinstance(each, Incident):
            # With what, and what it hit, only words of the same sentence tell.
            low, high = told_of.sentence(told_of.folded.offset(each.span.start))
            reach = told_of.folded.span(low, high)
            filled = [one.span for one in each.filled if one.field in ("means", "objects")]
            assert len(filled) >= len(each.means) + len(each.objects)
            assert all(reach.start <= span.start and span.end <= max(reach.end, each.span.end) for span in filled)
