"""Lists of places that go on behind other words: … وعلى بلدة …; … قرى، وهي …; إضافة إلى ….."""

import re

from marsad.extract.mention.scan import Layer
from marsad.extract.mention.toponym import PlaceList, Toponym
from marsad.extract.particle import particles
from marsad.extract.role.gap import Gap
from marsad.extract.role.whereabouts import begins_with_whereabouts
from marsad.extract.scene import Scene
from marsad.extract.vocabulary import Manner

_LIST_REACH = 260
_MORE = re.compile(
    r'["\' ]*[،,]? ?(?:و|ثم |ف)(?:علي|من|في|ب)? ?'
    r"(?:(?:اجزاء|جزء|جزءا|قسم|قسما|اقسام|معظم|اغلب|غالبيه|نصف|اطراف|مساحات|مداخل|محيط)(?: واسعه| كبيره| كبير| كبيرا)?"
    r" (?:من )?)?"
)
# القورية غرب النهر، وهجين: whereabouts between two items.
_ASIDE = re.compile(r" (?:(?:غرب|شرق|شمال|جنوب)\w* \w+[،,] و?|من (?:الجهه|الناحيه) \w+[،,]? و)")
# Words that add places to those named, or to those only counted: 20 قرية، إضافة إلى مدينة ….
BESIDES = re.compile(r"\bو?(?:اضافه الي|بالاضافه الي|بالاضافه ل|فضلا عن|علاوه علي|الي جانب|كذلك|كما علي)[ \"]*$")
SUCH_AS = re.compile(
    r"(?:وهي|وهما|هي|هما|بينها|بينهما|ضمنها|منها|ابرزها|اهمها|اخرها|كل من|كلا من|بما فيها|بما في ذلك|[-:(])[ \"]*$"
)


def continued(scene: Scene, first: PlaceList) -> tuple[Toponym, ...]:
    """Return the places of `first` with those that its sentence adds to them further on."""
    items = list(first.items)
    end = first.end
    sentence = scene.sentence(first.start)
    for places in scene.places_in(end, min(sentence[1], end + _LIST_REACH)):
        if _goes_on(scene, items[-1], end, places.start) or _shares_it(scene, end, places.start):
            items += places.items
            end = places.end
        elif len(places.items) > 1 and begins_with_whereabouts(scene, PlaceList(items=tuple(items)), places):
            items += [item for item in places.items[1:] if not item.area]
            end = places.end
        elif len(places.items) > 1 and _is_town_around(scene, end, places):
            items += [item for item in places.items[1:] if item.head is not None]
            end = places.end
        elif not places.items[0].area and not _WHERE.search(scene.text, end, places.start):
            break
    return tuple(items)


def _is_town_around(scene: Scene, end: int, places: PlaceList) -> bool:
    """Return whether a list begins with the town in which its sites lie: حي الجسر في بنغازي، ومعسكر …، وطريق …."""
    town = places.items[0]
    inside = scene.text[end : town.start].strip(' "') in ("في", "وسط", "ب")
    return inside and town.head is None and not town.area and places.items[1].head is not None


def _shares_it(scene: Scene, start: int, end: int) -> bool:
    """Return whether the clause before `end` tells of another place what was told of the last: ولحقت بها …, وقبله …."""
    comma = scene.text.rfind("،", start, end)
    begins = comma + 1 if comma >= 0 else start
    told = [hit.payload.manner for hit in scene.hits[Layer.CONTROL].within(start, end)]
    if "." in scene.text[start:end] or not _VERBS.isdisjoint(told):
        return False
    words = Gap(scene, begins, end).words
    while words and words[-1] in _TO:
        words.pop()
    return " ".join(word for word in words if word not in particles("soon-after")) in particles("likewise")


# A verb between opens another clause.
_VERBS = frozenset((Manner.PAST, Manner.PRESENT, Manner.PASSIVE))
# What may stand between such words and a place.
_TO = ("علي", "من", "في")
# سقط اللواء في عين عيسى بيد X، وقبله …: where the first lies.
_WHERE = re.compile(r'\b(?:في |قرب |شمال\w* |جنوب\w* |شرق\w* |غرب\w* |ب)"?$')


def _goes_on(scene: Scene, last: Toponym, start: int, end: int) -> bool:
    """Return whether the words in [start, end) add what follows to a list that `last` ends."""
    gap = scene.text[start:end]
    if _MORE.fullmatch(gap) or _ASIDE.fullmatch(gap):
        return True
    if "." in gap or not (SUCH_AS.search(gap) or BESIDES.search(gap)):
        return False
    # Behind a town, the list of another clause is not its own: …، فيما لا تزال أخرى بيد X، وهي ….
    return last.area or not (scene.sides_in(start, end) or scene.hits[Layer.CONTROL].within(start, end))
