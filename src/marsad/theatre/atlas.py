"""The places of a theatre: the shipped gazetteer with the hand-written rows laid over it."""

import csv
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import TypeVar

import msgspec

from marsad.errors import TheatreError
from marsad.text.folding import folded
from marsad.text.lexicon import load
from marsad.theatre.entries import AliasEntry, SiteEntry
from marsad.theatre.place import Place

E = TypeVar("E", SiteEntry, AliasEntry)

_GZIP = 31  # zlib's wbits for a gzip header


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """How a place is displayed. `rank` is low where the press names it without saying where it lies (see `Place`)."""

    name_ar: str
    name_en: str
    rank: int


def places(package: str) -> tuple[Place, ...]:
    """Return the places of the theatre in `package`: gazetteer, then sites, with aliases and display names.

    A theatre whose gazetteer was built with its display names (towns.csv) need not have the hand-written files.

    Raises:
        LexiconError: a hand-written row is not of its form.
        TheatreError: a file is missing, or a row names a place that is not there.
    """
    sites = _entries(package, "sites.yaml", SiteEntry)
    for site in sites:
        for fault in site.faults():
            raise TheatreError(f"{package}/sites.yaml: {site.id}: {fault}")
    more = {entry.id: entry for entry in _entries(package, "aliases.yaml", AliasEntry)}
    shown = dict(_shown(package))
    rows = (*_shipped(package), *(site.place() for site in sites))
    _check(package, rows, more, shown)
    return tuple(_dressed(place, more.get(place.id), shown.get(place.id)) for place in rows)


@cache
def _shipped(package: str) -> tuple[Place, ...]:
    try:
        packed = files(package).joinpath("places.jsonl.gz").read_bytes()
        return tuple(msgspec.json.Decoder(Place).decode_lines(zlib.decompress(packed, _GZIP)))
    except (OSError, zlib.error, msgspec.MsgspecError) as error:
        raise TheatreError(f"{package}/places.jsonl.gz: {error}; build it with tools/build_theatre.py") from error


def _entries(package: str, name: str, kind: type[E]) -> tuple[E, ...]:
    return load(package, name, kind) if files(package).joinpath(name).is_file() else ()


def _shown(package: str) -> Iterator[tuple[str, Shown]]:
    where = f"{package}/display.csv"
    file = files(package).joinpath("display.csv")
    if not file.is_file():
        return
    lines = file.read_text("utf-8").splitlines()
    rows = csv.reader(lines)
    if next(rows, None) != ["id", "name_ar", "name_en", "rank"]:
        raise TheatreError(f"{where}: the first line must be id,name_ar,name_en,rank")
    seen: set[str] = set()
    for number, row in enumerate(rows, start=2):
        if len(row) != 4 or not all(row) or row[0] in seen or not row[3].isdigit():
            raise TheatreError(f"{where}: line {number} is not an id of its own, two names and a rank: {row}")
        seen.add(row[0])
        yield row[0], Shown(name_ar=row[1], name_en=row[2], rank=int(row[3]))


def _check(package: str, rows: Sequence[Place], more: Mapping[str, AliasEntry], shown: Mapping[str, Shown]) -> None:
    names = {row.id: folded(row.names) for row in rows if row.id in more or row.id in shown}
    wanted = [("aliases.yaml", place, entry.name_ar) for place, entry in more.items()]
    wanted += [("display.csv", place, row.name_ar) for place, row in shown.items()]
    for file, place, name_ar in wanted:
        if place not in names:
            raise TheatreError(f"{package}/{file}: there is no place {place!r}")
        if folded([name_ar])[0] not in names[place]:
            raise TheatreError(f"{package}/{file}: {place!r} is not called {name_ar!r}")


def _dressed(place: Place, more: AliasEntry | None, shown: Shown | None) -> Place:
    if more:
        place = replace(place, names=_union(place.names, more.names))
    if shown:
        names = _union((shown.name_ar,), place.names)
        place = replace(place, name_ar=shown.name_ar, name_en=shown.name_en, names=names, rank=shown.rank)
    return place


def _union(names: Iterable[str], more: Iterable[str]) -> tuple[str, ...]:
    rows = (*names, *more)
    kept: dict[str, str] = {}
    for key, name in zip(folded(rows), rows, strict=True):
        kept.setdefault(key, name)
    return tuple(kept.values())
