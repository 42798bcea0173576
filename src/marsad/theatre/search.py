"""A place by what a person types: its id, or a name in Arabic or in Latin letters."""

import re
from collections.abc import Iterable, Iterator, Sequence

from rapidfuzz import fuzz, process

from marsad.text.fold import fold
from marsad.theatre.place import Place, PlaceKind
from marsad.theatre.theatre import Theatre

# A name in Latin letters may begin with the article as it is spoken: Ar-Rastan, Al Mayadin.
_ARTICLE = re.compile(r"^(?:a[a-z]{1,2}|el)[ -]+(?=\w)")
# What makes a name that of a governorate, before it or behind.
_GOVERNORATE = re.compile(r"^محافظة\s+|^(?:governorate|province) of\s+|\s+(?:governorate|province)$", re.IGNORECASE)
# Ranks 0 and 1 are places of which the press writes without saying where they lie.
_KNOWN_TO_ALL = 1
# Of 100: below this, a name has little in common with what was typed.
LEAST_LIKENESS = 70.0


def comparable(name: str) -> str:
    """Return `name` as it is compared: folded, letters and digits alone, a Latin article left out."""
    return "".join(char for char in _ARTICLE.sub("", fold(name).text) if char.isalnum())


def search(theatre: Theatre, asked: str) -> tuple[Place, ...]:
    """Return the places that are called `asked`, in the order of the data: of a town and its governorate the town."""
    found = tuple(_bearers(theatre, asked.strip()))
    return tuple(place for place in found if not place.is_area) or found


def search_areas(theatre: Theatre, asked: str) -> tuple[Place, ...]:
    """Return what is called `asked`, in the order of the data; of a town and its governorate the one whose name it is.

    "محافظة حمص" and "Homs governorate" name the governorate, "حمص" and "Homs" the town.
    """
    name = _GOVERNORATE.sub("", asked.strip())
    if not name or name == asked.strip():
        return search(theatre, asked)
    return tuple(place for place in _bearers(theatre, name) if place.kind is PlaceKind.ADMIN1)


def meant(namesakes: Sequence[Place]) -> Place | None:
    """Return the one that the press names without saying where it lies, or the only one, None where neither is."""
    known = [place for place in namesakes if place.rank <= _KNOWN_TO_ALL]
    return known[0] if len(known) == 1 else namesakes[0] if len(namesakes) == 1 else None


def alike(theatre: Theatre, asked: str, *, limit: int = 5) -> tuple[str, ...]:
    """Return up to `limit` names of places, the likest to `asked` first."""
    names = {comparable(name): name for place in theatre.places for name in reversed(_names(place))}
    near = process.extract(comparable(asked), list(names), scorer=fuzz.ratio, limit=limit, score_cutoff=LEAST_LIKENESS)
    return tuple(names[key] for key, _, _ in near)


def _bearers(theatre: Theatre, asked: str) -> Iterator[Place]:
    key = comparable(asked)
    for place in theatre.places:
        if asked in (place.id, place.pcode) or key in _keys(_names(place)):
            yield place


def _names(place: Place) -> tuple[str, ...]:
    return (*place.names, place.name_en)


def _keys(names: Iterable[str]) -> list[str]:
    return [comparable(name) for name in names]
