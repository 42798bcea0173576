"""How much is told of each area in each week."""

from dataclasses import dataclass
from datetime import date

from marsad.address import Where
from marsad.record.coverage import Coverage
from marsad.theatre.place import Place, PlaceKind
from marsad.verbs.keeping import default_db

_THEATRE = "syria"


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaCoverage:
    """How much is told of `area`."""

    area: Place
    coverage: Coverage


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageTable:
    """How much is told of each area from `start` to `end` (None: since the first report, until the last), by `as_of`.

    `everywhere` is of all reports, whatever they speak of.
    """

    start: date | None
    end: date | None
    as_of: date | None
    everywhere: Coverage
    areas: tuple[AreaCoverage, ...]


def coverage(
    *,
    place: str | None = None,
    start: date | None = None,
    end: date | None = None,
    as_of: date | None = None,
    db: Where | None = None,
) -> CoverageTable:
    """Return how much is told of the area called `place`, else of every governorate of the theatre, silent ones too.

    Raises:
        PlaceError: nothing is called `place`, or several places are.
        StoreError: there is no database, or it cannot be read.
        IntervalError: `end` lies before `start`.
    """
    from marsad.inquiry.ground import days_asked
    from marsad.inquiry.trees import trees
    from marsad.record.coverage import coverages
    from marsad.store import Search, Store
    from marsad.theatre.loading import load
    from marsad.verbs.area import area_asked

    theatre, days = load(_THEATRE), days_asked(start, end)
    own = [each for each in theatre.places if each.kind is PlaceKind.ADMIN1 and each.id not in theatre.abroad]
    areas = [area_asked(place).place] if place else own
    asked = (None, *(area.id for area in areas))
    with Store.read(db or default_db()) as store:
        summed = {each: store.spoken().coverage(each, days, as_of, anywhere=True) for each in asked}
        found = {each: told for each, told in summed.items() if told}
        if len(found) < len(asked):
            seen = store.sightings(Search(as_of=as_of))
            found = {**coverages(seen, tree=trees().places, areas=asked, days=days)}
    return CoverageTable(
        start=start,
        end=end,
        as_of=as_of,
        everywhere=found[None],
        areas=tuple(AreaCoverage(area=area, coverage=found[area.id]) for area in areas),
    )
