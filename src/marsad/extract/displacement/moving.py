"""Who moved: crowds with the words of movement that govern them, wholes with their parts."""

from collections.abc import Sequence
from dataclasses import dataclass

from marsad.extract.displacement.crowd import Crowd, crowds
from marsad.extract.displacement.governing import entry_of, folded, governing, is_other_sense
from marsad.extract.displacement.route import Route, route
from marsad.extract.mention.scan import Hit, Layer
from marsad.extract.particle import particles
from marsad.extract.scene import Scene
from marsad.extract.term import Movement, Outcome
from marsad.extract.vocabulary import Manner

_CHAIN = 160
_NEAR = 70
_HARMED = 60
_LIST_GAP = 30
_FERRIED, _TOLD_BEFORE = 170, 500
# So many people do not just go for a walk.
_MANY = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """A crowd on the move; None where only a wave of people is told. `whole` is the move of which it is part."""

    crowd: Crowd | None
    outcome: Movement
    cue: Hit | None
    route: Route
    rule: str
    whole: "Move | None" = None
    # The move whose people it counts otherwise, or goes on with: their days are the same.
    like: "Move | None" = None

    @property
    def start(self) -> int:
        """Where it is told."""
        return self.crowd.start if self.crowd else self.cue.start if self.cue else 0


def moves(scene: Scene) -> tuple[Move, ...]:
    """Return everybody who moved or cannot move, in order."""
    found: list[Move] = []
    last: Crowd | None = None
    for crowd in crowds(scene):
        sentence = scene.sentence(crowd.start)
        recent = [move for move in found[-6:] if move.start >= sentence[0]]
        move = _move(scene, crowd, sentence, (recent, last))
        if move is not None:
            found.append(move)
        if crowd.stated:
            last = crowd
    found = _counted_once(found)
    found += _waves(scene, found)
    return tuple(sorted(found, key=lambda move: move.start))


def _move(
    scene: Scene, crowd: Crowd, sentence: tuple[int, int], before: tuple[Sequence[Move], Crowd | None]
) -> Move | None:
    recent, last = before
    whole = _whole(scene, crowd, recent)
    if whole is not None:
        return _part(crowd, whole)
    governor = governing(scene, crowd, sentence, last)
    if governor is not None:
        hit, how = governor
        entry = entry_of(hit)
        way = route(scene, hit, crowd, sentence)
        outcome = _outcome(scene, hit, crowd, sentence)
        sure = how in ("tally", "led") and not crowd.is_armed
        if outcome is None or not (sure or _is_believed(scene, (hit, crowd), way, sentence)):
            return _listed(scene, crowd, recent) or _by_noun(scene, crowd, sentence)
        return Move(
            crowd=crowd, outcome=outcome, cue=hit, route=way, rule=entry.id if how != "tally" else f"{entry.id}-tally"
        )
    return _listed(scene, crowd, recent) or _by_noun(scene, crowd, sentence)


def _outcome(scene: Scene, hit: Hit, crowd: Crowd, sentence: tuple[int, int]) -> Movement | None:
    """Return what became of the people; None where fighters only move, and of the dead and the captured."""
    entry = entry_of(hit)
    if _is_purpose(scene, hit) or (entry.carries and crowd.is_armed and not crowd.stated):
        return None
    if crowd.noun is not None and crowd.noun.outcome is not None:
        wounded = crowd.noun.outcome is Outcome.WOUNDED and entry.outcome is Movement.EVACUATED
        return entry.outcome if wounded and crowd.stated else None
    ferried = _is_ferried(scene, (min(hit.start, crowd.start), max(hit.end, crowd.end)), sentence)
    if crowd.is_armed:
        marching = entry.weak and not entry.moves and not ferried and entry.id != "go-out"
        return (
            entry.armed if (crowd.stated and not marching) or (ferried and entry.armed is Movement.EVACUATED) else None
        )
    return entry.ferried if entry.ferried is not None and ferried else entry.outcome


