"""Those who may fill a role of an event that its own words leave open, with what is seen of each."""

from collections.abc import Iterator

from msgspec import Struct

from marsad.extract.incident.choice.around import Around, Slot
from marsad.extract.incident.choice.company import company
from marsad.extract.incident.choice.harm import CIVILIANS, civil, nobody
from marsad.extract.incident.choice.position import position
from marsad.extract.incident.filler import CHOSEN, Party
from marsad.extract.mention.side import Side
from marsad.extract.term import IncidentType

_SORTS = (
    ("fire", (IncidentType.AIRSTRIKE, IncidentType.SHELLING, IncidentType.DRONE_STRIKE)),
    ("ground", (IncidentType.GROUND_ATTACK, IncidentType.AMBUSH, IncidentType.ADVANCE, IncidentType.CLEARING)),
    ("ground", (IncidentType.SIEGE, IncidentType.SIEGE_BROKEN)),
    ("blast", (IncidentType.EXPLOSION, IncidentType.SUICIDE_BOMBING, IncidentType.IED_OR_MINE)),
    ("people", (IncidentType.ARREST, IncidentType.ABDUCTION, IncidentType.RELEASE)),
    ("people", (IncidentType.EXECUTION, IncidentType.ASSASSINATION)),
    ("move", (IncidentType.WITHDRAWAL, IncidentType.DEPLOYMENT, IncidentType.FLIGHT, IncidentType.SURRENDER)),
)


class Candidate(Struct, frozen=True, kw_only=True):
    """One who may fill a role, nobody where `filler` is None. `seen`: the names of what speaks for or against."""

    filler: Party | None
    seen: tuple[str, ...]


def candidates(around: Around) -> Iterator[Candidate]:
    """Yield who may fill the role: nobody first, then everybody named around, civilians as targets, no one twice."""
    yield Candidate(filler=None, seen=tuple(nobody(around)))
    for name, sides in _named(around).items():
        if set(name) & set(around.other):
            # Nobody does it to himself.
            continue
        yield Candidate(filler=_filler(around, name, sides), seen=tuple(_seen(around, name, sides)))


def _named(around: Around) -> dict[tuple[str, ...], list[Side]]:
    found: dict[tuple[str, ...], list[Side]] = {}
    for side in around.sides:
        found.setdefault(tuple(sorted(side.parties)), []).append(side)
    if around.slot is Slot.TARGETS:
        found.setdefault(CIVILIANS, [])
    for one in (one for other in around.near for one in (*other.actors, *other.targets)):
        found.setdefault(tuple(sorted(one.parties)), [])
    return found


def _filler(around: Around, name: tuple[str, ...], sides: list[Side]) -> Party:
    """Return the party by its mention nearest to the event; by the event's own word where it has none."""
    if not sides:
        return Party(parties=name, start=around.at, end=around.found.cue.trigger.word_end, how=CHOSEN)
    nearest = min(sides, key=lambda side: (abs(side.start - around.at), side.start))
    return Party(parties=nearest.parties, start=nearest.start, end=nearest.end, how=CHOSEN)


def _seen(around: Around, name: tuple[str, ...], sides: list[Side]) -> Iterator[str]:
    yield "somebody"
    yield from position(around, sides)
    yield from company(around, name)
    if name == CIVILIANS:
        yield from civil(around)


def sort(found: IncidentType) -> str:
    """Return the sort of events among which what is seen counts again."""
    return _SORT[found]


_SORT = {kind: next((name for name, types in _SORTS if kind in types), kind.value) for kind in IncidentType}
