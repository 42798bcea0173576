"""The word of outcome that governs a count of people."""

import re
from collections.abc import Sequence

from marsad.extract.casualties.beside import is_beside
from marsad.extract.casualties.fate import has_other_fate
from marsad.extract.casualties.object_pronoun import is_done_to_them, led_to
from marsad.extract.casualties.sense import entry_of, is_other_sense, sort_of_case
from marsad.extract.mention.scan import Hit, Layer
from marsad.extract.particle import particles
from marsad.extract.role.headcount import Count
from marsad.extract.scene import Scene
from marsad.extract.vocabulary import Manner, OutcomeWord
from marsad.text.fold import fold

_THAT = re.compile(r"\b[وف]?(?:ان|انه|انها|بان)\b")
# How far a word of outcome reaches, in code points: before a count, behind it, behind it through ممن and الذين.
_AHEAD = 110
_BEHIND = 75
_RELATIVE_BEHIND = 190
_NEAR_WORDS = 3
_LIST_GAP = 60
_NEEDED_BEFORE = 40
_LED_WORDS = 4
_BREAKS = (
    ". ",
    "\n",
    "؛",
    "|",
    "، في",
    " فيما ",
    " بينما ",
    " في حين ",
    " كما ",
    " حيث ",
    " بينهم",
    " ضمنهم",
    " كذلك ",
    " اما ",
    # سيارة كان يستقلها ستة مسلحين, عنبر كان به 120 رجلا: who was there, not yet who fell.
    " يستقلها ",
    " يستقله ",
    " كان يستقل",
    " كانوا يستقلون",
    " كان به ",
    " كان فيه",
    " كان بها ",
    " علي متنه",
    " يقلها ",
    " كانت تقل ",
    " كان يقل ",
)
# One pass over a gap for all of them.
_BROKEN = re.compile("|".join(map(re.escape, _BREAKS)))
# A remark on the people counted, between two commas: 39 مدنيا، جلهم نساء وأطفال، لقوا مصرعهم.
_REMARK = re.compile(
    r"،? (?:[وف]?(?:معظمهم|اغلبهم|جلهم|غالبيتهم|اكثرهم|بعضهم|بينهم|ضمنهم|جميعهم)|من (?:بينهم|ضمنهم))"
    r"[^،.\n]{1,60}(?:،|(?= عدد )|$)"
)


def is_broken(gap: str) -> bool:
    """Return whether a new proposition begins between an outcome and a count."""
    return _BROKEN.search(gap) is not None


# What joins a count to the list before it.
_JOINTS = (" و", "،", "و", "مقابل", "اضافه الي", "الي جانب", "فضلا عن", "علاوه علي")


def is_list(gap: str) -> bool:
    """Return whether what stands behind `gap` goes on with the list before it."""
    return len(gap) <= _LIST_GAP and gap.rstrip().endswith(_JOINTS) and not is_broken(gap)


def governing(scene: Scene, count: Count, sentence: tuple[int, int], last_count: tuple[int, int] | None) -> Hit | None:
    """Return the word of outcome that governs `count`: close before, in a clause behind, or further before.

    `last_count` is where the figure before it stands: over that one only a list carries an outcome on.
    """
    case = sort_of_case(scene, count)
    if case is not None:
        return case
    start = max(sentence[0], count.start - _AHEAD)
    near = reversed(scene.hits[Layer.OUTCOME].within(start, count.start))
    last = next((hit for hit in near if _governs(scene, hit, count)), None)
    if not count.stated:
        return _of_bare(scene, count, sentence, last)
    if last is not None and len(scene.text[last.word_end : count.start].split()) <= _NEAR_WORDS:
        return _overruling(scene, count, last, last_count) or last
    found = _further(scene, count, sentence, (last, last_count))
    if not (found is not None and _ends(scene, found, count)) and has_other_fate(scene, count, last):
        return None
    return found or led_to(scene, count, sentence)


def _of_bare(scene: Scene, count: Count, sentence: tuple[int, int], last: Hit | None) -> Hit | None:
    """Return the word that governs people counted by their noun alone."""
    if last is not None and is_beside(scene, last, count):
        return last
    return _closing(scene, count, sentence) or led_to(scene, count, sentence)


def _ends(scene: Scene, found: Hit, count: Count) -> bool:
    """Return whether the phrase behind says what a verb before does not: نقل سبعة إلى المستشفى, من أصل 60 اختطفهم."""
    return found.start > count.start and (bool(entry_of(found).needs) or is_done_to_them(scene, found, count))


def _is_anothers(scene: Scene, hit: Hit, count: tuple[int, int] | None) -> bool:
    """Return whether the verb has the figure before it for its subject: ثمانية ماتوا، وأحد عشر جرحوا."""
    plural = scene.text[hit.start : hit.end].endswith("وا")
    return plural and count is not None and not scene.text[count[1] : hit.word_start].strip()


