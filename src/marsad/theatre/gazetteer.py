"""The names of a theatre's places, as a text may write them."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from marsad.text.folding import folded
from marsad.text.lexicon import load
from marsad.theatre.entries import EverydayEntry
from marsad.theatre.likeness import bare
from marsad.theatre.outlet import Outlet, OutletKind
from marsad.theatre.place import Place, PlaceKind
from marsad.theatre.roster import roster
from marsad.theatre.spelling import is_plain, spellings
from marsad.theatre.theatre import Theatre

_PACKAGE = "marsad.theatre"
_SHORT = 3
# What a gazetteer has as a name that is but the first word of one, or a word of grammar.
_FIRST_WORDS = frozenset({"ام", "ال", "من", "كل", "تل", "هل", "حد", "سد", "لك"})


class PlaceForm(NamedTuple):
    """One folded spelling to look for. `weak`: to be believed only with a head noun or in a list of places."""

    name: str
    weak: bool


class Bearer(NamedTuple):
    """A place that bears a name: 0 its own name, 1 another of its names, 2 a spelling of one of them."""

    place: Place
    distance: int


def _ids(outlets: Iterable[Outlet]) -> dict[str, list[str]]:
    """Return the ids of the outlets that bear each name."""
    found: dict[str, list[str]] = {}
    for outlet in outlets:
        for name in (outlet.name_en, outlet.name_ar):
            found.setdefault(name, []).append(outlet.id)
    return found


# Who tells what others find.
_PRESS = frozenset((OutletKind.AGENCY, OutletKind.NEWSPAPER, OutletKind.BROADCASTER))


def _press(outlets: Iterable[Outlet]) -> frozenset[str]:
    return frozenset(outlet.id for outlet in outlets if outlet.kind in _PRESS)


class Gazetteer:
    """The places of a theatre by id and by every folded spelling of their names.

    `roster` are its parties; `seats` are the cities that governorates are run from, by the governorate's English
    name. `home` is the id of the theatre's country. `outlets` are the ids of the outlets under each name, `press` those
    of agencies, newspapers and channels.
    """

    def __init__(self, theatre: Theatre) -> None:
        self.theatre = theatre
        self.roster = roster(theatre.parties)
        self.home = f"marsad:{theatre.id}"
        self.outlets = _ids(theatre.outlets)
        self.press = _press(theatre.outlets)
        self.by_id = {place.id: place for place in theatre.places}
        self._bearers: dict[str, list[Bearer]] = {}
        self._everyday = _words("everyday.yaml")
        self._given = given_names()
        self._sure = frozenset(folded(theatre.sure))
        self._by_area: dict[str, dict[str, Place]] = {}
        self._bare_by_area: dict[str, dict[str, Place]] = {}
        self._tails: dict[str, list[Place]] = {}
        self.seats = {
            place.admin1: place for place in theatre.places if place.rank == 0 and place.kind is PlaceKind.COMMUNITY
        }
        rows = tuple((place, i) for place in theatre.places for i in range(len(place.names)))
        names = folded(place.names[i] for place, i in rows)
        for (place, i), name in zip(rows, names, strict=True):
            self._bear(name, Bearer(place, min(i, 1)))
            if place.kind is not PlaceKind.NEIGHBOURHOOD:
                self._by_area.setdefault(place.admin1, {}).setdefault(name, place)
            if place.kind is PlaceKind.SITE and " " in name:
                self._tails.setdefault(name.split(" ", 1)[1], []).append(place)
        for (place, _), name in zip(rows, names, strict=True):
            self._add_spellings(place, name)

    def _add_spellings(self, place: Place, name: str) -> None:
        quarter = place.kind is PlaceKind.NEIGHBOURHOOD and " " not in name and not name.startswith("ال")
        for spelling in (*spellings(name), *(("ال" + name,) if quarter else ())):
            # A spelling is a guess: where the word is somebody's own name it is that.
            if all(bearer.distance == 2 for bearer in self._bearers.get(spelling, ())):
                self._bear(spelling, Bearer(place, 2))

    def _bear(self, name: str, bearer: Bearer) -> None:
        rows = self._bearers.get(name)
        if rows is None:
            self._bearers[name] = [bearer]
        elif all(other.place.id != bearer.place.id for other in rows):
            rows.append(bearer)

    def bearers(self, name: str) -> Sequence[Bearer]:
        """Return the places that bear the folded `name`, in the order of the data."""
        return self._bearers.get(name, ())

    def sites(self, tail: str) -> Sequence[Place]:
        """Return the sites whose names end in folded `tail` behind a noun: of الأزرق, the field حقل الأزرق."""
        return self._tails.get(tail, ())

    def is_abroad(self, place: Place) -> bool:
        """Return whether `place` is not of the theatre."""
        return place.id in self.theatre.abroad

    def is_everyday(self, name: str) -> bool:
        """Return whether folded `name` is an everyday word too."""
        return name in self._everyday

    def forms(self) -> Iterator[PlaceForm]:
        """Yield every folded spelling, in the order of the data."""
        for name, rows in self._bearers.items():
            if name not in _FIRST_WORDS:
                yield PlaceForm(name, self._is_weak(name, rows))

    def _is_weak(self, name: str, rows: Sequence[Bearer]) -> bool:
        if name in self._sure:
            return False
        if any(bearer.place.rank <= 1 and bearer.distance < 2 and not bearer.place.parent for bearer in rows):
            return name in self._everyday
        if len(name) <= _SHORT or name in self._everyday or self._is_of_hamlets(rows):
            return True
        if " " in name:
            return all(word in self._given for word in name.split())
        return _is_guessed(name, rows)

    def _is_of_hamlets(self, rows: Sequence[Bearer]) -> bool:
        """Return whether only hamlets bear a name that the theatre holds for little."""
        return all(row.place.rank >= self.theatre.weak_from and row.place.kind is not PlaceKind.SITE for row in rows)

    def names_in(self, admin1: str) -> dict[str, Place]:
        """Return the places of a governorate, quarters aside, by each bare name of theirs; the first bearer wins."""
        if admin1 not in self._bare_by_area:
            names = self._by_area.get(admin1, {})
            self._bare_by_area[admin1] = {bare(name): names[name] for name in reversed(names)}
        return self._bare_by_area[admin1]


def _is_guessed(name: str, rows: Sequence[Bearer]) -> bool:
    """Return whether a single word is but a quarter's name, or another spelling that may be another word."""
    spelt = not is_plain(name)
    return all(row.place.kind is PlaceKind.NEIGHBOURHOOD or (spelt and row.distance == 2) for row in rows)


def given_names() -> frozenset[str]:
    """Return the folded first names that are place names too."""
    return _words("given_names.yaml")


@cache
def _words(name: str) -> frozenset[str]:
    """Return the folded forms of a list of words that are place names too."""
    entries = load(_PACKAGE, name, EverydayEntry)
    return frozenset(folded(form for entry in entries for form in entry.forms))
