"""A party by what somebody asks for."""

from collections.abc import Iterable

from marsad.errors import PartyError
from marsad.theatre.party import Party
from marsad.theatre.theatre import Theatre


def find_party(theatre: Theatre, asked: str) -> Party:
    """Return the party that `asked`, an id or a name in Arabic or English, means.

    Raises:
        PartyError: nobody is called so, or several parties are.
    """
    from marsad.theatre.party_search import alike_parties, search_parties

    found = search_parties(theatre, asked)
    if len(found) == 1:
        return found[0]
    if found:
        reason = f"{len(found)} parties are called so; ask for one by its id"
        raise PartyError(asked, reason, candidates=_lines(found))
    near = alike_parties(theatre, asked)
    raise PartyError(asked, "no party is called so" + ("; near are" if near else ""), candidates=_lines(near))


def find_parties(theatre: Theatre, asked: Iterable[str]) -> tuple[str, ...]:
    """Return the ids of the parties asked for, each once, in the order of asking.

    Raises:
        PartyError: one of them is nobody's name, or of several.
    """
    return tuple(dict.fromkeys(find_party(theatre, each).id for each in asked))


def _lines(parties: Iterable[Party]) -> tuple[str, ...]:
    return tuple(f"{party.id}  {party.name_ar}  {party.name_en}" for party in parties)
