"""Whose the people of a toll are, by the words right behind them."""

from collections.abc import Sequence

from marsad.extract.casualties.told import Toll
from marsad.extract.mention.scan import Layer
from marsad.extract.mention.side import Side
from marsad.extract.particle import particles
from marsad.extract.scene import Scene
from marsad.extract.vocabulary import Person

_REACH = 60
_LINK_WORDS = 6
# Words that may stand between a count and the party that it belongs to.
_LINKS = particles("links-party")
_ENDS = particles("ends-victims")
# A remark that says who most of them were: معظمهم نازحون, جلهم نساء وأطفال.
_REMARK_REACH = 40


def side_behind(scene: Scene, toll: Toll) -> Side | None:
    """Return the party named in or behind the counted noun, where the words say that the people are its."""
    count = toll.count
    for side in scene.sides_in(count.start, count.noun_end + _REACH):
        # 12 من الإرهابيين: the noun itself is what one side calls the other.
        if side.end > count.noun_end or (side.end == count.noun_end and scene.is_armed(side.parties)):
            return side if side.start < count.noun_end or is_linked(scene, count.noun_end, side) else None
    return None


def is_linked(scene: Scene, start: int, side: Side) -> bool:
    """Return whether the words between a count and a party say that the people are the party's."""
    gap = scene.text[start : side.word_start].replace("علي الاقل", "")
    words = gap.replace('"', " ").split()
    if len(words) > _LINK_WORDS or any(word.removeprefix("و").isdigit() for word in words):
        return False
    if words[-1:] == ["في"] and all(word in particles("of-rank") for word in words[:-1]):
        # قيادي ميداني في هيئة تحرير الشام.
        return True
    # في صفوف X tells whose they are, whatever else stands between.
    if "صفوف" not in words and _is_parted(scene, (start, side.word_start), gap):
        return False
    attached = scene.text[side.word_start : side.start] in ("ل", "ب")
    return not words or attached or any(word in _LINKS for word in words)


def _is_parted(scene: Scene, bounds: tuple[int, int], gap: str) -> bool:
    """Return whether another clause begins in the gap before a party: a stop, an adjunct, others harmed by somebody."""
    words = gap.replace('"', " ").split()
    if any(mark in gap for mark in "،.\n:(") or any(word in _ENDS for word in words):
        return True
    if scene.proposition(bounds[0]) != scene.proposition(bounds[1]):
        # سبعة من المهاجمين فيما استشهد اثنان من الحشد: a new proposition begins between.
        return True
    # عنصران من الأمن وأصيب ثالث باستهداف مجهولين; not مقتل خمسة وإصابة تسعة من عناصر قسد.
    harms = [hit for hit in scene.hits[Layer.OUTCOME].within(*bounds) if scene.text.startswith("و", hit.word_start)]
    return bool(harms) and any(word.startswith("ب") for word in words)


def people_behind(scene: Scene, toll: Toll) -> tuple[Person, int] | None:
    """Return the noun for people behind the count that says who they were, and where it ends.

    قتيلا من المدنيين, 5 قتلى مدنيين, 31 قتيلا من العسكريين.
    """
    count = toll.count
    for hit in scene.hits[Layer.PERSON].within(count.noun_end, count.noun_end + 26):
        entry = hit.payload.entry
        gap = scene.text[count.noun_end : hit.word_start]
        told = isinstance(entry, Person) and (entry.party is not None or entry.combatant)
        if not told or any(mark in gap for mark in "،.\n:("):
            return None
        words = gap.split()
        attached = scene.text[hit.word_start : hit.start].startswith("و")
        if attached or any(word in _ENDS for word in words) or len(words) > 2:
            return None
        assert isinstance(entry, Person)
        return entry, hit.word_end
    return None


def is_unknown_somebodys(scene: Scene, toll: Toll) -> bool:
    """Return whether a bare figure counts people of somebody whom no list knows: تسعة من الفصائل المحلية."""
    count = toll.count
    behind = scene.text[count.noun_end : count.noun_end + 20].split()
    told = len(behind) > 1 and (behind[1].startswith("ال") or behind[1] in particles("best-of"))
    return count.noun is None and behind[:1] == ["من"] and told


def is_of_nationality(scene: Scene, toll: Toll) -> bool:
    """Return whether the words behind a part tell its nationality, no party: بينهم 78 من الجنسية السورية."""
    behind = scene.text[toll.count.noun_end : toll.count.noun_end + 20].split()
    return toll.parent is not None and len(behind) > 1 and behind[1] in particles("nationality")


def remarked(scene: Scene, toll: Toll) -> Person | None:
    """Return the noun of a remark behind the count that says who most of them were; None where there is none."""
    start = toll.count.end
    for hit in scene.hits[Layer.PERSON].within(start, start + _REMARK_REACH):
        words = scene.text[start : hit.word_start].replace("،", " ").split()
        entry = hit.payload.entry
        if len(words) == 1 and words[0] in particles("most-of-them") and isinstance(entry, Person):
            return entry
        return None
    return None


def is_of_family(scene: Scene, toll: Toll) -> bool:
    """Return whether people are told to be of one family: سبعة شهداء من عائلة واحدة, ثلاثة من أفراد أسرة."""
    at = toll.count.noun_end
    for hit in scene.hits[Layer.HOUSEHOLD].within(at, at + _FAMILY):
        words = scene.text[at : hit.word_start].split()
        return words in (["من"], ["من", "افراد"], ["من", "ابناء"])
    return False


# From a count to its family, in code points.
_FAMILY = 12


def is_in_their_ranks(scene: Scene, toll: Toll) -> bool:
    """Return whether a pronoun behind the count says whose they are: مئات القتلى في صفوفهم."""
    behind = scene.text[toll.count.noun_end : toll.count.noun_end + 30].replace("،", " ، ").split()[:3]
    return any(word in particles("their-ranks") for word in behind)


def listed_side(scene: Scene, toll: Toll, following: Sequence[Toll]) -> Side | None:
    """Return whose the people of a list are, told behind its last figure: سقوط 12 قتيلا و20 جريحا من قوات النظام."""
    last = toll
    for other in following if _is_anybodys(toll) else ():
        gap = scene.text[last.count.end : other.count.start]
        if not _is_anybodys(other) or not gap.lstrip(" ،").startswith("و") or len(gap.split()) > _LIST_WORDS:
            return None
        side = side_behind(scene, other)
        if side is not None:
            return side if scene.is_armed(side.parties) else None
        last = other
    return None


# Between two figures of a list: و and a word of outcome with a bound.
_LIST_WORDS = 4


def _is_anybodys(toll: Toll) -> bool:
    """Return whether the count tells nobody of its own: 12 قتيلا, 20; not خمسة مدنيين, not 7 منهم."""
    noun, count = toll.count.noun, toll.count
    return count.stated and not count.partitive and (noun is None or noun.outcome is not None) and not count.others
