"""Where a place lies, as far as its land asks."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """Where a place lies, in degrees of WGS 84, and on which bank of a river, "" where none parts the country."""

    place_id: str
    lat: float
    lon: float
    bank: str = ""
