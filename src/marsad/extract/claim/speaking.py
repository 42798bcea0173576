"""The attribution and modality of what is said at one place of a report."""

from marsad.extract.mention.scan import Hit
from marsad.extract.saying.voice import Utterance
from marsad.extract.scene import Scene
from marsad.extract.statement import Speaker
from marsad.extract.term import Modality


def claimed(scene: Scene, at: int, trigger: Hit | None) -> tuple[tuple[Speaker, ...], Modality]:
    """Return who says what is told at `at` by `trigger`, outermost first, and how surely.

    The publisher comes first where it is known; words laid to the publisher itself are its own voice.
    """
    publisher = scene.report.publisher
    chain: list[Speaker] = []
    if publisher.name is not None:
        chain.append(Speaker(source=publisher.name, span=publisher.span))
    around = _around(scene, at)
    for utterance in around:
        words = scene.folded.span(*utterance.at)
        source = utterance.speaker or words.quote(scene.folded.original)
        if source not in scene.own_names and source not in (speaker.source for speaker in chain):
            chain.append(Speaker(source=source, span=words))
    laid = len(chain) > (publisher.name is not None)
    mood = scene.moods.over(trigger, scene.proposition(trigger.start)) if trigger is not None else None
    if mood is None and around and around[-1].denies:
        mood = Modality.DENIED
    return tuple(chain), mood or (Modality.REPORTED if laid else Modality.ASSERTED)


def _around(scene: Scene, at: int) -> list[Utterance]:
    """Return the utterances around `at`, in the order in which their speakers are named."""
    return sorted((u for u in scene.utterances_near(at) if u.start <= at < u.end), key=lambda u: u.named)
