"""Names that are no names: المدينة، المحافظة, and the buildings of a town that no gazetteer lists."""

from collections.abc import Sequence

from marsad.text.folding import folded
from marsad.theatre.context import Evidence, cities_of
from marsad.theatre.gazetteer import Gazetteer
from marsad.theatre.place import Place, PlaceKind

# What stands for the city, the governorate or the village named before.
_CITY = frozenset({"المدينه", "مدينه"})
_GOVERNORATE = frozenset({"المحافظه", "محافظه"})
_SETTLEMENT = frozenset({"البلده", "القريه", "الناحيه"})
# What stands behind a noun that means the one of the city: المطار العسكري، المشفى الوطني.
_OF_THE_CITY = frozenset(
    {"العسكري", "العسكريه", "المدني", "الدولي", "المركزي", "الوطني", "الحكومي", "الجامعي", "القديم", "الرئيسي"}
)
# What is built in a town: without a gazetteer's word on it, it is somewhere in the town.
_BUILT = frozenset(
    {"دوار", "ساحه", "مشفي", "مستشفي", "مبني", "سجن", "جسر", "صومعه", "صوامع", "مدرسه", "جامع", "مسجد", "كنيسه", "شارع"}
)
# A building belongs to a city that is named within as many letters: a sentence of a bulletin or two.
_NEAR = 300


def stand_in(name: str, at: int, evidence: Sequence[Evidence], gazetteer: Gazetteer) -> Place | None:
    """Return the place that folded `name`, at folded offset `at`, stands for; None where it stands for none."""
    if name in _GOVERNORATE:
        return _last(at, evidence, (PlaceKind.ADMIN1,))
    if name in _SETTLEMENT:
        return _last(at, evidence, (PlaceKind.COMMUNITY, PlaceKind.LOCALITY))
    cities = cities_of(at, evidence, gazetteer.seats)
    if not cities or name in _CITY:
        return cities[0] if cities else None
    noun, _, rest = name.partition(" ")
    if rest in _CITY or rest in _OF_THE_CITY:
        return _own(noun.removeprefix("ال"), cities[0], gazetteer)
    near = any(item.place is cities[0] and abs(item.at - at) < _NEAR for item in evidence)
    return cities[0] if noun in _BUILT and near else None


def _own(noun: str, city: Place, gazetteer: Gazetteer) -> Place:
    """Return what is called `noun` and the city's name, else the city."""
    bearers = gazetteer.bearers(f"{noun} {folded((city.name_ar,))[0]}")
    return bearers[0].place if bearers else city


def _last(at: int, evidence: Sequence[Evidence], kinds: Sequence[PlaceKind]) -> Place | None:
    before = [item for item in evidence if item.at < at and item.place.kind in kinds]
    if before:
        return max(before, key=lambda item: item.at).place
    if PlaceKind.ADMIN1 not in kinds:
        return None
    areas = {item.place.admin1: item.place for item in evidence if item.place.admin1}
    return next(iter(areas.values())) if len(areas) == 1 else None
