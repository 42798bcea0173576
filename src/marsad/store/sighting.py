"""Who speaks of which places and days: what coverage is counted from, without reading any statement."""

from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, and_, null, select

from marsad.record.coverage import Sighting
from marsad.store.custody_schema import WITHDRAWAL
from marsad.store.facet import Role
from marsad.store.schema import FACET, NAMING, REPORT
from marsad.store.search import Search, conditions
from marsad.when.interval import Interval

_OF_REPORT = and_(REPORT.c.key == FACET.c.report, REPORT.c.key.not_in(select(WITHDRAWAL.c.report)))


def sighted(search: Search) -> Select[Any]:
    """Return the query for what the statements that fit speak of, wherever: each once, without places."""
    return _spoken(null()).select_from(FACET).join(REPORT, _OF_REPORT).where(*conditions(search))


def sighted_there(search: Search) -> Select[Any]:
    """Return the query for what the statements that fit speak of where, each place of the search once (none: every)."""
    there = [NAMING.c.role == Role.PLACE.value, *([NAMING.c.name.in_(search.places)] if search.places else [])]
    # From the names to the facets: the other way round there is no index.
    source = NAMING.join(FACET, FACET.c.number == NAMING.c.number).join(REPORT, _OF_REPORT)
    rest = conditions(replace(search, places=()))
    return _spoken(NAMING.c.name).select_from(source).where(*there, *rest)


def sighting(row: Row[Any]) -> Sighting:
    """Return what a row of `sighted` says."""
    return Sighting(row.id, row.publisher, row.known, Interval(row.start, row.end), row.place)


def _spoken(place: ColumnElement[Any]) -> Select[Any]:
    columns = (REPORT.c.id, FACET.c.publisher, FACET.c.known, FACET.c.start, FACET.c.end, place.label("place"))
    return select(*columns).distinct()
