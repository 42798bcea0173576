"""When an event happened: by its clause, else on the day that its sentence or its story has named."""

import re

from marsad.extract.claim.dating import Extent, dated, is_present
from marsad.extract.claim.lasting import lasted
from marsad.extract.claim.story import moment_of_story, period_of_report
from marsad.extract.scene import Scene
from marsad.extract.statement import Dating
from marsad.extract.term import DateBasis, IncidentType, Modality
from marsad.when.interval import Precision


def timed(scene: Scene, words: Extent, modality: Modality, kind: IncidentType) -> Dating:
    """Return when the event told by `words` happened, or, denied, is said to have happened."""
    own = dated(scene, words, happened=modality.happened or modality is Modality.DENIED)
    if own.basis is DateBasis.AS_OF and not _goes_on(scene, words):
        own = _of_story(scene, words) or dated(scene, words, happened=modality.happened)
    return _since_begun(scene, words, own) if kind in _LASTING else own


# What may go on for days.
_LASTING = frozenset(
    (
        IncidentType.CLASH,
        IncidentType.SHELLING,
        IncidentType.AIRSTRIKE,
        IncidentType.DRONE_STRIKE,
        IncidentType.GROUND_ATTACK,
        IncidentType.SIEGE,
    )
)


def _of_story(scene: Scene, words: Extent) -> Dating | None:
    """Return the day, or the documented period, of which the report is still telling; None where it is of its own."""
    moment = moment_of_story(scene, words) or period_of_report(scene, words)
    if moment is None:
        return None
    span = scene.folded.span(moment.start, moment.end)
    return Dating(days=moment.days, precision=moment.precision, basis=DateBasis.EXPRESSION, span=span)


def _since_begun(scene: Scene, words: Extent, told: Dating) -> Dating:
    """Return the time of what goes on: all its days, where its clause counts them."""
    news = told.days.end
    if news is None or told.days.start != news:
        return told
    days = lasted(scene, words, news)
    return told if days is None else Dating(days=days, precision=Precision.DAY, basis=DateBasis.EXPRESSION)


# What is still so is of the day of the news, whatever day was named before it.
_GOING_ON = re.compile(
    r"\b(?:و|ف)?(?:(?:ما|لا)(?:ت| [تي])زال(?:ت|وا)?|ما ?زال(?:ت|وا)?|مستمره?|متواصله?|[تي]ستمر|[تي]تواصل|[تي]واصل)\b"
)
_NEAR = 30


def _goes_on(scene: Scene, words: Extent) -> bool:
    """Return whether the event is told as still going on."""
    low, high = max(words.sentence[0], words.start - _NEAR), min(words.sentence[1], words.end + _NEAR)
    return _GOING_ON.search(scene.text, low, high) is not None or is_present(scene, words.start, words.end)
