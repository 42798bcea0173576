"""The publishers, and two of them side by side."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Annotated, TypedDict

from fastapi import APIRouter, Query, Response

from marsad.record.control.said import Said
from marsad.record.control.tenure import Status
from marsad.web.answers.compare import (
    Led,
    PairAnswer,
    PublisherAnswer,
    PublisherList,
    SourceComparison,
    SourceSide,
)
from marsad.web.ledger import Ledger
from marsad.web.routes.asking import AskedLedger, AsOf, Form, Limit, Offset, Within
from marsad.web.routes.compare import PLACE, STANDING, TABLE, cells, place_point, standing, within
from marsad.web.source_book import Pair
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


_LED = (Status.HELD, Status.BESIEGED)


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
    shown = tuple(pair for pair in pairs if pair.contradicts) if contradicting else pairs
    if form == "csv":
        return table("sources", _COLUMNS, (_row(_pair(ledger, pair, on)) for pair in shown))
    page = tuple(_pair(ledger, pair, on) for pair in shown[offset : offset + limit])
    counted = _counted(asked, () if on is None else pairs)
    return SourceComparison(
        **counted,
        on=on,
        as_of=as_of,
        contradicting=sum(pair.contradicts for pair in pairs),
        total=len(shown),
        offset=offset,
        pairs=page,
    )


def _counted(sources: tuple[str, str], spoken: Sequence[Pair]) -> _Counted:
    """Return what the two say on the day, counted."""
    one, other = sources
    return {
        "one": _side(one, [pair.spell.one for pair in spoken]),
        "other": _side(other, [pair.spell.other for pair in spoken]),
        "alike": sum(_is_alike(pair) for pair in spoken),
        "only_one": sum(pair.spell.other is None for pair in spoken),
        "only_other": sum(pair.spell.one is None for pair in spoken),
    }


def _is_alike(pair: Pair) -> bool:
    return not pair.contradicts and pair.spell.one is not None and pair.spell.other is not None


def _side(source: str, said: Sequence[Said | None]) -> SourceSide:
    led = Counter(each.holder[0] for each in said if each and each.status in _LED and each.holder)
    ordered = sorted(led.items(), key=lambda item: (-item[1], item[0]))
    return SourceSide(
        source=source,
        places=sum(each is not None for each in said),
        led=tuple(Led(party=party, places=places) for party, places in ordered),
    )


def _pair(ledger: Ledger, pair: Pair, on: date | None) -> PairAnswer:
    spell = pair.spell
    last = spell.end - timedelta(days=1) if spell.end else None
    return PairAnswer(
        place=place_point(ledger, pair.place_id),
        start=on or spell.start,
        end=on or last,
        one=standing(spell.one),
        other=standing(spell.other),
        contradicts=pair.contradicts,
    )


def _row(each: PairAnswer) -> tuple[object, ...]:
    place = each.place
    where = (place.id, place.name_ar, place.name_en, place.admin1, place.lat, place.lon)
    return (*where, each.start, each.end, *cells(each.one), *cells(each.other), each.contradicts)
