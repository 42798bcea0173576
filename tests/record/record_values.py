"""Claims of control, written short: N took the place from P on 9 October 2017 is `said("captured", "N", 9, of="P")`.

A letter is a party, a number a day of October 2017; ids are given in the order of writing.
"""

from datetime import date, timedelta
from itertools import count

from marsad.extract.term import DateBasis, Extent, Holding, Modality
from marsad.record.alliance import Alliances
from marsad.record.control.claim import ControlClaim
from marsad.record.control.tenure import Tenure
from marsad.theatre.party import Alliance
from marsad.when.interval import Interval

ids = count(1)
# R leads; G, H and K fought beside R all the time, S only until 12 October.
ALLIES = Alliances(
    {
        "G": (Alliance(ally="R"),),
        "H": (Alliance(ally="R"),),
        "K": (Alliance(ally="R"),),
        "S": (Alliance(ally="R", end=date(2017, 10, 12)),),
    }
)


def day(number: int | None) -> date | None:
    return None if number is None else date(2017, 10, 1) + timedelta(days=number - 1)


def said(
    status: str,
    holder: str = "",
    *days: int | None,
    of: str = "",
    by: str = "",
    extent: str | None = None,
    told: int | None = None,
    source: str = "X",
    modality: str = "asserted",
    basis: str = "expression",
    place: str = "p",
    statement: str | None = None,
    confidence: float = 0.8,
) -> ControlClaim:
    first, last = (days[0], days[-1]) if days else (9, 9)
    known = last if last is not None else first
    return ControlClaim(
        place_id=place,
        statement_id=statement or f"s{next(ids):05}",
        report_id="sha256:r",
        status=Holding(status),
        holder=tuple(holder),
        previous=tuple(of),
        by=tuple(by),
        extent=Extent(extent) if extent else None,
        modality=Modality(modality),
        basis=DateBasis(basis),
        days=Interval(day(first), day(last)),
        as_of=day(told if told is not None else known),
        known=day(told if told is not None else known),
        publisher=source,
        origin=source,
        confidence=confidence,
    )


def short(tenures: tuple[Tenure, ...]) -> list[str]:
    """Return the tenures as "1..9 held P": days, status, holder, besiegers after `by`, candidates in brackets."""
    return [
        " ".join(
            [
                f"{_number(tenure.start)}..{_number(tenure.end)}",
                tenure.status.value,
                *(["".join(tenure.holder)] if tenure.holder else []),
                *(["by", "".join(tenure.by)] if tenure.by else []),
                *([f"({''.join(tenure.candidates)})"] if tenure.candidates else []),
            ]
        )
        for tenure in tenures
    ]


def _number(of: date | None) -> str:
    return "" if of is None else str((of - date(2017, 10, 1)).days + 1)
