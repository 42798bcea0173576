"""The word of movement that governs a crowd: before it, behind it, or the noun of a tally."""

from marsad.extract.displacement.crowd import Crowd
from marsad.extract.mention.scan import Hit, Layer
from marsad.extract.particle import particles
from marsad.extract.scene import Scene
from marsad.extract.vocabulary import Manner, MovementWord
from marsad.text.fold import fold

# How far a word of movement reaches, in code points: before a figure, before a plural, behind either.
_AHEAD, _AHEAD_PLURAL = 130, 40
_BEHIND, _BEHIND_ASIDE = 40, 110
_LED = 110
_TALLY = 100
_PLURAL_WORDS, _BEHIND_WORDS = 3, 4
_ASIDE_WORDS = 9
_STOPS = (". ", "\n", "؛", ": ")
_OTHER_SENSE = 40


def entry_of(hit: Hit) -> MovementWord:
    """Return the row of a word of movement."""
    entry = hit.payload.entry
    assert isinstance(entry, MovementWord)
    return entry


def governing(scene: Scene, crowd: Crowd, sentence: tuple[int, int], last: Crowd | None) -> tuple[Hit, str] | None:
    """Return the word of movement that governs `crowd` and how, None where there is none.

    `last` is the figure before it: a word reaches over no figure.
    """
    floor = max(sentence[0], last.end if last else 0)
    tally = _tally(scene, crowd, sentence) if crowd.stated else None
    if tally is not None:
        return tally, "tally"
    before = _before(scene, crowd, floor)
    if before is not None and len(scene.text[before.word_end : crowd.start].split()) <= _PLURAL_WORDS:
        return before, "before"
    behind = _behind(scene, crowd, sentence)
    if behind is not None:
        return behind, "behind"
    if before is not None:
        return before, "before"
    led = _led(scene, crowd, sentence)
    return (led, "led") if led is not None else None


def _before(scene: Scene, crowd: Crowd, floor: int) -> Hit | None:
    reach = _AHEAD if crowd.stated else _AHEAD_PLURAL
    for hit in reversed(scene.hits[Layer.MOVEMENT].within(max(floor, crowd.start - reach), crowd.start)):
        if hit.word_end > crowd.start or is_other_sense(scene, hit):
            continue
        if hit.payload.manner is Manner.PARTICIPLE:
            continue
        return hit if _reaches(scene, hit, crowd) else None
    return None


def _reaches(scene: Scene, hit: Hit, crowd: Crowd) -> bool:
    """Return whether nothing between a word of movement and the crowd behind it opens another phrase."""
    gap = scene.text[hit.word_end : crowd.start]
    words = gap.replace("،", " ").replace('"', " ").split()
    if any(mark in gap for mark in _STOPS) or any(
        o.start < crowd.start for o in _harms(scene, hit.word_end, crowd.start)
    ):
        return False
    if any(word in particles("counts-movers") for word in words):
        return False
    if crowd.is_bare:
        return len(words) <= _PLURAL_WORDS and "،" not in gap
    if crowd.stated:
        aside = gap.count("،") <= 1 or (gap.count("،") == 2 and gap.rstrip().endswith("،"))
        return aside and "، و" not in gap and not any(word in particles("ends-move") for word in words)
    words = [word for word in words if word not in _LEFT] if {*words} >= _LEFT else words
    return len(words) <= _PLURAL_WORDS and "،" not in gap and not any(word in particles("stops-move") for word in words)


# تهجير من تبقى من أهالي …
_LEFT = frozenset(("من", "تبقي"))


def _harms(scene: Scene, start: int, end: int) -> tuple[Hit, ...]:
    return scene.hits[Layer.OUTCOME].within(start, end)


def _behind(scene: Scene, crowd: Crowd, sentence: tuple[int, int]) -> Hit | None:
    """Return the verb or participle of people before it: 300 عائلة نزحت, 40 ألفا ممن خرجوا, السكان العالقين."""
    for hit in scene.hits[Layer.MOVEMENT].within(crowd.end, min(sentence[1], crowd.end + _BEHIND_ASIDE)):
        if is_other_sense(scene, hit):
            continue
        gap = scene.text[crowd.end : hit.word_start]
        words = gap.replace("،", " ").replace('"', " ").split()
        if any(mark in gap for mark in _STOPS) or _harms(scene, crowd.end, hit.start):
            return None
        return hit if _is_said_of(scene, hit, crowd, words) else None
    return None


