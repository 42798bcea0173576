"""The word of movement that governs a crowd: before it, behind it, or leading to it."""

from collections.abc import Iterator

from marsad.extract.displacement.crowd import Crowd
from marsad.extract.displacement.gap import Gap
from marsad.extract.displacement.sense import entry_of, is_harmed, is_other_sense
from marsad.extract.displacement.tally import tally
from marsad.extract.mention.scan import Hit, Layer
from marsad.extract.particle import particles
from marsad.extract.scene import Scene
from marsad.extract.vocabulary import Manner

# How far a word of movement reaches, in code points: before a figure, before a plural, behind either.
_AHEAD, _AHEAD_PLURAL = 130, 40
_BEHIND, _BEHIND_ASIDE = 40, 110
_LED = 110
_PLURAL_WORDS, _BEHIND_WORDS, _ASIDE_WORDS = 3, 4, 9
_LED_WORDS = 4
_FINITE = (Manner.PAST, Manner.PRESENT, Manner.PASSIVE, Manner.PHRASE)
_ADJECTIVES = 2
_PLURAL_ENDINGS = ("وا", "ون", "ت", "هم", "ها")


def governing(scene: Scene, crowd: Crowd, sentence: tuple[int, int], last: Crowd | None) -> Iterator[tuple[Hit, str]]:
    """Yield the words of movement that may govern `crowd` and how, the likeliest first.

    `last` is the figure before it: a word reaches over no figure.
    """
    floor = max(sentence[0], last.end if last else 0)
    counted = tally(scene, crowd, (floor, sentence[1]))
    if counted is not None:
        yield counted, "tally"
        return
    before, behind = _before(scene, crowd, floor), _behind(scene, crowd, sentence)
    close = before is not None and len(scene.text[before.word_end : crowd.start].split()) <= _PLURAL_WORDS
    if before is not None and (close or behind is None):
        yield before, "before"
    if behind is not None:
        yield behind, "behind"
    harmed = _is_harmed_there(scene, crowd)
    if before is None and behind is None and not harmed and (led := _led(scene, crowd, sentence)) is not None:
        yield led, "led"


def _is_harmed_there(scene: Scene, crowd: Crowd) -> bool:
    """Return whether a word of harm right before the people is what is told of them: أصيب 36، ما اضطر X للفرار."""
    hits = scene.hits[Layer.OUTCOME].within(max(0, crowd.start - _HARM), crowd.start)
    return any(not scene.text[hit.word_end : crowd.start].strip() for hit in hits)


_HARM = 16


def _before(scene: Scene, crowd: Crowd, floor: int) -> Hit | None:
    reach = _AHEAD if crowd.stated else _AHEAD_PLURAL
    for hit in reversed(scene.hits[Layer.MOVEMENT].within(max(floor, crowd.start - reach), crowd.start)):
        gap = Gap.told(scene.text[hit.word_end : crowd.start])
        if hit.word_end > crowd.start or hit.payload.manner is Manner.PARTICIPLE or _is_of_something(scene, hit, gap):
            continue
        if not is_other_sense(scene, hit):
            return hit if _reaches(scene, hit, crowd, gap) else None
    return None


def _reaches(scene: Scene, hit: Hit, crowd: Crowd, gap: Gap) -> bool:
    """Return whether nothing between a word of movement and the crowd behind it opens another phrase."""
    if gap.is_broken or gap.holds("counts-movers") or is_harmed(scene, hit.word_end, crowd.start):
        return False
    if not crowd.stated and gap.words == ["اعداد"]:
        return False
    if gap.holds("except", last=1):
        return len(gap.words) <= _EXCEPT_WORDS
    if crowd.stated and gap.holds("its-number", last=1):
        return gap.text.count("،") <= 1
    if crowd.is_bare:
        return len(gap.words) <= _PLURAL_WORDS and not gap.has_comma
    return _reaches_figure(gap) if crowd.stated else _reaches_plural(gap)


def _reaches_figure(gap: Gap) -> bool:
    whole = gap.is_aside or gap.text.count("،") <= 1
    return whole and "، و" not in gap.text and not gap.holds("ends-move")


def _reaches_plural(gap: Gap) -> bool:
    left = {*gap.words} >= _LEFT
    stopped = gap.holds("stops-move") and not left
    return len(gap.words) <= _PLURAL_WORDS + left * len(_LEFT) and not gap.has_comma and not stopped


def _is_of_something(scene: Scene, hit: Hit, gap: Gap) -> bool:
    """Return whether a verbal noun tells what else moved: انطلاق عمليات استعادة المدينة, دخول الاتفاق حيز التنفيذ."""
    entry = entry_of(hit)
    if not entry.weak or entry.moves or hit.payload.manner is not Manner.MASDAR or not gap.words:
        return False
    if scene.hits[Layer.PERSON].within(hit.word_end, hit.word_end + _SHORT):
        return False
    first = gap.words[0]
    plain = first.removeprefix("و") if len(first) > _SHORT else first
    return not any(word in particles(name) for word in (first, plain) for name in _OPENING)


