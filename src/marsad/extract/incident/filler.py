"""Who fills a role of an event."""

from msgspec import Struct

from marsad.extract.mention.side import Side
from marsad.extract.particle import particles
from marsad.extract.role.agent import RELATIVE
from marsad.extract.scene import Scene
from marsad.text.span import Span

# How a party is found that no word of the event names.
CHOSEN = "chosen"
# Who is acted upon, and acts in no event that arms tell.
_PATIENTS = frozenset(("CIVILIANS", "DETAINEES", "IS_FAMILIES", "MIXED"))


class Party(Struct, frozen=True, kw_only=True):
    """Parties in one role, with the words that name them, folded, and how they were found.

    `because`: where they were chosen among others, what spoke for them, the heaviest first.
    """

    parties: tuple[str, ...]
    start: int
    end: int
    how: str
    because: tuple[tuple[str, float], ...] = ()

    def span(self, scene: Scene) -> Span:
        """Return the words that name them."""
        return scene.folded.span(self.start, self.end)


def party(side: Side, how: str) -> Party:
    """Return a side as the filler of a role."""
    return Party(parties=side.parties, start=side.start, end=side.end, how=how)


def is_patient(side: Side) -> bool:
    """Return whether a side is only acted upon."""
    return bool(set(side.parties) & _PATIENTS)


def may_do(scene: Scene, side: Side) -> bool:
    """Return whether a party named before a word can be its doer: it acts, and stands as no object."""
    if is_patient(side):
        return False
    before = scene.text[max(0, side.word_start - 24) : side.word_start].replace('"', " ").split()
    clitic = scene.text[side.word_start : side.start].removeprefix("و").removeprefix("ف")
    if RELATIVE.match(scene.text, side.end) is not None:
        return True
    of = bool(before) and before[-1] in particles("event-object") and before[-2:] != ["من", "قبل"]
    return clitic not in ("ل", "ب", "ك") and not of
