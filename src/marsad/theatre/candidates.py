"""The places that one use of a name may mean, and how likely each is before the report's context is asked."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from marsad.theatre.gazetteer import Bearer, Gazetteer
from marsad.theatre.place import Place, PlaceKind

# By rank: how much likelier a name alone means a governorate's seat than a hamlet. The unit is the context's: the
# whole evidence in the candidate's governorate is worth `SHARE` of them (resolution.py).
BY_RANK = (5.0, 3.0, 1.5, 0.6, 0.0, -0.4)
# By how the name is borne: as its own name, as another, as a spelling.
BY_NAME = (0.0, -0.8, -1.0)
_AREAS = (PlaceKind.ADMIN1, PlaceKind.AREA, PlaceKind.COUNTRY)
# What a noun before the name says for kinds of places: (kinds, how much).
BY_HEAD: Mapping[str, tuple[tuple[tuple[PlaceKind, ...], float], ...]] = {
    "settlement": ((_AREAS, -4.0), ((PlaceKind.NEIGHBOURHOOD,), -1.5), ((PlaceKind.SITE,), -2.0)),
    "subdistrict": ((_AREAS, -4.0), ((PlaceKind.NEIGHBOURHOOD, PlaceKind.LOCALITY), -2.0)),
    "district": ((_AREAS, -4.0), ((PlaceKind.NEIGHBOURHOOD, PlaceKind.LOCALITY), -2.0)),
    "quarter": ((_AREAS, -6.0), ((PlaceKind.NEIGHBOURHOOD,), 2.5)),
    "governorate": ((_AREAS, 6.0), ((PlaceKind.NEIGHBOURHOOD,), -4.0)),
    "installation": (((PlaceKind.SITE,), 3.0), ((PlaceKind.NEIGHBOURHOOD,), -1.0)),
    "area": (((PlaceKind.ADMIN1,), 3.0), ((PlaceKind.NEIGHBOURHOOD,), -1.5)),
    "": (((PlaceKind.ADMIN1,), -1.0), ((PlaceKind.NEIGHBOURHOOD,), -0.8)),
}


class Candidate(NamedTuple):
    """A place that may be meant, and how likely that is without context."""

    place: Place
    prior: float


def candidates(name: str, head: str, gazetteer: Gazetteer) -> tuple[Candidate, ...]:
    """Return the bearers of folded `name` behind a noun of kind `head` ("" for none), in the gazetteer's order."""
    return tuple(_candidates(name, head, gazetteer))


def _candidates(name: str, head: str, gazetteer: Gazetteer) -> Iterator[Candidate]:
    for bearer in gazetteer.bearers(name):
        yield Candidate(bearer.place, _prior(bearer, head))


def _prior(bearer: Bearer, head: str) -> float:
    by_head = BY_HEAD.get(head, BY_HEAD[""])
    kind = sum(worth for kinds, worth in by_head if bearer.place.kind in kinds)
    return BY_RANK[bearer.place.rank] + BY_NAME[bearer.distance] + kind
