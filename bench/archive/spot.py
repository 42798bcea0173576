"""Places that invented reports may speak of, with all that a row needs of them."""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate
from random import Random

import msgspec
from msgspec import Struct

from marsad.store.catalogue import mark
from marsad.store.facet import searchable
from marsad.text.fold import fold
from marsad.text.token import forms
from marsad.theatre.loading import load

_NAME = re.compile(r"[\u0621-\u064a]{3,}( [\u0621-\u064a]{3,}){0,2}")
WORD = re.compile(r"[^\W\d_]+|\d+")
# How fast places grow rare, by rank: our choice, so that the first is named some hundred times as often as the last.
_FLAT, _STEEP = 20, 0.8
_json = msgspec.json.encode
forms_of = lru_cache(maxsize=1 << 16)(forms)


class Spot(Struct, frozen=True, kw_only=True):
    """A place: its fields as JSON in the order of `FIELDS`, and what indexes of words have of its name."""

    id: str
    name: str
    fields: tuple[str, ...]
    searched: str
    bare: str
    written: tuple[str, ...]
    marks: tuple[str, ...]


FIELDS = ("place_id", "name", "name_ar", "admin1", "lat", "lon", "text", "raw")


class Spots(Struct, frozen=True, kw_only=True):
    """Places to choose from, and how often each is chosen, summed up."""

    all: Sequence[Spot]
    weights: Sequence[float]

    def choose(self, chance: Random, many: int) -> list[Spot]:
        """Return so many places, no two alike."""
        found: dict[str, Spot] = {}
        while len(found) < many:
            (spot,) = chance.choices(self.all, cum_weights=self.weights)
            found[spot.id] = spot
        return [*found.values()]


def spots(many: int) -> Spots:
    """Return so many places of the theatre that have a point and a plain name, those known best most often chosen."""
    places = [place for place in load("syria").places if not place.is_area and _NAME.fullmatch(place.name_ar)]
    places = sorted((each for each in places if each.lat is not None), key=lambda each: (each.rank, each.id))[:many]
    made = []
    for place in places:
        name, words = place.name_ar, WORD.findall(fold(place.name_ar).text)
        told = (place.id, place.name_en, name, place.admin1 or None, place.lat, place.lon, name)
        made.append(
            Spot(
                id=place.id,
                name=name,
                fields=(*(_json(each).decode() for each in told), name),
                searched=" ".join(searchable(name)),
                bare=" ".join(forms_of(word)[-1] for word in words),
                written=tuple(form for word in words for form in forms_of(word)[:-1]),
                marks=(mark("l", place.id), *([mark("g", place.admin1)] if place.admin1 else [])),
            )
        )
    weights = accumulate((_FLAT + at) ** -_STEEP for at in range(len(made)))
    return Spots(all=made, weights=[*weights])
