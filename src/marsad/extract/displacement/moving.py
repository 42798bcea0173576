"""Who moved: crowds with the words of movement that govern them, wholes with their parts."""

from collections.abc import Iterator, Sequence

from marsad.extract.displacement.barring import stays
from marsad.extract.displacement.belief import is_believed
from marsad.extract.displacement.crowd import Crowd, crowds
from marsad.extract.displacement.fate import outcome_of
from marsad.extract.displacement.governing import governing
from marsad.extract.displacement.move import Move
from marsad.extract.displacement.part import next_of, part
from marsad.extract.displacement.route import route
from marsad.extract.displacement.sense import entry_of, is_harmed, is_other_sense, is_purpose, words_in
from marsad.extract.displacement.told import Told
from marsad.extract.mention.scan import Hit, Layer
from marsad.extract.particle import particles
from marsad.extract.scene import Scene

_RECENT = 6
_HARMED_BEFORE, _HARMED_BEHIND = 60, 20


def moves(scene: Scene) -> tuple[Move, ...]:
    """Return everybody who moved or cannot move, in order."""
    found: list[Move] = []
    last: Crowd | None = None
    for crowd in crowds(scene):
        sentence = scene.sentence(crowd.start)
        recent = [move for move in found[-_RECENT:] if move.start >= sentence[0]]
        move = (
            part(scene, crowd, recent)
            or _governed(scene, crowd, sentence, last)
            or next_of(scene, crowd, recent)
            or _by_noun(scene, crowd, sentence)
            or _staying(scene, crowd, sentence)
        )
        if move is not None:
            found.append(move)
        last = crowd if crowd.stated else last
    told = _counted_once(found)
    return tuple(sorted((*told, *_waves(scene, told)), key=lambda move: move.start))


def _governed(scene: Scene, crowd: Crowd, sentence: tuple[int, int], last: Crowd | None) -> Move | None:
    """Return what the word of movement that governs `crowd` says of it; `last` is the figure before."""
    told = (_told_by(scene, crowd, sentence, governor) for governor in governing(scene, crowd, sentence, last))
    return next((move for move in told if move is not None), None)


def _told_by(scene: Scene, crowd: Crowd, sentence: tuple[int, int], governor: tuple[Hit, str]) -> Move | None:
    """Return what a word of movement says of `crowd`, None where it is not believed to say anything."""
    hit, how = governor
    told = Told(hit=hit, crowd=crowd, sentence=sentence, led=how == "led")
    way = route(scene, hit, crowd, sentence)
    outcome = outcome_of(scene, told)
    sure = how in ("tally", "led") and not crowd.is_armed
    if outcome is None or not (sure or is_believed(scene, told, way)):
        return None
    rule = f"{told.entry.id}-tally" if how == "tally" else told.entry.id
    return Move(crowd=crowd, outcome=outcome, cue=hit, route=way, rule=rule)


def _by_noun(scene: Scene, crowd: Crowd, sentence: tuple[int, int]) -> Move | None:
    """Return the people whose noun says that they moved: سبعة آلاف نازح."""
    if crowd.moved is None or not crowd.stated or _is_for(scene, crowd):
        return None
    start = max(sentence[0], crowd.start - _HARMED_BEFORE)
    around = words_in(scene, start, min(sentence[1], crowd.end + _HARMED_BEFORE))
    harmed = is_harmed(scene, start, crowd.end + _HARMED_BEHIND)
    if harmed or any(word in particles("aid") for word in around):
        return None
    return Move(crowd=crowd, outcome=crowd.moved, cue=None, route=route(scene, None, crowd, sentence), rule="noun")


def _is_for(scene: Scene, crowd: Crowd) -> bool:
    """Return whether the people are those for whom something is to be done: تخطط لإعادة مليون لاجئ."""
    near = scene.hits[Layer.MOVEMENT].within(crowd.start - _FOR, crowd.start)
    return any(is_purpose(scene, hit) and not scene.text[hit.word_end : crowd.start].strip() for hit in near)


# The longest verbal noun with what is attached to it, in code points.
_FOR = 16


def _staying(scene: Scene, crowd: Crowd, sentence: tuple[int, int]) -> Move | None:
    """Return the people who are still in a camp, or still inside: لا تزال 340 عائلة في مخيم مؤقت."""
    outcome = stays(scene, crowd, sentence)
    if outcome is None:
        return None
    return Move(crowd=crowd, outcome=outcome, cue=None, route=route(scene, None, crowd, sentence), rule="staying")


def _counted_once(found: Sequence[Move]) -> list[Move]:
    """Return the moves without plurals whose word of movement governs a figure, too: السكان الذين لجأ منهم ألف."""
    stated = {move.cue.start for move in found if move.cue and move.crowd and move.crowd.stated}
    return [move for move in found if move.is_counted or move.cue is None or move.cue.start not in stated]


def _waves(scene: Scene, found: Sequence[Move]) -> Iterator[Move]:
    """Yield the waves of people that are told without any: حركة نزوح واسعة."""
    told = {move.cue.start for move in found if move.cue}
    for hit in scene.hits[Layer.MOVEMENT]:
        entry = entry_of(hit)
        if entry.alone and hit.start not in told and not is_other_sense(scene, hit):
            way = route(scene, hit, None, scene.sentence(hit.start))
            yield Move(crowd=None, outcome=entry.outcome, cue=hit, route=way, rule=entry.id)
