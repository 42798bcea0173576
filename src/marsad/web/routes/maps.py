"""The lines under the places, as GeoJSON."""

from typing import Literal

from fastapi import APIRouter, Response

from marsad.theatre.shapes import Layer, geometry
from marsad.web.answers.area import (
    LabelFeature,
    LabelMap,
    LabelProperties,
    PointGeometry,
    TownFeature,
    TownMap,
    TownProperties,
)
from marsad.web.geography import is_landmark, labels
from marsad.web.routes.asking import AskedLedger

router = APIRouter(tags=["map"])


@router.get("/api/map/towns")
def towns(ledger: AskedLedger) -> TownMap:
    """The towns by which a reader finds the way."""
    return TownMap(
        features=tuple(
            TownFeature(
                properties=TownProperties(
                    id=place.id, name_ar=place.name_ar, name_en=place.name_en or place.name_ar, rank=place.rank
                ),
                geometry=PointGeometry(coordinates=(place.lon, place.lat)),
            )
            for place in ledger.theatre.places
            if is_landmark(place) and place.lat is not None and place.lon is not None
        )
    )


@router.get("/api/map/names")
def shape_names(ledger: AskedLedger) -> LabelMap:
    """Where the names of governorates and neighbours stand."""
    kinds: tuple[tuple[Literal["admin1", "neighbours"], Layer], ...] = (
        ("admin1", Layer.ADMIN1),
        ("neighbours", Layer.NEIGHBOURS),
    )
    return LabelMap(
        features=tuple(
            LabelFeature(
                properties=LabelProperties(kind=kind, name_ar=label.name_ar, name_en=label.name_en),
                geometry=PointGeometry(coordinates=(label.lon, label.lat)),
            )
            for kind, layer in kinds
            for label in labels(ledger.theatre.id, layer)
        )
    )


@router.get("/api/map/{layer}", response_class=Response, responses={200: {"content": {"application/geo+json": {}}}})
def lines(ledger: AskedLedger, layer: Layer) -> Response:
    """One layer of the theatre's lines: the country, its governorates, its rivers, its neighbours."""
    return Response(geometry(ledger.theatre.id, layer), media_type="application/geo+json")
