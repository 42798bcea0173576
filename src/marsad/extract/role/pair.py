"""The two sides of a fight, where a report only calls them so: تبادل الطرفان السيطرة على البلدة."""

from msgspec.structs import replace

from marsad.extract.mention.side import Side
from marsad.extract.scene import Scene

# How far before the words the two are looked for, in code points.
_REACH = 500
_PAIR = 2


def pair_before(scene: Scene, at: int) -> Side | None:
    """Return the two enemies named last before `at`, as one side; None where fewer or more than two camps are named."""
    named = [side for side in scene.sides_in(max(0, at - _REACH), at) if scene.is_armed(side.parties)]
    if not named:
        return None
    joined = [side for side in named if len(side.parties) == _PAIR and not _is_one_camp(scene, side)]
    if joined:
        return joined[-1]
    first = named[-1]
    others = [side for side in named if not scene.are_allied(side.parties, first.parties)]
    if not others or any(not scene.are_allied(side.parties, others[-1].parties) for side in others):
        return None
    parties = tuple(dict.fromkeys((*others[-1].parties, *first.parties)))
    return replace(first, parties=parties)


def pair_behind(scene: Scene, at: int, end: int) -> Side | None:
    """Return two enemies named right behind `at`: تتقاسم السيطرة على المدينة قوات النظام والوحدات."""
    for side in scene.sides_in(at, min(end, at + _BESIDE)):
        both = len(side.parties) == _PAIR and not _is_one_camp(scene, side)
        return side if both and not scene.text[at : side.word_start].strip(' "،') else None
    return None


_BESIDE = 12


def _is_one_camp(scene: Scene, side: Side) -> bool:
    """Return whether those named together fight on one side: قوات النظام وحزب الله, not قسد والجيش التركي."""
    return scene.are_allied(side.parties[:1], side.parties[1:])
