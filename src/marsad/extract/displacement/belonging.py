"""Whose the people on the move are."""

from marsad.extract.displacement.crowd import Crowd
from marsad.extract.mention.side import Side
from marsad.extract.scene import Scene

_REACH = 40
_LINKS = frozenset(("", "من", "من عناصر", "من مقاتلي", "ل"))


def who(scene: Scene, crowd: Crowd | None) -> tuple[str, ...]:
    """Return whose they are: the party behind fighters or families, else whom the noun itself names."""
    if crowd is None or crowd.is_bare:
        return ()
    side = next((side for side in scene.sides_in(crowd.start, crowd.end + _REACH) if side.end > crowd.end), None)
    # A fighter is of the party behind him; نازحون and مدنيون are not, whoever stands behind.
    if side is not None and (crowd.is_armed or not scene.is_armed(side.parties)) and _is_linked(scene, crowd, side):
        return side.parties
    if crowd.families:
        return ("CIVILIANS",)
    return (crowd.noun.party,) if crowd.noun is not None and crowd.noun.party else ()


def _is_linked(scene: Scene, crowd: Crowd, side: Side) -> bool:
    return scene.text[crowd.end : max(crowd.end, side.start)].strip() in _LINKS
