"""Land between places, drawn under one holder."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from marsad.record.control.tenure import Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """Land that, drawn from the nearest places, is `status` under `holder` (None: nobody's colour).

    `geometry` is GeoJSON. `interpolated` is always true, and says so wherever the area goes.
    """

    holder: str | None
    status: Status
    place_ids: tuple[str, ...]
    geometry: Mapping[str, Any]
    interpolated: bool = True
