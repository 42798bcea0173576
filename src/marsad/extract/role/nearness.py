"""How near somebody is named: what the learned choices of all kinds see of the words between."""

from marsad.extract.scene import Scene

_STEPS = ((0, "adjacent"), (3, "near"), (8, "mid"), (20, "far"))
# The words right in front of a name that are told apart.
LEADING = frozenset(("من", "علي", "في", "الي", "بين", "مع", "عن", "ضد", "الذي", "التي", "ان"))
# In characters.
LEADING_REACH = 20


def step(gap: str) -> str:
    """Return how far apart two things are whose words between are `gap`."""
    words = len(gap.split())
    return next((name for most, name in _STEPS if words <= most), "remote")


def armed_between(scene: Scene, start: int, end: int, *, most: int) -> int:
    """Return how many others under arms are named in [start, end), `most` where they are more."""
    found: set[tuple[str, ...]] = set()
    for side in scene.sides_in(start, end):
        if scene.is_armed(side.parties):
            found.add(side.parties)
        if len(found) == most:
            break
    return len(found)
