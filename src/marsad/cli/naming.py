"""How places and parties are named to a user: in Arabic and English, or in one of the two."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from marsad.cli.chain import isolated
from marsad.cli.options import Language
from marsad.theatre.party import Party
from marsad.theatre.place import Place
from marsad.theatre.theatre import Theatre


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """The names of a theatre's parties by id, told in `language` (None: in both)."""

    known: Mapping[str, Party]
    language: Language | None = None

    @classmethod
    def of(cls, theatre: Theatre, language: Language | None = None) -> "Names":
        """Return the names of the theatre's parties."""
        return cls(known={party.id: party for party in theatre.parties}, language=language)

    def party(self, party_id: str) -> str:
        """Return what the party is called, its id where the theatre does not have it."""
        party = self.known.get(party_id)
        return self.both(party.name_ar, party.name_en) if party else party_id

    def parties(self, ids: Iterable[str]) -> str:
        """Return what the parties are called, in their order."""
        return ", ".join(self.party(each) for each in ids)

    def place(self, place: Place) -> str:
        """Return what the place is called."""
        return self.both(place.name_ar, place.name_en)

    def both(self, name_ar: str, name_en: str) -> str:
        """Return the names to be told, the Arabic in an isolate; the other where one is missing."""
        told = {Language.AR: name_ar and isolated(name_ar), Language.EN: name_en}
        chosen = told[self.language] if self.language else ""
        return chosen or " · ".join(name for name in told.values() if name)

    def row(self, ids: Iterable[str]) -> dict[str, dict[str, str]]:
        """Return for JSON the Arabic and English names of the parties of these ids, each once, in order of id."""
        known = (self.known[each] for each in sorted({*ids}) if each in self.known)
        return {party.id: {"name_ar": party.name_ar, "name_en": party.name_en} for party in known}


def place_row(place: Place) -> dict[str, Any]:
    """Return the place for JSON."""
    return {
        "id": place.id,
        "name_ar": place.name_ar,
        "name_en": place.name_en,
        "admin1": place.admin1,
        "lat": place.lat,
        "lon": place.lon,
    }