def _is_said_of(scene: Scene, hit: Hit, crowd: Crowd, words: list[str]) -> bool:
    manner = hit.payload.manner
    gap = scene.text[crowd.end : hit.word_start]
    if scene.text[hit.word_start : hit.start].startswith("و") or _is_list_of(words, hit):
        return False
    aside = crowd.stated and gap.count("،") == 2 and gap.rstrip().endswith("،") and len(words) <= _ASIDE_WORDS
    if not aside and any(word in particles("ends-move") for word in words):
        return False
    relative = bool(words) and words[-1] in particles("relative-people")
    if manner in (Manner.PAST, Manner.PRESENT, Manner.PASSIVE, Manner.PHRASE):
        plural = crowd.stated or scene.text[hit.start : hit.end].endswith(("وا", "ون", "ت", "هم", "ها"))
        near = len(words) <= _BEHIND_WORDS and len(gap) <= _BEHIND and "،" not in gap
        return relative or (plural and (aside or (near and not any(word in particles("stops-move") for word in words))))
    if manner is Manner.PARTICIPLE:
        return aside or not words or all(word.startswith("و") for word in words) or words == ["كانوا"]
    return False


def _is_list_of(words: list[str], hit: Hit) -> bool:
    """Return whether another subject is named between: النساء والباقون نزحوا, but نساء وأطفال فارون."""
    joined = [word.startswith("و") for word in words]
    return any(joined) and not (all(joined) and hit.payload.manner is Manner.PARTICIPLE)


def _led(scene: Scene, crowd: Crowd, sentence: tuple[int, int]) -> Hit | None:
    """Return the verbal noun to which another verb leads: تمكن 500 مدني من الفرار, اضطر ألف شخص إلى النزوح."""
    before = scene.text[max(sentence[0], crowd.start - _BEHIND) : crowd.start].replace('"', " ").split()
    leads = any(word.lstrip("ولف") in particles("makes-move") for word in before[-4:])
    for hit in scene.hits[Layer.MOVEMENT].within(crowd.end, min(sentence[1], crowd.end + _LED)):
        attached = scene.text[hit.word_start : hit.start]
        led = scene.text[max(0, hit.word_start - 5) : hit.word_start].split()[-1:]
        noun = hit.payload.manner is Manner.MASDAR or led in _ON
        goes_on = noun and bool(led) and led[0] in particles("makes-move")
        if goes_on or (leads and noun and (attached.startswith("ب") or led in _INTO)):
            return None if is_other_sense(scene, hit) else hit
    return None


_ON = (["الي"], ["علي"])
_INTO = (["من"], ["الي"], ["علي"], ["في"], ["طريق"])


def _tally(scene: Scene, crowd: Crowd, sentence: tuple[int, int]) -> Hit | None:
    """Return the participle that a figure counts: عدد النازحين بلغ 70 ألفا, ارتفع إلى 70 ألفا عدد الذين نزحوا."""
    for hit in reversed(scene.hits[Layer.MOVEMENT].within(max(sentence[0], crowd.start - _TALLY), crowd.start)):
        gap = scene.text[hit.word_end : crowd.start].replace('"', " ").split()
        if (
            any(o.start < crowd.start for o in _harms(scene, hit.word_end, crowd.start))
            or "\n" in scene.text[hit.end : crowd.start]
        ):
            return None
        if _is_counted(scene, hit) and _is_reached(scene, gap, crowd):
            return hit
    for hit in scene.hits[Layer.MOVEMENT].within(crowd.end, min(sentence[1], crowd.end + _TALLY)):
        gap = scene.text[crowd.end : hit.word_start].replace('"', " ").split()
        told = hit.payload.manner is Manner.PARTICIPLE or gap[-1:] in (["الذين"], ["من"], ["ممن"])
        named = any(word in particles("counts-movers") for word in gap[-3:])
        return hit if told and named and not _harms(scene, crowd.end, hit.start) else None
    return None


def _is_counted(scene: Scene, hit: Hit) -> bool:
    """Return whether the word names those whom a tally counts: عدد النازحين, الذين نزحوا, من شردوا."""
    before = scene.text[max(0, hit.word_start - _OTHER_SENSE) : hit.word_start].split()
    tallied = any(word.lstrip("وبل") in particles("counts-movers") for word in before[-4:])
    told = hit.payload.manner is not Manner.PARTICIPLE and bool(before) and before[-1] in ("من", "الذين", "ممن")
    return tallied or told


def _is_reached(scene: Scene, gap: list[str], crowd: Crowd) -> bool:
    attached = scene.text[max(0, crowd.start - 1) : crowd.start] == "ب" or scene.text.startswith("ب", crowd.start)
    before = scene.text[max(0, crowd.start - _TALLY) : crowd.start].split()
    return attached or not gap or any(word.lstrip("ولف") in particles("reaches") for word in (*gap, *before))


def is_other_sense(scene: Scene, hit: Hit) -> bool:
    """Return whether the word means something else here: لجأ إلى القوة."""
    entry = entry_of(hit)
    behind = [word.strip('،."()') for word in scene.text[hit.word_end : hit.word_end + _OTHER_SENSE].split()[:4]]
    if any(word in folded(entry.unless) for word in behind):
        return True
    return any(scene.text.startswith(fold(fragment).text, hit.start) for fragment in entry.never)


def folded(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words as they stand in folded text."""
    return tuple(fold(word).text for word in words)
