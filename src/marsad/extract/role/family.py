"""People told one after the other as one: رجل وزوجته وطفلاهما, راع وابنه, ضابط وجنديان."""

import re
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

_JOINTS = ("و", "مع", "برفقه", "ومعه", "ومعها")
# ضابط برتبة عقيد مع ستة من عناصره, سائق شاحنة وابنه.
_RANKED = re.compile(r"(?:برتبه \w+(?: \w+)?|\w{3,}) (?:و|مع|ومعه|برفقه)|برتبه \w+ و")


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
        last = _with_parent(scene, count)
    if last is not None:
        yield last


def _goes_on(scene: Scene, last: Count, count: Count) -> bool:
    """Return whether `count` is the kin of whoever is counted right before it."""
    gap = scene.text[last.end : count.start].strip()
    alone = not last.stated and (last.noun is not None or last.name is not None) and last.outcome is None
    if not alone or _exact(last) is None or _exact(count) is None:
        return False
    near = gap in _JOINTS or (last.name is None and _RANKED.fullmatch(gap) is not None)
    if near and (_is_kin(scene, count) or (last.name is None and _is_theirs(scene, count))):
        return True
    return gap in _JOINTS and _are_comrades(scene, last, count)


def _with_parent(scene: Scene, count: Count) -> Count:
    """Return so many children with the parent told right before them: أم وأربعة من أطفالها."""
    i = scene.words.holding(count.start)
    if i < 1 or not scene.text.startswith("و", scene.words.starts[i]) or not _is_theirs(scene, count):
        return count
    parent = scene.hits[Layer.PERSON].at(scene.words.starts[i - 1])
    if parent is None or not isinstance(parent.payload.entry, Person) or not scene.words.joined(i - 1, i):
        return count
    single = (
        parent.payload.manner is Manner.SINGULAR and not is_owned(scene, parent) and parent.payload.entry.figure_only
    )
    if not single or _exact(count) is None or fold(parent.payload.entry.singular).text not in particles("kin"):
        return count
    both = (_exact(count) or 0) + 1
    return replace(count, start=parent.start, figure=Figure(low=both, high=both), owned=False)


def _is_theirs(scene: Scene, count: Count) -> bool:
    """Return whether so many are told to be the kin or the men of those before: وثلاثة من أطفالهما, وستة من مرافقيه."""
    own = count.stated and count.owned and count.noun is not None
    return own and count.noun is not None and fold(count.noun.singular).text in particles("kin")


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
