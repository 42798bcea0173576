"""What holds places above the governorates: countries and regions, and the world that all theatres share."""

from dataclasses import replace
from functools import cache

from marsad.errors import TheatreError
from marsad.text.lexicon import Entry
from marsad.text.lexicon import load as entries
from marsad.theatre.loading import EVERYWHERE, available, load
from marsad.theatre.place import Place, PlaceKind
from marsad.theatre.theatre import Theatre


class Land(Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A country or region: place `id`, which holds `governorates` by usual English name, and `places` by id.

    `lies_in` is the land that holds it, None for a country; `same` are other ids under which it is known.
    """

    lies_in: str | None = None
    governorates: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    same: tuple[str, ...] = ()


@cache
def world() -> tuple[Place, ...]:
    """Return the places of all theatres, each once, as the theatre has it in which it lies.

    Raises:
        TheatreError: a theatre's data do not fit together.
        LexiconError: a row of them is not of its form.
    """
    kept: dict[str, Place] = {}
    settled: set[str] = set()
    for theatre in available():
        loaded = load(theatre)
        own = _governorates(theatre)
        for place in loaded.places:
            at_home = place.id not in loaded.abroad and place.admin1 in own
            if place.id not in kept or (at_home and place.id not in settled):
                kept[place.id] = place
                settled.update((place.id,) if at_home else ())
    return tuple(kept.values())


@cache
def world_theatre() -> Theatre:
    """Return a theatre with the places of all theatres and all parties: what a person may name in a judgement."""
    return replace(load("syria"), places=world())


@cache
def lands() -> tuple[Land, ...]:
    """Return what countries and regions hold, the shipped rows first, then each theatre's own governorates.

    Raises:
        TheatreError: a row names a place that no theatre has.
        LexiconError: a row is not of its form.
    """
    rows = entries(EVERYWHERE, "lands.yaml", Land)
    known = {place.id for place in world()}
    for row in rows:
        for name in (row.id, *row.places, *row.same, *((row.lies_in,) if row.lies_in else ())):
            if name not in known:
                raise TheatreError(f"{EVERYWHERE}/lands.yaml: {row.id}: there is no place {name!r}")
    held = {name for row in rows if row.lies_in for name in row.governorates}
    return (*rows, *(_country(theatre, held) for theatre in available()))


def _country(theatre: str, held: set[str]) -> Land:
    """Return the country of a theatre with those of its governorates that no region holds already."""
    names = tuple(name for name in sorted(_governorates(theatre)) if name not in held)
    return Land(id=f"marsad:{theatre}", governorates=names, source="the theatre's own governorates")


@cache
def _governorates(theatre: str) -> frozenset[str]:
    return frozenset(place.admin1 for place in load(theatre).places if place.kind is PlaceKind.ADMIN1)
