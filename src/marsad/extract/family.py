"""The families of control words: which slots a word opens, and what they mean."""

from collections.abc import Callable, Mapping

from marsad.extract.frame import Frame
from marsad.extract.particle import particles
from marsad.extract.scan import Hit
from marsad.extract.scene import Scene
from marsad.extract.side import Side
from marsad.extract.slots import (
    Object,
    all_places,
    antecedent,
    driven_out,
    extent_of,
    object_after,
    places_before,
    subject,
)
from marsad.extract.statement import Holding
from marsad.extract.vocabulary import ControlWord, Manner

Bounds = tuple[int, int]
_BEHIND = 140
_HANDS = (
    "بيد",
    "يد",
    "بايدي",
    "ايدي",
    "قبضه",
    "بقبضه",
    "سيطره",
    "لسيطره",
    "كنف",
    "حضن",
    "لصالح",
    "لحساب",
    "لقبضه",
    "حوزه",
    "الي",
)


def _seize(scene: Scene, trigger: Hit, entry: ControlWord, sentence: Bounds) -> Frame | None:
    found = object_after(scene, trigger, entry.object, sentence)
    owned = trigger.word_end > trigger.end
    if found is None and owned and "" in entry.object:
        # التي استعادتها القوات: the pronoun is the object.
        meant = antecedent(scene, trigger.word_start)
        found = (
            None if meant is None else Object(places=meant, start=trigger.word_end, end=trigger.word_end, pronoun=True)
        )
        owned = False
    if found is None or (entry.id == "enter" and trigger.payload.manner is Manner.PRESENT):
        return None
    who = subject(scene, trigger, sentence, follows=not owned)
    status, pattern = _told(scene, trigger, entry)
    holder = _parties(who)
    if status is Holding.LOST:
        return _frame(scene, trigger, found, who, status=status, pattern=pattern, previous=holder)
    after = (found.end, min(sentence[1], found.end + _BEHIND))
    previous = driven_out(scene, (trigger.word_end, after[1]), holder) if status is not Holding.HELD else ()
    return _frame(scene, trigger, found, who, status=status, pattern=pattern, holder=holder, previous=previous)


def _told(scene: Scene, trigger: Hit, entry: ControlWord) -> tuple[Holding, str]:
    """Return what the word's form and the words before it make of its status."""
    manner = trigger.payload.manner
    before = scene.text[max(0, trigger.word_start - 32) : trigger.word_start].replace('"', " ").split()[-2:]
    clitic = scene.text[trigger.word_start : trigger.start]
    if manner is Manner.MASDAR and entry.id == "take":
        for name, status in (
            ("loses-control", Holding.LOST),
            ("retakes-control", Holding.RECAPTURED),
            ("keeps-control", Holding.HELD),
        ):
            if any(
                word.removeprefix("و").removeprefix("ف") in particles(name) or word in particles(name)
                for word in before
            ):
                return status, name
    if manner is Manner.PRESENT and entry.standing is not None and "س" not in clitic and not _narrates(before):
        return entry.standing, "present"
    return entry.status, manner.value


def _narrates(before: list[str]) -> bool:
    """Return whether a present tense tells an event: ل and أن before it (لتسيطر، أن تسيطر)."""
    return bool(before) and before[-1] in ("ان", "لم", "لن", "قبل")


def _fall(scene: Scene, trigger: Hit, entry: ControlWord, sentence: Bounds) -> Frame | None:
    found = object_after(scene, trigger, ("",), sentence)
    if found is not None and len(scene.text[trigger.word_end : found.places.start].split()) > 1:
        found = None
    if found is None and trigger.payload.manner is not Manner.MASDAR:
        found = places_before(scene, trigger, sentence, reach=40)
    if found is None:
        return None
    end = max(found.end, trigger.word_end)
    agent = _in_hands(scene, end, sentence)
    if agent is None:
        if entry.needs_agent:
            return None
        return _frame(scene, trigger, found, None, status=Holding.LOST, pattern="alone", previous=())
    return _frame(scene, trigger, found, agent, status=entry.status, pattern="agent", holder=agent.parties)


def _in_hands(scene: Scene, start: int, sentence: Bounds) -> Side | None:
    """Return the party into whose hands something falls: بيد قسد، في قبضة التنظيم، إلى سيطرة النظام."""
    for side in scene.sides_in(start, min(sentence[1], start + 70)):
        words = scene.text[start : side.word_start].replace('"', " ").split()
        return side if words and words[-1] in _HANDS else None
    return None


def _lose(scene: Scene, trigger: Hit, entry: ControlWord, sentence: Bounds) -> Frame | None:
    before = scene.text[max(0, trigger.word_start - 12) : trigger.word_start].split()
    masdar = trigger.payload.manner is Manner.MASDAR
    if entry.withdraws and (
        trigger.payload.manner is Manner.PRESENT or (masdar and before and before[-1] in particles("wasted"))
    ):
        return None
    found = object_after(scene, trigger, entry.object, sentence)
    if found is None:
        return None
    who = subject(scene, trigger, sentence, follows=True)
    taker = _in_hands(scene, found.end, sentence)
    if taker is not None:
        return _frame(
            scene,
            trigger,
            found,
            taker,
            status=Holding.CAPTURED,
            pattern="to",
            holder=taker.parties,
            previous=_parties(who),
        )
    return _frame(
        scene, trigger, found, who, status=Holding.LOST, pattern=trigger.payload.manner.value, previous=_parties(who)
    )


