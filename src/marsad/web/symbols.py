"""Events as a map's symbols: GeoJSON that the browser hands to the map without looking at it."""

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from marsad.record.incident.brief import Symbol

_encode = msgspec.json.Encoder().encode


def symbol_map(found: Iterable[Symbol]) -> bytes:
    """Return `SymbolMap` as JSON: the events with a point that nobody only denies."""
    shown = (each for each in found if each.point and each.start and each.end and not each.is_denied)
    return _encode({"type": "FeatureCollection", "features": [_symbol(each) for each in shown]})


def _symbol(each: Symbol) -> Mapping[str, Any]:
    properties = {
        "id": each.id,
        "type": each.type,
        "family": each.family,
        "killed": each.killed,
    }
    return {
        "type": "Feature",
        "properties": properties,
        "geometry": {"type": "Point", "coordinates": each.point},
    }
