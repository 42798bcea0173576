"""Names of places tied to the gazetteer, by the context of the whole report."""

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from msgspec.structs import replace

from marsad.theatre.candidates import BY_RANK, Candidate, candidates
from marsad.theatre.context import Evidence, area_of, cities_of
from marsad.theatre.gazetteer import Gazetteer
from marsad.theatre.likeness import LEAST, likest
from marsad.theatre.place import Place, PlaceKind
from marsad.theatre.stand_in import stand_in
from marsad.theatre.use import NameUse, Resolved, Tie
from marsad.theatre.weighing import (
    CLEAR,
    FOREIGN,
    SURE,
    Borne,
    Weighed,
    evidence_of,
    is_foreign,
    is_part,
    lead,
    only_town,
    undoubted,
    weighed,
)

__all__ = ["NameUse", "Resolved", "Tie", "resolve"]

# What a name decided by its context is worth as evidence beside one beyond doubt.
DECIDED = 0.7
# What the region named right behind a list is worth as evidence.
REGION_WEIGHT = 1.5
# A field in a list of fields (حقول العمر والتنك) is likelier than a village of that name by this.
LISTED_SITE = 3.0
# Of 100: how like a name nearby must be to be preferred to the same name far off.
NEARLY = 88.0
# How many named places before and behind a name bear on it: as many together as few whole reports name.
EITHER_SIDE = 30


def resolve(uses: Sequence[NameUse], gazetteer: Gazetteer) -> tuple[Resolved, ...]:
    """Return what each use is tied to, in order: by its name, its head noun, its neighbours and what lies near them."""
    sites = sorted((use for use in uses if use.head == "installation"), key=lambda use: -use.start)
    # حقول العمر والتنك: the noun holds for what stands behind it in the list.
    installations = {use.group: use.start for use in sites if use.group is not None}
    return _Resolver(uses=tuple(uses), gazetteer=gazetteer, installations=installations).resolve()


def _at(item: Evidence) -> int:
    return item.at


def _about(evidence: Sequence[Evidence], at: int) -> Sequence[Evidence]:
    """Return the pieces of evidence that stand nearest to `at`, so that a long text takes no longer a word."""
    middle = bisect_left(evidence, at, key=_at)
    return evidence[max(0, middle - EITHER_SIDE) : middle + EITHER_SIDE]


