"""The publishers, and two of them side by side."""

from datetime import date, timedelta
from typing import Annotated, TypedDict

from fastapi import APIRouter, Query, Response

from marsad.store.chart import Chart
from marsad.web.answers.compare import (
    Led,
    PairAnswer,
    PublisherAnswer,
    PublisherList,
    SourceComparison,
    SourceSide,
)
from marsad.web.compare_book import led
from marsad.web.ledger import Ledger
from marsad.web.routes.asking import AskedLedger, AsOf, Form, Limit, Offset, Within
from marsad.web.routes.compare import PLACE, STANDING, TABLE, cells, place_point, standing, within
from marsad.web.source_book import Pair, Pairs
from marsad.web.table import table

router = APIRouter(tags=["compare"])

_COLUMNS = (
    *(*PLACE, "from", "to"),
    *(f"one_{part}" for part in STANDING),
    *(f"other_{part}" for part in STANDING),
    "contradicts",
)


class _Counted(TypedDict):
    one: SourceSide
    other: SourceSide
    alike: int
    only_one: int
    only_other: int


@router.get("/api/publishers")
def publishers(ledger: AskedLedger) -> PublisherList:
    """Every publisher of the record."""
    return PublisherList(
        publishers=tuple(
            PublisherAnswer(name=name, statements=dict(kinds)) for name, kinds in ledger.sources.publishers()
        )
    )


@router.get("/api/compare/sources", response_model=SourceComparison, responses=TABLE)
def compare_sources(
    ledger: AskedLedger,
    one: Annotated[str, Query(description="The one publisher.")],
    other: Annotated[str, Query(description="The other publisher.")],
    *,
    on: Annotated[date | None, Query(description="The day; without it all contradictions, ever.")] = None,
    contradicting: Annotated[bool, Query(description="List only what they contradict each other in.")] = False,
    as_of: AsOf = None,
    place: Within = None,
    offset: Offset = 0,
    limit: Limit = 100,
    form: Form = "json",
) -> SourceComparison | Response:
    """What each of two publishers says of who holds what, by its own reports alone, and where they contradict."""
    asked, area = (one, other), within(place)
    book = ledger.sources
    pairs = book.contradictions(asked, as_of, area) if on is None else book.on(asked, on, as_of, area)
    shown = pairs.listed(contradicting=contradicting)
    if form == "csv":
        return table("sources", _COLUMNS, (_row(_pair(ledger, pair, on)) for pair in shown))
    page = tuple(_pair(ledger, pair, on) for pair in shown[offset : offset + limit])
    counted = _counted(asked, None if on is None else pairs)
    return SourceComparison(
        **counted,
        on=on,
        as_of=as_of,
        contradicting=pairs.contradicting(),
        total=len(shown),
        offset=offset,
        pairs=page,
    )


def _counted(sources: tuple[str, str], pairs: Pairs | None) -> _Counted:
    """Return what the two say on the day, counted; nothing where no day is asked about."""
    said = pairs.said() if pairs else (None, None)
    one, other = (_side(source, told) for source, told in zip(sources, said, strict=True))
    both = one.places + other.places - pairs.places if pairs else 0
    return {
        "one": one,
        "other": other,
        "alike": both - pairs.contradicting() if pairs else 0,
        "only_one": one.places - both,
        "only_other": other.places - both,
    }


def _side(source: str, said: Chart | None) -> SourceSide:
    return SourceSide(
        source=source,
        places=0 if said is None else len(said),
        led=tuple(Led(party=party, places=places) for party, places in (led(said) if said else ())),
    )


def _pair(ledger: Ledger, pair: Pair, on: date | None) -> PairAnswer:
    last = pair.end - timedelta(days=1) if pair.end else None
    return PairAnswer(
        place=place_point(ledger, pair.place_id),
        start=on or pair.start,
        end=on or last,
        one=standing(pair.one),
        other=standing(pair.other),
        contradicts=pair.contradicts,
    )


def _row(each: PairAnswer) -> tuple[object, ...]:
    place = each.place
    where = (place.id, place.name_ar, place.name_en, place.admin1, place.lat, place.lon)
    return (*where, each.start, each.end, *cells(each.one), *cells(each.other), each.contradicts)