def _expel(scene: Scene, trigger: Hit, entry: ControlWord, sentence: Bounds) -> Frame | None:
    found = object_after(scene, trigger, entry.object, sentence)
    if found is None:
        return None
    between = scene.sides_in(trigger.word_end, found.places.start if not found.pronoun else found.start)
    if not between:
        return None
    loser = between[-1]
    doer = between[0] if len(between) > 1 else subject(scene, trigger, sentence, follows=False)
    if doer is None or doer.parties == loser.parties:
        return None
    return _frame(
        scene, trigger, found, doer, status=entry.status, pattern="from", holder=doer.parties, previous=loser.parties
    )


def _hold(scene: Scene, trigger: Hit, entry: ControlWord, sentence: Bounds) -> Frame | None:
    before = scene.text[max(sentence[0], trigger.word_start - 40) : trigger.word_start].replace('"', " ").split()
    if (
        entry.zone
        or (before and before[-1] == "من")
        or (entry.weak and any(w in particles("was") for w in before[-3:]))
    ):
        return None
    agent = _holder_behind(scene, trigger, sentence)
    if agent is None:
        return None
    found = places_before(scene, trigger, sentence, reach=150) or object_after(scene, trigger, ("في", "ب"), sentence)
    if found is None:
        return None
    for name, status in (("leaves", Holding.LOST), ("returns", Holding.RECAPTURED), ("becomes", Holding.CAPTURED)):
        if any(word.removeprefix("و") in particles(name) for word in before[-4:]):
            holder, previous = ((), agent.parties) if status is Holding.LOST else (agent.parties, ())
            return _frame(scene, trigger, found, agent, status=status, pattern=name, holder=holder, previous=previous)
    return _frame(scene, trigger, found, agent, status=Holding.HELD, pattern="under", holder=agent.parties)


def _holder_behind(scene: Scene, trigger: Hit, sentence: Bounds) -> Side | None:
    """Return the holder: the party right behind the words, or the one that their pronoun means."""
    if trigger.word_end > trigger.end:
        return subject(scene, trigger, sentence, follows=False)
    for side in scene.sides_in(trigger.end, min(sentence[1], trigger.end + 30)):
        return side if len(scene.text[trigger.end : side.word_start].split()) <= 1 else None
    return None


def _keep(scene: Scene, trigger: Hit, entry: ControlWord, sentence: Bounds) -> Frame | None:
    found = object_after(scene, trigger, entry.object, sentence)
    who = subject(scene, trigger, sentence, follows=trigger.word_end == trigger.end)
    if found is None or who is None:
        return None
    return _frame(scene, trigger, found, who, status=Holding.HELD, pattern="keep", holder=who.parties)


def _besiege(scene: Scene, trigger: Hit, entry: ControlWord, sentence: Bounds) -> Frame | None:
    inside = object_after(scene, trigger, ("في",), sentence)
    behind = scene.sides_in(trigger.word_end, inside.places.start) if inside else ()
    if inside is not None and len(behind) == 1 and trigger.payload.manner is Manner.MASDAR:
        doer = subject(scene, trigger, sentence, follows=False)
        return _frame(
            scene,
            trigger,
            inside,
            doer,
            status=entry.status,
            pattern="party",
            holder=behind[0].parties,
            by=_parties(doer),
        )
    found = object_after(scene, trigger, entry.object, sentence)
    if found is None and trigger.word_end > trigger.end:
        meant = antecedent(scene, trigger.word_start)
        found = Object(places=meant, start=trigger.word_end, end=trigger.word_end, pronoun=True) if meant else None
    doer = subject(scene, trigger, sentence, follows=True)
    if found is None or doer is None:
        return None
    return _frame(scene, trigger, found, doer, status=entry.status, pattern="place", by=doer.parties)


def _besieged(scene: Scene, trigger: Hit, entry: ControlWord, sentence: Bounds) -> Frame | None:
    found = places_before(scene, trigger, sentence, reach=8) or object_after(scene, trigger, ("في",), sentence)
    if found is None:
        return None
    end = max(trigger.word_end, found.end)
    for side in scene.sides_in(end, min(sentence[1], end + 40)):
        before = scene.text[end : side.word_start].split()
        if before and before[-1] in ("من", "قبل"):
            return _frame(scene, trigger, found, side, status=entry.status, pattern="by", by=side.parties)
        break
    return _frame(scene, trigger, found, None, status=entry.status, pattern="adjective")


FAMILIES: Mapping[str, Callable[[Scene, Hit, ControlWord, Bounds], Frame | None]] = {
    "seize": _seize,
    "fall": _fall,
    "lose": _lose,
    "expel": _expel,
    "hold": _hold,
    "keep": _keep,
    "besiege": _besiege,
    "besieged": _besieged,
}


def _parties(side: Side | None) -> tuple[str, ...]:
    return side.parties if side else ()


def _frame(
    scene: Scene,
    trigger: Hit,
    found: Object,
    who: Side | None,
    *,
    status: Holding,
    pattern: str,
    holder: tuple[str, ...] = (),
    previous: tuple[str, ...] = (),
    by: tuple[str, ...] = (),
) -> Frame:
    places = all_places(scene, found)
    first, last = found.places.start, found.places.end
    near = who is not None and abs(who.start - trigger.start) < 120
    start = min(trigger.word_start, first, who.start if who and near else trigger.start)
    own_end = max(trigger.word_end, found.end if found.pronoun else 0, who.end if who and near else 0)
    return Frame(
        trigger=trigger,
        places=places,
        status=status,
        start=start,
        end=max(own_end, last, places[-1].end),
        own_end=own_end,
        consumed=first if first > trigger.start else own_end,
        pattern=pattern,
        holder=holder,
        previous=previous,
        by=by,
        extent=extent_of(scene, found),
    )