def _is_purpose(scene: Scene, hit: Hit) -> bool:
    """Return whether the verbal noun only tells what for: لإجلاء المصابين."""
    attached = scene.text[hit.word_start : hit.start]
    return hit.payload.manner is Manner.MASDAR and attached.endswith("ل") and "و" not in attached


def _is_ferried(scene: Scene, at: tuple[int, int], sentence: tuple[int, int]) -> bool:
    """Return whether buses or an agreement bring people out: around `at`, or told just before."""
    around = _words(scene, max(sentence[0], at[0] - _FERRIED), min(sentence[1], at[1] + _FERRIED))
    if any(word in particles("vehicles") or word in particles("by-agreement") for word in around):
        return True
    before = _words(scene, at[0] - _TOLD_BEFORE, at[0])
    return any(word in particles("rides-again") for word in before)


def _words(scene: Scene, start: int, end: int) -> list[str]:
    return [word.strip('،.:"()') for word in scene.text[max(0, start) : end].split()]


def _is_believed(scene: Scene, said: tuple[Hit, Crowd], way: Route, sentence: tuple[int, int]) -> bool:
    """Return whether the words around an everyday verb tell of people who leave, arrive or come back."""
    hit, crowd = said
    entry = entry_of(hit)
    start, end = min(hit.word_start, crowd.start), max(hit.word_end, crowd.end)
    around = _words(scene, max(sentence[0], start - _NEAR), min(sentence[1], end + _NEAR))
    if any(word in folded(entry.unless) for word in around):
        return False
    home = any(word in particles("homes") for word in around)
    riding = any(word in particles("vehicles") for word in around)
    if entry.homes:
        return home
    if entry.carries:
        return riding and _is_driven(scene, hit)
    if entry.stock:
        return crowd.moved is not None
    plain = not crowd.is_bare and (crowd.stated or crowd.families or crowd.noun is None or crowd.noun.party is not None)
    if not entry.weak:
        return crowd.stated or plain
    if any(word in particles("released") for word in around):
        return False
    routed = way.origin is not None or way.destination is not None or _leads_on(scene, end)
    many = crowd.stated and (crowd.figure.low or 0) >= _MANY
    if entry.outcome is Movement.TRAPPED:
        return many or (plain and not crowd.is_armed and (routed or hit.payload.manner is Manner.PARTICIPLE))
    if crowd.is_bare:
        return many and routed and not entry.destination
    return plain and (home or riding or routed or many)


def _leads_on(scene: Scene, end: int) -> bool:
    """Return whether a preposition of movement stands right behind."""
    behind = scene.text[end : end + 8].split()
    return bool(behind) and behind[0] in ("الي", "نحو", "باتجاه", "صوب")


def _is_driven(scene: Scene, hit: Hit) -> bool:
    """Return whether the vehicle itself leaves or arrives: غادرت حافلات تقل …, not a bus that was hit."""
    return bool(scene.hits[Layer.MOVEMENT].within(hit.word_start - _NEAR, hit.word_start))


def _whole(scene: Scene, crowd: Crowd, recent: Sequence[Move]) -> Move | None:
    """Return the move of which `crowd` is part: بينهم, من ضمنهم, and the list behind them."""
    counted = [move for move in recent if move.crowd is not None and move.crowd.figure.low is not None]
    if not counted or crowd.figure.low is None or _is_harmed(scene, crowd):
        return None
    last = counted[-1]
    assert last.crowd is not None
    gap = scene.text[last.crowd.end : crowd.start]
    if not 0 <= len(gap) <= _CHAIN or scene.hits[Layer.OUTCOME].within(last.crowd.end, crowd.start):
        return None
    if any(word in particles("subset") for word in _words(scene, last.crowd.end, crowd.start)) or crowd.partitive:
        return next((move for move in reversed(counted) if _holds(move.crowd, crowd)), None)
    return last.whole if _is_list(gap) else None


