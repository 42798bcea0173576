"""Areas drawn between places: GeoJSON that says of itself that it is interpolated."""

from typing import Any, Literal

from marsad.record.control.tenure import Status
from marsad.web.answers.answer import Answer


class AreaProperties(Answer):
    """Whose area it is. `holder` is null where nobody's; `interpolated` is always true: no report says it."""

    holder: str | None
    status: Status
    places: int
    interpolated: Literal[True] = True


class AreaFeature(Answer):
    """One area, as GeoJSON has it."""

    type: Literal["Feature"] = "Feature"
    properties: AreaProperties
    geometry: dict[str, Any]


class AreaMap(Answer):
    """The areas of one day, as a GeoJSON collection."""

    type: Literal["FeatureCollection"] = "FeatureCollection"
    features: tuple[AreaFeature, ...]


class CellProperties(Answer):
    """Whose cell it is: a place's id."""

    id: str


class CellFeature(Answer):
    """The land that is nearest to a place, as GeoJSON has it."""

    type: Literal["Feature"] = "Feature"
    properties: CellProperties
    geometry: dict[str, Any]


class CellMap(Answer):
    """The cells of all places that have a history, as a GeoJSON collection: interpolated, stated by no report."""

    type: Literal["FeatureCollection"] = "FeatureCollection"
    features: tuple[CellFeature, ...]


class TownProperties(Answer):
    """A town by which a reader finds the way; `rank` as in `/api/control`."""

    id: str
    name_ar: str
    name_en: str
    rank: int


class PointGeometry(Answer):
    """A point, as GeoJSON has it: longitude, latitude."""

    type: Literal["Point"] = "Point"
    coordinates: tuple[float, float]


class TownFeature(Answer):
    """One town, as GeoJSON has it."""

    type: Literal["Feature"] = "Feature"
    properties: TownProperties
    geometry: PointGeometry


class TownMap(Answer):
    """The towns, as a GeoJSON collection."""

    type: Literal["FeatureCollection"] = "FeatureCollection"
    features: tuple[TownFeature, ...]


class AreaNameProperties(Answer):
    """Whose area it is, and how much room there is for a name: degrees to the nearest edge."""

    holder: str
    room: float


class AreaNameFeature(Answer):
    """Where the name of an area stands, as GeoJSON has it."""

    type: Literal["Feature"] = "Feature"
    properties: AreaNameProperties
    geometry: PointGeometry


class AreaNameMap(Answer):
    """Where the names of a day's areas stand, as a GeoJSON collection."""

    type: Literal["FeatureCollection"] = "FeatureCollection"
    features: tuple[AreaNameFeature, ...]


class LabelProperties(Answer):
    """The name of a shape of one of the layers, `kind`."""

    kind: Literal["admin1", "neighbours"]
    name_ar: str
    name_en: str


class LabelFeature(Answer):
    """One name, as GeoJSON has it."""

    type: Literal["Feature"] = "Feature"
    properties: LabelProperties
    geometry: PointGeometry


class LabelMap(Answer):
    """Where the names of shapes stand, as a GeoJSON collection."""

    type: Literal["FeatureCollection"] = "FeatureCollection"
    features: tuple[LabelFeature, ...]
