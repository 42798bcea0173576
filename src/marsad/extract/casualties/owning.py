"""Whose the people of a toll are where words before the figure tell it: their losses, their ranks, their own dead."""

from marsad.extract.casualties.pronoun import meant_by
from marsad.extract.casualties.told import Toll
from marsad.extract.mention.side import Side
from marsad.extract.particle import particles
from marsad.extract.role.opponent import opponent
from marsad.extract.scene import Scene
from marsad.theatre.mouthpiece import voice_of

# How far before a figure the words stand that tell whose it is, in code points.
_REACH = 90
_NEAR = 40
_BODIES = "body"
# Between a verb of admitting or leaving and its subject: a day, an office.
_SUBJECT_WORDS = 4


def owner(scene: Scene, toll: Toll) -> Side | None:
    """Return whose the people are by the words before their figure; None where those do not tell."""
    start = max(scene.sentence(toll.count.start)[0], toll.count.start - _REACH)
    for finder in (_of_those, _of_losses, _of_their_dead, _of_the_enemy, _in_ranks, _leaver, _admitting):
        found = finder(scene, toll, start)
        if found is not None:
            return found
    return None


def _of_those(scene: Scene, toll: Toll, start: int) -> Side | None:
    """Return who stands behind من between the verb and the figure: سقط من قوات النظام 12 قتيلا, ارتقى من رجالنا 13."""
    near = scene.sides_in(start, toll.count.start)
    if not near or scene.text[near[-1].end : toll.count.start].strip(' "'):
        return None
    before = scene.text[max(start, near[-1].word_start - _NEAR) : near[-1].word_start].split()
    cue = toll.cue
    begun = cue is not None and cue.word_end <= near[-1].word_start
    led = scene.text[cue.word_end : near[-1].word_start].split() if begun and cue is not None else []
    return near[-1] if before[-1:] == ["من"] and led in (["من"], ["منهم", "من"]) else None


def _of_losses(scene: Scene, toll: Toll, start: int) -> Side | None:
    """Return whose losses the figure tells: قدر خسائر الحوثيين بما لا يقل عن 250 قتيلا و87 أسيرا."""
    for side in reversed(scene.sides_in(start, toll.count.start)):
        if toll.cue is not None and side.end <= toll.cue.word_start < toll.count.start:
            # لا ضحايا من قسد في الغارة التي قتلت أربعة: another word of harm tells of others.
            return None
        before = scene.text[max(start, side.word_start - _NEAR) : side.word_start].replace('"', " ").split()
        if before and before[-1].removeprefix("و").removeprefix("ب") in particles("losses-of"):
            return side
        if before[-1:] == ["صفوف"] and any(word in particles("losses-of") for word in before):
            return side
    return None


def _of_their_dead(scene: Scene, toll: Toll, start: int) -> Side | None:
    """Return whom a pronoun on a noun of harm means: وبلغ عدد قتلاه 13, قدرت الهيئة خسائرها بعشرين قتيلا."""
    words = scene.words
    first, last = words.from_offset(max(start, toll.count.start - _NEAR)), words.from_offset(toll.count.start)
    for i in range(last - 1, first - 1, -1):
        word = words[i].removeprefix("و").removeprefix("ب")
        if word in particles("their-dead"):
            meant = meant_by(scene, words.starts[i], word[-2:])
            ours = meant is not None and voice_of(scene.report.publisher.name) in meant.parties
            # Whoever speaks of "their killed" does not mean his own: those are martyrs.
            return _foe_of_voice(scene, toll) if ours and word.startswith(_KILLED) else meant
    return None


_KILLED = "قتلا"


def _of_the_enemy(scene: Scene, toll: Toll, start: int) -> Side | None:
    """Return whom those fight who tell of the enemy's dead in their own words: 50 قتيلا للعدو."""
    at = toll.count.noun_end
    behind = scene.text[at : at + _NEAR].replace("،", " ، ").replace(".", " . ").split()[:_ENEMY_WORDS]
    told = any(word in particles("the-enemys") for word in behind) or _loses(scene, start, toll)
    return _foe_of_voice(scene, toll) if told else None


# From a count to the enemy: في صفوف العدو.
_ENEMY_WORDS = 3


def _loses(scene: Scene, start: int, toll: Toll) -> bool:
    """Return whether the enemy's losses are told before the figure: خسائر العدو 148 قتيلا, خرج العدو بـ 50."""
    words = scene.words
    first, last = words.from_offset(start), words.from_offset(toll.count.start)
    for i in range(last - 1, first, -1):
        losing = words[i - 1].removeprefix("و").removeprefix("ب")
        told = losing in particles("losses-of") or losing in particles("bears-losses")
        if told and words[i] in particles("the-enemys"):
            return not scene.sides_in(words.ends[i], toll.count.start)
    return False


def _in_ranks(scene: Scene, toll: Toll, start: int) -> Side | None:
    """Return whose ranks a pronoun means that is no doer's: هاجم X مواقع Y وأوقع في صفوفها 13 قتيلا."""
    at = toll.cue.word_end if toll.cue is not None and toll.cue.word_end <= toll.count.start else start
    between = scene.text[max(at, toll.count.start - _NEAR) : toll.count.start].split()
    if not any(word in particles("their-ranks") for word in between):
        return None
    sentence, _ = scene.sentence(toll.count.start)
    named = [side for side in scene.sides_in(sentence, at) if scene.is_armed(side.parties)]
    doer = named[0].parties if len(named) > 1 else (voice_of(scene.report.publisher.name) or "",)
    if named and doer != ("",) and not scene.are_allied(named[-1].parties, doer):
        return named[-1]
    return _foe_of_voice(scene, toll) if not named else None


def _foe_of_voice(scene: Scene, toll: Toll) -> Side | None:
    """Return the one party that those fight in whose own words the report is."""
    voice = voice_of(scene.report.publisher.name)
    at = toll.count.start
    return opponent(scene, Side(start=at, end=at, word_start=at, parties=(voice,)), at) if voice is not None else None


def _leaver(scene: Scene, toll: Toll, start: int) -> Side | None:
    """Return who left bodies behind: انسحب التنظيم مخلفا 17 جثة, ترك مسلحو الهيئة ثماني جثث."""
    noun = toll.count.noun
    if noun is None or noun.id != _BODIES:
        return None
    return _subject(scene, "leaves-bodies", (start, toll.count.start))


def _admitting(scene: Scene, toll: Toll, start: int) -> Side | None:
    """Return who owns up to dead of whom no more is told: اعترف التنظيم بسقوط سبعة قتلى."""
    noun = toll.count.noun
    if noun is not None and noun.outcome is None and not noun.combatant:
        return None
    return _subject(scene, "admits", (start, toll.count.start))


def _subject(scene: Scene, verb: str, bounds: tuple[int, int]) -> Side | None:
    """Return the party right behind the last word of a class, else the last one before it in the sentence."""
    first, last = (scene.words.from_offset(at) for at in bounds)
    for i in range(last - 1, first - 1, -1):
        if scene.words[i].removeprefix("و").removeprefix("ف") not in particles(verb):
            continue
        at, end = scene.words.starts[i], scene.words.ends[i]
        behind = scene.sides_in(end, bounds[1])
        if behind and len(scene.text[end : behind[0].word_start].split()) <= _SUBJECT_WORDS:
            return behind[0] if scene.is_armed(behind[0].parties) else None
        before = [side for side in scene.sides_in(scene.sentence(at)[0], at) if scene.is_armed(side.parties)]
        return before[-1] if before else None
    return None
