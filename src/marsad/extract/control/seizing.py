"""Who takes a place: the subject of a verb of taking, and what the words around make of it."""

import re
from dataclasses import replace

from marsad.extract.control.expelling import driven_back
from marsad.extract.control.falling import hands
from marsad.extract.control.frame import Cue, Frame, Lack, any_in
from marsad.extract.control.framing import Roles, frame, meant
from marsad.extract.control.freeing import is_taken_there
from marsad.extract.control.presuming import presumed
from marsad.extract.mention.scan import Layer
from marsad.extract.mention.side import Side
from marsad.extract.mention.toponym import PlaceList
from marsad.extract.particle import particles
from marsad.extract.role.agent import by_whom, driven_out, may_act, subject, subject_behind
from marsad.extract.role.gender import is_barred
from marsad.extract.role.ourselves import own_voice
from marsad.extract.role.pair import pair_before, pair_behind
from marsad.extract.role.place import Object, object_after, places_before
from marsad.extract.term import Holding
from marsad.extract.vocabulary import Manner, Person

_BEHIND = 140
_DEPARTS_REACH = 120
_FIRE_REACH = 30
_WHICH_REACH = 24
# انتزعت منه: from whom the sentence is about.
_FROM_HIM = re.compile(r" من(?:ه|هم)\b")
_FROM_HANDS = re.compile(r'"? ?(?:بالكامل |كليا )?من (?:قبضه|يد|ايدي|سيطره|براثن|دنس|احتلال) ')


def seize(cue: Cue) -> Frame | Lack:
    """Return the frame of a place that somebody takes: سيطر X على P."""
    if (cue.entry.enters and not _enters(cue)) or _is_undone(cue):
        return cue.lacks("that it happened, told as news")
    return _seized(cue)


def _seized(cue: Cue) -> Frame | Lack:
    found = _taken(cue)
    if found is None or _takes_people(cue, found):
        return cue.lacks("place")
    owned = cue.owned and not (found.pronoun and found.start == cue.trigger.word_end)
    who = taker(cue, found, owned=owned)
    if who is None:
        told = _taken_by_nobody(cue, found)
        return by_presumption(cue, found) if isinstance(told, Lack) else told
    back = driven_back(cue, found, who) if cue.entry.enters else None
    if back is not None or cue.entry.storms:
        return back or cue.lacks("that the attacker was driven out")
    return held_now(cue, found, who)


def by_presumption(cue: Cue, found: Object) -> Frame | Lack:
    """Return the frame of a place whose taker no words of the clause tell, with whom the report makes likeliest."""
    who = presumed(cue, found)
    if who is None or cue.entry.storms:
        return cue.lacks("party")
    told = held_now(cue, found, who)
    if isinstance(told, Lack):
        return told
    return replace(told, guessed=("holder",), pattern=f"presumed-{told.pattern}")


def _takes_people(cue: Cue, found: Object) -> bool:
    """Return whether it is people that are taken, out of a place or there: أخذت X شبانا من P, حررت X رهائن في P."""
    if found.pronoun or "" not in cue.entry.object:
        return False
    end = found.places.start
    people = cue.scene.hits[Layer.PERSON].within(cue.trigger.word_end + 2, end)
    civil = [hit for hit in people if isinstance(hit.payload.entry, Person) and not hit.payload.entry.combatant]
    return any(not _OUT_OF.isdisjoint(cue.scene.text[hit.end : end].split()) for hit in civil)


_OUT_OF = frozenset(("من", "في", "داخل"))


def held_now(cue: Cue, found: Object, who: Side) -> Frame | Lack:
    """Return what the form of the word says of a place and its taker."""
    status, pattern = _told(cue)
    if status is Holding.LOST:
        return frame(cue, found, Roles(previous=who), status=status, pattern=pattern)
    if pattern in _BOTH and len(who.parties) < _PAIR:
        both = pair_before(cue.scene, cue.trigger.start)
        if both is None:
            return cue.lacks("second party")
        who = both
    if _is_by_fire(cue, found):
        return frame(cue, found, Roles(holder=who), status=Holding.CONTESTED, pattern="fire")
    previous = None if status is Holding.HELD else _loser(cue, found, who)
    return frame(cue, found, Roles(holder=who, previous=previous), status=status, pattern=pattern)


def _is_undone(cue: Cue) -> bool:
    """Return whether a place is not taken yet: على وشك السيطرة, تقترب القوات من السيطرة."""
    words = cue.words_before(60)
    undone = any_in(words[-3:], "not-yet") or any_in(words[-7:], "approaches")
    return cue.manner is Manner.MASDAR and undone


