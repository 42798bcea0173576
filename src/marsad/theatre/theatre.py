"""A theatre, loaded."""

from dataclasses import dataclass

from marsad.theatre.outlet import Outlet
from marsad.theatre.party import Party
from marsad.theatre.place import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Theatre:
    """All that is known of a theatre of conflict before any report is read."""

    id: str
    name_ar: str
    name_en: str
    places: tuple[Place, ...]
    parties: tuple[Party, ...]
    outlets: tuple[Outlet, ...]
