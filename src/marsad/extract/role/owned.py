"""Nouns for people that a pronoun lays to somebody: زوجته, ابنه."""

from marsad.extract.mention.scan import Hit
from marsad.extract.scene import Scene

_HIS = "ه"


def is_owned(scene: Scene, hit: Hit) -> bool:
    """Return whether a pronoun is attached to the noun; its folded form may hide it: ابنه is written like ابنة."""
    if hit.word_end > hit.end:
        return True
    if not scene.text.startswith(_HIS, hit.end - 1):
        return False
    return scene.folded.span(hit.end - 1, hit.end).quote(scene.folded.original).startswith(_HIS)
