"""People told one after the other as one: رجل وزوجته وطفلاهما, راع وابنه, ضابط وجنديان."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from marsad.extract.mention.scan import Layer
from marsad.extract.particle import particles
from marsad.extract.role.headcount import Count
from marsad.extract.role.owned import is_owned
from marsad.extract.scene import Scene
from marsad.extract.statement import Figure
from marsad.extract.vocabulary import Manner, Person
from marsad.text.fold import fold

_JOINTS = ("و", "مع", "برفقه")


def joined_kin(scene: Scene, counts: Sequence[Count]) -> Iterator[Count]:
    """Yield the counts in order, one for all of a family or of the soldiers told together.

    Kin are told by a pronoun behind whom they belong to.
    """
    last: Count | None = None
    for count in counts:
        if last is not None and _goes_on(scene, last, count):
            last = _sum(last, count)
            continue
        if last is not None:
            yield last
        last = count
    if last is not None:
        yield last


def _goes_on(scene: Scene, last: Count, count: Count) -> bool:
    """Return whether `count` is the kin of whoever is counted right before it."""
    gap = scene.text[last.end : count.start].strip()
    alone = not last.stated and (last.noun is not None or last.name is not None) and last.outcome is None
    exact = _exact(last) is not None and _exact(count) is not None
    return alone and exact and gap in _JOINTS and (_is_kin(scene, count) or _are_comrades(scene, last, count))


def _are_comrades(scene: Scene, last: Count, count: Count) -> bool:
    """Return whether both are soldiers, of no parties told apart, and no parts of a whole: بإصابة ضابط وجنديين."""
    first, second = last.noun, count.noun
    if first is None or second is None or last.name or count.name or count.stated:
        return False
    same = first.combatant and second.combatant and first.side is second.side and first.side is not None
    i = scene.words.holding(last.start)
    return same and i > 0 and scene.words[i - 1] not in particles("subset")


def _exact(count: Count) -> int | None:
    figure = count.figure
    return figure.low if figure.low == figure.high and not figure.vague else None


def _is_kin(scene: Scene, count: Count) -> bool:
    """Return whether a pronoun lays the people to somebody told before: زوجته, طفلاهما, أطفالهما الثلاثة."""
    hit = scene.hits[Layer.PERSON].at(count.start)
    if hit is None or not isinstance(hit.payload.entry, Person):
        return False
    if hit.payload.manner is Manner.PLURAL and not count.stated:
        return False
    return is_owned(scene, hit) and fold(hit.payload.entry.singular).text in particles("kin")


def _sum(last: Count, count: Count) -> Count:
    both = (_exact(last) or 0) + (_exact(count) or 0)
    return replace(last, end=count.end, noun_end=count.noun_end, figure=Figure(low=both, high=both))
