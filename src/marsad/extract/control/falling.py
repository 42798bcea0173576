"""Places that pass from hand to hand: they fall, return, are lost, left or handed over."""

import re
from itertools import pairwise

from marsad.extract.control.frame import Cue, Frame, Lack, any_in
from marsad.extract.control.framing import Roles, frame, meant
from marsad.extract.control_vocabulary import graspings
from marsad.extract.mention.side import Side
from marsad.extract.particle import particles
from marsad.extract.role.agent import subject, these
from marsad.extract.role.gender import is_barred
from marsad.extract.role.place import Object, object_after, places_before, places_promised
from marsad.extract.term import Holding
from marsad.extract.vocabulary import Manner

_HANDS_REACH = 70
_THESE_REACH = 8
_ADMITS_REACH = 60
_OUT_OF_ITS_HANDS = re.compile(r" (?:من|عن) (?:يد|ايدي|قبضت|سيطرت)(?:ها|هم|ه)\b")

# دانت لهم المدينة, آلت إليها: those of whom the sentence is.
_TO_THEM = re.compile(r" (?:ل|الي|بيد|بايدي)(?:ه|هم|ها)\b")


def fall(cue: Cue) -> Frame | Lack:
    """Return the frame of a place that falls to somebody or is lost: سقطت P بيد X."""
    found = _fallen(cue)
    if found is None:
        return cue.lacks("place")
    giver, taker = hands(cue, max(found.end, cue.trigger.word_end))
    if taker is None and _TO_THEM.match(cue.scene.text, cue.trigger.word_end):
        taker = subject(cue.scene, cue.trigger, cue.sentence, follows=False)
    if taker is None and giver is None:
        giver = _mourner(cue, max(found.end, cue.trigger.word_end))
    if taker is not None:
        return frame(cue, found, Roles(holder=taker, previous=giver), status=cue.entry.status, pattern="agent")
    if cue.entry.needs_agent or giver is None:
        return cue.lacks("party into whose hands it goes")
    return frame(cue, found, Roles(previous=giver), status=Holding.LOST, pattern="alone")


def _mourner(cue: Cue, end: int) -> Side | None:
    """Return who lost a place, or denies it, told before it: ضياع الموصل من يدها, أقرت الفصائل بسقوط البلدة."""
    words = cue.words_before(_ADMITS_REACH)
    admits = (cue.clitic.endswith("ب") and any_in(words, "admits")) or (not cue.clitic and any_in(words, "denies"))
    own = _OUT_OF_ITS_HANDS.match(cue.scene.text, end) is not None
    if cue.manner is not Manner.MASDAR or not (own or admits):
        return None
    return subject(cue.scene, cue.trigger, cue.sentence, follows=False)


def _fallen(cue: Cue) -> Object | None:
    scene, trigger = cue.scene, cue.trigger
    found = object_after(scene, trigger, ("",), cue.sentence)
    if found is not None and len(scene.text[trigger.word_end : found.places.start].split()) > 1:
        found = None
    if found is None and cue.manner is not Manner.MASDAR:
        found = places_before(scene, trigger, cue.sentence, reach=40)
    if found is None and cue.owned and cue.manner is Manner.MASDAR:
        # بعد سقوطها بيد X: the place named before.
        found = meant(cue)
    return found


def hands(cue: Cue, start: int) -> tuple[Side | None, Side | None]:
    """Return out of whose hands something goes and into whose: من يد أحرار الشام إلى سيطرة تحرير الشام."""
    giver: Side | None = None
    for side in cue.scene.sides_in(start, min(cue.sentence[1], start + _HANDS_REACH)):
        words = cue.scene.text[start : side.word_start].replace('"', " ").split()
        if giver is None and words[-1:] and _is_last_of(words):
            # سقطت البلدة، آخر معاقل X في الريف، بيد Y.
            giver, start = side, side.end
            continue
        if giver is None and words == ["من"]:
            # انتقلت السيطرة على المعبر من X إلى Y
            giver, start = side, side.end
            continue
        if giver is not None:
            words = words[-1:]
        if not _into_its_hands(cue, side, words):
            break
        if len(words) < 2 or words[-2] not in ("من", "عن"):
            return giver, side
        giver, start = side, side.end
    return giver, None


def _into_its_hands(cue: Cue, side: Side, words: list[str]) -> bool:
    """Return whether the words before a party put a place in or out of its hands: بيد X، لصالح X."""
    if any(word in ("لم", "ولم") for word in words):
        return False
    given = cue.scene.text[side.word_start : side.start] == "ل"
    attached = given and (words[-1:] in ([], ["لصالح"]) or "ل" in cue.entry.object)
    return attached or (bool(words) and _is_hands(words[-1]))


def _is_hands(word: str) -> bool:
    """Return whether behind the word stands who holds a place: إلى X, بيد X, لسلطة X."""
    nouns = graspings().bare
    return word in particles("hands") or word in nouns or (word[:1] in ("ب", "ل") and word[1:] in nouns)


def _is_last_of(words: list[str]) -> bool:
    """Return whether the words before a party say that the place was its last one: آخر معاقل."""
    told = [word for word in words if word != "،"]
    return (
        len(told) > 1 and all(word in particles("strongholds") for word in told) and told[0] in ("اخر", "احد", "ابرز")
    )


