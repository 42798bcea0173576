"""One use of a place name in a report, and what it was tied to."""

from enum import Enum

from msgspec import Struct

from marsad.theatre.place import Place


class Tie(Enum):
    """How a name was tied to the gazetteer; the values are those of the contract."""

    RESOLVED = "resolved"
    AMBIGUOUS = "ambiguous"
    UNRESOLVED = "unresolved"
    AREA = "area"


class NameUse(Struct, frozen=True, kw_only=True):
    """A place named at folded [start, end) by folded `text`.

    `head`: the kind of noun before it (settlement, quarter, installation, subdistrict, district, governorate,
    area), None where it stands alone. `group` numbers the list that it stands in. `region`: the folded name of the
    area named right behind it (بريف حمص الشرقي → حمص). `area`: the name only anchors a description (ريف X).
    """

    text: str
    start: int
    end: int
    head: str | None = None
    group: int | None = None
    region: str | None = None
    area: bool = False


class Resolved(Struct, frozen=True, kw_only=True):
    """What a name was tied to. `candidates` are the places that it may be, likeliest first, where `ambiguous`."""

    place: Place | None
    status: Tie
    candidates: tuple[Place, ...] = ()

    @property
    def admin1(self) -> str | None:
        """The governorate of the place, or of all candidates where they share one."""
        if self.place is not None:
            return self.place.admin1
        shared = frozenset(place.admin1 for place in self.candidates)
        return next(iter(shared)) if len(shared) == 1 else None
