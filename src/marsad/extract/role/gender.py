"""Which parties a pronoun of the singular may mean, by the gender of the noun that names them."""

from itertools import takewhile

from marsad.extract.mention.side import Side
from marsad.extract.particle import particles
from marsad.extract.scene import Scene

HERS, HIS = "ها", "ه"
_FEMININE = ("ه", "ات")


def is_feminine(scene: Scene, side: Side) -> bool:
    """Return whether a party is named by a feminine noun: قوات, هيئة, قسد; not تنظيم, جيش, حزب."""
    bare = _bare_head(scene, side)
    return bare.endswith(_FEMININE) or bare in particles("feminine-parties")


def is_barred(scene: Scene, side: Side, ending: str) -> bool:
    """Return whether a word that ends in `ending` cannot speak of the party: سيطرتها is not a تنظيم's.

    False where the ending is no pronoun of the singular, or the noun is used as either: داعش, الحوثيون.
    """
    bare = _bare_head(scene, side)
    if bare in particles("either-gender"):
        return False
    if ending.endswith(HERS):
        return bare in particles("masculine-parties")
    return ending.endswith(HIS) and is_feminine(scene, side)


def _bare_head(scene: Scene, side: Side) -> str:
    """Return the noun that names a party, without its article and what is attached to it, nor a noun for its men."""
    words = scene.text[side.start : side.end].replace('"', " ").split()
    people = [*takewhile(lambda word: word in particles("members"), words)]
    head = words[len(people)] if len(words) > len(people) else words[0]
    return head.removeprefix("ل").removeprefix("ب").removeprefix("ال")
