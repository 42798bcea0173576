"""What linking sees of a statement, or of all that one report tells of one event."""

from collections.abc import Container, Iterable, Iterator
from datetime import date
from enum import Enum

from msgspec import Struct

from marsad.extract.statement import Casualties, Control, Displacement, Figure, Incident, NamedPlace, Statement
from marsad.extract.term import Counting, DateBasis, Holding, IncidentType, Modality
from marsad.record.filed import Filed
from marsad.record.incident.kinship import family
from marsad.record.incident.knowledge import Knowledge
from marsad.record.incident.spot import Spot, spot_of
from marsad.record.incident.words import Wording, wordings
from marsad.text.folding import folded

# Who is nobody in particular tells no doer from another.
NOBODY = frozenset({"UNKNOWN"})


# The last day that there is: from then on that is known which came out on an unknown day.
NEVER = date.max.toordinal()


class Part(Enum):
    """What a statement gives to a record."""

    EVENT = "event"
    TOLL = "toll"  # casualties and displacement: a figure
    TURN = "turn"  # control that changed


class Toll(Struct, frozen=True, kw_only=True):
    """A figure of an event: what befell whom. `total` is the statement of which it is a part, None where of none."""

    statement: str
    outcome: str
    whom: frozenset[str]
    figure: Figure
    total: str | None


class Told(Struct, frozen=True, kw_only=True):
    """One statement, or what a report tells of one event. `id` is the statement's, of several the first's.

    `start` and `end` are days as ordinals, None where open; `is_loose`: the day is that of the telling, not told.
    `doers_wide` and `sides_wide` have those to whom they belong and their allies too. `at` and `to` bound the words.
    `nearest`: of a figure, the events of its report that are told nearest to it; an event is its own.
    `is_over_days`: the figure counts all of a short stretch of days, and tells of one event only where others do.
    `known`: the day by which it was out, an ordinal, `NEVER` where unknown.
    """

    id: str
    report: str
    publisher: str
    part: Part
    type: IncidentType | None
    family: str
    spots: tuple[Spot, ...]
    start: int | None
    end: int | None
    is_loose: bool
    doers: frozenset[str]
    doers_wide: frozenset[str]
    sides: frozenset[str]
    sides_wide: frozenset[str]
    tolls: tuple[Toll, ...]
    wording: Wording
    means: frozenset[str]
    objects: frozenset[str]
    names: frozenset[str]
    at: int
    to: int
    nearest: frozenset[str] = frozenset()
    is_over_days: bool = False
    known: int = NEVER

    @property
    def rank(self) -> tuple[int, str]:
        """The key by which what was out first comes first."""
        return (self.known, self.id)


# Days: so much of the 24 hours that bulletins sum up, told in calendar days.
_SHORT = 2
# Turns of control that somebody made by force, or that leave a place without its holder.
_TURNS = frozenset(
    {Holding.CAPTURED, Holding.RECAPTURED, Holding.LOST, Holding.ENTERED_AND_EXPELLED, Holding.ENCIRCLED}
)


def part_of(statement: Statement) -> Part | None:
    """Return what the statement gives to a record, None where it is not of one event that is said to have been."""
    if isinstance(statement, Incident):
        told_of = statement.modality.happened or statement.modality is Modality.DENIED
        return Part.EVENT if told_of else None
    if not statement.modality.happened:
        return None
    if isinstance(statement, Control):
        return Part.TURN if statement.status in _TURNS else None
    return Part.TOLL if statement.counting is Counting.INCIDENT or is_over_days(statement) else None


def is_over_days(statement: Statement) -> bool:
    """Return whether it counts all that befell people in a day or two, as bulletins sum them up."""
    if not isinstance(statement, Casualties | Displacement) or statement.counting is not Counting.WINDOW:
        return False
    start, end = statement.window.start, statement.window.end
    return start is not None and end is not None and (end - start).days < _SHORT


def told(items: Iterable[Filed], known: Knowledge, forced: Container[str] = ()) -> Iterator[Told]:
    """Yield what linking sees of each item that `part_of` takes, or whose id is `forced`, in order."""
    found = (
        (item, part_of(item.statement) or (_kind(item.statement) if item.id in forced else None)) for item in items
    )
    rows = [(item, part) for item, part in found if part]
    words = wordings(item.statement.quote for item, _ in rows)
    spots = _spots({place for item, _ in rows for place in _places(item.statement)}, known)
    for (item, part), wording in zip(rows, words, strict=True):
        where = tuple(spots[place] for place in _places(item.statement))
        yield _told(item, part, wording, spots=where, known=known)