def _enters(cue: Cue) -> bool:
    """Return whether an entry is told as something that happened: no purpose, no plan, a headline's present tense."""
    if cue.manner in (Manner.PAST, Manner.PASSIVE, Manner.OURS) or (cue.manner is Manner.PRESENT and cue.in_title):
        return True
    behind = cue.scene.sides_in(cue.trigger.word_end, cue.trigger.word_end + 12)
    if cue.manner is Manner.PRESENT and cue.clitic.endswith("ل") and behind:
        # خرجت X من البلدة لتدخلها Y
        return any_in(cue.words_before(_DEPARTS_REACH), "departs")
    return cue.manner is Manner.MASDAR and (cue.owned or bool(behind) or _is_managed(cue))


def _is_managed(cue: Cue) -> bool:
    """Return whether an entry is what somebody managed or announced: تمكن الجيش من دخول, أعلن دخول."""
    return any_in(cue.words_before(60)[-7:], "manages") and cue.clitic in ("", "ال")


def _taken(cue: Cue) -> Object | None:
    """Return the places that the word takes: behind it, or before it where its pronoun or its voice says so."""
    direct = "" in cue.entry.object
    if cue.owned and direct and cue.manner is not Manner.MASDAR:
        # التي استعادتها القوات: the pronoun is the object.
        return meant(cue)
    found = object_after(cue.scene, cue.trigger, cue.entry.object, cue.sentence)
    if found is None and cue.owned and direct:
        found = meant(cue)
    if found is None and direct and cue.manner is Manner.PASSIVE:
        found = places_before(cue.scene, cue.trigger, cue.sentence, reach=8)
    if found is None and is_taken_there(cue):
        found = places_before(cue.scene, cue.trigger, cue.sentence, reach=_WHICH_REACH)
    return found


def taker(cue: Cue, found: Object, *, owned: bool) -> Side | None:
    """Return who takes the place."""
    if cue.manner is Manner.MASDAR and any_in(cue.words_before(14)[-1:], "passes-control"):
        # آلت السيطرة على المدينة إلى قسد.
        return hands(cue, found.end)[1]
    on = _goes_on(cue)
    if on is not None:
        return on
    if cue.entry.enters:
        return _entrant(cue)
    if _is_passive(cue):
        return by_whom(cue.scene, cue.trigger, cue.sentence) or _own_deed(cue, None)
    who = subject(cue.scene, cue.trigger, cue.sentence, follows=not owned) or _cataphoric(cue, found)
    who = _own_deed(cue, who or _again(cue, owned=owned))
    if who is None and _told(cue)[1] in _BOTH:
        return pair_behind(cue.scene, found.end, cue.sentence[1]) or pair_before(cue.scene, cue.trigger.start)
    return who


def _own_deed(cue: Cue, who: Side | None) -> Side | None:
    """Return who does what a party's own media praise: none but itself and its allies liberate, whoever is named."""
    voice = own_voice(cue.scene, cue.trigger)
    if voice is None or cue.entry.enters or (who is not None and not cue.entry.praises):
        return who
    if who is None and cue.manner not in (Manner.MASDAR, Manner.PASSIVE):
        return None
    return who if who is not None and cue.scene.are_allied(who.parties, voice.parties) else voice


def _entrant(cue: Cue) -> Side | None:
    """Return who enters: only the party beside the word, since everybody enters towns."""
    who = subject(cue.scene, cue.trigger, cue.sentence, follows=not cue.owned or cue.manner is not Manner.MASDAR)
    if who is None:
        return None
    if any_in(cue.words_before(14)[-2:], "itself"):
        return who
    if who.start > cue.trigger.start or (cue.manner is Manner.MASDAR and _is_managed(cue)):
        return who
    between = cue.scene.text[who.end : cue.trigger.word_start].strip(' "،)').split()
    # وكانت قوات النظام قد دخلت
    return who if all(word in _HAD for word in between) else None


_HAD = ("قد", "كانت", "كان")


def _is_passive(cue: Cue) -> bool:
    """Return whether no doer stands in the place of the subject: تمت السيطرة على, سُيطر على, أُعلن تحرير."""
    happened = cue.manner is Manner.MASDAR and any_in(cue.words_before(12)[-1:], "happened-to")
    return happened or cue.manner is Manner.PASSIVE or is_taken_there(cue)


def _taken_by_nobody(cue: Cue, found: Object) -> Frame | Lack:
    """Return the loss that is told without a taker: تم تحرير مدينة الباب من قبضة X, إعلان تحرير الباب من X."""
    if not _is_passive(cue) and not (cue.manner is Manner.MASDAR and _FROM_HANDS.match(cue.scene.text, found.end)):
        return cue.lacks("party")
    end = max(found.end, cue.trigger.word_end)
    previous = driven_out(cue.scene, (end, min(cue.sentence[1], end + _FIRE_REACH)), ())
    if previous is None and _FROM_HIM.match(cue.scene.text, end):
        previous = subject(cue.scene, cue.trigger, cue.sentence, follows=False)
    if previous is None:
        return cue.lacks("party")
    return frame(cue, found, Roles(previous=previous), status=Holding.LOST, pattern="passive")


