"""Others counted without a noun: إصابة آخرين, وأصيب آخران, وأسر آخر, وجرح ثالث."""

from collections.abc import Iterator

from marsad.extract.mention.scan import Layer
from marsad.extract.particle import particles
from marsad.extract.role.headcount import Count
from marsad.extract.scene import Scene
from marsad.extract.statement import Figure

_FEW = Figure(low=None, high=None, vague=True)
_TWO = Figure(low=2, high=2)
_ONE = Figure(low=1, high=1)
# From the end of a verb of harm to the word that it takes through a preposition: القبض على آخر.
_VERB_WORDS = 3


def others(scene: Scene) -> Iterator[Count]:
    """Yield others without a figure, one and two of them only right behind a word of outcome."""
    asked = particles("others-alone") | particles("other-two") | particles("other-one")
    text, words = scene.text, scene.words
    for i in range(1, len(words)):
        # Most words are none of these: that is seen without a call.
        figure = _figure(scene, i) if text[words.starts[i] : words.ends[i]] in asked else None
        if figure is not None and (_is_of_them(scene, i) or not _has_noun(scene, i)):
            start, end = scene.words.starts[i], scene.words.ends[i]
            part = _is_of_them(scene, i)
            yield Count(
                start=start,
                end=end,
                figure=figure,
                noun=None,
                stated=part,
                noun_end=end,
                others=not part,
                partitive=part,
            )


def _has_noun(scene: Scene, i: int) -> bool:
    """Return whether a noun for people stands right before word `i`; إصابة is one only where it is counted."""
    at = scene.words.starts[i - 1]
    return scene.hits[Layer.PERSON].at(at) is not None and scene.hits[Layer.OUTCOME].at(at) is None


def _figure(scene: Scene, i: int) -> Figure | None:
    word = scene.words[i]
    if word in particles("others-alone"):
        return None if _is_counted(scene, i) else _FEW
    if word in particles("other-two"):
        return _TWO if _is_harmed(scene, i) else None
    if word in particles("other-one"):
        return _ONE if _is_of_them(scene, i) or (_is_harmed(scene, i) and _is_whole(scene, i)) else None
    return None


def _is_counted(scene: Scene, i: int) -> bool:
    """Return whether a number stands right before word `i`: إصابة اثنين آخرين, وأصيب /36/ آخرين."""
    near = scene.quantities_in(scene.words.starts[i - 1], scene.words.starts[i])
    return any(quantity.number_end >= scene.words.ends[i - 1] for quantity in near)


def _is_of_them(scene: Scene, i: int) -> bool:
    """Return whether word `i` begins to tell of one of those told before: أربعة جرحى، أحدهم بحال الخطر."""
    # أربعة جنود أحدهم, not على حد تعبير أحدهم.
    apart = not scene.words.joined(i - 1, i) or scene.hits[Layer.PERSON].at(scene.words.starts[i - 1]) is not None
    return apart and scene.words[i] in particles("one-of-them") and not _is_harmed(scene, i)


def _is_harmed(scene: Scene, i: int) -> bool:
    """Return whether a word of outcome stands right before word `i`, at most a preposition between."""
    first = scene.words.starts[max(0, i - _VERB_WORDS)]
    for hit in scene.hits[Layer.OUTCOME].within(first - 1, scene.words.starts[i]):
        between = scene.text[hit.word_end : scene.words.starts[i]].strip()
        if hit.word_end == hit.end and between in ("", "علي"):
            return True
    return False


def _is_whole(scene: Scene, i: int) -> bool:
    """Return whether word `i` ends its phrase: as an adjective of rank it does not: آخر جندي, ثالث أكبر."""
    if i + 1 >= len(scene.words) or not scene.words.joined(i, i + 1):
        return True
    word = scene.words[i + 1]
    closes = particles("closes-name") | particles("ends-victims") | particles("after-bare")
    return word != "من" and (word in closes or word.startswith("و"))