def _kind(statement: Statement) -> Part:
    if isinstance(statement, Incident):
        return Part.EVENT
    return Part.TURN if isinstance(statement, Control) else Part.TOLL


def _places(statement: Statement) -> tuple[NamedPlace, ...]:
    if isinstance(statement, Displacement) and statement.origin and not statement.places:
        return (statement.origin,)
    return statement.places


def _spots(places: Iterable[NamedPlace], known: Knowledge) -> dict[NamedPlace, Spot]:
    rows = tuple(places)
    texts = folded(" ".join(place.text.split()) for place in rows)
    names = folded(" ".join((place.name_ar or "").split()) for place in rows)
    return {
        place: spot_of(place, text, name, known.lineage(place.place_id))
        for place, text, name in zip(rows, texts, names, strict=True)
    }


def _told(item: Filed, part: Part, wording: Wording, *, spots: tuple[Spot, ...], known: Knowledge) -> Told:
    statement = item.statement
    doers, others = _sides(statement)
    sort = statement.type if isinstance(statement, Incident) else None
    day = statement.days.end or statement.days.start or statement.as_of
    lands = tuple(dict.fromkeys(each for spot in spots for each in spot.lineage))
    wide = _wide(doers, known, day, lands)
    return Told(
        id=item.id,
        report=item.report_id,
        publisher=item.publisher,
        part=part,
        type=sort,
        family=family(sort),
        spots=spots,
        start=_ordinal(statement.days.start),
        end=_ordinal(statement.days.end),
        is_loose=_is_loose(statement),
        doers=doers,
        doers_wide=wide,
        sides=doers | others,
        sides_wide=wide | _wide(others, known, day, lands),
        tolls=tuple(_tolls(item.id, statement)),
        wording=wording,
        means=frozenset(statement.means if isinstance(statement, Incident) else ()),
        objects=frozenset(statement.objects if isinstance(statement, Incident) else ()),
        names=frozenset(v.name for v in statement.named) if isinstance(statement, Casualties) else frozenset(),
        at=statement.span.start,
        to=statement.span.end,
        is_over_days=is_over_days(statement),
        known=NEVER if item.known is None else item.known.toordinal(),
    )


def _sides(statement: Statement) -> tuple[frozenset[str], frozenset[str]]:
    """Return who did it and whom it befell."""
    match statement:
        case Incident():
            found = (statement.actors, statement.targets)
        case Casualties():
            found = (statement.by, statement.victims)
        case Displacement():
            found = ((), statement.who)
        case Control():
            found = (statement.holder or statement.by, statement.previous)
    doers, others = (frozenset(side) - NOBODY for side in found)
    return doers, others


def _wide(parties: frozenset[str], known: Knowledge, day: date | None, lands: tuple[str, ...]) -> frozenset[str]:
    """Return the parties, those to whom they belonged there on the day, and their allies."""
    holders = {each for party in sorted(parties) for each in known.parties.lineage(party, day, lands)}
    allies = {ally for party in holders for ally in known.alliances.allies(party, day)} if day else set()
    return frozenset(parties | holders | allies)


def _is_loose(statement: Statement) -> bool:
    """Return whether the day is no more than that of the telling."""
    if isinstance(statement, Incident | Control):
        return statement.date.basis is not DateBasis.EXPRESSION
    return statement.days.end is None or statement.days.end == statement.as_of


def _tolls(statement_id: str, statement: Statement) -> Iterator[Toll]:
    if isinstance(statement, Casualties):
        whom, kind = frozenset(statement.victims), statement.outcome.value
    elif isinstance(statement, Displacement):
        whom, kind = frozenset(statement.who), f"{statement.outcome.value} {statement.unit.value}"
    else:
        return
    yield Toll(statement=statement_id, outcome=kind, whom=whom, figure=statement.figure, total=statement.subset_of)


def _ordinal(day: date | None) -> int | None:
    return None if day is None else day.toordinal()
