"""The rows of a theatre's YAML files, as they are written."""

import re
from datetime import date

import msgspec

from marsad.text.folding import folded
from marsad.text.lexicon import Entry
from marsad.theatre.outlet import Outlet, OutletKind
from marsad.theatre.party import Alliance, Membership, Party, PartyKind, Weak
from marsad.theatre.place import Place, PlaceKind

_COLOUR = re.compile(r"#[0-9a-f]{6}")


class TheatreEntry(Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What a theatre is called, and what tells that a report is about it.

    `words` name the country and its people. `neighbours` are the theatres whose towns its reports name without
    saying where they lie. A name that only places of rank `weak_from` or above bear is weak: the gazetteer of that
    theatre is full of hamlets. The names `sure` are believed there though they are everyday words too: its own cities.
    """

    name_ar: str
    name_en: str
    words: tuple[str, ...] = ()
    neighbours: tuple[str, ...] = ()
    weak_from: int = 9
    sure: tuple[str, ...] = ()


class AllianceEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One alliance of a party, with the days between which it held."""

    ally: str
    start: date | None = None
    end: date | None = None


class MembershipEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One party that a party is a part of, with the days between which it is, and the lands where."""

    whole: str
    source: str
    start: date | None = None
    end: date | None = None
    where: tuple[str, ...] = ()


class WeakEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One word that names a party only in a context, and in which."""

    form: str
    needs: str
    alone: bool = False
    after: tuple[str, ...] = ()
    behind: tuple[str, ...] = ()
    start: date | None = None
    end: date | None = None

    def cue(self) -> Weak:
        """Return the word with what it needs."""
        return Weak(**{name: getattr(self, name) for name in self.__struct_fields__})


class PartyEntry(Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One party. `never`: near misses that must not be read as its names."""

    kind: PartyKind
    name_ar: str
    name_en: str
    colour: str
    forms: tuple[str, ...]
    weak: tuple[WeakEntry, ...] = ()
    alliances: tuple[AllianceEntry, ...] = ()
    part_of: tuple[MembershipEntry, ...] = ()
    never: tuple[str, ...] = ()

    def party(self, home: str | None = None) -> Party:
        """Return the party that the entry states, at home in theatre `home`."""
        return Party(
            id=self.id,
            kind=self.kind,
            name_ar=self.name_ar,
            name_en=self.name_en,
            colour=self.colour,
            forms=self.forms,
            weak=tuple(word.form for word in self.weak),
            alliances=tuple(Alliance(ally=a.ally, start=a.start, end=a.end) for a in self.alliances),
            cues=tuple(word.cue() for word in self.weak),
            home=home,
            part_of=tuple(Membership(whole=m.whole, start=m.start, end=m.end, where=m.where) for m in self.part_of),
        )

    def faults(self) -> tuple[str, ...]:
        """Return what is wrong with the entry, in words."""
        colour = () if _COLOUR.fullmatch(self.colour) else (f"colour is #rrggbb in small letters, not {self.colour!r}",)
        return (*colour, *_faults(self.forms, tuple(word.form for word in self.weak), self.never))


class WordsEntry(Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Words that name party `id` in the reports of one theatre, and elsewhere another party or none."""

    forms: tuple[str, ...] = ()
    weak: tuple[WeakEntry, ...] = ()
    never: tuple[str, ...] = ()

    def cues(self) -> tuple[Weak, ...]:
        """Return the weak words with what they need."""
        return tuple(word.cue() for word in self.weak)

    def faults(self) -> tuple[str, ...]:
        """Return what is wrong with the entry, in words."""
        return _faults(self.forms, tuple(word.form for word in self.weak), self.never)


class OutletEntry(Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One source. `never`: near misses that must not be read as its names."""

    kind: OutletKind
    name_ar: str
    name_en: str
    forms: tuple[str, ...]
    weak: tuple[str, ...] = ()
    self_forms: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    speaks_for: str | None = None

    def outlet(self, home: str | None = None) -> Outlet:
        """Return the outlet that the entry states, at home in theatre `home`."""
        return Outlet(
            id=self.id,
            kind=self.kind,
            name_ar=self.name_ar,
            name_en=self.name_en,
            forms=self.forms,
            weak=self.weak,
            self_forms=self.self_forms,
            home=home,
            speaks_for=self.speaks_for,
        )

    def faults(self) -> tuple[str, ...]:
        """Return what is wrong with the entry, in words."""
        return _faults(self.forms, self.weak, self.never)


class SiteEntry(Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A place that the public gazetteers lack: a field, base, dam, camp, crossing, region, or town abroad.

    `at` is [lat, lon], given only where `source` is known to state it. `parent` is a place's id.
    """

    kind: PlaceKind
    name_en: str
    names: tuple[str, ...]
    admin1: str = ""
    at: tuple[float, float] | None = None
    parent: str | None = None
    rank: int = 3

    def place(self) -> Place:
        """Return the place that the entry states."""
        return Place(
            id=self.id,
            kind=self.kind,
            name_ar=self.names[0],
            name_en=self.name_en,
            names=self.names,
            lat=self.at[0] if self.at else None,
            lon=self.at[1] if self.at else None,
            admin1=self.admin1,
            admin2_ar="",
            admin3_ar="",
            parent=self.parent,
            rank=self.rank,
        )

    def faults(self) -> tuple[str, ...]:
        """Return what is wrong with the entry, in words."""
        return _faults(self.names, (), ()) if self.names else ("a place needs a name",)


class AreaEntry(Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A governorate or state under its usual English name, and what the gazetteer's source calls it.

    `of` are the source's names of it; `districts` those of the districts that are its own, whatever the source says.
    """

    names: tuple[str, ...]
    of: tuple[str, ...] = ()
    districts: tuple[str, ...] = ()


class AliasEntry(Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """More names of the place whose id this is. `name_ar`, if given, must be one that it has: a check on the id."""

    name_ar: str
    names: tuple[str, ...]


class EverydayEntry(Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Names of places that are everyday words, of one kind."""

    forms: tuple[str, ...]


def _faults(forms: tuple[str, ...], weak: tuple[str, ...], never: tuple[str, ...]) -> tuple[str, ...]:
    faults: list[str] = []
    seen: set[str] = set()
    names = (*forms, *weak)
    for name, key in zip(names, folded(names), strict=True):
        if not key:
            faults.append(f"{name!r} folds to nothing")
        elif key in seen:
            faults.append(f"{name!r} is there twice once folded")
        seen.add(key)
    misses = zip(never, folded(never), strict=True)
    faults.extend(f"{word!r} is both a name and a near miss" for word, key in misses if key in seen)
    return tuple(faults)