def _is_harmed(scene: Scene, crowd: Crowd) -> bool:
    """Return whether something else befell them: خمسة آلاف عنصر اعتقلوا, ثلاثة قتلى."""
    if crowd.noun is not None and crowd.noun.outcome is not None:
        return True
    behind = scene.hits[Layer.OUTCOME].within(crowd.end, crowd.end + 8)
    return any(not scene.text[crowd.end : hit.word_start].strip() for hit in behind)


def _holds(total: Crowd | None, part: Crowd) -> bool:
    if total is None or total.families != part.families:
        return False
    top = total.figure.high
    return top is None or (part.figure.low or 0) <= top


def _is_list(gap: str) -> bool:
    joined = gap.rstrip(" ").endswith(("و", "،", " و", "ومعهم", "وبرفقتهم", "الي جانب", "مع", "اضافه الي"))
    return len(gap) <= _LIST_GAP and joined and "." not in gap and "\n" not in gap


def _part(crowd: Crowd, whole: Move) -> Move:
    return Move(
        crowd=crowd, outcome=whole.outcome, cue=whole.cue, route=whole.route, rule="part", whole=whole, like=whole
    )


def _listed(scene: Scene, crowd: Crowd, recent: Sequence[Move]) -> Move | None:
    """Return the move that `crowd` goes on: نقل 300 مقاتل و500 مدني."""
    last = recent[-1] if recent else None
    if last is None or last.crowd is None or not crowd.stated or _is_harmed(scene, crowd):
        return None
    gap = scene.text[last.crowd.end : crowd.start]
    if _restates(gap):
        return Move(crowd=crowd, outcome=last.outcome, cue=last.cue, route=last.route, rule="restated", like=last)
    if crowd.is_bare or not _is_list(gap) or last.whole is not None:
        return None
    return Move(crowd=crowd, outcome=last.outcome, cue=last.cue, route=last.route, rule="list", like=last)


def _restates(gap: str) -> bool:
    """Return whether another figure for the same people follows: أي نحو ألف عائلة, تقدر الأمم المتحدة العدد بـ."""
    words = gap.replace("،", " ").split()
    return len(gap) <= _CHAIN and "\n" not in gap and any(word in particles("restates") for word in words[-2:])


def _by_noun(scene: Scene, crowd: Crowd, sentence: tuple[int, int]) -> Move | None:
    """Return the people whose noun says that they moved: سبعة آلاف نازح."""
    if crowd.moved is None or not crowd.stated:
        return None
    start = max(sentence[0], crowd.start - _HARMED)
    if scene.hits[Layer.OUTCOME].within(start, crowd.end + 20):
        return None
    if any(word in particles("aid") for word in _words(scene, start, min(sentence[1], crowd.end + _HARMED))):
        return None
    return Move(crowd=crowd, outcome=crowd.moved, cue=None, route=route(scene, None, crowd, sentence), rule="noun")


def _counted_once(found: Sequence[Move]) -> list[Move]:
    """Return the moves without plurals whose word of movement governs a figure, too: السكان الذين لجأ منهم ألف."""
    stated = {move.cue.start for move in found if move.cue and move.crowd and move.crowd.stated}
    return [move for move in found if not (_is_few(move) and move.cue is not None and move.cue.start in stated)]


def _is_few(move: Move) -> bool:
    return move.crowd is not None and move.crowd.figure.low is None and move.crowd.figure.high is None


def _waves(scene: Scene, found: Sequence[Move]) -> list[Move]:
    """Return the waves of people that are told without any: حركة نزوح واسعة."""
    told = {move.cue.start for move in found if move.cue}
    waves: list[Move] = []
    for hit in scene.hits[Layer.MOVEMENT]:
        entry = entry_of(hit)
        if entry.alone and hit.start not in told and not is_other_sense(scene, hit):
            way = route(scene, hit, None, scene.sentence(hit.start))
            waves.append(Move(crowd=None, outcome=entry.outcome, cue=hit, route=way, rule=entry.id))
    return waves
