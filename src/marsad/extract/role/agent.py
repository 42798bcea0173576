"""Which party acts in a clause, and which one is driven out."""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from marsad.extract.mention.scan import Hit, Layer, WeakParty
from marsad.extract.mention.side import Side
from marsad.extract.particle import particles
from marsad.extract.role.acting import announces, is_owner
from marsad.extract.role.gender import is_barred
from marsad.extract.role.ourselves import ourselves
from marsad.extract.scene import Scene
from marsad.extract.vocabulary import Manner
from marsad.theatre.party import PartyKind

_DOER_REACH = 120
_SUPPORT_REACH = 48
_CATAPHORA_REACH = 60
_STOPS = particles("stops-object")


def subject(scene: Scene, trigger: Hit, sentence: tuple[int, int], *, follows: bool) -> Side | None:
    """Return the party that does what `trigger` says.

    `follows`: it may stand right behind (verb or verbal noun, then subject); else, or where it does not,
    it is the last party before in the sentence that is not itself an object.
    """
    if trigger.payload.manner is Manner.OURS:
        return ourselves(scene, trigger)
    allowed = _allowed(scene, trigger)
    if allowed is not None:
        return allowed
    behind = scene.text[trigger.word_end : trigger.word_end + 12].split()[:1]
    before = scene.text[max(0, trigger.word_start - 12) : trigger.word_start].split()[-1:]
    near = max(sentence[0], trigger.word_start - _LATTER_REACH)
    if _LATTER & {*behind, *before} or _MANAGES.search(scene.text, near, trigger.word_start):
        return next(iter(reversed(scene.sides_in(sentence[0], trigger.word_start))), None)
    if _FORMER & {*behind}:
        return _former(scene, trigger.word_start, sentence[0])
    return _doer(scene, trigger, sentence, follows=follows)


def _allowed(scene: Scene, trigger: Hit) -> Side | None:
    """Return the party right before a verbal noun that something lets do it: ما سمح لقوات النظام بالسيطرة على."""
    near = scene.sides_in(trigger.word_start - _DOER_REACH, trigger.word_start)
    if trigger.payload.manner is not Manner.MASDAR or not near:
        return None
    gap = scene.text[near[-1].end : trigger.word_start].strip(' "')
    before = scene.text[max(0, near[-1].word_start - _COMPELS_REACH) : near[-1].word_start].split()
    lets = bool(before) and before[-1].removeprefix("و") in particles("allows")
    return near[-1] if lets and gap in ("", "من", "في") else None


def _doer(scene: Scene, trigger: Hit, sentence: tuple[int, int], *, follows: bool) -> Side | None:
    """Return the party that a clause names as doer: behind its word, by whom, or before it."""
    if follows:
        for side in scene.sides_in(trigger.word_end, min(sentence[1], trigger.word_end + 60)):
            if _is_adjacent(scene, trigger.word_end, side.start):
                return side
            break
        if trigger.payload.manner is Manner.PAST and trigger.word_end == trigger.end and _is_unknown(scene, trigger):
            return None
    doer = by_whom(scene, trigger, sentence)
    if doer is not None and (trigger.payload.manner in (Manner.MASDAR, Manner.PASSIVE) or not follows):
        return doer
    before = _before(scene, trigger, sentence[0])
    known = before or _topic(scene, sentence[0], _pronoun(scene, trigger))
    return None if known is None or _another_between(scene, known, trigger.word_start) else known


def _before(scene: Scene, trigger: Hit, start: int) -> Side | None:
    """Return the last party before that may act; a pronoun means even who acts in the clause right before it."""
    pronoun = _pronoun(scene, trigger)
    acting = [
        side
        for side in reversed(scene.sides_in(start, trigger.word_start))
        if may_act(scene, side) or (pronoun and _has_just_acted(scene, side, trigger.word_start))
    ]
    # استعادته may be a deed of his, or that she retook it: where no party agrees, it does not tell.
    agreeing = (side for side in acting if not is_barred(scene, side, pronoun))
    return next(agreeing, acting[0] if acting else None)


