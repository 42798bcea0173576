"""Places that only tell where the one named before them lies."""

import re

from marsad.extract.mention.toponym import PlaceList, Toponym
from marsad.extract.scene import Scene

# بصرى الشام الأثرية في | حاس، الواقعة في | الرمادي، كبرى مدن
_LIES_IN = re.compile(
    r'[" )،]*(?:(?:ال\w+ |و?(?:هي|هو) ){0,2}(?:ال)?(?:واقعه|واقع|تابعه|تابع|كاينه|كاين)?|'
    r"(?:ثاني |ثالث )?(?:اكبر|كبري|اهم|ابرز|احدي|عاصمه|مركز)(?: مدن| بلدات| قري| نواحي)?)"
    r' ?(?:في |من |علي |الي |قرب |عند |\b[بل])?"?(?:ال)?'
)
# هجين آخر تجمع سكاني في | المدينة، التي تعد الوحيدة … في: what it is there, not what is told of the land around.
_ALONE_IN = re.compile(
    r'[" )،]*(?:(?:التي|الذي) )?(?:(?:كانت|كان|تعد|يعد|تعتبر|يعتبر|هي|هو|وهي|وهو|تبقي|ظلت|تمثل|تشكل) )?(?:بذلك )?'
    r"(?:اخر|اكبر|ثاني|ثالث|اهم|ابرز|الوحيد|الوحيده)(?: \w+){0,4} (?:في |ب)"
)
# The head nouns of what holds towns.
_HOLDING = ("governorate", "district", "subdistrict")


def without_whereabouts(scene: Scene, named: list[PlaceList]) -> list[PlaceList]:
    """Return the lists without those at the end that only tell where the town before lies: الشعفة بريف دير الزور."""
    last = len(named)
    while last > 1 and locates(scene, named[last - 2], named[last - 1]):
        last -= 1
    return named[:last]


def locates(scene: Scene, town: PlaceList, area: PlaceList) -> bool:
    """Return whether `area`, right behind `town`, tells where that lies: حاس، الواقعة في ريف إدلب."""
    return len(area.items) == 1 and begins_with_whereabouts(scene, town, area)


def begins_with_whereabouts(scene: Scene, town: PlaceList, area: PlaceList) -> bool:
    """Return whether the first of `area` tells where `town` lies: سنجة عاصمة ولاية سنار ومقر الفرقة 17."""
    item = area.items[0]
    if item.anaphor or not (item.area or _is_holding(item)) or area.start < town.end:
        return False
    patterns = (_LIES_IN, _ALONE_IN)
    return any(pattern.fullmatch(scene.text, town.end, item.start) is not None for pattern in patterns)


def _is_holding(item: Toponym) -> bool:
    return item.head is not None and item.head.kind in _HOLDING
