"""Whether people counted by their noun alone belong to the word of outcome before them."""

import re

from marsad.extract.casualties.sense import entry_of
from marsad.extract.mention.company import folded
from marsad.extract.mention.scan import Hit, Layer
from marsad.extract.particle import particles
from marsad.extract.role.headcount import Count
from marsad.extract.scene import Scene
from marsad.extract.vocabulary import Manner

_NEAR_WORDS = 3
_NUMBER_BEFORE = 40
# Between a verb and the single person whom its subject harmed: اغتال مسلحان مجهولان يستقلان دراجة نارية عنصرا.
_DOER_WORDS = 7
# Between مقتل and a name: رئيس جهاز الأمن العام.
_TITLE_WORDS = 6
# Between a verb and its subject, where a phrase stands first: برصاص قوات الاحتلال في مخيم جنين.
_PHRASE_WORDS = 14
# A remark between two commas: استشهد، مساء اليوم، شاب.
_ASIDE = re.compile(r"، ?[^،.\n]{1,60}،")
_CLAUSE_MARKS = "،.:؛\n("
_FIGHTER = "مسلح"


def is_beside(scene: Scene, hit: Hit, count: Count) -> bool:
    """Return whether people counted by their noun alone stand behind `hit` as those whom it befell.

    Only its subject, an adverb or a title stands between, or a phrase that closes before them.
    """
    gap = scene.text[hit.word_end : count.start].replace('"', " ").replace("،", " ، ")
    words = gap.split()
    if _is_told(scene, hit, count, words) or _is_doer(scene, hit, count, words):
        return False
    taken = folded(entry_of(hit).through)
    if _is_left_behind(scene, hit, count, words):
        return True
    if any(word in particles("ends-beside") and word not in taken for word in words):
        return _is_behind_phrase(scene, hit, count)
    if count.name is not None and count.noun is None:
        suffered = _is_suffered(hit) or _has_doer(scene, hit, count)
        return suffered and len(words) <= _TITLE_WORDS and "." not in gap
    return len(words) <= (_DOER_WORDS if _has_doer(scene, hit, count) else _NEAR_WORDS)


def _is_left_behind(scene: Scene, hit: Hit, count: Count, words: list[str]) -> bool:
    """Return whether a few dead or wounded close the phrase of a verb that leaves such: أوقع في صفوفهم قتلى."""
    few = count.outcome is not None and count.figure.vague and not count.stated
    if not few or not entry_of(hit).counted_only or hit.payload.manner is Manner.MASDAR or len(words) > _LEFT_WORDS:
        return False
    gap = scene.text[hit.word_end : count.start]
    verbs = [verb for layer in _VERBS for verb in scene.hits[layer].within(hit.word_end, count.start)]
    done = any(verb.payload.manner in (Manner.PAST, Manner.PASSIVE, Manner.PRESENT) for verb in verbs)
    joined = scene.text.startswith("و", count.start - 1)
    return not done and not joined and not any(mark in gap for mark in _CLAUSE_MARKS)


# خلف قصف الطيران الحربي على أحياء في مدينة حلب.
_LEFT_WORDS = 10


def _is_told(scene: Scene, hit: Hit, count: Count, words: list[str]) -> bool:
    """Return whether the word itself tells whom it befell: استشهاده في ذروة هجمات مستوطنين, 13 إصابة لعناصر."""
    return (hit.word_end > hit.end and bool(words) and not count.owned) or _is_numbered(scene, hit)


def _is_doer(scene: Scene, hit: Hit, count: Count, words: list[str]) -> bool:
    """Return whether whoever is counted did it: قتلا بنيران مسلح, دهس مستوطن طفلا."""
    return _is_subject(scene, hit, count) or (bool(words) and words[-1] in particles("by-hand"))


def _is_numbered(scene: Scene, hit: Hit) -> bool:
    """Return whether the word of harm is itself counted: 13 إصابة لعناصر من الجيش, ثماني جثث لعناصر."""
    before = scene.quantities_in(hit.word_start - _NUMBER_BEFORE, hit.word_start)
    noun = hit.payload.manner in (Manner.MASDAR, Manner.PHRASE)
    return bool(before) and noun and before[-1].number_end + 1 == hit.word_start


def _has_doer(scene: Scene, hit: Hit, count: Count) -> bool:
    """Return whether a named doer stands between an active verb and its object: اغتال مسلحان مجهولان عنصرا."""
    acting = entry_of(hit).active and hit.payload.manner is Manner.PAST
    civilian = count.noun is not None and count.noun.party is not None
    accusative = civilian or count.name is not None or scene.text[count.start : count.noun_end].endswith(("ا", "ين"))
    return (
        acting and accusative and any(side.end <= count.start + 1 for side in scene.sides_in(hit.word_end, count.start))
    )


