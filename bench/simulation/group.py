"""Who fights and dies in a simulated war, and by which names a report may call them."""

from collections.abc import Iterable

# Who fights on the side of whom, and with what weight: a side's dead are of these groups.
RANKS: dict[str, tuple[tuple[str, float], ...]] = {
    "REGIME": (("REGIME", 0.6), ("HEZBOLLAH", 0.25), ("FATEMIYOUN", 0.15)),
    "IS": (("IS", 1.0),),
    "SDF": (("SDF", 0.5), ("YPG", 0.5)),
}
PARTIES = tuple(RANKS)
# A name that stands for several groups: the theatre's data make these parts of it. As a leaf, SDF is all but the YPG.
WHOLES = {"PRO_REGIME": ("HEZBOLLAH", "FATEMIYOUN"), "SDF": ("SDF", "YPG")}
# How a report calls each side's dead when it counts them at once.
SIDES = (("REGIME", "PRO_REGIME"), ("REGIME", "HEZBOLLAH", "FATEMIYOUN"), ("IS",), ("SDF",), ("CIVILIANS",))
# Whom a running total or a window counts: a group, a side, everybody.
COUNTED = (
    *(("REGIME",), ("HEZBOLLAH",), ("PRO_REGIME",), ("YPG",)),
    *SIDES,
    ("REGIME", "PRO_REGIME", "IS", "SDF", "CIVILIANS"),
)


def leaves(groups: Iterable[str]) -> tuple[str, ...]:
    """Return the groups that no other is a part of, for which the names stand, each once."""
    return tuple(dict.fromkeys(leaf for group in groups for leaf in WHOLES.get(group, (group,))))