@dataclass(slots=True, kw_only=True)
class _Resolver:
    """One report's names. Evidence grows from the names beyond doubt to those that these decide."""

    uses: tuple[NameUse, ...]
    gazetteer: Gazetteer
    installations: Mapping[int, int]
    _regions: dict[str, Place | None] = field(default_factory=dict)
    # What bears a name behind a noun, which a report may give a thousand times.
    _bearers: dict[tuple[str, str], tuple[Candidate, ...]] = field(default_factory=dict)
    # What is called nearly so in a governorate, which is looked for among all its names.
    _likest: dict[tuple[str, str, float], Place | None] = field(default_factory=dict)

    def resolve(self) -> tuple[Resolved, ...]:
        borne = [self._borne(use) for use in self.uses]
        evidence = sorted(self._first(borne), key=_at)
        decided = {item.at for item in evidence}
        for item in borne:
            if item.use.start in decided:
                continue
            rows = weighed(item, self._region(item.use.region), _about(evidence, item.use.start))
            if rows and lead(rows) >= SURE and not is_foreign(rows[0]):
                insort(evidence, evidence_of(item.use, rows[0].place, DECIDED, home=self.gazetteer.home), key=_at)
        return tuple(self._tie(item, _about(evidence, item.use.start)) for item in borne)

    def _borne(self, use: NameUse) -> Borne:
        head = "area" if use.area else use.head or ""
        found = self._candidates(use.text, head)
        if use.head is None and use.group is not None and self.installations.get(use.group, use.start) < use.start:
            sites = self.gazetteer.sites(use.text)
            found = (*found, *(Candidate(site, BY_RANK[site.rank] + LISTED_SITE) for site in sites))
        name = use.text.partition(" ")[2]
        if found or use.head != "installation" or not name or self.gazetteer.is_everyday(name):
            return Borne(use=use, rows=found)
        # حقل X, مطار X of a field or airport that nobody lists: somewhere at X, if X is a town.
        towns = tuple(row for row in candidates(name, "area", self.gazetteer) if row.place.rank <= 2)
        return Borne(use=use, rows=towns, whole=False)

    def _candidates(self, name: str, head: str) -> tuple[Candidate, ...]:
        found = self._bearers.get((name, head))
        if found is None:
            found = self._bearers[name, head] = candidates(name, head, self.gazetteer)
        return found

    def _first(self, borne: Iterable[Borne]) -> Iterator[Evidence]:
        """Yield the names that leave no doubt by themselves, and the regions that are named."""
        for item in borne:
            place = undoubted(item)
            if place is not None:
                yield evidence_of(item.use, place, 1.0, home=self.gazetteer.home)
            region = self._region(item.use.region)
            if region is not None:
                yield Evidence(place=region, at=item.use.end, weight=REGION_WEIGHT, group=item.use.group)

    def _region(self, name: str | None) -> Place | None:
        if name is None:
            return None
        if name not in self._regions:
            best = max(candidates(name, "area", self.gazetteer), key=lambda row: row.prior, default=None)
            self._regions[name] = best.place if best and best.place.rank <= 2 else None
        return self._regions[name]

    def _tie(self, item: Borne, evidence: Sequence[Evidence]) -> Resolved:
        town = only_town(item)
        if town is not None and not self._is_doubtful(item.use, town):
            # No context makes it another one, or none.
            return _tied_whole(item, town)
        use, rows = item.use, weighed(item, self._region(item.use.region), evidence)
        if use.head == "quarter":
            return self._quarter(use, rows, evidence)
        if not rows or (rows[0].place.rank > 2 and self._stands(use, evidence)):
            return self._unknown(use, evidence)
        return self._likeliest(item, rows, evidence)

    def _likeliest(self, item: Borne, rows: Sequence[Weighed], evidence: Sequence[Evidence]) -> Resolved:
        use = item.use
        if self._is_mere_word(use, rows[0]):
            return Resolved(place=None, status=Tie.UNRESOLVED)
        if self._is_namesake(use, rows[0], evidence):
            return self._near(use, evidence) or _ambiguous(rows)
        if self._is_lone(use, rows[0]):
            return self._near(use, evidence, least=NEARLY) or _tied(use, rows[0].place)
        if lead(rows) < CLEAR:
            return _ambiguous(rows)
        return _tied_whole(item, rows[0].place)

    def _stands(self, use: NameUse, evidence: Sequence[Evidence]) -> bool:
        return stand_in(use.text, use.start, evidence, self.gazetteer) is not None

    def _is_mere_word(self, use: NameUse, best: Weighed) -> bool:
        """Return whether an area is told by an everyday word, not by a hamlet so called: ضفة النهر, محيط الجامع."""
        return use.area and best.place.rank > 2 and self.gazetteer.is_everyday(use.text)

    def _is_namesake(self, use: NameUse, best: Weighed, evidence: Sequence[Evidence]) -> bool:
        """Return whether what bears the name is likely not what the report means: it says nothing else of there."""
        if self._region(use.region) is not None:
            return False
        if self._is_doubtful(use, best.place):
            return is_foreign(best)
        if best.place.rank < 3:
            return False
        parent = best.place.parent
        if parent is not None and best.support.share < 0.5:
            return all(item.place.id != parent for item in evidence)
        return is_foreign(best)

    def _is_doubtful(self, use: NameUse, place: Place) -> bool:
        """Return whether a town of another country is likelier a namesake here: its name is an everyday word, too."""
        return self.gazetteer.is_abroad(place) and use.head is not None and self.gazetteer.is_everyday(use.text)

    def _is_lone(self, use: NameUse, best: Weighed) -> bool:
        """Return whether little in the report is near the likeliest, so that a like name nearby may be meant."""
        found = best.support
        alone = found.said >= FOREIGN and found.share < 0.25 and found.nearness < 0.1
        return alone and best.place.rank >= 3 and self._region(use.region) is None

    def _quarter(self, use: NameUse, rows: Sequence[Weighed], evidence: Sequence[Evidence]) -> Resolved:
        """Return the quarter itself in a city that the report names, else the likeliest city, marked as an area."""
        region = self._region(use.region)
        cities = cities_of(use.start, evidence, self.gazetteer.seats)
        if region is not None and region.kind is PlaceKind.COMMUNITY:
            cities = (region, *cities)
        inside = [row for row in rows if any(is_part(row.place, city) for city in cities)]
        if inside:
            return _tied(use, inside[0].place)
        if rows and lead(rows) >= CLEAR and not (cities and is_foreign(rows[0])):
            return _tied(use, rows[0].place)
        if cities:
            return Resolved(place=cities[0], status=Tie.AREA)
        return _ambiguous(rows) if rows else self._unknown(use, evidence)

    def _unknown(self, use: NameUse, evidence: Sequence[Evidence]) -> Resolved:
        place = stand_in(use.text, use.start, evidence, self.gazetteer)
        if place is not None:
            return replace(_tied(use, place), status=Tie.RESOLVED if place.kind is PlaceKind.SITE else Tie.AREA)
        return self._near(use, evidence) or Resolved(place=None, status=Tie.UNRESOLVED)

    def _near(self, use: NameUse, evidence: Sequence[Evidence], least: float = LEAST) -> Resolved | None:
        """Return the place of nearly that name in the governorate around, None where there is none or two."""
        described = use.area or use.head in ("governorate", "installation")
        if described or (use.head is None and use.group is None):
            return None
        region = self._region(use.region)
        area = region.admin1 if region else area_of(use.start, use.group, evidence)
        place = self._called_nearly(use.text, area, least) if area else None
        return _tied(use, place) if place else None

    def _called_nearly(self, name: str, area: str, least: float) -> Place | None:
        known = (name, area, least)
        if known not in self._likest:
            self._likest[known] = likest(name, self.gazetteer.names_in(area), least=least)
        return self._likest[known]


def _tied_whole(item: Borne, place: Place) -> Resolved:
    tied = _tied(item.use, place)
    return tied if item.whole else replace(tied, status=Tie.AREA)


def _tied(use: NameUse, place: Place) -> Resolved:
    described = use.area or place.is_area or place.lat is None
    return Resolved(place=place, status=Tie.AREA if described else Tie.RESOLVED)


def _ambiguous(rows: Sequence[Weighed]) -> Resolved:
    return Resolved(place=None, status=Tie.AMBIGUOUS, candidates=tuple(row.place for row in rows))