# Between who does something in a clause about a place and what that one has done: التي تقدمت فيها قسد بعد سيطرتها.
_HAS_DONE = re.compile(r'"? ?(?:بعد|عقب|اثر|منذ|فور) $')


def _has_just_acted(scene: Scene, side: Side, at: int) -> bool:
    """Return whether a pronoun right behind a clause means who acts in it."""
    done = _HAS_DONE.fullmatch(scene.text, side.end, at) is not None
    return scene.is_armed(side.parties) and (done or announces(scene, side, at))


def _another_between(scene: Scene, side: Side, at: int) -> bool:
    """Return whether a word that cannot mean `side`, and of which nobody knows whom it means, is the last to act."""
    for hit in reversed(scene.hits[Layer.PARTY].within(side.end, at)):
        entry = hit.payload.entry
        # القوات العراقية المشتركة: an adjective of the name, though a party goes by it.
        described = not scene.text[side.end : hit.start].strip(' "')
        if described or not isinstance(entry, WeakParty):
            continue
        if entry.bearers and scene.text.startswith("ال", hit.start):
            same = any(scene.are_allied((bearer.party.id,), side.parties) for bearer in entry.bearers)
            nobody = Side(start=hit.start, end=hit.end, word_start=hit.word_start, parties=())
            return not same and may_act(scene, nobody)
    return False


def _is_unknown(scene: Scene, trigger: Hit) -> bool:
    """Return whether right behind a verb somebody stands whose party is not known: استعاد الجيش, سيطر المسلحون."""
    at = trigger.word_end + 1
    party, person = scene.hits[Layer.PARTY].at(at), scene.hits[Layer.PERSON].at(at)
    named = scene.sides_in(at, at + 3)
    if named or (party is None and person is None):
        return False
    return scene.text.startswith("ال", at)


def _pronoun(scene: Scene, trigger: Hit) -> str:
    """Return the pronoun that tells whose deed it is, on its word, before or behind it; "" where none does."""
    grasp = _GRASP.match(scene.text, trigger.word_end)
    if grasp or trigger.payload.manner is not Manner.MASDAR:
        return grasp[1] if grasp else ""
    if trigger.word_end > trigger.end:
        return scene.text[trigger.end : trigger.word_end]
    near = max(0, trigger.word_start - _LEADS_REACH)
    leads = _LEADS.search(scene.text, near, trigger.word_start)
    return leads[1] if leads else ""


# بعد تمكنه من استعادة, نجاحها في السيطرة: who manages is who does.
_LEADS = re.compile(r"\b(?:تمكن|نجاح)(ها|ه) (?:من|في) $")
_LEADS_REACH = 16
# فرض سيطرتها, إحكام قبضته: whose grasp it is.
_GRASP = re.compile(r" (?:سيطرت|قبضت|هيمنت|سلطت|نفوذ)(ها|ه)\b")


def _topic(scene: Scene, at: int, pronoun: str) -> Side | None:
    """Return whom the sentence before `at` is about, where a paragraph goes on; None where it does not tell."""
    start, end = scene.sentence_before(at)
    if "\n" in scene.text[end - 1 : at]:
        return None
    known = next((side for side in scene.sides_in(start, end) if may_act(scene, side)), None)
    return None if known is None or is_barred(scene, known, pronoun) else known


# لتفرض الأخيرة سيطرتها: the party named last.
_LATTER = frozenset(("الاخيره", "الاخير"))
_LATTER_REACH = 40
_MANAGES = re.compile(
    r"\b(?:تمكن|تمكنت|نجاح|نجح|نجحت|قيام|محاوله|تمكين) (?:هذه )?الاخيره? (?:\w+ ){0,3}?(?:من|في|ب)? ?(?:ال|ب)?$"
)


# سيطرت الأولى على: the first of the two parties named last.
_FORMER = frozenset(("الاولي", "الاول"))
_PAIR = 2


