"""What a word of movement means where it stands."""

from marsad.extract.mention.company import folded
from marsad.extract.mention.scan import Hit, Layer
from marsad.extract.particle import particles
from marsad.extract.scene import Scene
from marsad.extract.vocabulary import Manner, MovementWord
from marsad.text.fold import fold

_REACH = 40
_WORDS = 4
_MARKS = '،.:"()'


def entry_of(hit: Hit) -> MovementWord:
    """Return the row of a word of movement."""
    entry = hit.payload.entry
    assert isinstance(entry, MovementWord)
    return entry


def is_other_sense(scene: Scene, hit: Hit) -> bool:
    """Return whether the word means something else here: لجأ إلى القوة."""
    entry = entry_of(hit)
    if entry.unless and is_excluded(hit, words_in(scene, hit.word_end, hit.word_end + _REACH)[:_WORDS]):
        return True
    return any(scene.text.startswith(fold(fragment).text, hit.start) for fragment in entry.never)


def is_excluded(hit: Hit, words: list[str]) -> bool:
    """Return whether one of `words` takes the word of movement its sense."""
    return not folded(entry_of(hit).unless).isdisjoint(words)


def is_harmed(scene: Scene, start: int, end: int) -> bool:
    """Return whether a word of harm begins in folded [start, end), أسرة left out where it counts families."""
    families = scene.hits[Layer.HOUSEHOLD]
    return any(families.at(hit.start) is None for hit in scene.hits[Layer.OUTCOME].within(start, end))


def is_purpose(scene: Scene, hit: Hit) -> bool:
    """Return whether the verbal noun only tells what for: لإجلاء المصابين."""
    attached = scene.text[hit.word_start : hit.start]
    return hit.payload.manner is Manner.MASDAR and attached.endswith("ل") and "و" not in attached


def words_in(scene: Scene, start: int, end: int) -> list[str]:
    """Return the words of folded [start, end), marks left out."""
    return [word.strip(_MARKS) for word in scene.text[max(0, start) : end].split()]


def holds(words: list[str], *names: str) -> bool:
    """Return whether one of `words` is of one of the closed classes."""
    return any(not particles(name).isdisjoint(words) for name in names)
