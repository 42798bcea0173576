"""The lines of a theatre's map: its country, its governorates, its rivers and what they part."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache
from importlib.resources import files
from typing import Any

from marsad.errors import TheatreError

_BANKS = "banks"


class Layer(Enum):
    """A file of lines that the page draws under the places."""

    COUNTRY = "country"
    ADMIN1 = "admin1"
    RIVERS = "rivers"
    NEIGHBOURS = "neighbours"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Bank:
    """The land on one side of a river, `land` as a GeoJSON geometry; the `subdistricts` along it lie on it whole."""

    name: str
    river: str
    subdistricts: frozenset[str]
    land: Mapping[str, Any]


@cache
def geometry(theatre_id: str, layer: Layer) -> bytes:
    """Return the GeoJSON of one layer of the theatre.

    Raises:
        TheatreError: the theatre's folder has no such file.
    """
    return _text(theatre_id, layer.value)


@cache
def outline(theatre_id: str) -> Mapping[str, Any]:
    """Return the GeoJSON geometry of the country's border.

    Raises:
        TheatreError: the theatre's folder has none.
    """
    country = json.loads(geometry(theatre_id, Layer.COUNTRY))
    border: Mapping[str, Any] = country["features"][0]["geometry"]
    return border


@cache
def banks(theatre_id: str) -> tuple[Bank, ...]:
    """Return the banks of the river that parts the theatre; none where no river is told to."""
    if not files("marsad.theatre").joinpath(theatre_id, "geometry", f"{_BANKS}.geojson").is_file():
        return ()
    return tuple(
        Bank(
            name=each["properties"]["bank"],
            river=each["properties"]["river"],
            subdistricts=frozenset(each["properties"]["subdistricts"]),
            land=each["geometry"],
        )
        for each in json.loads(_text(theatre_id, _BANKS))["features"]
    )


def _text(theatre_id: str, name: str) -> bytes:
    file = files("marsad.theatre").joinpath(theatre_id, "geometry", f"{name}.geojson")
    try:
        return file.read_bytes()
    except OSError as error:
        raise TheatreError(f"theatre {theatre_id}: {error}") from error
