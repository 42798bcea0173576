"""When an event happened: by its clause, else on the day that its sentence or its story has named."""

from collections.abc import Sequence
from datetime import timedelta

from marsad.extract.claim.dating import Extent, dated, is_of_saying
from marsad.extract.scene import Scene
from marsad.extract.statement import Dating
from marsad.extract.term import DateBasis, Modality
from marsad.when.interval import Interval, Precision
from marsad.when.moment import Moment
from marsad.when.stated import Relation

# News goes on about the day that it has named for so long.
_STORY = timedelta(days=7)
_DAYS = (Precision.DAY, Precision.HOUR)


def timed(scene: Scene, words: Extent, modality: Modality) -> Dating:
    """Return when the event told by `words` happened, or, denied, is said to have happened."""
    own = dated(scene, words, happened=modality.happened or modality is Modality.DENIED)
    if own.basis is not DateBasis.AS_OF:
        return own
    moment = _named(scene, words)
    if moment is not None:
        span = scene.folded.span(moment.start, moment.end)
        return Dating(days=moment.days, precision=moment.precision, basis=DateBasis.EXPRESSION, span=span)
    return dated(scene, words, happened=modality.happened)


def _named(scene: Scene, words: Extent) -> Moment | None:
    """Return the day named last before the event in its passage, a recent one; None where there is none."""
    passage, as_of = scene.passage(words.start), scene.as_of(words.start)
    if passage is None or as_of is None:
        return None
    start = scene.folded.offset(passage.span.start)
    moment = _last(scene, scene.moments_in(start, words.start))
    if moment is None or moment.days.end is None:
        return None
    return moment if timedelta(0) <= as_of - moment.days.end <= _STORY else None


def _last(scene: Scene, moments: Sequence[Moment]) -> Moment | None:
    for moment in reversed(moments):
        told = moment.relation is Relation.ON and moment.precision in _DAYS and moment.days != Interval(None, None)
        if told and not is_of_saying(scene, moment):
            return moment
    return None
