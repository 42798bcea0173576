"""Sieges: who lies round a place, and who is inside."""

import re

from marsad.extract.control.frame import Cue, Frame, Lack, any_in
from marsad.extract.control.framing import Roles, frame, meant
from marsad.extract.mention.scan import Layer
from marsad.extract.mention.side import Side
from marsad.extract.particle import particles
from marsad.extract.role.agent import by_whom, may_act, subject
from marsad.extract.role.antecedent import taken_up
from marsad.extract.role.ourselves import own_voice
from marsad.extract.role.place import Object, object_after, places_before
from marsad.extract.vocabulary import Manner

# How far before a siege the verb stands that breaks it.
_BREAKING = 140
_BY_REACH = 60
_BEHIND = 16
# How far before the word its place stands, and with an adjective between.
_BESIDE, _ADJECTIVE = 8, 20
# أما البلدتان فما زالتا محاصرتين
_STANDS = re.compile(r"،? ?ف?(?:(?:ما|لا) )?(?:زال|تزال|يزال|بات|اضح|امس|اصبح|صار|ظل|بقي)\w*")
# باتت المدينة محاصرة من: the participle is spelled like the verbal noun.
_IS_BESIEGED = re.compile(r"محاصره (?:بالكامل |تماما )?(?:من|علي يد)\b")


def _is_no_siege(cue: Cue) -> bool:
    """Return whether a siege is broken here, or is none of a place: كسر الحصار, حصارا اقتصاديا."""
    broken = cue.manner is Manner.MASDAR and any_in(cue.words_before(_BREAKING), "breaks-siege")
    behind = cue.scene.text[cue.trigger.word_end : cue.trigger.word_end + 24].split()
    return broken or any(word in particles("no-ground") for word in behind[:1])


def besiege(cue: Cue) -> Frame | Lack:
    """Return the frame of a siege that somebody lays: حاصرت X بلدة P."""
    if _is_no_siege(cue):
        return cue.lacks("a siege of a place that goes on")
    if cue.manner is Manner.MASDAR and _is_adjective(cue):
        return besieged(cue)
    told = _laid_round(cue) or _trapped(cue)
    if told is not None:
        return told
    found = object_after(cue.scene, cue.trigger, cue.entry.object, cue.sentence)
    if found is None and cue.owned:
        found = meant(cue)
    if found is None:
        return besieged(cue) if _is_lived_under(cue) else cue.lacks("place")
    doer = subject(cue.scene, cue.trigger, cue.sentence, follows=not (cue.owned and cue.manner is Manner.MASDAR))
    if doer is None:
        return cue.lacks("party")
    return frame(cue, found, Roles(by=doer), status=cue.entry.status, pattern="place")


# الحصار الذي تفرضه X على P
_WHICH_LAYS = re.compile(r'"? (?:الذي|التي) (?:كانت |كان |ما زالت |لا تزال |ما زال |لا يزال )?(\w+)')


def _laid_round(cue: Cue) -> Frame | None:
    """Return the frame of a siege whose clause says who lays it round what: الحصار الذي تفرضه X على P."""
    which = _WHICH_LAYS.match(cue.scene.text, cue.trigger.word_end)
    if which is None or which.group(1) not in particles("lays-siege"):
        return None
    for doer in cue.scene.sides_in(which.end(), which.end() + _BY_REACH)[:1]:
        found = object_after(cue.scene, cue.reaching(doer.end), ("علي", "حول"), cue.sentence)
        if found is not None:
            return frame(cue, found, Roles(by=doer), status=cue.entry.status, pattern="which")
    return None


def _is_adjective(cue: Cue) -> bool:
    """Return whether the word is the participle, which is spelled like the verbal noun: المدينة المحاصرة من."""
    text, start = cue.scene.text, cue.trigger.word_start
    if _IS_BESIEGED.match(text, start):
        return True
    turned = text.startswith("محاصره", start) and any_in(cue.words_before(40)[-4:], "becomes")
    beside = places_before(cue.scene, cue.trigger, cue.sentence, reach=_BESIDE)
    return (turned or text.startswith("المحاصره", start)) and not cue.owned and beside is not None


def _trapped(cue: Cue) -> Frame | None:
    """Return the frame of fighters besieged in a place: محاصرة التنظيم في آخر جيب له, تحاصر X عناصر Y في P."""
    inside = object_after(cue.scene, cue.trigger, ("في", "ب"), cue.sentence)
    if inside is None:
        return None
    behind = [s for s in cue.scene.sides_in(cue.trigger.word_end, inside.places.start) if cue.scene.is_armed(s.parties)]
    if len(behind) == 1 and cue.manner is Manner.MASDAR:
        doer = subject(cue.scene, cue.trigger, cue.sentence, follows=False)
        held = behind[0]
    elif len(behind) == 2:
        doer, held = behind
    else:
        return None
    if doer is None or doer.parties == held.parties:
        return None
    return frame(cue, inside, Roles(holder=held, by=doer), status=cue.entry.status, pattern="party")


def _is_lived_under(cue: Cue) -> bool:
    """Return whether the place stands before its siege: تعيش دوما حصارا خانقا تفرضه X."""
    before = places_before(cue.scene, cue.trigger, cue.sentence, reach=_BESIDE)
    if before is None or cue.manner is not Manner.MASDAR:
        return False
    words = cue.scene.text[max(cue.sentence[0], before.places.start - _VERB) : before.places.start].split()
    return any_in(words[-1:], "lives-under")


