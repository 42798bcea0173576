"""What befell people besides harm: who was freed, fled or came back is no casualty."""

from marsad.extract.mention.scan import Hit
from marsad.extract.particle import particles
from marsad.extract.role.headcount import Count
from marsad.extract.scene import Scene


def has_other_fate(scene: Scene, count: Count, last: Hit | None) -> bool:
    """Return whether a verb that does no harm stands right before the figure, behind the word of harm: ونجا ثلاثة."""
    if count.outcome is not None:
        return False
    i = scene.words.from_offset(count.start)
    first = max(0, i - _FATE_WORDS, scene.words.from_offset(last.word_end) if last else 0)
    behind = scene.text[count.end : count.end + _RELATIVE_FATE].split()[:2]
    if len(behind) > 1 and behind[0] in particles("relative") and behind[1] in particles("other-fate"):
        # ستة ممن أفرج عنهم.
        return True
    words = [scene.words[j] for j in range(first, i) if scene.words.joined(j, min(j + 1, i, len(scene.words) - 1))]
    return any(word.removeprefix("و").removeprefix("ف") in particles("other-fate") for word in words)


_FATE_WORDS = 3
_RELATIVE_FATE = 24
