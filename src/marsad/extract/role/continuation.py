"""Lists of places that go on behind other words: … وعلى بلدة …; … قرى، وهي …; إضافة إلى ….."""

import re

from marsad.extract.mention.scan import Layer
from marsad.extract.mention.toponym import PlaceList, Toponym
from marsad.extract.scene import Scene

_LIST_REACH = 260
_MORE = re.compile(r'["\' ]*[،,]? ?(?:و|ثم |ف)(?:علي|من|في|ب)? ?')
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
        if _goes_on(scene, items[-1], end, places.start):
            items += places.items
            end = places.end
        elif not places.items[0].area:
            break
    return tuple(items)


def _goes_on(scene: Scene, last: Toponym, start: int, end: int) -> bool:
    """Return whether the words in [start, end) add what follows to a list that `last` ends."""
    gap = scene.text[start:end]
    if _MORE.fullmatch(gap) or _ASIDE.fullmatch(gap):
        return True
    if "." in gap or not (SUCH_AS.search(gap) or BESIDES.search(gap)):
        return False
    # Behind a town, the list of another clause is not its own: …، فيما لا تزال أخرى بيد X، وهي ….
    return last.area or not (scene.sides_in(start, end) or scene.hits[Layer.CONTROL].within(start, end))