def _is_subject(scene: Scene, hit: Hit, count: Count) -> bool:
    """Return whether a single person behind an active verb has its object behind him: طعن شاب جنديا."""
    told = scene.text[count.start : count.noun_end]
    if entry_of(hit).own and count.outcome is None and scene.text[hit.word_end : count.start] == " ":
        # زف رئيس الحركة: whoever mourns.
        return True
    if not entry_of(hit).active or hit.payload.manner is not Manner.PAST or count.stated or told.endswith("ا"):
        return False
    for other in scene.hits[Layer.PERSON].within(count.noun_end, count.noun_end + _OBJECT_REACH):
        gap = scene.text[count.noun_end : other.word_start]
        apart = other.word_start < other.start or any(mark in gap for mark in _CLAUSE_MARKS)
        stops = any(word in particles("ends-beside") for word in gap.split())
        accusative = scene.text[other.start : other.word_end].endswith(("ا", "ين"))
        return accusative and not apart and not stops and len(gap.split()) <= 1
    return False


# From a subject to its object, in code points.
_OBJECT_REACH = 16


def _is_suffered(hit: Hit) -> bool:
    """Return whether whoever follows the word suffered what it says, and did not do it."""
    return hit.payload.manner in (Manner.MASDAR, Manner.PASSIVE) or not entry_of(hit).active


def _is_behind_phrase(scene: Scene, hit: Hit, count: Count) -> bool:
    """Return whether one or two people stand behind a whole phrase of the verb: استشهد برصاص الاحتلال في جنين شاب."""
    if count.name is not None and count.noun is None:
        return _is_titled(scene, hit, count)
    # Three or more without a figure are a family told one by one.
    if count.noun is None or not count.figure.low or hit.payload.manner not in _VERBAL:
        return False
    gap = _ASIDE.sub(" ", scene.text[hit.word_end : count.start]).replace('"', " ")
    words = gap.split()
    if not words:
        return _is_suffered(hit)
    if len(words) > _PHRASE_WORDS or any(mark in gap for mark in _CLAUSE_MARKS):
        return False
    if scene.text.startswith("و", count.start - 1):
        # وأصيب في التفجير اللواء هشام ووزير الداخلية.
        return False
    takes = _has_doer(scene, hit, count) or not entry_of(hit).active or _opens_phrase(words[0])
    return takes and not _has_clause(scene, hit, count, words) and _is_closed(scene, count, words)


def _is_titled(scene: Scene, hit: Hit, count: Count) -> bool:
    """Return whether a name closes a phrase that begins with who its bearer was: القيادي السابق في الجيش الحر أدهم."""
    gap = scene.text[hit.word_end : count.start].replace('"', " ")
    first = scene.hits[Layer.PERSON].at(hit.word_end + 1)
    title = first is not None and gap.startswith(" ال") and not any(mark in gap for mark in _CLAUSE_MARKS)
    clause = any(word in particles("begins-clause") for word in gap.split())
    return (
        title
        and not clause
        and (_is_suffered(hit) or hit.payload.manner is Manner.PAST)
        and len(gap.split()) <= _TITLE_WORDS + 2
    )


_VERBAL = (Manner.PAST, Manner.PASSIVE, Manner.PHRASE)


def _opens_phrase(word: str) -> bool:
    """Return whether the word right behind a verb is no subject: في, برصاص, أمس."""
    return word in particles("ends-beside") or word.startswith("ب") or word in particles("day-adverb")


def _has_clause(scene: Scene, hit: Hit, count: Count, words: list[str]) -> bool:
    """Return whether another verb stands in between: whoever follows may be its subject."""
    found = [verb for layer in _VERBS for verb in scene.hits[layer].within(hit.word_end, count.start)]
    done = any(verb.payload.manner in (Manner.PAST, Manner.PASSIVE, Manner.PRESENT) for verb in found)
    return done or any(word in particles("begins-clause") for word in words)


_VERBS = (Layer.EVENT, Layer.OUTCOME)


# جراء ذلك.
_THAT = frozenset(("ذلك", "هذا"))


def _is_closed(scene: Scene, count: Count, words: list[str]) -> bool:
    """Return whether the phrase ends before the noun, which is no part of it: not برصاص مسلح, not في هجوم مسلح."""
    i = scene.words.holding(count.start) - 1
    start, end = scene.words.starts[i], scene.words.ends[i]
    named = scene.places_in(start, end) or scene.sides_in(start, end) or scene.moments_in(start, end)
    if words[-1] in _THAT or words[-1].startswith("ال") or named or _has_pronoun(scene, words, (start, end)):
        return True
    described = count.noun is None or count.noun.singular.endswith(("ي", _FIGHTER)) or words[-1].startswith("ب")
    return len(words) > 1 and words[-2] not in particles("ends-beside") and not described


def _has_pronoun(scene: Scene, words: list[str], at: tuple[int, int]) -> bool:
    """Return whether the last word ends in an attached pronoun behind a preposition: متأثرا بجراحه, في منزله."""
    led = words[-1].startswith(("ب", "ل")) or (len(words) > 1 and words[-2] in particles("ends-beside"))
    return led and scene.folded.span(*at).quote(scene.folded.original).endswith(("ه", "ها", "هما"))