def _overruling(scene: Scene, count: Count, last: Hit, last_count: tuple[int, int] | None) -> Hit | None:
    """Return the word behind that says what the verb before only begins, or says of others: سقط 20 منهم أسرى."""
    if _is_anothers(scene, last, last_count):
        return _behind(scene, count, scene.sentence(count.start))
    for hit in scene.hits[Layer.OUTCOME].within(count.start, count.end + _OVERRULED):
        entry, gap = entry_of(hit), scene.text[count.end : hit.word_start]
        if entry.backward and scene.text[last.start : last.end] in _needed(entry):
            return None if any(mark in gap for mark in "،.:؛\n") else hit
    return None


# From a count to the word that ends its verb's phrase, over the name of a party.
_OVERRULED = 60


def _needed(entry: OutcomeWord) -> set[str]:
    return {fold(word).text for word in entry.needs}


def _further(
    scene: Scene, count: Count, sentence: tuple[int, int], before: tuple[Hit | None, tuple[int, int] | None]
) -> Hit | None:
    """Return the word behind `count`, else the one further `before`, if no figure but its list stands between."""
    behind = None if count.is_loss else _behind(scene, count, sentence)
    last, last_count = before
    if behind is None and last is not None and last_count is not None and last_count[0] > last.start:
        return last if is_list(scene.text[last_count[1] : count.start]) else None
    return behind or last


def _governs(scene: Scene, hit: Hit, count: Count) -> bool:
    entry = entry_of(hit)
    if (
        entry.losses
        or (entry.backward and not _opens(scene, hit))
        or hit.word_end > count.start
        or is_other_sense(scene, hit)
    ):
        return False
    if not _takes(scene, entry, count):
        return False
    if entry.through and not {fold(word).text for word in entry.through} & set(
        scene.text[hit.word_end : count.start].split()
    ):
        return False
    still = hit.payload.manner is Manner.PRESENT and "لا " in scene.text[max(0, hit.start - 4) : hit.start]
    return not (still and not entry.people_only) and not is_broken(scene.text[hit.word_end : count.start])


def _opens(scene: Scene, hit: Hit) -> bool:
    """Return whether a phrase that mostly ends a clause opens it: فارق الحياة منهم 355, وارت القرية الثرى ستة."""
    needed, i = _needed(entry_of(hit)), scene.words.holding(hit.word_start)
    for j in range(i - 1, max(i - 1 - _LED_WORDS, -1), -1):
        if not scene.words.joined(j, j + 1) or scene.hits[Layer.PERSON].at(scene.words.starts[j]) is not None:
            return False
        if scene.words[j] in needed or scene.words[j].removeprefix("و") in needed:
            return True
    return False


def _is_lost(scene: Scene, count: Count) -> bool:
    """Return whether one person is told as an object: خسرت قواته ضابطا."""
    return count.figure.low == 1 and count.noun is not None and scene.text[count.start : count.noun_end].endswith("ا")


def _takes(scene: Scene, entry: OutcomeWord, count: Count) -> bool:
    """Return whether a word of outcome can have such a count as its object or subject."""
    if entry.people_only and count.noun is None and not count.others and not (entry.own and count.is_loss):
        return False
    if (
        entry.stated_only
        and not count.stated
        and count.figure.low != _TWO
        and not (entry.own and _is_lost(scene, count))
    ):
        return False
    return not entry.counted_only or count.outcome is not None


_TWO = 2


def _behind(scene: Scene, count: Count, sentence: tuple[int, int]) -> Hit | None:
    """Return the word of outcome in the clause behind: 30 عنصرا قتلوا, 571 من عناصر قسد الذين قضوا."""
    limit = min(sentence[1], count.end + _RELATIVE_BEHIND)
    for hit in scene.hits[Layer.OUTCOME].within(count.end, limit):
        gap = _REMARK.sub(" ", scene.text[count.end : hit.word_start])
        # والأطفال تسعة عشر: ثمانية ماتوا.
        if entry_of(hit).losses or is_broken(gap) or ":" in gap or ("،" in gap and " و" in gap):
            return None
        if _THAT.search(gap) and scene.quantities_in(count.end, hit.word_start):
            return None
        if not is_other_sense(scene, hit):
            theirs = is_done_to_them(scene, hit, count) or _closes(scene, hit, count, gap)
            return hit if theirs or _is_clause_of(scene, hit, count, gap) else None
    return None


# From people to the verb behind them, over an age and an origin.
_CLOSED_BEHIND = 50


