"""A statement written short, as the examples of the table have it."""

from msgspec import Struct

from marsad.extract.statement import Figure
from marsad.extract.term import IncidentType
from marsad.record.incident.kinship import family
from marsad.record.incident.spot import Spot
from marsad.record.incident.told import Part, Told, Toll
from marsad.record.incident.words import wordings

# About one degree of latitude.
_KM_A_DEGREE = 111.2


class Sketch(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A statement in which a letter is a party and a number a day; `allies` stand on the doers' side.

    `places`: names, those in `area` no points; `of` holds them, `quarter` names a part of an area. `km` is how far
    north they lie of where others do. `killed`: how many of those in `to`, at least and at most. `loose`: the day is
    that of the telling. `at` is where in its report the words begin.
    """

    part: Part = Part.EVENT
    type: IncidentType | None = None
    places: tuple[str, ...] = ()
    area: tuple[str, ...] = ()
    of: str = ""
    quarter: str = ""
    admin1: str = "g"
    km: float = 0.0
    days: tuple[int | None, int | None] | None = None
    loose: bool = False
    by: str = ""
    to: str = ""
    allies: str = ""
    killed: tuple[int | None, int | None] | None = None
    approx: bool = False
    total: str | None = None
    words: str = ""
    means: tuple[str, ...] = ()
    objects: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    report: str = "1"
    publisher: str = "X"
    at: int = 0
    id: str = "s"
    nearest: tuple[str, ...] = ()
    over_days: bool = False


def drawn(sketch: Sketch) -> Told:
    """Return what linking sees of the statement."""
    doers, others, allies = frozenset(sketch.by), frozenset(sketch.to), frozenset(sketch.allies)
    wording = wordings([sketch.words])[0]
    start, end = sketch.days or (None, None)
    return Told(
        id=sketch.id,
        report=sketch.report,
        publisher=sketch.publisher,
        part=sketch.part,
        type=sketch.type,
        family=family(sketch.type),
        spots=_spots(sketch),
        start=start,
        end=end,
        is_loose=sketch.loose,
        doers=doers,
        doers_wide=doers | allies,
        sides=doers | others,
        sides_wide=doers | others | allies,
        tolls=_tolls(sketch, others),
        wording=wording,
        means=frozenset(sketch.means),
        objects=frozenset(sketch.objects),
        names=frozenset(sketch.names),
        at=sketch.at,
        to=sketch.at + len(sketch.words),
        nearest=frozenset(sketch.nearest),
        is_over_days=sketch.over_days,
    )


def _spots(sketch: Sketch) -> tuple[Spot, ...]:
    lat = sketch.km / _KM_A_DEGREE
    lies_in = (sketch.of,) if sketch.of else ()
    points = [
        Spot(key=p, name=p, admin1=sketch.admin1, lat=lat, lon=0.0, is_point=True, lineage=(p, *lies_in))
        for p in sketch.places
    ]
    areas = [Spot(key=p, name=p, admin1=sketch.admin1, part=sketch.quarter, lineage=lies_in) for p in sketch.area]
    return (*points, *areas)


def _tolls(sketch: Sketch, whom: frozenset[str]) -> tuple[Toll, ...]:
    if sketch.killed is None:
        return ()
    low, high = sketch.killed
    figure = Figure(low=low, high=high, approx=sketch.approx)
    return (Toll(statement=sketch.id, outcome="killed", whom=whom, figure=figure, total=sketch.total),)
