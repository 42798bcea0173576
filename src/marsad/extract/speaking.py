"""The attribution and modality of what is said at one place of a report."""

from collections.abc import Sequence

from marsad.extract.scan import Hit
from marsad.extract.scene import Scene
from marsad.extract.statement import Modality, Speaker
from marsad.extract.voice import Utterance


def claimed(scene: Scene, at: int, trigger: Hit | None) -> tuple[tuple[Speaker, ...], Modality]:
    """Return who says what is told at `at` by `trigger`, outermost first, and how surely.

    The publisher comes first where it is known; words laid to the publisher itself are its own voice.
    """
    publisher = scene.report.publisher
    chain: list[Speaker] = []
    if publisher.name is not None:
        chain.append(Speaker(source=publisher.name, span=publisher.span))
    inner = _innermost(scene.utterances, at)
    laid = inner is not None and inner.speaker != publisher.name
    if inner is not None and laid:
        chain.append(Speaker(source=inner.speaker, span=scene.folded.span(*inner.at)))
    mood = scene.moods.over(trigger, scene.proposition(trigger.start)) if trigger is not None else None
    if mood is None and inner is not None and inner.denies:
        mood = Modality.DENIED
    return tuple(chain), mood or (Modality.REPORTED if laid else Modality.ASSERTED)


def _innermost(utterances: Sequence[Utterance], at: int) -> Utterance | None:
    """Return the utterance around `at` that begins last."""
    around = [utterance for utterance in utterances if utterance.start <= at < utterance.end]
    return around[-1] if around else None
