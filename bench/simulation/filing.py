"""Simulated statements as the record takes them, month by month, so that a million need not be in memory at once."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Literal

from msgspec import Struct

from marsad.record.alliance import Alliances
from marsad.record.control.claim import ControlClaim, claims_of
from marsad.record.counter.claim import Claim
from marsad.record.counter.figures import Trees, figures
from marsad.record.counter.ground import coarsened
from marsad.record.counter.headline import joined
from marsad.record.counter.series import current
from marsad.record.filed import Filed
from marsad.record.incident.knowledge import Knowledge
from marsad.record.incident.linking import incidents
from marsad.record.party_tree import PartyTree
from marsad.record.place_tree import PlaceTree
from marsad.theatre.land import lands, world
from marsad.theatre.loading import parties

Told = tuple[Filed, int | None]
# How events are known to the ledger: by the record's own linking, or by the truth.
Linking = Literal["linked", "known"]
# A month's statements are linked this many days after its end: the slowest source of the rosters tells in twenty.
_SETTLED = timedelta(days=40)


class Linked(Struct, kw_only=True):
    """How linking did: pairs of statements of one event, as `told`, as `found`, and `right` among those."""

    told: int = 0
    found: int = 0
    right: int = 0
    events: int = 0
    records: int = 0

    def add(self, items: Iterable[Told], found: dict[str, str]) -> None:
        """Add a month's statements and the records to which they were laid."""
        true: dict[object, int] = {}
        laid: dict[object, int] = {}
        both: dict[object, int] = {}
        for item, about in items:
            if about is None:
                continue
            true[about] = true.get(about, 0) + 1
            record = found.get(item.id)
            if record is not None:
                laid[record] = laid.get(record, 0) + 1
                both[about, record] = both.get((about, record), 0) + 1
        self.told, self.found, self.right = (
            so_far + _pairs(counts) for so_far, counts in ((self.told, true), (self.found, laid), (self.right, both))
        )
        self.events, self.records = self.events + len(true), self.records + len(laid)


def trees() -> Trees:
    """Return what lies in what and who is a part of whom, of all theatres."""
    return Trees(places=PlaceTree.of(world(), lands()), parties=PartyTree.of(parties()))


def months(told: Iterable[Told]) -> Iterator[list[Told]]:
    """Yield the statements by the month of which they speak, each month when all of it has been told."""
    waiting: dict[date, list[Told]] = {}
    for item, about in told:
        if item.known is None:
            raise ValueError(f"{item.id} came out on no day")
        spoken = item.statement.days.end or item.known
        waiting.setdefault(spoken.replace(day=1), []).append((item, about))
        for month in [month for month in sorted(waiting) if month + timedelta(days=31) + _SETTLED < item.known]:
            yield waiting.pop(month)
    for month in sorted(waiting):
        yield waiting[month]


def control(items: Iterable[Told]) -> Iterator[ControlClaim]:
    """Yield what the statements claim of control."""
    return (claim for item, _ in items for claim in claims_of(item))


def counted(items: list[Told], known: Trees, linking: Linking, linked: Linked) -> tuple[Claim, ...]:
    """Return what a month's statements claim of the dead, each laid to its event; `linked` learns how that went."""
    events = {item.id: str(about) for item, about in items if about is not None}
    if linking == "linked":
        theirs = Knowledge(places=known.places, parties=known.parties, alliances=Alliances.of(parties()))
        records = incidents((item for item, _ in items), known=theirs)
        events = {statement: record.id for record in records for statement in record.statements}
    linked.add(items, events)
    found = figures((item for item, _ in items), known, events).claims
    return joined(coarsened(found, known.places), known.places)


def ledger_claims(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Return what still counts of all claims."""
    return current(claims).claims


def _pairs(counts: dict[object, int]) -> int:
    return sum(number * (number - 1) // 2 for number in counts.values())
