"""What was learned between two days."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from marsad.address import Where
from marsad.record.coverage import Coverage
from marsad.record.difference import Difference
from marsad.record.filed import Filed
from marsad.record.judgement import Judgement
from marsad.theatre.place import Place
from marsad.verbs.keeping import default_db


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """What was known on day `later` that was not on day `earlier`, in the area `place` (None: everywhere).

    `sentences` are all statements behind it, by id; `places` those whose control is told otherwise. `coverage`: how
    much was told from `earlier` to `later`, both included.
    """

    earlier: date
    later: date
    place: Place | None
    difference: Difference
    sentences: Mapping[str, Filed]
    places: Mapping[str, Place]
    coverage: Coverage


def diff(
    earlier: date,
    later: date,
    *,
    place: str | None = None,
    judgements_as_of: date | None = None,
    db: Where | None = None,
) -> Lesson:
    """Return what the reports that came out after day `earlier`, up to day `later`, add to the record and change in it.

    Both days are seen with the same judgements: all, or those made by day `judgements_as_of`.

    Raises:
        IntervalError: `later` lies before `earlier`.
        PlaceError: nothing is called `place`, or several places are.
        StoreError: there is no database, or it cannot be read.
    """
    from marsad.inquiry.ground import days_asked, told_of
    from marsad.inquiry.knowledge import knowledge
    from marsad.record.difference import difference
    from marsad.store import Store
    from marsad.verbs.area import area_asked
    from marsad.verbs.locality import restricted

    days = days_asked(earlier, later)
    area = area_asked(place).place if place else None
    with Store.read(db or default_db()) as store:
        area = _now(store.judgements(), area, judgements_as_of)
        known = [knowledge(store, as_of=day, judgements_as_of=judgements_as_of) for day in (earlier, later)]
        coverage = told_of(store, area, days, as_of=later)
    before, after = (restricted(each, area) for each in known)
    return Lesson(
        earlier=earlier,
        later=later,
        place=area,
        difference=(found := difference(before, after)),
        sentences={item.id: item for item in (*before.items, *after.items)},
        places=_places(found),
        coverage=coverage,
    )


def _now(judgements: Iterable[Judgement], area: Place | None, judgements_as_of: date | None) -> Place | None:
    from marsad.inquiry.standing import merged_now, standing

    return area and standing(area, merged_now(judgements, judgements_as_of))


def _places(found: Difference) -> Mapping[str, Place]:
    from marsad.inquiry.evidence import everywhere

    revised = {each.place_id for each in found.control}
    return {place.id: place for place in everywhere().places if place.id in revised}
