"""The words of time that a figure stands under: every moment of its sentence is weighed, the lightest is meant."""

from datetime import date

from marsad.extract.claim.comparison import is_comparison
from marsad.extract.claim.dating import Extent, is_of_issuing, is_of_saying
from marsad.extract.claim.rise import is_rising, tells_rise
from marsad.extract.mention.scan import Layer
from marsad.extract.particle import particles
from marsad.extract.scene import Scene
from marsad.when.interval import Interval, Precision
from marsad.when.moment import Moment
from marsad.when.stated import Relation

_BEFORE = 220
_AFTER = 260
# What stands between a figure and a moment, in words: more than these is too far.
_FAR = 14
# "Since" reaches over the whole clause whose figure it bounds.
_FAR_SINCE = 34
# A month or a week that ends the sentence is that of all that it tells.
_FAR_PERIOD = 20
# Each break of the clause counts as so many words.
_BREAK = 40
_BREAKS = (". ", "، و", "، في", "، كما", "، حيث", "؛", " فيما ", " في حين ", " قبل ان ", " بينما ")
_HARD_BREAKS = (". ", "؛", " فيما ", " في حين ", " بينما ")
_IMPOSSIBLE = "impossible-date"


def period_of(scene: Scene, words: Extent) -> Moment | None:
    """Return the moment that dates the figure told by `words`; None where none is near enough."""
    low, high = words.sentence
    best: tuple[float, Moment] | None = None
    for moment in scene.moments_in(max(low, words.start - _BEFORE), min(high, words.end + _AFTER)):
        if not _can_date(scene, moment):
            continue
        weight = _weight(scene, words, moment)
        if weight <= _farthest(scene, moment, words) and (best is None or weight < best[0]):
            best = (weight, moment)
    return best[1] if best else None


def _farthest(scene: Scene, moment: Moment, words: Extent) -> int:
    if moment.relation is Relation.SINCE or moment.precision is Precision.SINCE:
        return _FAR_SINCE
    period = moment.relation is Relation.WINDOW or moment.precision is Precision.MONTH
    return _FAR_PERIOD if period and moment.start >= words.end else _FAR


def is_of_announcing(scene: Scene, moment: Moment, words: Extent) -> bool:
    """Return whether the moment is the day on which a figure behind was announced: أعلنت الوزارة اليوم استشهاد 34."""
    if moment.relation is not Relation.ON or moment.precision is not Precision.DAY or moment.end > words.start:
        return False
    gap = scene.text[moment.end : words.start].replace("،", " ").replace(":", " ").split()
    near = len(gap) <= _ANNOUNCING and all(word.startswith("ال") for word in gap[:1])
    if not near and gap[:1] not in _THAT:
        return False
    said = scene.hits[Layer.SAYING].within(max(words.sentence[0], moment.start - _ANNOUNCER), moment.start)
    return bool(said)


# The speaker and his office stand between the verb and the day.
_ANNOUNCER = 70
_THAT = (["ان"], ["بان"], ["انه"], ["انها"])
# Before what is counted another noun may stand: العثور على 190 جثة.
_ANNOUNCING = 2
_ANNOUNCED = 12


def _can_date(scene: Scene, moment: Moment) -> bool:
    """Return whether the moment says when something happened: a day that is none says that no other does."""
    if moment.days == Interval(None, None) and _IMPOSSIBLE not in moment.issues:
        return False
    if is_comparison(scene, moment) or is_of_issuing(scene, moment):
        return False
    if _dates_beginning(scene, moment):
        return False
    return not (is_of_saying(scene, moment) or _is_end(scene, moment) or tells_rise(scene, moment))


def _dates_beginning(scene: Scene, moment: Moment) -> bool:
    """Return whether the moment, in brackets, only dates that since which is counted: منذ بدء العدوان (8 آذار)."""
    if moment.relation is not Relation.ON or not scene.text.endswith("(", 0, moment.start):
        return False
    before = scene.moments_in(moment.start - _BEGINNING, moment.start)
    return any(other.relation is Relation.SINCE and other.days.start is None for other in before)


# From "since" over the noun of what began to its date, in code points.
_BEGINNING = 40


def _weight(scene: Scene, words: Extent, moment: Moment) -> float:
    if words.start <= moment.start < words.end:
        return 0
    behind = moment.start >= words.end
    gap = scene.text[words.end : moment.start] if behind else scene.text[moment.end : words.start]
    # وأن جميعها …: what somebody says goes on.
    gap = gap.replace("، وان ", " ان ").replace("، وانها ", " انها ").replace("، وانه ", " انه ")
    found = [*gap.replace("،", " ، ").split()]
    resumed = behind and gap.rstrip().endswith(_RESUMED)
    weight = len(found) + (0 if resumed else _BREAK * _breaks(scene, moment, words, gap)) + (0 if behind else 3)
    if is_of_announcing(scene, moment, words):
        weight += _ANNOUNCED
    if "\n" in gap or (behind and any(is_rising(word) for word in found)):
        return _FAR_SINCE + 1
    return weight


# Behind these a moment is of all that the sentence has told: قتل 40 من التنظيم، و12 من قسد، وذلك منذ الخميس.
_RESUMED = ("، وذلك", " وذلك")


def _breaks(scene: Scene, moment: Moment, words: Extent, gap: str) -> int:
    """Return how often the clause breaks in the gap; what opens a sentence with "since" is over all that it lists."""
    for word in particles("begins-with-waw"):
        gap = gap.replace(f"، {word}", " ")
    opens = moment.relation is Relation.SINCE and moment.start - words.sentence[0] <= _OPENING
    if opens and moment.end <= words.start:
        return sum(gap.count(mark) for mark in _HARD_BREAKS)
    return sum(gap.count(mark) for mark in _BREAKS) - _list_commas(scene, words.end, moment.start)


def _list_commas(scene: Scene, start: int, end: int) -> int:
    """Return how many commas only go on with the list of the harmed: قتل ستة، وأصيب 14 آخرون، الأحد."""
    joined = [hit.word_start for hit in scene.hits[Layer.OUTCOME].within(start, end)]
    joined += [quantity.start - 1 for quantity in scene.quantities_in(start, end)]
    return sum(scene.text.startswith("، و", at - 2) for at in joined if at - 2 >= start)


# وأشارت إلى أنه منذ …, in code points.
_OPENING = 30


def _is_end(scene: Scene, moment: Moment) -> bool:
    """Return whether the moment only says up to when: حتى مساء أمس."""
    if moment.relation is Relation.UNTIL:
        return True
    before = scene.text[max(0, moment.start - 12) : moment.start].split()[-1:]
    return before in (["حتي"], ["وحتي"])


def ending(scene: Scene, words: Extent) -> date | None:
    """Return the day up to which the sentence says that it counts: وحتى مساء أمس بلغ 74; None where it does not."""
    low, high = words.sentence
    for moment in scene.moments_in(low, min(high, words.end + _AFTER)):
        if _is_end(scene, moment) and moment.days.end is not None:
            return moment.days.end
    return None
