"""The theatre's names, to be looked up while somebody types."""

from collections.abc import Mapping
from dataclasses import dataclass

from marsad.theatre.directory import Directory
from marsad.theatre.district import districts
from marsad.theatre.party_search import names_of
from marsad.theatre.place import Place, PlaceKind
from marsad.theatre.theatre import Theatre

# How a governorate is called beside its town.
_GOVERNORATE_AR, _GOVERNORATE_EN = "محافظة {}", "{} governorate"


@dataclass(frozen=True, slots=True, kw_only=True)
class Directories:
    """The names of a theatre's places and districts (which `areas` has by id), parties and outlets."""

    areas: Mapping[str, Place]
    places: Directory
    parties: Directory
    outlets: Directory

    @classmethod
    def of(cls, theatre: Theatre) -> "Directories":
        """Return the directories of the theatre; places that the press knows come first."""
        areas = (*theatre.places, *districts(theatre.places))
        known = sorted(areas, key=lambda place: place.rank)
        return cls(
            areas={place.id: place for place in areas},
            places=Directory.of((place.id, _names(place)) for place in known),
            parties=Directory.of((party.id, tuple(names_of(party))) for party in theatre.parties),
            outlets=Directory.of(
                (outlet.id, (outlet.name_ar, outlet.name_en, outlet.id, *outlet.forms)) for outlet in theatre.outlets
            ),
        )


def _names(place: Place) -> tuple[str, ...]:
    own = (*place.names, place.name_en, *([place.pcode] if place.pcode else []))
    if place.kind is not PlaceKind.ADMIN1:
        return own
    return (*own, _GOVERNORATE_AR.format(place.name_ar), _GOVERNORATE_EN.format(place.name_en))
