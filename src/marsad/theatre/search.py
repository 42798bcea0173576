"""A place by what a person types: its id, or a name in Arabic or in Latin letters."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from rapidfuzz import fuzz, process

from marsad.text.fold import fold
from marsad.text.folding import folded
from marsad.theatre.district import districts
from marsad.theatre.loading import available, load
from marsad.theatre.place import Place, PlaceKind
from marsad.theatre.theatre import Theatre

# Ids of places by their names as these are compared.
_Called = Mapping[str, Collection[str]]
# A name in Latin letters may begin with the article as it is spoken: Ar-Rastan, Al Mayadin.
_ARTICLE = re.compile(r"^(?:a[a-z]{1,2}|el)[ -]+(?=\w)")
# What makes a name that of a governorate, a district, a subdistrict: before it or behind.
_NOUNS = {
    PlaceKind.ADMIN1: re.compile(
        r"^محافظة\s+|^(?:governorate|province) of\s+|\s+(?:governorate|province)$", re.IGNORECASE
    ),
    PlaceKind.ADMIN2: re.compile(r"^(?:منطقة|قضاء)\s+|^district of\s+|\s+district$", re.IGNORECASE),
    PlaceKind.ADMIN3: re.compile(r"^ناحية\s+|^subdistrict of\s+|\s+subdistrict$", re.IGNORECASE),
}
# Ranks 0 and 1 are places of which the press writes without saying where they lie.
_KNOWN_TO_ALL = 1
# Of 100: below this, a name has little in common with what was typed.
LEAST_LIKENESS = 70.0


def comparable(name: str) -> str:
    """Return `name` as it is compared: folded, letters and digits alone, a Latin article left out."""
    return _plain(fold(name).text)


def _plain(name: str) -> str:
    return "".join(filter(str.isalnum, _ARTICLE.sub("", name)))


def search(theatre: Theatre, asked: str) -> tuple[Place, ...]:
    """Return the places that are called `asked`, in the order of the data: of a town and its governorate the town."""
    found = tuple(_bearers(theatre.places, asked.strip(), _known(theatre)))
    return tuple(place for place in found if not place.is_area) or found


def search_areas(theatre: Theatre, asked: str) -> tuple[Place, ...]:
    """Return what is called `asked`, in the order of the data; of a town and its governorate the one whose name it is.

    "محافظة حمص" and "Homs governorate" name the governorate, "حمص" and "Homs" the town; so "منطقة" and "district" name
    a district, "ناحية" and "subdistrict" a subdistrict.
    """
    asked = asked.strip()
    inner = districts(theatre.places)
    for kind, noun in _NOUNS.items():
        name = noun.sub("", asked)
        if name and name != asked:
            areas = [place for place in (*theatre.places, *inner) if place.kind is kind]
            bare = [replace(place, names=(*place.names, *_bare(place, noun))) for place in areas]
            found = tuple(_bearers(bare, name, _called(bare)))
            return found or search(theatre, asked)
    return search(theatre, asked) or tuple(place for place in inner if place.id == asked)


def meant(namesakes: Sequence[Place]) -> Place | None:
    """Return the one that the press names without saying where it lies, or the only one, None where neither is."""
    known = [place for place in namesakes if place.rank <= _KNOWN_TO_ALL]
    return known[0] if len(known) == 1 else namesakes[0] if len(namesakes) == 1 else None


def alike(theatre: Theatre, asked: str, *, limit: int = 5) -> tuple[str, ...]:
    """Return up to `limit` names of places, the likest to `asked` first."""
    every = [name for place in theatre.places for name in reversed(_names(place))]
    names = dict(zip(_keys(every), every, strict=True))
    near = process.extract(comparable(asked), list(names), scorer=fuzz.ratio, limit=limit, score_cutoff=LEAST_LIKENESS)
    return tuple(names[key] for key, _, _ in near)


def _bearers(places: Iterable[Place], asked: str, called: _Called) -> Iterator[Place]:
    ids = called.get(comparable(asked), ())
    yield from (place for place in places if place.id in ids or asked in (place.id, place.pcode))


def _known(theatre: Theatre) -> _Called:
    """Return the names of the theatre's places, made once of one that is shipped."""
    is_shipped = theatre.id in available() and load(theatre.id) is theatre
    return _loaded(theatre.id) if is_shipped else _called(theatre.places)


@cache
def _loaded(theatre_id: str) -> _Called:
    return _called(load(theatre_id).places)


def _called(places: Iterable[Place]) -> _Called:
    """Return the ids of the places that bear each name, as it is compared."""
    named = [(place.id, name) for place in places for name in _names(place)]
    found: dict[str, set[str]] = {}
    for (place_id, _), key in zip(named, _keys(name for _, name in named), strict=True):
        found.setdefault(key, set()).add(place_id)
    return found


def _bare(place: Place, noun: re.Pattern[str]) -> tuple[str, ...]:
    """Return the names of an area without the word that says what it is."""
    return tuple(noun.sub("", name) for name in _names(place))


def _names(place: Place) -> tuple[str, ...]:
    return (*place.names, place.name_en)


def _keys(names: Iterable[str]) -> list[str]:
    return [_plain(name) for name in folded(names)]