_VERB = 14


def besieged(cue: Cue) -> Frame | Lack:
    """Return the frame of a place that is called besieged: P المحاصرة من قبل X."""
    found = _surrounded(cue)
    if found is None:
        return cue.lacks("place")
    by = _besieger(cue, max(cue.trigger.word_end, found.end)) or _who_has_just_acted(cue, found)
    inside = _inside(cue, by)
    if by is not None or inside is not None:
        return frame(cue, found, Roles(holder=inside, by=by), status=cue.entry.status, pattern="by")
    if not _is_told(cue, found):
        return cue.lacks("party")
    by = own_voice(cue.scene, cue.trigger) or _acting(cue)
    pattern = "by" if by is None else "presumed"
    return frame(cue, found, Roles(by=by), status=cue.entry.status, pattern=pattern)


def _acting(cue: Cue) -> Side | None:
    """Return the one party that acts in the sentence, which is sooner outside: باتت محاصرة بعدما قطعت X الطريق."""
    named = [side for side in cue.scene.sides_in(*cue.sentence) if may_act(cue.scene, side)]
    return named[0] if len({side.parties for side in named}) == 1 else None


def _who_has_just_acted(cue: Cue, found: Object) -> Side | None:
    """Return who did what left the place besieged: قطعت X الطريق وباتت المدينة محاصرة."""
    before = cue.scene.text[max(cue.sentence[0], found.places.start - _TURNS) : found.places.start].split()
    turned = any(word[:1] in ("و", "ف", "ل") and word[1:] in particles("becomes") for word in before[-1:])
    return subject(cue.scene, cue.trigger, cue.sentence, follows=False) if turned else None


_TURNS = 10


def _is_told(cue: Cue, found: Object) -> bool:
    """Return whether a town is told to be under siege, by nobody knows whom: تعز تحت حصار محكم منذ عام."""
    item = found.places.items[-1]
    town = not found.pronoun and not item.area and (item.place is None or not item.place.is_area)
    # المحاصرة: what sort of town it is, not the news of it.
    behind = cue.scene.text[cue.trigger.word_end : cue.trigger.word_end + _BEHIND].split()[:1]
    # محاصرة بالهموم
    figure = any(word.startswith("ب") and word not in ("بالكامل", "بشكل") for word in behind)
    return town and not figure and not cue.owned and not cue.scene.text.startswith("ال", cue.trigger.start)


def _surrounded(cue: Cue) -> Object | None:
    found = places_before(cue.scene, cue.trigger, cue.sentence, reach=_BESIDE) or _dual(cue)
    found = found or _described(cue)
    return found or object_after(cue.scene, cue.trigger, ("في",), cue.sentence)


def _described(cue: Cue) -> Object | None:
    """Return the place that an adjective parts from the word: كفريا الشيعية المحاصرة, البلدة الصغيرة المحاصرة."""
    found = places_before(cue.scene, cue.trigger, cue.sentence, reach=_ADJECTIVE)
    between = cue.scene.text[found.end : cue.trigger.word_start].split() if found else []
    if between and _STANDS.fullmatch(" ".join(between)):
        return found
    alike = len(between) == 1 or (len(between) == 2 and between[0] in ('"', "،"))
    return found if alike and between[-1].startswith("ال") and not between[-1].endswith("،") else None


def _dual(cue: Cue) -> Object | None:
    """Return the two towns that are taken up again: البلدتين المحاصرتين."""
    heads = cue.scene.hits[Layer.HEAD].within(cue.trigger.word_start - 14, cue.trigger.word_start)
    places = taken_up(cue.scene, heads[-1].word_start, heads[-1]) if heads else None
    if places is None:
        return None
    return Object(places=places, start=heads[-1].start, end=heads[-1].end, pronoun=True)


def _besieger(cue: Cue, end: int) -> Side | None:
    """Return who lies round the place: المحاصرة من X, من قبل X, منذ عام على يد X, الذي تفرضه X."""
    named = _whose(cue) or by_whom(cue.scene, cue.trigger, cue.sentence)
    if named is not None:
        return named
    for side in cue.scene.sides_in(end, min(cue.sentence[1], end + _BY_REACH)):
        before = cue.scene.text[end : side.word_start].replace('"', " ").split()
        if before and (before[-1] == "من" or any(word in particles("lays-siege") for word in before[-1:])):
            return side
        break
    return None


def _whose(cue: Cue) -> Side | None:
    """Return whose siege a place is under: تحت حصار قوات النظام."""
    if not cue.scene.text.startswith("تحت حصار", cue.trigger.start) or cue.owned:
        return None
    beside = cue.scene.sides_in(cue.trigger.word_end, cue.trigger.word_end + 4)
    return beside[0] if beside and not cue.scene.text[cue.trigger.word_end : beside[0].word_start].strip(' "') else None


def _inside(cue: Cue, by: Side | None) -> Side | None:
    """Return who holds out inside: الجيب المحاصر لتنظيم الدولة في الباغوز."""
    for side in cue.scene.sides_in(cue.trigger.word_end, cue.trigger.word_end + 12):
        given = cue.scene.text[side.word_start : side.start] == "ل"
        return side if given and side is not by else None
    return None