def _former(scene: Scene, at: int, start: int) -> Side | None:
    """Return the first of the two parties named before `at` in its sentence or the one before."""
    for begins in (start, scene.sentence_before(start)[0]):
        named = [side for side in scene.sides_in(begins, at) if scene.is_armed(side.parties)]
        if named and len(named[-1].parties) == _PAIR:
            return replace(named[-1], parties=named[-1].parties[:1])
        if named:
            return named[-_PAIR] if len(named) >= _PAIR else None
    return None


# A party in a clause about a place is not whom the sentence is about: المناطق التي تقدمت إليها قسد.
_CLAUSE_REACH = 26
_IN_CLAUSE = re.compile(r"\b(?:التي|الذي) \w+(?: (?:اليها|اليه|عليها|عليه|فيها|فيه|منها|منه))? ?\"?$")


def may_act(scene: Scene, side: Side) -> bool:
    """Return whether a party named before a verb can be its subject: one that holds ground and is no object."""
    if not scene.is_armed(side.parties):
        return False
    if _IN_CLAUSE.search(scene.text[max(0, side.word_start - _CLAUSE_REACH) : side.word_start]):
        return False
    if RELATIVE.match(scene.text, side.end):
        return True
    return not (_is_oblique(scene, side) or _is_object(scene, side))


def these(scene: Scene, start: int, end: int) -> Side | None:
    """Return whom هؤلاء means in [start, end): the armed party named last before; None where the word is not there."""
    if _THESE.search(scene.text, start, end) is None:
        return None
    named = scene.sides_in(scene.sentence_before(scene.sentence(start)[0])[0], start)
    return next((side for side in reversed(named) if scene.is_armed(side.parties)), None)


_THESE = re.compile(r"\b[بل]?(?:هولاء|اوليك)\b")


def by_whom(scene: Scene, trigger: Hit, sentence: tuple[int, int]) -> Side | None:
    """Return the doer named behind: تمت السيطرة على البلدة من قبل قوات النظام, على يد قسد."""
    for side in scene.sides_in(trigger.word_end, min(sentence[1], trigger.word_end + _DOER_REACH)):
        words = scene.text[max(0, side.word_start - 14) : side.word_start].replace('"', " ").split()
        if " ".join(words[-2:]) in _BY:
            return side
    return None


_BY = ("من قبل", "علي يد", "علي ايدي", "بواسطه")


def subject_behind(scene: Scene, at: int, pronoun: str = "") -> Side | None:
    """Return the party that the clause behind `at` is about: بعد استيلائها على المطار واصلت الفصائل تقدمها.

    `pronoun` is what is attached to the word before; a party that it cannot mean is none.
    """
    _, end = scene.sentence(at)
    for side in scene.sides_in(at, min(end, at + _CATAPHORA_REACH)):
        # Behind و another sentence begins, with a subject of its own.
        before = scene.text[max(at, side.word_start - 3) : side.start].replace('"', " ").split()
        joined = bool(before) and before[-1].startswith("و")
        # مركز الشرطة: a place that is named for somebody.
        named_for = any(head.end + 1 == side.word_start for head in scene.hits[Layer.HEAD].within(at, side.start))
        barred = is_barred(scene, side, pronoun)
        return None if joined or named_for or barred or _is_oblique(scene, side) else side
    return None


# A party with a relative clause behind it is that clause's subject, whatever it is before: مع قسد، التي سيطرت.
RELATIVE = re.compile(r'["\')]* ?[،,]? ?و?(?:التي|الذي|الذين|والتي|والذي|اللذان|اللذين|اللتان|اللتين) ')


def _is_adjacent(scene: Scene, start: int, end: int) -> bool:
    """Return whether a subject may stand behind such words: an adverb, a day or a dash, no preposition."""
    gap = scene.text[start:end]
    for moment in scene.moments_in(start, end):
        gap = gap.replace(scene.text[moment.start : moment.end], "").replace("،", "")
    words = gap.strip(' "،-').split()
    if len(words) >= _SOME_OF and words[-1] == "من" and words[-_SOME_OF] in particles("some-of"):
        words = words[:-_SOME_OF]
    light = len(words) <= 3 and not any(word in _STOPS or word in _OBLIQUE for word in words)
    return light and "." not in gap and "،" not in gap and not _retreats(words[-1:])


