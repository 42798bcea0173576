"""What the search box finds: names of places, parties and sources, and how many reports have the words."""

from marsad.theatre.directory import Fit
from marsad.theatre.party import PartyKind
from marsad.theatre.place import PlaceKind
from marsad.web.answers.answer import Answer


class FoundName(Answer):
    """Something of which the name `matched` fits as `fit` says; `near`: it is another word, and may have been meant."""

    id: str
    name_ar: str
    name_en: str
    matched: str
    fit: Fit


class FoundPlace(FoundName):
    """A place, district or governorate; `statements` name it. `lat` and `lon` are null where it is no point."""

    kind: PlaceKind
    admin1: str
    admin1_ar: str
    admin2_ar: str
    lat: float | None
    lon: float | None
    statements: int


class FoundParty(FoundName):
    """A party; `colour` is "#rrggbb"."""

    kind: PartyKind
    colour: str


class FoundSource(FoundName):
    """An outlet that brings out reports, or speaks in them; it brought out so many `reports` of the record."""

    reports: int


class FoundWords(Answer):
    """So many reports have all of the words."""

    reports: int


class Found(Answer):
    """What was found for `q`, of each sort the best first; `words` is null where nobody can search for them."""

    q: str
    places: tuple[FoundPlace, ...]
    parties: tuple[FoundParty, ...]
    sources: tuple[FoundSource, ...]
    words: FoundWords | None
