"""One event in a line: what a list and a map show of it."""

from collections.abc import Mapping
from datetime import date

from msgspec import Struct

from marsad.extract.statement import NamedPlace
from marsad.extract.term import IncidentType, Outcome, Resolution
from marsad.record.filed import Filed
from marsad.record.incident.happening import IncidentRecord
from marsad.record.incident.harm import Harm, harm
from marsad.record.incident.kinship import family


class Point(Struct, frozen=True, kw_only=True):
    """A place of an event. `lat` and `lon` are None for a stretch of land, which has no point of its own."""

    id: str | None
    name_ar: str
    name_en: str | None
    admin1: str | None
    lat: float | None
    lon: float | None


class Brief(Struct, frozen=True, kw_only=True):
    """Event `id` in a line. Days, types and parties are those of the record; `parties` have the victims' too.

    `publishers` brought out what tells of it.
    `is_denied`: nobody says that it was, all who speak of it deny it. The other numbers count what is behind it.
    """

    id: str
    type: IncidentType | None
    types: tuple[IncidentType, ...]
    family: str
    start: date | None
    end: date | None
    known: date | None
    places: tuple[Point, ...]
    actors: tuple[str, ...]
    targets: tuple[str, ...]
    parties: tuple[str, ...]
    publishers: tuple[str, ...]
    killed: Harm | None
    wounded: Harm | None
    independent: int
    statements: int
    reports: int
    contradictions: int
    is_denied: bool

    @property
    def point(self) -> tuple[float, float] | None:
        """Longitude and latitude of the first place that has a point, None where none has."""
        return next(((p.lon, p.lat) for p in self.places if p.lon is not None and p.lat is not None), None)


class Symbol(Struct, frozen=True, kw_only=True):
    """What a map and a strip of days show of an event: of its days those that are known, `killed` the `low` of Harm."""

    id: str
    type: IncidentType | None
    start: date | None
    end: date | None
    killed: int | None
    point: tuple[float, float] | None
    is_denied: bool

    @property
    def family(self) -> str:
        """Of which kind the type is."""
        return family(self.type)


def symbol(each: Brief) -> Symbol:
    """Return what a map shows of the event."""
    return Symbol(
        id=each.id,
        type=each.type,
        start=each.start,
        end=each.end,
        killed=each.killed.low if each.killed else None,
        point=each.point,
        is_denied=each.is_denied,
    )


def brief(record: IncidentRecord, filed: Mapping[str, Filed]) -> Brief:
    """Return the event in a line; `filed` has its statements by id."""
    victims = (party for figure in record.figures for party in figure.victims)
    return Brief(
        id=record.id,
        type=record.type,
        types=record.types,
        family=record.family,
        start=record.days.start,
        end=record.days.end,
        known=record.known,
        places=tuple(point(place) for place in record.places),
        actors=record.actors,
        targets=record.targets,
        parties=tuple(dict.fromkeys((*record.actors, *record.targets, *victims))),
        publishers=tuple(dict.fromkeys(filed[each].publisher for each in record.statements)),
        killed=harm(record.figures, Outcome.KILLED),
        wounded=harm(record.figures, Outcome.WOUNDED),
        independent=record.independent,
        statements=len(record.statements),
        reports=len(record.reports),
        contradictions=len(record.contradictions),
        is_denied=len(record.denied) == len(record.statements),
    )


def point(place: NamedPlace) -> Point:
    """Return the place as a list has it."""
    is_point = place.resolution is not Resolution.AREA
    return Point(
        id=place.place_id,
        name_ar=place.name_ar or place.text,
        name_en=place.name,
        admin1=place.admin1,
        lat=place.lat if is_point else None,
        lon=place.lon if is_point else None,
    )
