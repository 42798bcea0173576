"""The word of outcome that governs a count of people."""

from marsad.extract.mention.scan import Hit, Layer
from marsad.extract.particle import particles
from marsad.extract.role.count import Count
from marsad.extract.scene import Scene
from marsad.extract.vocabulary import Manner, OutcomeWord
from marsad.text.fold import fold

# How far a word of outcome reaches, in code points: before a count, behind it, behind it through ممن and الذين.
_AHEAD = 110
_BEHIND = 75
_RELATIVE_BEHIND = 190
_NEAR_WORDS = 3
_LIST_GAP = 60
_NEEDED_BEFORE = 40
_LED_BEFORE = 20
_BREAKS = (". ", "\n", "؛", "، في", " فيما ", " بينما ", " في حين ", " كما ", " حيث ", " بينهم", " ضمنهم", " كذلك ")


def entry_of(hit: Hit) -> OutcomeWord:
    """Return the row of a word of outcome."""
    entry = hit.payload.entry
    assert isinstance(entry, OutcomeWord)
    return entry


def is_broken(gap: str) -> bool:
    """Return whether a new proposition begins between an outcome and a count."""
    return any(mark in gap for mark in _BREAKS)


# What joins a count to the list before it.
_JOINTS = (" و", "،", "و", "مقابل", "اضافه الي", "الي جانب", "فضلا عن", "علاوه علي")


def is_list(gap: str) -> bool:
    """Return whether what stands behind `gap` goes on with the list before it."""
    return len(gap) <= _LIST_GAP and gap.rstrip().endswith(_JOINTS) and not is_broken(gap)


def governing(scene: Scene, count: Count, sentence: tuple[int, int], last_count: tuple[int, int] | None) -> Hit | None:
    """Return the word of outcome that governs `count`: close before, in a clause behind, or further before.

    `last_count` is where the figure before it stands: over that one only a list carries an outcome on.
    """
    start = max(sentence[0], count.start - _AHEAD)
    before = [hit for hit in scene.hits[Layer.OUTCOME].within(start, count.start) if _governs(scene, hit, count)]
    last = before[-1] if before else None
    if last is not None and len(scene.text[last.word_end : count.start].split()) <= _NEAR_WORDS:
        return last
    if not count.stated:
        return _closing(scene, count, sentence)
    behind = None if count.is_loss else _behind(scene, count, sentence)
    if behind is None and last is not None and last_count is not None and last_count[0] > last.start:
        return last if is_list(scene.text[last_count[1] : count.start]) else None
    return behind or last


def _governs(scene: Scene, hit: Hit, count: Count) -> bool:
    entry = entry_of(hit)
    if entry.losses or entry.backward or hit.word_end > count.start or is_other_sense(scene, hit):
        return False
    if not _takes(entry, count):
        return False
    still = hit.payload.manner is Manner.PRESENT and "لا " in scene.text[max(0, hit.start - 4) : hit.start]
    return not (still and not entry.people_only) and not is_broken(scene.text[hit.word_end : count.start])


def _takes(entry: OutcomeWord, count: Count) -> bool:
    """Return whether a word of outcome can have such a count as its object or subject."""
    if entry.people_only and count.noun is None and not (entry.own and count.is_loss):
        return False
    if entry.stated_only and not count.stated:
        return False
    return not entry.counted_only or count.outcome is not None


def _behind(scene: Scene, count: Count, sentence: tuple[int, int]) -> Hit | None:
    """Return the word of outcome in the clause behind: 30 عنصرا قتلوا, 571 من عناصر قسد الذين قضوا."""
    limit = min(sentence[1], count.end + _RELATIVE_BEHIND)
    for hit in scene.hits[Layer.OUTCOME].within(count.end, limit):
        gap = scene.text[count.end : hit.word_start]
        if entry_of(hit).losses or is_broken(gap) or ("،" in gap and " و" in gap):
            return None
        if not is_other_sense(scene, hit):
            return hit if _closes(scene, hit, count, gap) or _is_clause_of(scene, hit, gap) else None
    return None


def _closing(scene: Scene, count: Count, sentence: tuple[int, int]) -> Hit | None:
    """Return the word that ends a phrase around people counted by their noun alone: فارق طفلان الحياة."""
    for hit in scene.hits[Layer.OUTCOME].within(count.end, min(sentence[1], count.end + _LED_BEFORE)):
        gap = scene.text[count.end : hit.word_start]
        if count.figure.low == 1 and not gap.strip() and hit.payload.manner in (Manner.PAST, Manner.PASSIVE):
            # وأن طفلا استشهد.
            return None if entry_of(hit).people_only or is_other_sense(scene, hit) else hit
        return hit if entry_of(hit).needs and _closes(scene, hit, count, gap) else None
    return None


def _closes(scene: Scene, hit: Hit, count: Count, gap: str) -> bool:
    """Return whether the word ends a phrase around the count: لقي خمسة مصرعهم, مفارقة اثنين للحياة."""
    entry = entry_of(hit)
    if not entry.backward:
        return False
    around = scene.text[max(0, count.start - _NEEDED_BEFORE) : count.start] + gap
    return not entry.needs or any(word in around for word in entry.needs)


def _is_clause_of(scene: Scene, hit: Hit, gap: str) -> bool:
    """Return whether the word is the verb of a clause about the people before it."""
    words = gap.replace('"', " ").split()
    if hit.payload.manner is Manner.MASDAR:
        return bool(words) and words[-1] in particles("happened-to")
    if hit.payload.manner not in (Manner.PAST, Manner.PASSIVE) or entry_of(hit).people_only:
        return False
    if words and words[-1] in particles("relative"):
        return True
    plural = scene.text[hit.start : hit.end].endswith(("وا", "ا"))
    return len(gap) <= _BEHIND and (not words or plural)


def is_other_sense(scene: Scene, hit: Hit) -> bool:
    """Return whether the word means something else here: القضاء على, يقضي بـ."""
    entry = entry_of(hit)
    led = scene.text[max(0, hit.word_start - _LED_BEFORE) : hit.word_start].split()
    if entry.led_by and not any(fold(word).text in led for word in entry.led_by):
        return True
    behind = scene.text[hit.word_end : hit.word_end + _BEHIND].split()
    if entry.unless and any(word.strip("،.") in {fold(other).text for other in entry.unless} for word in behind[:7]):
        return True
    if entry.past_only and hit.payload.manner is Manner.PRESENT:
        return True
    return any(scene.text.startswith(fold(fragment).text, hit.start) for fragment in entry.never)
