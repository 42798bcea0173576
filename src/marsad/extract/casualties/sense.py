"""Whether a word of outcome means here what its row says."""

import re

from marsad.extract.mention.company import folded
from marsad.extract.mention.scan import Hit, Layer
from marsad.extract.role.headcount import Count
from marsad.extract.scene import Scene
from marsad.extract.vocabulary import Manner, OutcomeWord
from marsad.text.fold import fold

_LED_BEFORE = 20
# A verb with its subject and a remark before its object: حصدت سلسلة اعتداءات متزامنة أرواح 30 شخصا.
_LED_FAR = 110
_BEHIND = 75
_BEHIND_WORDS = 7
_CLAUSE_END = re.compile(r"[،.؛:\n]")
_FAQAD = "فقد"
# From a number to its noun, in code points.
_FIGURE = 4
_OURS = "نا"


def entry_of(hit: Hit) -> OutcomeWord:
    """Return the row of a word of outcome."""
    entry = hit.payload.entry
    assert isinstance(entry, OutcomeWord)
    return entry


def sort_of_case(scene: Scene, count: Count) -> Hit | None:
    """Return the word right behind that says of which sort cases are: 13 حالة وفاة و17 حالة إصابة."""
    case = count.noun is not None and count.noun.id == "case"
    own = scene.hits[Layer.OUTCOME].at(count.noun_end + 1) if case else None
    return own if own is not None and own.payload.manner is Manner.MASDAR else None


def is_other_sense(scene: Scene, hit: Hit) -> bool:
    """Return whether the word means something else here: القضاء على, يقضي بـ, فك أسر."""
    entry = entry_of(hit)
    if entry.past_only and hit.payload.manner is Manner.PRESENT:
        return True
    if scene.text[hit.word_start : hit.word_end] == _FAQAD and _is_particle(scene, hit):
        return True
    if any(_begins(scene, hit, fold(fragment).text) for fragment in entry.never) or _is_household(scene, hit):
        return True
    if _is_their_dead(scene, hit):
        return True
    return _is_misled(scene, hit, entry) or _goes_on_otherwise(scene, hit, entry)


def _is_household(scene: Scene, hit: Hit) -> bool:
    """Return whether the word is a noun that only looks like the verb: 230 أسرة, 5 أسر; not أسرنا تسعة."""
    if scene.hits[Layer.HOUSEHOLD].at(hit.start) is None:
        return False
    numbered = scene.text[max(0, hit.word_start - _FIGURE) : hit.word_start].rstrip(" )")[-1:].isdigit()
    ours = scene.text.startswith(_OURS, hit.end) and hit.word_end == hit.end + len(_OURS)
    taken = ours and bool(scene.quantities_in(hit.word_end, hit.word_end + 2))
    return (hit.word_end > hit.end and not taken) or numbered


def _is_their_dead(scene: Scene, hit: Hit) -> bool:
    """Return whether the word is a noun that only looks like a verb with a pronoun: جرحانا عشرون, قتلاهم."""
    dual = hit.payload.manner is Manner.PAST and hit.word_end > hit.end and scene.text[hit.end - 1] == "ا"
    return dual and scene.hits[Layer.PERSON].at(hit.start) is not None


def _begins(scene: Scene, hit: Hit, fragment: str) -> bool:
    """Return whether the text at the word, with or without what is attached, begins so: وصفت is no صفت."""
    return scene.text.startswith(fragment, hit.start) or scene.text.startswith(fragment, hit.word_start)


def _is_misled(scene: Scene, hit: Hit, entry: OutcomeWord) -> bool:
    """Return whether a word stands before that must not, or none of those that must."""
    led = scene.text[max(0, hit.word_start - _LED_BEFORE) : hit.word_start].split()
    if entry.led_by:
        far = scene.text[max(0, hit.word_start - _LED_FAR) : hit.word_start].split()
        if not any(word.removeprefix("و").removeprefix("ل") in folded(entry.led_by) for word in far):
            return True
    return bool(entry.unled) and not folded(entry.unled).isdisjoint(led[-2:])


def _goes_on_otherwise(scene: Scene, hit: Hit, entry: OutcomeWord) -> bool:
    """Return whether the words behind are of something else: خسر ثلاث مباريات."""
    if not entry.unless:
        return False
    other = folded(entry.unless)
    clause = _CLAUSE_END.split(scene.text[hit.word_end : hit.word_end + _BEHIND], maxsplit=1)[0]
    return any(word in other for word in clause.split()[:_BEHIND_WORDS])


def _is_particle(scene: Scene, hit: Hit) -> bool:
    """Return whether فقد is the particle before a verb: what it could have lost does not follow."""
    i = scene.words.from_offset(hit.word_end)
    if i >= len(scene.words) or scene.words[i].startswith("ال"):
        return False
    at = scene.words.starts[i]
    if scene.hits[Layer.PERSON].at(at) or scene.hits[Layer.PARTY].at(at):
        return False
    return not any(quantity.start <= at + 2 for quantity in scene.quantities_in(at, at + 3))
