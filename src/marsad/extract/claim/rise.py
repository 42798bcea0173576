"""A tally that rises: the verb tells when it rose, not over what it counts."""

from marsad.extract.particle import particles
from marsad.extract.scene import Scene
from marsad.when.moment import Moment
from marsad.when.stated import Relation

_REACH = 40
# رفعت مصادر طبية أمس.
_WORDS = 4
_LEADS = ("و", "ف", "ل")


def is_rising(word: str) -> bool:
    """Return whether the word says that a tally reaches or rises: وارتفعت, لترتفع."""
    forms = particles("rising")
    return word in forms or (word[:1] in _LEADS and word[1:] in forms)


def is_mounting(word: str) -> bool:
    """Return whether the word says that a tally mounts to a total: لترتفع, ما رفع."""
    forms = particles("mounts")
    return word in forms or (word[:1] in ("و", "ف") and word[1:] in forms)


def tells_rise(scene: Scene, moment: Moment) -> bool:
    """Return whether the moment says when a tally rose, not what it counts: ارتفعت الأحد إلى 126, رفعت مصادر أمس."""
    if moment.relation is not Relation.ON:
        return False
    before = scene.text[max(0, moment.start - _REACH) : moment.start].replace("،", " ، ").split()[-_WORDS:]
    return bool(before) and (is_rising(before[-1]) or any(_raises(word) for word in before))


def _raises(word: str) -> bool:
    """Return whether somebody raises a tally: who he is stands before the day."""
    forms = particles("raises")
    return word in forms or (word[:1] in _LEADS and word[1:] in forms)
