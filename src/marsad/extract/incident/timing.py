"""When an event happened: by its clause, else on the day that its sentence or its story has named."""

import re

from marsad.extract.claim.dating import Extent, dated, is_present
from marsad.extract.claim.story import moment_of_story
from marsad.extract.scene import Scene
from marsad.extract.statement import Dating
from marsad.extract.term import DateBasis, Modality


def timed(scene: Scene, words: Extent, modality: Modality) -> Dating:
    """Return when the event told by `words` happened, or, denied, is said to have happened."""
    own = dated(scene, words, happened=modality.happened or modality is Modality.DENIED)
    if own.basis is not DateBasis.AS_OF or _goes_on(scene, words):
        return own
    moment = moment_of_story(scene, words)
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