# رتل من: the words that tell some of a party's men.
_SOME_OF = 2
_OBLIQUE = particles("oblique")
_SUPPORT = particles("supported-by")


def _is_oblique(scene: Scene, side: Side) -> bool:
    """Return whether a party stands as an object: ضد داعش, من التنظيم, لقسد."""
    clitic = scene.text[side.word_start : side.start].removeprefix("و").removeprefix("ف")
    words = scene.text[max(0, side.word_start - 24) : side.word_start].replace('"', " ").split()
    if clitic in ("ل", "ب", "ك"):
        return not is_owner(scene, side, clitic)
    if not words:
        return False
    if _is_helper(scene, side):
        return True
    if words[-1] == "قبل" and len(words) > 1 and words[-2] == "من":
        return False
    return words[-1] in _OBLIQUE or _retreats(words[-1:])


def _retreats(words: Sequence[str]) -> bool:
    """Return whether the last word before a party tells its retreat, its siege or its lines: هزيمة داعش."""
    return any(word.removeprefix("ب").removeprefix("و") in particles("retreat") for word in words)


def _is_object(scene: Scene, side: Side) -> bool:
    """Return whether a party stands right behind another, which did it something: دحرت القوات المسلحة الإرهابيين."""
    before = scene.sides_in(side.word_start - _DOER_REACH, side.word_start)
    if _is_driven(scene, side):
        return True
    return bool(before) and side.word_start == side.start and scene.text[before[-1].end : side.start] == " "


def _is_driven(scene: Scene, side: Side) -> bool:
    """Return whether a party is forced to something: دفع المسلحين إلى الانسحاب."""
    before = scene.text[max(0, side.word_start - _COMPELS_REACH) : side.word_start].split()
    word = before[-1].removeprefix("و") if before else ""
    return word in particles("compels") and scene.text.startswith((" الي ", " علي "), side.end)


_COMPELS_REACH = 14


def _is_helper(scene: Scene, side: Side) -> bool:
    """Return whether a party only helps or leads: بإسناد من الطيرانين السوري والروسي, يساندهم حزب الله."""
    led = scene.text[max(0, side.word_start - _SUPPORT_REACH) : side.word_start].split()
    for word in reversed(led[-_SUPPORT_WORDS:]):
        if word.endswith(("،", ".")):
            return False
        if {word, word.removeprefix("و")} & (_SUPPORT | particles("helped-by")):
            return True
    return False


_SUPPORT_WORDS = 5


def driven_out(scene: Scene, bounds: tuple[int, int], holder: Sequence[str]) -> Side | None:
    """Return the party that held before, where the words in `bounds` name it: بعد انسحاب داعش, من يد قسد."""
    for side in scene.sides_in(*bounds):
        before = scene.text[max(bounds[0], side.word_start - 40) : side.word_start].replace('"', " ").split()
        clitic = scene.text[side.word_start : side.start]
        if before[-2:] == ["من", "قبل"] or "بالتعاون" in before[-3:] or _is_some_of(before) or _is_helper(scene, side):
            continue
        states = all(scene.kinds.get(party) is PartyKind.STATE for party in side.parties)
        if states or not scene.is_armed(side.parties):
            # الحدودية مع العراق, باتفاق مع روسيا: a country is next door or at the table, it is not driven out.
            continue
        known = [word for word in before[-3:] if word in _LOSERS]
        if (known or (clitic == "ل" and before and before[-1] in _LOSERS)) and not set(side.parties) & set(holder):
            return side
    return None


def _is_some_of(before: Sequence[str]) -> bool:
    return before[-1:] == ["من"] and len(before) >= _SOME_OF and before[-_SOME_OF] in particles("some-of")


_LOSERS = particles("names-loser")
