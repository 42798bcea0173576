"""When an event happened: by its clause, else on the day that its sentence or its story has named."""

import re
from collections.abc import Sequence
from datetime import timedelta

from marsad.extract.claim.dating import Extent, dated, is_of_saying, is_present
from marsad.extract.scene import Scene
from marsad.extract.statement import Dating
from marsad.extract.term import DateBasis, Modality
from marsad.when.interval import Precision
from marsad.when.moment import Moment
from marsad.when.stated import Relation

# News goes on about the day that it has named for so long.
_STORY = timedelta(days=7)
_NIGHT = timedelta(days=1)
_DAYS = (Precision.DAY, Precision.HOUR)


def timed(scene: Scene, words: Extent, modality: Modality) -> Dating:
    """Return when the event told by `words` happened, or, denied, is said to have happened."""
    own = dated(scene, words, happened=modality.happened or modality is Modality.DENIED)
    if own.basis is not DateBasis.AS_OF or _goes_on(scene, words):
        return own
    moment = _named(scene, words)
    if moment is not None:
        span = scene.folded.span(moment.start, moment.end)
        return Dating(days=moment.days, precision=moment.precision, basis=DateBasis.EXPRESSION, span=span)
    return dated(scene, words, happened=modality.happened)


# What is still so is of the day of the news, whatever day was named before it.
_GOING_ON = re.compile(
    r"\b(?:و|ف)?(?:(?:ما|لا)(?:ت| [تي])زال(?:ت|وا)?|ما ?زال(?:ت|وا)?|مستمره?|متواصله?|[تي]ستمر|[تي]تواصل|[تي]واصل)\b"
)
_NEAR = 30


def _goes_on(scene: Scene, words: Extent) -> bool:
    """Return whether the event is told as still going on."""
    low, high = max(words.sentence[0], words.start - _NEAR), min(words.sentence[1], words.end + _NEAR)
    return _GOING_ON.search(scene.text, low, high) is not None or is_present(scene, words.start, words.end)


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
        if moment.relation is Relation.ON and _is_a_day(moment) and not is_of_saying(scene, moment):
            return moment
    return None


def _is_a_day(moment: Moment) -> bool:
    """Return whether the moment is one day or one night: not some of the last days."""
    start, end = moment.days.start, moment.days.end
    if moment.precision not in _DAYS or start is None or end is None:
        return False
    return end - start <= _NIGHT
