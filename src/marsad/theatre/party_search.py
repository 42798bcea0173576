"""A party by what a person types: its id, or a name in Arabic or English."""

import re
from collections.abc import Iterator

from rapidfuzz import fuzz, process

from marsad.theatre.party import Party
from marsad.theatre.search import LEAST_LIKENESS, comparable
from marsad.theatre.theatre import Theatre

# What a name says in brackets to tell it from others: "Syrian government forces (to December 2024)".
_ASIDE = re.compile(r"\s*\([^)]*\)")


def search_parties(theatre: Theatre, asked: str) -> tuple[Party, ...]:
    """Return the parties that are called `asked`, in the order of the data; one of that id alone."""
    ids = tuple(party for party in theatre.parties if party.id.casefold() == asked.strip().casefold())
    key = comparable(asked)
    return ids or tuple(party for party in theatre.parties if key and key in {comparable(n) for n in names_of(party)})


def alike_parties(theatre: Theatre, asked: str, *, limit: int = 5) -> tuple[Party, ...]:
    """Return up to `limit` parties, the one with the name likest to `asked` first."""
    bearers = {comparable(name): party for party in reversed(theatre.parties) for name in names_of(party)}
    near = process.extract(comparable(asked), list(bearers), scorer=fuzz.ratio, score_cutoff=LEAST_LIKENESS)
    return tuple(dict.fromkeys(bearers[key] for key, _, _ in near))[:limit]


def names_of(party: Party) -> Iterator[str]:
    """Yield what the party is called: its id, its names, also without what they say in brackets, and its forms."""
    yield party.id
    for name in (party.name_ar, party.name_en):
        yield name
        yield _ASIDE.sub("", name)
    yield from party.forms
