"""The statements of the database, by what is asked of them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from marsad.address import Where
from marsad.errors import ReportError
from marsad.extract.statement import Differing
from marsad.extract.term import Kind, Modality
from marsad.record.coverage import Coverage
from marsad.record.filed import Filed
from marsad.record.judgement import Judgement
from marsad.record.superseded import Superseded
from marsad.theatre.place import Place
from marsad.verbs.keeping import default_db

# How many are told at once unless more are asked for.
LIMIT = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementQuery:
    """Statements that fit all that is not left empty, and of several values any.

    `parties` and `place` are ids or names: a party with its parts, a place with all in it, in any role. `speakers` are
    all to whom a statement is laid. `start` and `end`, both included, meet the days that it speaks of. `text` holds
    words of the quotation, with whatever is attached before them; words in quotation marks stand together. `review`:
    only those on a slot of which two readers differ, and on which nobody decided yet.
    """

    kinds: Sequence[Kind] = ()
    parties: Sequence[str] = ()
    place: str | None = None
    publishers: Sequence[str] = ()
    speakers: Sequence[str] = ()
    modalities: Sequence[Modality] = ()
    start: date | None = None
    end: date | None = None
    text: str = ""
    review: bool = False


EVERYTHING = StatementQuery()


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementList:
    """`statements` number `offset` and on of the `total` that fit, by the day they were said, as reports state them.

    `judgements` are what people decided on them, by statement id, the earliest first; they are not carried out here.
    `place` is the area asked about, None where it was everywhere. `coverage`: how much is told there in the days asked
    about. `differing` has by statement id what one of two readers has otherwise, where nobody decided yet.
    """

    place: Place | None
    as_of: date | None
    total: int
    offset: int
    statements: tuple[Filed, ...]
    judgements: Mapping[str, tuple[Judgement, ...]]
    coverage: Coverage
    differing: Mapping[str, tuple[Differing, ...]]


def statements(
    asked: StatementQuery = EVERYTHING,
    *,
    as_of: date | None = None,
    limit: int | None = LIMIT,
    offset: int = 0,
    db: Where | None = None,
) -> StatementList:
    """Return the statements that fit what is asked, of reports that were out by day `as_of`.

    Raises:
        PlaceError: nothing is called as the place asked for, or several places are.
        PartyError: nobody is called as a party asked for, or several parties are.
        StoreError: there is no database, or it cannot be read.
        IntervalError: the days asked for end before they begin.
    """
    from marsad.inquiry.ground import days_asked, told_of
    from marsad.store import ReviewBook, Store
    from marsad.verbs.area import area_asked
    from marsad.verbs.ground import searched

    area = area_asked(asked.place).place if asked.place else None
    search = searched(asked, area, as_of)
    with Store.read(db or default_db()) as store:
        found = store.find(search, limit=limit, offset=offset)
        judged = store.judgements()
        return StatementList(
            place=area,
            as_of=as_of,
            total=store.count(search),
            offset=offset,
            statements=found,
            judgements={item.id: about for item in found if (about := _about(item.id, judged))},
            coverage=told_of(store, area, days_asked(asked.start, asked.end), as_of=as_of),
            differing=ReviewBook.of(store).differing(item.id for item in found),
        )


def superseded(report: str, *, db: Where | None = None) -> tuple[Superseded, ...]:
    """Return what older rules read in the report with this id or key, and newer ones do not any more.

    Raises:
        ReportError: there is none.
        StoreError: there is no database, or it cannot be read.
    """
    from marsad.store import Store

    with Store.read(db or default_db()) as store:
        found = store.written(report)
    if found is None:
        raise ReportError(f"no report has the id or key {report!r}")
    return found.superseded


def _about(statement: str, judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    return tuple(each for each in judgements if statement in each.statements)