def _cataphoric(cue: Cue, found: Object) -> Side | None:
    """Return the subject that only the clause behind names: بعد استيلائها على المطار واصلت الفصائل تقدمها."""
    leads = cue.owned or any_in(cue.words_before(12)[-1:], "wasted")
    return (
        subject_behind(cue.scene, found.end, cue.scene.text[cue.trigger.end : cue.trigger.word_end]) if leads else None
    )


def _goes_on(cue: Cue) -> Side | None:
    """Return the holder of the frame before where a verb goes on about it: …, كما سيطرت على …."""
    if cue.before is None or cue.before.holder is None or not (cue.manner is Manner.PAST or _is_joined(cue)):
        return None
    words = cue.words_before(12)
    between = cue.scene.sides_in(cue.before.end, cue.trigger.word_start)
    other = any(may_act(cue.scene, side) for side in between)
    joined = (cue.clitic.startswith("و") and not other) or (bool(words) and words[-1] in ("كما", "ثم", "كذلك"))
    behind = cue.scene.sides_in(cue.trigger.word_end, cue.trigger.word_end + 25)
    adjacent = behind and not cue.scene.text[cue.trigger.word_end : behind[0].word_start].strip(' "')
    return cue.before.holder if joined and not adjacent else None


def _again(cue: Cue, *, owned: bool) -> Side | None:
    """Return the holder of the frame before, where a pronoun may mean it: بعد سيطرة X على P استكملت سيطرتها على Q."""
    who = cue.before.holder if owned and cue.before is not None and cue.manner is Manner.MASDAR else None
    barred = who is None or is_barred(cue.scene, who, cue.scene.text[cue.trigger.end : cue.trigger.word_end])
    return None if barred else who


def _is_joined(cue: Cue) -> bool:
    """Return whether a verbal noun is joined to the one before: إخراج X من P وإعادتها, السيطرة على P وتطهير Q."""
    if cue.before is None or cue.before.trigger.payload.manner is not Manner.MASDAR:
        return False
    return cue.manner is Manner.MASDAR and cue.clitic.startswith("و")


def _loser(cue: Cue, found: Object, who: Side) -> Side | None:
    behind = min(cue.sentence[1], found.end + _BEHIND)
    # Who is named behind another place was driven out of that one.
    others = [places.start for places in cue.scene.places_in(found.end, behind) if _is_town(places)]
    behind = min([behind, *others[:1]])
    return driven_out(cue.scene, (cue.trigger.word_end, behind), who.parties)


def _is_town(places: PlaceList) -> bool:
    item = places.items[0]
    return not item.area and (item.place is None or not item.place.is_area)


def _is_by_fire(cue: Cue, found: Object) -> bool:
    words = cue.scene.text[cue.trigger.word_end : found.end + _FIRE_REACH].split()
    return any(word in particles("by-fire") for word in words)


def _told(cue: Cue) -> tuple[Holding, str]:
    """Return what the word's form and the words before it make of its status."""
    before = cue.words_before(32)[-2:]
    governed = _governed(cue) if cue.manner is Manner.MASDAR and cue.entry.id == "take" else None
    if governed is not None:
        return governed
    if cue.manner is Manner.PRESENT and cue.no_longer:
        return Holding.LOST, "no-longer"
    stands = cue.manner is Manner.PRESENT and cue.entry.standing is not None
    purpose = cue.clitic.endswith(("س", "ل")) or (bool(before) and before[-1] in ("ان", "لم", "لن", "قبل"))
    turned = any_in(cue.words_before(60)[-6:], "turns")
    if stands and cue.entry.standing is not None and not cue.is_headline and not purpose and not turned:
        return cue.entry.standing, "present"
    return cue.entry.status, cue.manner.value


# Control that two have: a report may only call them the two sides.
_BOTH = ("shares-control", "contests-control")
_PAIR = 2
_SHARED = (("shares-control", Holding.HELD), ("contests-control", Holding.CONTESTED))
_GOVERNORS = (
    ("loses-control", Holding.LOST),
    ("retakes-control", Holding.RECAPTURED),
    ("keeps-control", Holding.HELD),
)


def _governed(cue: Cue) -> tuple[Holding, str] | None:
    """Return what the verb before makes of "control": فقدت السيطرة, استعادة السيطرة, الحفاظ على سيطرته."""
    before = cue.words_before(32)[-2:]
    if any_in(cue.words_before(50)[-6:], "retakes-verb") and not cue.owned:
        # استعادت القوات السيطرة أمس على
        return Holding.RECAPTURED, "retakes-control"
    shared = cue.words_before(90)[-9:]
    for name, status in _SHARED:
        if any_in(shared, name) and not any_in(before, "retakes-control"):
            return status, name
    if not cue.owned and any_in(before[-1:], "while-in-control"):
        # طوال سيطرة التنظيم على المدينة
        return Holding.HELD, "while-in-control"
    return next(((status, name) for name, status in _GOVERNORS if any_in(before, name)), None)
