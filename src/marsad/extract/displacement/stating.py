"""People on the move: one statement for each figure."""

from collections.abc import Iterator

from marsad.extract.claim.dating import Extent as Words
from marsad.extract.claim.speaking import claimed
from marsad.extract.contract import identify
from marsad.extract.displacement.belonging import who
from marsad.extract.displacement.move import Move
from marsad.extract.displacement.moving import moves
from marsad.extract.displacement.sense import entry_of, holds, is_purpose, words_in
from marsad.extract.displacement.tallying import Span as Counted
from marsad.extract.displacement.tallying import tallied
from marsad.extract.displacement.tidying import tidied
from marsad.extract.mention.placing import named_place
from marsad.extract.mention.toponym import Toponym
from marsad.extract.particle import particles
from marsad.extract.scene import Scene
from marsad.extract.statement import Displacement, Figure, Filled, NamedPlace
from marsad.extract.term import Measure, Movement, Unit

_STATED, _INFERRED = 0.8, 0.6
_FEW = Figure(low=None, high=None, vague=True)


def displacement(scene: Scene) -> Iterator[Displacement]:
    """Yield every statement of displacement, in the order of the words."""
    yield from tidied(tuple(_told(scene)), scene.report.title)


def _told(scene: Scene) -> Iterator[Displacement]:
    told: dict[int, Displacement] = {}
    other: dict[tuple[int, int], bool] = {}
    for move in moves(scene):
        sentence = scene.sentence(move.start)
        if sentence not in other:
            other[sentence] = _is_other_news(scene, sentence)
        if scene.passage(move.start) is None or other[sentence]:
            continue
        near = (told.get(move.whole.start) if move.whole else None, told.get(move.like.start) if move.like else None)
        statement = _statement(scene, move, near)
        told[move.start] = statement
        yield statement


def _is_other_news(scene: Scene, sentence: tuple[int, int]) -> bool:
    """Return whether a sentence, or the one before it, tells of an accident, a disaster or a game."""
    words = scene.text[scene.sentence_before(sentence[0])[0] : sentence[1]].split()
    causes = particles("no-conflict-cause")
    return any(word.strip("،.:").removeprefix("ال") in causes for word in words)


def _statement(scene: Scene, move: Move, before: tuple[Displacement | None, Displacement | None]) -> Displacement:
    """Return the statement of `move`; `before` are that of its whole and the one whose days it shares."""
    whole, like = before
    words = _extent(scene, move)
    span = scene.folded.span(words.start, words.end)
    # اضطر 300 مدني للنزوح: what leads them to it says that they did.
    led = move.cue is not None and (is_purpose(scene, move.cue) or move.is_barred or _is_excepted(scene, move))
    attribution, modality = claimed(scene, move.cue.start if move.cue else words.start, None if led else move.cue)
    counting, window, moment = tallied(scene, Counted(words=words, move=move), modality, like)
    origin, destination = _place(scene, move.route.origin), _place(scene, move.route.destination)
    dated = (Filled(field="window", span=moment),) if moment else ()
    return Displacement(
        span=span,
        quote=span.quote(scene.folded.original),
        modality=modality,
        attribution=attribution,
        as_of=scene.as_of(words.start),
        places=tuple(place for place in (origin, destination) if place is not None),
        rule=f"displacement.{move.rule}",
        confidence=_STATED if move.crowd is not None and move.crowd.stated else _INFERRED,
        filled=(*_filled(scene, move, (origin, destination)), *dated),
        outcome=move.outcome,
        figure=move.crowd.figure if move.crowd else _FEW,
        unit=move.crowd.unit if move.crowd else Unit.PERSONS,
        measure=_measure(move),
        counting=counting,
        window=window,
        who=who(scene, move.crowd),
        origin=origin,
        destination=destination,
        subset_of=identify(whole, scene.report.document.id) if whole else None,
    )


def _is_excepted(scene: Scene, move: Move) -> bool:
    """Return whether they are the few who did what others did not: لم ترجع سوى ست عائلات."""
    before = words_in(scene, move.start - _EXCEPT, move.start)[-1:] if move.crowd is not None else []
    return holds(before, "except")


# سوى, and a word for about or the like.
_EXCEPT = 12


def _extent(scene: Scene, move: Move) -> Words:
    """Return the words that carry the statement: the crowd, and its word of movement where that stands by."""
    marks = [(move.crowd.start, move.crowd.end)] if move.crowd else []
    if move.cue is not None and move.like is None:
        marks.append((move.cue.word_start, move.cue.word_end))
    start, end = min(at for at, _ in marks), max(at for _, at in marks)
    return Words(start=start, end=end, sentence=scene.sentence(move.start))


def _place(scene: Scene, item: Toponym | None) -> NamedPlace | None:
    if item is None or (item.anaphor and item.place is None):
        return None
    return named_place(item, scene.folded)


def _measure(move: Move) -> Measure:
    """Return whether so many moved or so many are there: those who are trapped, or whom a camp holds."""
    if move.outcome is Movement.TRAPPED or move.cue is None:
        return Measure.STOCK
    return Measure.STOCK if entry_of(move.cue).stock else Measure.FLOW


def _filled(scene: Scene, move: Move, places: tuple[NamedPlace | None, NamedPlace | None]) -> tuple[Filled, ...]:
    found: list[Filled] = []
    if move.cue is not None:
        found.append(Filled(field="outcome", span=scene.folded.span(move.cue.word_start, move.cue.word_end)))
    if move.crowd is not None:
        words = scene.folded.span(move.crowd.start, move.crowd.end)
        found += [Filled(field="low", span=words), Filled(field="unit", span=words)]
    fields = zip(("origin", "destination"), places, strict=True)
    return (*found, *(Filled(field=field, span=place.span) for field, place in fields if place is not None))