_OPENING = ("vehicles", "opens-move", "stops-move", "closes-name", "unit-of-time")
_SHORT = 3
# ولم ترجع منها حتى الآن سوى ست عائلات.
_EXCEPT_WORDS = 7
# تهجير من تبقى من أهالي …
_LEFT = frozenset(("من", "تبقي"))


def _behind(scene: Scene, crowd: Crowd, sentence: tuple[int, int]) -> Hit | None:
    """Return the verb or participle of people before it: 300 عائلة نزحت, 40 ألفا ممن خرجوا, السكان العالقين."""
    for hit in scene.hits[Layer.MOVEMENT].within(crowd.end, min(sentence[1], crowd.end + _BEHIND_ASIDE)):
        if is_other_sense(scene, hit):
            continue
        gap = Gap.told(scene.text[crowd.end : hit.word_start])
        if "(" in gap.text:
            continue
        if gap.is_broken or is_harmed(scene, crowd.end, hit.start):
            return None
        joined = scene.text[hit.word_start : hit.start].startswith("و")
        return hit if not joined and _is_said_of(scene, hit, crowd, gap) else None
    return None


def _is_said_of(scene: Scene, hit: Hit, crowd: Crowd, gap: Gap) -> bool:
    words = gap.words
    aside = crowd.stated and gap.is_aside and len(words) <= _ASIDE_WORDS
    if not aside and gap.holds("ends-move"):
        return False
    joined = [word.startswith("و") for word in words]
    if hit.payload.manner is Manner.PARTICIPLE:
        return aside or _is_called(words)
    if hit.payload.manner not in _FINITE or (any(joined) and not _is_from(scene, crowd, hit)):
        return False
    return gap.holds("relative-people", last=1) or aside or _is_predicate(scene, hit, crowd, gap)


def _is_called(words: list[str]) -> bool:
    """Return whether people are called what a participle behind says: نساء وأطفال فارون, العائلات الكردية عالقة."""
    described = all(word.startswith("ال") for word in words) and len(words) <= _ADJECTIVES
    joined = all(word.startswith("و") for word in words)
    return described or joined or all(word.lstrip("وف") in particles("stays-so") for word in words)


def _is_from(scene: Scene, crowd: Crowd, hit: Hit) -> bool:
    """Return whether what joins the words between are the places of the people: أهالي هجين والشعفة ينزحون."""
    return not entry_of(hit).weak and bool(scene.places_in(crowd.end, hit.word_start))


def _is_predicate(scene: Scene, hit: Hit, crowd: Crowd, gap: Gap) -> bool:
    """Return whether a verb close behind its subject has it in the plural: 300 عائلة من حلب نزحت."""
    plural = crowd.stated or scene.text[hit.start : hit.end].endswith(_PLURAL_ENDINGS)
    near = len(gap.words) <= _BEHIND_WORDS and len(gap.text) <= _BEHIND
    return plural and near and not gap.has_comma and not gap.holds("stops-move")


def _led(scene: Scene, crowd: Crowd, sentence: tuple[int, int]) -> Hit | None:
    """Return the verbal noun to which another verb leads: تمكن 500 مدني من الفرار, اضطر ألف شخص إلى النزوح."""
    ahead = Gap(scene.text[max(sentence[0], crowd.start - _BEHIND) : crowd.start])
    leads = ahead.tells("makes-move", last=_LED_WORDS) or ahead.tells("bars-move", last=_LED_WORDS)
    for hit in scene.hits[Layer.MOVEMENT].within(crowd.end, min(sentence[1], crowd.end + _LED)):
        if _leads_to(scene, hit, crowd, leads=leads):
            return None if is_other_sense(scene, hit) else hit
    return None


def _leads_to(scene: Scene, hit: Hit, crowd: Crowd, *, leads: bool) -> bool:
    """Return whether a verb behind the people, or before them (`leads`), has what they do as its object."""
    words = Gap(scene.text[crowd.end : hit.word_start]).words
    word = words[-1] if words else ""
    if hit.payload.manner is not Manner.MASDAR and word not in _ON:
        return False
    if any(one in particles(name) for one in words[-_MAKES_WORDS:] for name in ("makes-move", "bars-move")):
        return True
    attached = scene.text[hit.word_start : hit.start].removeprefix("و")
    definite = scene.text.startswith("ال", hit.start)
    return leads and (definite or attached.startswith(("ب", "ل")) or word in _INTO)


_ON = frozenset(("الي", "علي"))
# اضطرت إلى ترك: the verb and its preposition.
_MAKES_WORDS = 2
_INTO = frozenset(("من", "الي", "علي", "في", "طريق"))
