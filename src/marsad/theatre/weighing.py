"""Candidates weighed in a report's context."""

from collections.abc import Iterable, Sequence

from msgspec import Struct

from marsad.theatre.candidates import Candidate
from marsad.theatre.context import Evidence, Support, distance_km, support, surroundings
from marsad.theatre.place import Place, PlaceKind
from marsad.theatre.use import NameUse

# What the context is worth beside the priors of candidates.py: all evidence in the candidate's governorate; a place
# named beside it at the same spot; the region named right behind it.
SHARE = 3.0
NEARNESS = 3.0
REGION = 5.0
# By how much the likeliest must lead to be meant, and to be evidence for others.
CLEAR = 0.7
SURE = 1.5
# A hamlet that nothing in the report supports, with this much said of elsewhere, is likely a namesake.
FOREIGN = 1.0
# Points nearer than this, in kilometres, are one place under two ids.
SAME_KM = 3.0
# A part of a city that the gazetteer has as a place of its own lies this near, in kilometres.
PART_KM = 12.0
# How much a place named beyond doubt tells of others, by its rank; a country but little.
WEIGHT = (1.0, 1.0, 0.9, 0.7, 0.35, 0.4)
COUNTRY_WEIGHT = 0.5
# A shorter name alone, without noun or list, is no evidence.
SHORTEST = 4
_DESCRIBED = ("governorate", "area")


class Borne(Struct, frozen=True, kw_only=True):
    """A use with the places that bear its name. `whole`: under the name as it stands, head noun and all."""

    use: NameUse
    rows: tuple[Candidate, ...]
    whole: bool = True


class Weighed(Struct, frozen=True, kw_only=True):
    """A candidate with its score in context."""

    place: Place
    score: float
    support: Support


def weighed(item: Borne, region: Place | None, evidence: Sequence[Evidence]) -> list[Weighed]:
    """Return the bearers of a use in context, likeliest first."""
    if not item.rows:
        return []
    around = surroundings(item.use.start, item.use.group, evidence)
    found = [_weighed(row, region, support(row.place, around)) for row in item.rows]
    return sorted(found, key=lambda row: (-row.score, row.place.id))


def _weighed(row: Candidate, region: Place | None, found: Support) -> Weighed:
    score = row.prior + SHARE * found.share + NEARNESS * found.nearness
    if region is not None and row.place.admin1 == region.admin1:
        score += REGION
    return Weighed(place=row.place, score=score, support=found)


def undoubted(item: Borne) -> Place | None:
    """Return the place that a use means whatever the report is about, None where there may be another."""
    use, rows = item.use, item.rows
    if not rows or (use.head is None and use.group is None and len(use.text) < SHORTEST):
        return None
    best = max(rows, key=lambda row: row.prior)
    others = [row.prior for row in rows if row.place.id != best.place.id and not is_same(row.place, best.place)]
    if best.place.rank == 0 or not others:
        return best.place
    return best.place if best.place.rank == 1 and best.prior - max(others) >= SURE else None


def only_town(item: Borne) -> Place | None:
    """Return the place larger than a village that alone is called so, whatever the context; None where none is.

    A governorate and its seat are told apart by the noun before: the context says the same for both, but for nearness.
    """
    if item.use.head == "quarter" or not item.rows:
        return None
    best = max(item.rows, key=lambda row: row.prior)
    return best.place if best.place.rank <= 2 and all(row is best or _yields(row, best) for row in item.rows) else None


def _yields(row: Candidate, best: Candidate) -> bool:
    """Return whether no context makes `row` likelier than `best`, as which it counts."""
    near = 0.0 if row.place.is_area else NEARNESS
    return is_same(row.place, best.place) and row.place.admin1 == best.place.admin1 and best.prior - row.prior > near


def evidence_of(use: NameUse, place: Place, trust: float, *, home: str = "") -> Evidence:
    """Return what the use tells of others, being `place` with `trust` from 0 to 1; `home`, a country, tells nothing."""
    weight = WEIGHT[place.rank]
    if place.kind is PlaceKind.COUNTRY:
        weight = 0.0 if place.id == home else COUNTRY_WEIGHT
    described = 1.5 if use.area or use.head in _DESCRIBED else 1.0
    return Evidence(place=place, at=use.start, weight=weight * described * trust, group=use.group)


def lead(rows: Sequence[Weighed]) -> float:
    """Return by how much the likeliest leads the likeliest that is another place."""
    best = rows[0]
    rivals: Iterable[Weighed] = (row for row in rows[1:] if not is_same(best.place, row.place))
    return min((best.score - row.score for row in rivals), default=SURE)


def is_same(a: Place, b: Place) -> bool:
    """Return whether the two are one for a reader: a seat and its governorate, or two points of one spot."""
    if a.id == b.id:
        return True
    return _is_seat(a, b) or _is_seat(b, a) or distance_km(a, b) < SAME_KM


def _is_seat(seat: Place, area: Place) -> bool:
    """Return whether `seat` is the town from which `area`, a governorate, is ruled."""
    sorts = area.kind is PlaceKind.ADMIN1 and seat.kind is PlaceKind.COMMUNITY
    return sorts and seat.admin1 == area.admin1 and seat.rank == area.rank


def is_part(place: Place, city: Place) -> bool:
    """Return whether `place` is a quarter of `city`, or a place of its own right beside it."""
    if place.parent is not None:
        return place.parent == city.id
    return place.kind is PlaceKind.COMMUNITY and place.id != city.id and distance_km(place, city) < PART_KM


def is_foreign(row: Weighed) -> bool:
    """Return whether the report is about elsewhere, and nothing in it is near."""
    found = row.support
    return found.said >= FOREIGN and found.share < 0.1 and found.nearness < 0.02
