"""Who held which place, by a rule of one line, in as many versions as the record's own rules would make of it."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from msgspec import Struct

from archive.press import FIRST, Stated
from marsad.record.control.claim import ControlClaim
from marsad.record.control.tenure import Status, Tenure
from marsad.record.control.version import Version
from marsad.store.tenure_rows import version_columns
from marsad.when.interval import Interval

# As many statements as the body of a tenure has at the most.
_MOST = 24


class _Holding(Struct, frozen=True, kw_only=True):
    holder: tuple[str, ...]
    start: int
    known: int
    last: int
    statements: tuple[str, ...]


class Tenures:
    """Rows of tenures: whoever is said to have a place has it from that day on."""

    def __init__(self) -> None:
        self._holdings: dict[str, _Holding] = {}
        self._due: list[dict[str, Any]] = []

    def hear(self, stated: Stated, day: int) -> None:
        """Take what is stated of who holds a place."""
        holder, place = stated.frame.holder, stated.first
        if not holder or place is None:
            return
        now = self._holdings.get(place)
        if now is None or (now.holder != holder and now.start < day):
            if now is not None:
                self._end(place, now, day)
            self._holdings[place] = _Holding(holder=holder, start=day, known=day, last=day, statements=(stated.id,))
        elif now.holder == holder:
            if now.known < day:
                self._due.append(_row(place, now, end=None, known=(now.known, day)))
            statements = (*now.statements, stated.id)[-_MOST:]
            more = _Holding(holder=holder, start=now.start, known=day, last=day, statements=statements)
            self._holdings[place] = more

    def due(self) -> Iterator[dict[str, Any]]:
        """Yield the rows that are made and were not yielded yet."""
        yield from self._due
        self._due.clear()

    def rest(self) -> Iterator[dict[str, Any]]:
        """Yield the rows of what holds to this day."""
        for place, now in self._holdings.items():
            yield _row(place, now, end=None, known=(now.known, None))

    def _end(self, place: str, now: _Holding, day: int) -> None:
        if now.known < day:
            self._due.append(_row(place, now, end=None, known=(now.known, day)))
        self._due.append(_row(place, now, end=day, known=(day, None)))


def versions_of(claims: Iterable[ControlClaim]) -> Iterator[Version]:
    """Yield, by the same rule, the versions of what the claims say of their place; they come by day of knowledge."""
    now: _Holding | None = None
    place = ""
    for claim in claims:
        if not claim.holder or claim.known is None:
            continue
        day, place = (claim.known - FIRST).days, claim.place_id
        if now is not None and now.holder != claim.holder and now.start < day:
            if now.known < day:
                yield _version(place, now, end=None, known=(now.known, day))
            yield _version(place, now, end=day, known=(day, None))
            now = None
        if now is None:
            now = _Holding(holder=claim.holder, start=day, known=day, last=day, statements=(claim.statement_id,))
        elif now.holder == claim.holder:
            if now.known < day:
                yield _version(place, now, end=None, known=(now.known, day))
            statements = (*dict.fromkeys((*now.statements, claim.statement_id)),)[-_MOST:]
            now = _Holding(holder=now.holder, start=now.start, known=day, last=day, statements=statements)
    if now is not None:
        yield _version(place, now, end=None, known=(now.known, None))


def _row(place: str, now: _Holding, *, end: int | None, known: tuple[int, int | None]) -> dict[str, Any]:
    return version_columns(_version(place, now, end=end, known=known))


def _version(place: str, now: _Holding, *, end: int | None, known: tuple[int, int | None]) -> Version:
    start = _day(now.start)
    tenure = Tenure(
        place_id=place,
        start=start,
        end=None if end is None else _day(end),
        began=Interval.day(start),
        holder=now.holder,
        status=Status.HELD,
        confidence=0.9,
        statements=now.statements,
        reason="invented",
        last_evidence=_day(now.last),
        first_evidence=start,
    )
    since, upto = known
    return Version(tenure=tenure, known_from=_day(since), known_to=None if upto is None else _day(upto))


def _day(number: int) -> date:
    return date.fromordinal(FIRST.toordinal() + number)
