"""Judgements as rows, and which places they touch."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache

import msgspec
from msgspec import Struct
from sqlalchemy import Connection, select

from marsad.record.judgement import Judgement, Verdict, judgement_from, judgement_line, made_by
from marsad.store.facet import Role
from marsad.store.schema import FACET, JUDGEMENT, NAMING

# How many statements' places are asked for at a time.
_AT_ONCE = 1000


class Docket(Struct, frozen=True, kw_only=True):
    """All judgements in order of time, and where they lead.

    `about`: the judgements of each statement. `moved`: the places to which statements are corrected, by statement.
    `merged`: each place that was merged with others, and all with which it was, itself among them.
    """

    judgements: tuple[Judgement, ...] = ()
    about: dict[str, tuple[Judgement, ...]] = {}
    moved: dict[str, tuple[str, ...]] = {}
    merged: dict[str, tuple[str, ...]] = {}

    def spread(self, places: Iterable[str]) -> tuple[str, ...]:
        """Return the places and all that were merged with them, each once."""
        return tuple(dict.fromkeys(each for place in places for each in self.merged.get(place, (place,))))

    def relevant(self, statements: Iterable[str]) -> tuple[Judgement, ...]:
        """Return the judgements on these statements and on places."""
        found = {each.id: each for key in statements for each in self.about.get(key, ())}
        found |= {each.id: each for each in self.judgements if each.places}
        return made_by(found.values(), None)


def add(connection: Connection, judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """Return those that were new; they are now in the transaction."""
    there = frozenset(connection.execute(select(JUDGEMENT.c.id)).scalars())
    new = tuple({each.id: each for each in judgements if each.id not in there}.values())
    rows = [{"id": each.id, "made": each.when.date(), "body": judgement_line(each)} for each in new]
    if rows:
        connection.execute(JUDGEMENT.insert(), rows)
    return new


def docket(connection: Connection) -> Docket:
    """Return all judgements that were made."""
    return _docket(tuple(connection.execute(select(JUDGEMENT.c.body).order_by(JUDGEMENT.c.id)).scalars()))


def touched(connection: Connection, judgements: Iterable[Judgement]) -> tuple[str, ...]:
    """Return the places whose control the judgements may change."""
    judged = tuple(judgements)
    statements = sorted({key for each in judged for key in each.statements})
    parts = (statements[at : at + _AT_ONCE] for at in range(0, len(statements), _AT_ONCE))
    named = [place for part in parts for place in _named(connection, part)]
    to = [place for each in judged for place in (*each.places, *_corrected(each))]
    return tuple(sorted(docket(connection).spread((*named, *to))))


@lru_cache(maxsize=4)
def _docket(bodies: tuple[str, ...]) -> Docket:
    judgements = made_by((judgement_from(msgspec.json.decode(body)) for body in bodies), None)
    about: dict[str, list[Judgement]] = defaultdict(list)
    moved: dict[str, list[str]] = defaultdict(list)
    merged: dict[str, tuple[str, ...]] = {}
    for judgement in judgements:
        for key in judgement.statements:
            about[key].append(judgement)
            moved[key] += _corrected(judgement)
        together = dict.fromkeys(each for place in judgement.places for each in merged.get(place, (place,)))
        merged |= dict.fromkeys(together, tuple(sorted(together)))
    return Docket(
        judgements=judgements,
        about={key: tuple(judged) for key, judged in about.items()},
        moved={key: tuple(places) for key, places in moved.items() if places},
        merged=merged,
    )


def _corrected(judgement: Judgement) -> Iterator[str]:
    """Yield the places that a statement is corrected to name."""
    if judgement.verdict is Verdict.CORRECT:
        for each in judgement.fields:
            if each.field == "places":
                yield from (place["place_id"] for place in msgspec.json.decode(each.value) if place.get("place_id"))


def _named(connection: Connection, statements: Iterable[str]) -> Iterable[str]:
    query = select(NAMING.c.name).distinct().join(FACET, FACET.c.number == NAMING.c.number)
    return connection.execute(query.where(FACET.c.id.in_(statements), NAMING.c.role == Role.PLACE.value)).scalars()
