"""Nouns for people that a pronoun lays to somebody: زوجته, ابنه."""

from marsad.extract.mention.scan import Hit
from marsad.extract.scene import Scene

_HIS = "ه"


def is_owned(scene: Scene, hit: Hit) -> bool:
    """Return whether a pronoun is attached to the noun.

    Folded, the word may hide it or feign it: ابنه is written like ابنة, أبنية like ابنيه.
    """
    if not scene.text.startswith(_HIS, hit.word_end - 1):
        return hit.word_end > hit.end
    return scene.folded.span(hit.word_end - 1, hit.word_end).quote(scene.folded.original).startswith(_HIS)