def lose(cue: Cue) -> Frame | Lack:
    """Return the frame of a place that its holder loses, leaves or hands over: خسر X P; سلم X P لـY."""
    if not _given_up(cue):
        return cue.lacks("a withdrawal or a gift that is told as news")
    found = _lost(cue)
    if found is None:
        return cue.lacks("place")
    follows = not (cue.owned and cue.manner is Manner.MASDAR)
    who = subject(cue.scene, cue.trigger, cue.sentence, follows=follows)
    _, taker = hands(cue, found.end)
    if taker is None and cue.entry.gives:
        taker = _to_whom(cue, found.end)
        if taker is None or taker is who:
            return cue.lacks("party to whom it is given")
    if taker is not None:
        return frame(cue, found, Roles(holder=taker, previous=who), status=Holding.CAPTURED, pattern="to")
    if who is None:
        return cue.lacks("party")
    return frame(cue, found, Roles(previous=who), status=Holding.LOST, pattern=cue.manner.value)


def _given_up(cue: Cue) -> bool:
    """Return whether a withdrawal is told as news, and a gift not as refused."""
    if _inspects(cue):
        return False
    return (_left(cue) or not cue.entry.withdraws) and not (cue.entry.gives and _refused(cue))


def _inspects(cue: Cue) -> bool:
    """Return whether the word is a visit, which is spelled like a loss: وصل وفد إلى المدينة لتفقد محطات المياه."""
    text = cue.scene.text
    visits = text[cue.trigger.start : cue.trigger.word_end] in particles("inspects") and cue.clitic.endswith("ل")
    return visits and "السيطره" not in text[cue.trigger.end : cue.trigger.end + 30]


def _refused(cue: Cue) -> bool:
    """Return whether a place was not given: رفضت الوحدات تسليم المدينة إلى الجيش."""
    return cue.manner is Manner.MASDAR and any_in(cue.words_before(_ADMITS_REACH), "refuses")


def _lost(cue: Cue) -> Object | None:
    """Return the place: behind the word, or meant by the pronoun on a verb (التي أخلاها)."""
    found = object_after(cue.scene, cue.trigger, cue.entry.object, cue.sentence)
    by_pronoun = cue.owned and "" in cue.entry.object and cue.manner is not Manner.MASDAR
    return meant(cue) if found is None and by_pronoun else found


def _left(cue: Cue) -> bool:
    """Return whether a withdrawal is told as something that happened."""
    return cue.manner in (Manner.PAST, Manner.OURS) or (cue.manner is Manner.PRESENT and cue.in_title)


def _to_whom(cue: Cue, start: int) -> Side | None:
    """Return the party that a place is given to: سلمت قسد المدينة للجيش السوري."""
    for side in cue.scene.sides_in(start, min(cue.sentence[1], start + _HANDS_REACH)):
        text = cue.scene.text
        given = text[side.word_start : side.start] == "ل" or text.startswith("لل", side.word_start)
        words = text[start : side.word_start].split()
        return side if given or words[-1:] == ["الي"] else None
    return None


def leave(cue: Cue) -> Frame | Lack:
    """Return the loss of a place that went out of somebody's hands: خرجت الغوطة من يد الفصائل."""
    if _never_left(cue):
        return cue.lacks("a place that went out of somebody's hands")
    agent = holder_behind(cue)
    if agent is None:
        return cue.lacks("party")
    found = places_before(cue.scene, cue.trigger, cue.sentence, reach=30)
    found = found or places_promised(cue.scene, agent.end, cue.sentence)
    if found is None:
        return cue.lacks("place")
    return frame(cue, found, Roles(previous=agent), status=Holding.LOST, pattern="leave")


def _never_left(cue: Cue) -> bool:
    """Return whether the verb before is negated, or it was so all along: لم تخرج عن سيطرة X, لا تزال خارج سيطرة X."""
    words = cue.words_before(_ADMITS_REACH)
    if cue.entry.id == "outside":
        return any_in(words[-4:], "still") or (cue.owned and not any_in(words[-4:], "becomes"))
    return any(word.removeprefix("و") in ("لم", "لن") and any_in([then], "leaves") for word, then in pairwise(words))


def holder_behind(cue: Cue) -> Side | None:
    """Return the holder: the party right behind the words, or the one that their pronoun means."""
    if cue.owned:
        return subject(cue.scene, cue.trigger, cue.sentence, follows=False) or _only_one(cue)
    for side in cue.scene.sides_in(cue.trigger.end, min(cue.sentence[1], cue.trigger.end + 30)):
        return side if len(cue.scene.text[cue.trigger.end : side.word_start].split()) <= 1 else None
    return these(cue.scene, cue.trigger.end, cue.trigger.end + _THESE_REACH)


def _only_one(cue: Cue) -> Side | None:
    """Return the one party that the sentence names before a pronoun, whatever it does there: قتلى من قسد في مناطقها."""
    named = [
        side for side in cue.scene.sides_in(cue.sentence[0], cue.trigger.word_start) if cue.scene.is_armed(side.parties)
    ]
    pronoun = cue.scene.text[cue.trigger.end : cue.trigger.word_end]
    one = named[-1] if len({side.parties for side in named}) == 1 else None
    return None if one is None or is_barred(cue.scene, one, pronoun) else one
