"""A search for statements: what is asked, and the query that answers it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import BindParameter, ColumnElement, Row, Select, and_, bindparam, column, func, or_, select, table

from marsad.extract.term import Modality
from marsad.record.filed import Filed
from marsad.store import review_rows
from marsad.store.asked import STATEMENT_WORDS, Asked, Term
from marsad.store.engine.clause import Unindexed, Unsorted, fits
from marsad.store.facet import Role, searchable
from marsad.store.rows import statement_of
from marsad.store.schema import FACET, NAMING, REPORT, STATEMENT
from marsad.when.interval import Interval

_IN_ORDER = (FACET.c.said.nulls_first(), FACET.c.report, FACET.c.position)
ANY_DAY = Interval(None, None)
WORDS = table("statement_text", column("rowid"))
# Words between double quotes, straight or the signs that Arabic sets, stand together; others stand anywhere.
_PHRASE = re.compile(r'"([^"]*)"|«([^»]*)»|“([^”]*)”|([^"«“]+)')


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """Statements that fit every field which is not left empty, and within a field any of its values.

    `ids` are the statements' own, `kinds` the contract's. `parties` and `places` are ids that the statement names in
    any role, so a side or an area is given with its parts. `publishers` brought the report out; `speakers` are all to
    whom it is laid, publishers among them. `days` meet those that the statement speaks of; a statement of no known
    days meets none. `text` holds words of the quotation, with whatever is attached before them; words in quotation
    marks stand together. With `as_of` it was out by then, with `after` later than that day; what came out on an unknown
    day only without these. `in_review`: two readers differ on it, and nobody decided yet.
    """

    ids: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    publishers: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()
    modalities: tuple[Modality, ...] = ()
    days: Interval = ANY_DAY
    text: str = ""
    as_of: date | None = None
    after: date | None = None
    in_review: bool = False


EVERYTHING = Search()


def found(search: Search, *, limit: int | None = None, offset: int = 0) -> Select[Any]:
    """Return the query for the statements, by the day they were said, then by report and words.

    Of some of them alone, which they are is found first: what is put in order is then short.
    """
    if limit is None and not offset:
        return _every().where(*conditions(search))
    return _shown(conditions(search), limit, offset)


def found_among(search: Search, numbers: Select[Any] | Sequence[int] | None, *, limit: int, offset: int) -> Select[Any]:
    """Return the query for what `found` does, of these statements, which have the names and words asked for.

    None: of all, but all that fit are found before they are put in order.
    """
    said = Unsorted(FACET.c.said).nulls_first()
    if numbers is None:
        return _shown(conditions(search), limit, offset, (said, *_IN_ORDER[1:]))
    number = FACET.c.number.in_(numbers if isinstance(numbers, Select) else listed(numbers))
    plain = (
        (Unindexed(FACET.c.kind).in_(search.kinds), search.kinds),
        (Unindexed(FACET.c.modality).in_([modality.value for modality in search.modalities]), search.modalities),
        (Unindexed(FACET.c.publisher).in_(search.publishers), search.publishers),
        (_spoken(search.speakers, Unindexed(FACET.c.publisher)), search.speakers),
    )
    known = [Unindexed(FACET.c.known) <= search.as_of] if search.as_of else []
    rest = [*known, *(condition for condition, is_asked in plain if is_asked), *_within(search.days)]
    return _shown([number, *rest], limit, offset, (said, *_IN_ORDER[1:]))


def listed(numbers: Sequence[int]) -> BindParameter[Sequence[int]]:
    """Return the numbers as a query takes them: they may be more than it may have parameters."""
    return bindparam(None, numbers, expanding=True, literal_execute=True)


def _every() -> Select[Any]:
    columns = (FACET.c.id, REPORT.c.id.label("report_id"), REPORT.c.source, FACET.c.known, STATEMENT.c.body)
    return (
        select(*columns)
        .select_from(FACET)
        .join(STATEMENT, and_(STATEMENT.c.report == FACET.c.report, STATEMENT.c.id == FACET.c.id))
        .join(REPORT, REPORT.c.key == FACET.c.report)
        .order_by(*_IN_ORDER)
    )


def _shown(
    where: Sequence[ColumnElement[bool]],
    limit: int | None,
    offset: int,
    order: Sequence[ColumnElement[Any]] = _IN_ORDER,
) -> Select[Any]:
    page = select(FACET.c.number).where(*where).order_by(*order).limit(limit).offset(offset)
    return _every().where(FACET.c.number.in_(select(page.subquery().c.number)))


def identified(search: Search) -> Select[Any]:
    """Return the query for the ids of the statements, in the same order."""
    return select(FACET.c.id).where(*conditions(search)).order_by(*_IN_ORDER)


def told(row: Row[Any]) -> Filed:
    """Return the statement in a row of `found`, as the record takes it."""
    statement = statement_of(row.body)
    return Filed(id=row.id, report_id=row.report_id, source=row.source, known=row.known, statement=statement)


def counted(search: Search) -> Select[Any]:
    """Return the query for how many there are of each kind."""
    return select(FACET.c.kind, func.count().label("many")).where(*conditions(search)).group_by(FACET.c.kind)


def mentioned(role: Role, names: Sequence[str]) -> Select[Any]:
    """Return the query for how many statements bear each of the names in the role."""
    query = select(NAMING.c.name, func.count().label("many"))
    return query.where(NAMING.c.role == role.value, NAMING.c.name.in_(names)).group_by(NAMING.c.name)


def mentioning(search: Search) -> tuple[Select[Any], ...]:
    """Return queries for the numbers of the statements that name one of the places, and that have the words."""
    parts = ((naming(Role.PLACE, search.places), search.places), (having(search.text), search.text.strip()))
    return tuple(query for query, is_asked in parts if is_asked)


def conditions(search: Search) -> list[ColumnElement[bool]]:
    """Return what a row of facets must fulfil to fit the search."""
    number = FACET.c.number
    found = [
        condition
        for condition, is_asked in (
            (FACET.c.id.in_(search.ids), search.ids),
            (FACET.c.id.in_(review_rows.statements()), search.in_review),
            (_kind(search).in_(search.kinds), search.kinds),
            (FACET.c.modality.in_([modality.value for modality in search.modalities]), search.modalities),
            (FACET.c.publisher.in_(search.publishers), search.publishers),
            (number.in_(naming(Role.PARTY, search.parties)), search.parties),
            (number.in_(naming(Role.PLACE, search.places)), search.places),
            (_spoken(search.speakers, FACET.c.publisher), search.speakers),
            (number.in_(having(search.text)), search.text.strip()),
        )
        if is_asked
    ]
    if search.as_of is not None:
        found.append(FACET.c.known <= search.as_of)
    if search.after is not None:
        found.append(FACET.c.known > search.after)
    return [*found, *_within(search.days)]


def _kind(search: Search) -> ColumnElement[str]:
    """Return the kind; by no index where something else leaves fewer rows to look at."""
    is_narrow = (
        search.ids or search.in_review or search.places or search.parties or search.speakers or search.text.strip()
    )
    return Unindexed(FACET.c.kind) if is_narrow else FACET.c.kind


def naming(role: Role, names: tuple[str, ...]) -> Select[Any]:
    """Return the query for the numbers of the statements that bear one of the names in the role."""
    return select(NAMING.c.number).where(NAMING.c.role == role.value, NAMING.c.name.in_(names))


def _spoken(names: tuple[str, ...], publisher: ColumnElement[str]) -> ColumnElement[bool]:
    return or_(publisher.in_(names), FACET.c.number.in_(naming(Role.SPEAKER, names)))


def having(text: str) -> Select[Any]:
    """Return the query for the numbers of the statements that have the words."""
    return select(WORDS.c.rowid).where(fits(STATEMENT_WORDS, asked(text)))


def asked(text: str) -> Asked:
    """Return what the index is asked for: every phrase and every other word must be there."""
    parts: list[list[str]] = []
    for *quoted, free in _PHRASE.findall(text):
        parts += [[word] for word in searchable(free)] if free else [searchable(next(filter(None, quoted), ""))]
    return Asked(wanted=tuple(Term(words=tuple(words)) for words in parts if words))


def _within(days: Interval) -> list[ColumnElement[bool]]:
    start, end = FACET.c.start, FACET.c.end
    found = []
    if days.start is not None:
        found.append(or_(end >= days.start, and_(end.is_(None), start.is_not(None))))
    if days.end is not None:
        found.append(or_(start <= days.end, and_(start.is_(None), end.is_not(None))))
    return found