def _closing(scene: Scene, count: Count, sentence: tuple[int, int]) -> Hit | None:
    """Return the word that ends a phrase around people counted by their noun alone: فارق طفلان الحياة."""
    for hit in scene.hits[Layer.OUTCOME].within(count.end, min(sentence[1], count.end + _CLOSED_BEHIND)):
        gap = _AGE.sub("", scene.text[count.end : hit.word_start])
        done = hit.payload.manner in (Manner.PAST, Manner.PASSIVE)
        if done and _is_told_of(gap, count) and _agrees(scene, hit, count):
            # وأن طفلا استشهد, إن الشاب خالد (29 عاما) استشهد, بأن شابين أصيبا, وكان مدير المدرسة قد قتل.
            other = entry_of(hit).people_only or is_other_sense(scene, hit) or _befalls_next(scene, hit)
            return None if other else hit
        return hit if entry_of(hit).needs and _closes(scene, hit, count, gap) else None
    return None


def _befalls_next(scene: Scene, hit: Hit) -> bool:
    """Return whether a noun for people stands right behind a verb, as its own subject: قال شاب قتل شقيقه."""
    return scene.hits[Layer.PERSON].at(hit.word_end + 1) is not None


def _is_told_of(gap: str, count: Count) -> bool:
    """Return whether nothing but adjectives, an origin or a particle stands between people and their verb.

    شقيقان من بلدة حزما قتلا, الشاب أحمد من مخيم بلاطة قد استشهد.
    """
    words = gap.split()
    led = bool(words) and words[-1] == "قد"
    while words and words[-1] in particles("before-verb"):
        words.pop()
    if led and len(words) <= _ORIGIN_WORDS and "،" not in gap:
        # مدير مدرسة في مدينة نوى قد قتل.
        return True
    if words and count.figure.low == _TWO and words[0].endswith(("ان", "ين")):
        words = words[1:]
    return not words or (words[0] == "من" and len(words) <= _ORIGIN_WORDS)


# من بلدة بيت حانون.
_ORIGIN_WORDS = 5
_AGE = re.compile(r" ?\(\d{1,2} (?:عام|سن)\w{0,2}\)")


def _agrees(scene: Scene, hit: Hit, count: Count) -> bool:
    """Return whether the verb is of one, or of the two who are counted."""
    verb = scene.text[hit.start : hit.end]
    gap = scene.text[count.end : hit.word_start]
    if gap.endswith((" من ", " ممن ")) or _THAT.search(gap):
        # شيخ من المنطقة عدد من قتلوا, مسعف من البلدة أن شابين قتلا: those who were killed are not he.
        return False
    return (count.figure.low == 1 and not verb.endswith("وا")) or (verb.endswith("ا") and count.figure.low == _TWO)


def _closes(scene: Scene, hit: Hit, count: Count, gap: str) -> bool:
    """Return whether the word ends a phrase around the count: لقي خمسة مصرعهم, مفارقة اثنين للحياة."""
    entry = entry_of(hit)
    if not entry.backward:
        return False
    if not entry.needs:
        return True
    if scene.quantities_in(count.end, hit.word_start) or (not count.stated and "،" in gap):
        # أربعون جريحا، ما يزال ثمانية في العناية المركزة.
        return False
    around = scene.text[max(0, count.start - _NEEDED_BEFORE) : count.start] + gap
    words = around.replace("،", " ").split()
    return any({word, word[1:]} & _needed(entry) for word in words)


def _fell(hit: Hit, count: Count) -> bool:
    """Return whether people who are counted are told to have fallen: نحو 180 سوريا سقطوا."""
    return count.noun is not None and not entry_of(hit).active and hit.end == hit.word_end and not entry_of(hit).own


def _is_clause_of(scene: Scene, hit: Hit, count: Count, gap: str) -> bool:
    """Return whether the word is the verb of a clause about the people before it."""
    words = gap.replace('"', " ").split()
    if hit.payload.manner is Manner.MASDAR:
        # 204 حالات اعتقال; ممن جرى اعتقالهم.
        case = count.noun is not None and count.noun.id == "case" and not words
        return case or (bool(words) and words[-1] in particles("happened-to"))
    if hit.payload.manner not in (Manner.PAST, Manner.PASSIVE) or (entry_of(hit).people_only and not _fell(hit, count)):
        return False
    if words and words[-1] in particles("relative"):
        return True
    plural = scene.text[hit.start : hit.end].endswith(("وا", "ا"))
    return len(gap) <= _BEHIND and (_is_bare_behind(hit, words) or plural)


def _is_bare_behind(hit: Hit, between: Sequence[str]) -> bool:
    """Return whether a verb stands right behind its people: not خمسة مسلحين وقتل ستة, a clause of its own."""
    return not between and hit.word_start == hit.start
