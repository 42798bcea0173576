"""The places outside a theatre that its reports name: countries, cities, and what is well known of other theatres."""

import zlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from importlib.resources import files

import msgspec

from marsad.errors import TheatreError
from marsad.text.folding import folded
from marsad.text.lexicon import load
from marsad.theatre.entries import SiteEntry
from marsad.theatre.place import Place, PlaceKind

_EVERYWHERE = "marsad.theatre.everywhere"
_GZIP = 31  # zlib's wbits for a gzip header
# How well known a place of a neighbouring theatre is, and one of a farther theatre, at most.
_NEAR, _FAR = 1, 2


class Known(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A place of `theatre` that the press names without saying where it lies."""

    theatre: str
    place: Place


@cache
def known() -> tuple[Known, ...]:
    """Return the well-known places of all theatres; tools/build_known.py gathers them.

    Raises:
        TheatreError: the file is missing or is not of its form.
    """
    try:
        packed = files(_EVERYWHERE).joinpath("known.jsonl.gz").read_bytes()
        return tuple(msgspec.json.Decoder(Known).decode_lines(zlib.decompress(packed, _GZIP)))
    except (OSError, zlib.error, msgspec.MsgspecError) as error:
        raise TheatreError(f"{_EVERYWHERE}/known.jsonl.gz: {error}; build it with tools/build_known.py") from error


@cache
def world() -> tuple[Place, ...]:
    """Return the countries, and the cities that reports of any theatre name."""
    return tuple(site.place() for site in load(_EVERYWHERE, "sites.yaml", SiteEntry))


def abroad(theatre: str, neighbours: Sequence[str], own: Sequence[Place]) -> tuple[Place, ...]:
    """Return the places that are not of `theatre`: the world's, then the well-known of the other theatres.

    A name that one of the theatre's `own` places bears is theirs alone: who means the other says so.
    """
    ids = {place.id for place in own}
    names = set(folded(name for place in own for name in place.names))
    cities = tuple(place for place in world() if place.id not in ids)
    names |= set(folded(name for place in cities for name in place.names))
    others = _others(theatre, neighbours, frozenset(ids), frozenset(names))
    return (*cities, *others)


def _others(theatre: str, neighbours: Sequence[str], ids: frozenset[str], names: frozenset[str]) -> Iterator[Place]:
    for row in known():
        if row.theatre == theatre or row.place.id in ids:
            continue
        governorate = row.place.kind is PlaceKind.ADMIN1
        taken = names | _seats(row.theatre) if governorate else names
        keys = folded(row.place.names)
        kept = tuple(name for name, key in zip(row.place.names, keys, strict=True) if key not in taken)
        if kept:
            rank = max(row.place.rank, _NEAR if row.theatre in neighbours else _FAR)
            kind = PlaceKind.AREA if governorate else row.place.kind
            yield replace(row.place, name_ar=kept[0], names=kept, rank=rank, kind=kind, parent=None)


@cache
def _seats(theatre: str) -> frozenset[str]:
    """Return the folded names of a theatre's seats of government: abroad they are the town's, not its governorate's."""
    seats = (row.place for row in known() if row.theatre == theatre and row.place.kind is PlaceKind.COMMUNITY)
    return frozenset(folded(name for place in seats for name in place.names))
