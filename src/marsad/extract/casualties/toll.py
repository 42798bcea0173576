"""What befell the people of a count: the word of outcome that governs it."""

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from marsad.extract.casualties.governing import governing, is_list
from marsad.extract.casualties.link import chained, counted_among, itemised, of_those, whole
from marsad.extract.casualties.listing import listed, unheaded
from marsad.extract.casualties.pairing import both, coupled, is_joint, is_second
from marsad.extract.casualties.running import predicated, risen
from marsad.extract.casualties.sense import entry_of
from marsad.extract.casualties.tally import tally
from marsad.extract.casualties.told import NEED_VERB, Toll
from marsad.extract.mention.scan import Hit, Layer
from marsad.extract.particle import particles
from marsad.extract.role.headcount import Count
from marsad.extract.scene import Scene
from marsad.extract.term import Outcome
from marsad.extract.vocabulary import Manner


class _Around(Struct, frozen=True, kw_only=True):
    """What stands around a count: the sentence, the tolls told in it, the one of which the count is part."""

    sentence: tuple[int, int]
    recent: Sequence[Toll]
    parent: Toll | None


def tolls(scene: Scene, counts: Sequence[Count]) -> tuple[Toll, ...]:
    """Return the counts of people to whom something happened, in order."""
    found: list[Toll] = []
    for count in counts:
        toll = _toll(scene, count, _around(scene, count, found)) or itemised(scene, count, found)
        toll = toll or risen(scene, count, found) or listed(scene, count, found)
        if toll is not None:
            found += both(toll, coupled(scene, toll))
    found = unheaded(scene, found)
    harmed = {toll.parent.count.start for toll in found if toll.parent is not None and _is_some_dead(toll)}
    return tuple(_dead_or_wounded(toll) if toll.count.start in harmed else toll for toll in found)


def _is_some_dead(toll: Toll) -> bool:
    """Return whether only some victims are told to have died: 41 ضحية، قضى منهم سبعة عشر."""
    return toll.rule not in ("part", "noun") and toll.outcome is not Outcome.CAPTURED and toll.parent is not None


def _dead_or_wounded(toll: Toll) -> Toll:
    return replace(toll, outcome=Outcome.KILLED_OR_WOUNDED) if _is_victim(toll.count) else toll


def _around(scene: Scene, count: Count, found: Sequence[Toll]) -> _Around:
    sentence = scene.sentence(count.start)
    recent = [toll for toll in found[-_RECENT:] if toll.count.start >= sentence[0]]
    parent = whole(scene, count, recent) or of_those(scene, count, found)
    return _Around(sentence=sentence, recent=recent, parent=parent)


# A list of parts is no longer than so many figures.
_RECENT = 40


def _toll(scene: Scene, count: Count, around: _Around) -> Toll | None:
    last = around.recent[-1] if around.recent else None
    governor = governing(scene, count, around.sentence, (last.count.start, last.count.end) if last else None)
    if count.joint:
        return Toll(count=count, outcome=Outcome.KILLED_OR_WOUNDED, cue=governor, parent=around.parent, rule="joint")
    if count.outcome is not None:
        return _by_noun(scene, count, governor, around)
    told = predicated(scene, count, governor, around.parent) or _tallied(scene, count, governor, around)
    if told is not None:
        return told
    if governor is not None and (around.parent is None or _is_theirs(scene, count, governor)):
        return _governed(scene, count, governor, around.parent)
    if count.is_loss:
        return Toll(count=count, outcome=Outcome.KILLED, cue=scene.hits[Layer.OUTCOME].at(count.start), rule="losses")
    return _by_neighbours(scene, count, around)


def _goes_on(scene: Scene, count: Count, governor: Hit) -> bool:
    """Return whether the word behind a count begins with the next one: شهداؤنا أربعة وجرحانا سبعة."""
    return governor.word_start >= count.end and scene.text.startswith("و", governor.word_start)


def _tallied(scene: Scene, count: Count, governor: Hit | None, around: _Around) -> Toll | None:
    """Return the toll of a tally that no word of outcome behind its noun overrules."""
    last = around.recent[-1] if around.recent else None
    tallied = tally(scene, count, around.sentence, last)
    if tallied is None or not (governor is None or governor.start < tallied.start or _goes_on(scene, count, governor)):
        return None
    return Toll(count=count, outcome=tallied.outcome, cue=None, rule="tally", topic=tallied.topic)


def _is_theirs(scene: Scene, count: Count, governor: Hit) -> bool:
    """Return whether a part of a whole has a word of outcome of its own: before it, or right behind it (11 جرحوا)."""
    plural = scene.text[governor.start : governor.end].endswith("وا")
    return governor.start <= count.end or (plural and not scene.text[count.end : governor.word_start].strip())


def _governed(scene: Scene, count: Count, governor: Hit, parent: Toll | None) -> Toll | None:
    word = entry_of(governor)
    if word.outcome is Outcome.MISSING and not count.stated:
        # مصير عناصر التنظيم: whose fate is asked is not yet missing.
        return None
    told = word.alone if word.alone and not _has_loser(scene, governor, count) else word.outcome
    if told is Outcome.MISSING and governor.payload.manner is Manner.MASDAR and count.owned:
        # أقرت الجماعة بفقدان تسعة من مقاتليها: whoever loses his own men has them dead.
        told = Outcome.KILLED
    return Toll(count=count, outcome=told, cue=governor, parent=parent, rule=word.id)


def _by_neighbours(scene: Scene, count: Count, around: _Around) -> Toll | None:
    """Return the toll of a count without an outcome of its own: part of a whole, one of a list."""
    parent = around.parent
    if parent is not None:
        # بينهم أطفال, without a figure, tells no number.
        plural = not count.stated and count.figure.vague
        return None if plural else Toll(count=count, outcome=parent.outcome, cue=parent.cue, parent=parent, rule="part")
    before = chained(scene, count, around.recent)
    if before is not None:
        return replace(before, count=count, rule="list")
    among = counted_among(scene, count)
    return Toll(count=count, outcome=among, cue=None, rule="tally") if among is not None else None


def _has_loser(scene: Scene, governor: Hit, count: Count) -> bool:
    """Return whether somebody may have lost the people: a party named before, whoever owns them or is the subject.

    فقدت البلدة ستة من أبنائها, فقد الدفاع المدني ثلاثة من متطوعيه, 31 مسعفا فقدتهم المنظومة.
    """
    if scene.sides_in(scene.sentence(governor.start)[0], count.start) or count.owned:
        return True
    behind = scene.text[count.noun_end : count.noun_end + _OWNED].split()[:2]
    own = len(behind) > 1 and behind[0] == "من" and behind[1].rstrip("،.").endswith(_HIS)
    return own or (governor.start > count.start and governor.word_end > governor.end)


# من كوادرها, behind those who are lost.
_OWNED = 24
_HIS = ("ه", "ها", "هم", "نا")


def _by_noun(scene: Scene, count: Count, governor: Hit | None, around: _Around) -> Toll | None:
    """Return the toll of a noun that itself says what befell people: 40 قتيلا."""
    told = entry_of(governor).outcome if governor is not None else None
    listed = _is_next_harmed(scene, count, around.recent)
    if count.outcome is None or (count.outcome in NEED_VERB and told is None and not listed):
        return None
    if is_second(scene, count) or not (count.stated or listed or _counts_itself(scene, count, governor)):
        return None
    outcome = count.outcome if listed and not is_joint(scene, count) else _outcome(scene, count, governor)
    return Toll(count=count, outcome=outcome, cue=governor, parent=around.parent, rule="noun") if outcome else None


def _outcome(scene: Scene, count: Count, governor: Hit | None) -> Outcome | None:
    """Return what befell the people of a noun of harm under its verb; None where it is only asked: مصير أسرى."""
    if is_joint(scene, count):
        return Outcome.KILLED_OR_WOUNDED
    told = entry_of(governor).outcome if governor is not None else None
    if governor is None or told is None or count.outcome is None:
        return count.outcome
    if told is Outcome.MISSING and not count.stated and count.outcome is not told:
        return None
    yields = _yields(count.outcome, governor) or _is_victim(count) or _died(scene, count, governor)
    return told if yields else count.outcome


def _counts_itself(scene: Scene, count: Count, governor: Hit | None) -> bool:
    """Return whether a noun of harm without a figure tells one by its form: سقوط قتيلين, not الجرحى قرابة المئة."""
    return not _has_figure_behind(scene, count) and (governor is not None or _is_led(scene, count))


def _has_figure_behind(scene: Scene, count: Count) -> bool:
    """Return whether the number of a plural stands behind it: الجرحى قرابة المئة, الشهداء حتى الآن 21."""
    behind = scene.quantities_in(count.end, count.end + _FIGURE_BEHIND)
    if not behind or count.figure.low is not None:
        return False
    gap = scene.text[count.end : behind[0].start].replace(":", " ").split()
    return all(word in particles("fills-tally") or (len(word) == 1 and word.isalpha()) for word in gap)


# Two words that may stand between, in code points.
_FIGURE_BEHIND = 20


def _yields(outcome: Outcome, governor: Hit) -> bool:
    """Return whether a verb says more than its noun: مقتل خمسة أسرى, not سقوط خمسة أسرى, تكبيده 90 أسيرا."""
    entry = entry_of(governor)
    only_begins = entry.counted_only or (entry.people_only and not entry.active)
    return outcome in NEED_VERB and not only_begins


def _died(scene: Scene, count: Count, governor: Hit) -> bool:
    """Return whether the wounded themselves are told to have died: وفاة ثلاثة جرحى, توفي أحد المصابين."""
    entry = entry_of(governor)
    dying = entry.outcome is Outcome.KILLED and not (entry.active or entry.people_only or entry.counted_only)
    return dying and count.outcome is Outcome.WOUNDED and not scene.text[governor.word_end : count.start].strip()


def _is_next_harmed(scene: Scene, count: Count, recent: Sequence[Toll]) -> bool:
    """Return whether a noun goes on with a list of the harmed: 41 قتيلا و128 مصابا و8 مفقودين, 22 جريحا وقتيلان."""
    if not recent or recent[-1].count.outcome is None or recent[-1].parent is not None:
        return False
    gap = scene.text[recent[-1].count.end : count.start]
    if count.figure.low is None:
        # أوقعوا فيهم قتلى وجرحى: a few, right behind a few.
        return gap == _AND and not recent[-1].count.stated and not _has_figure_behind(scene, count)
    return is_list(gap)


_AND = " و"


def _is_victim(count: Count) -> bool:
    return count.noun is not None and count.noun.id == "victim"


def _is_led(scene: Scene, count: Count) -> bool:
    """Return whether a noun that names the dead stands behind سقوط, a verb that leaves them or one that finds them."""
    start = scene.sentence(count.start)[0]
    if count.start == start:
        return True
    before = scene.text[max(start, count.start - _FINDER_REACH) : count.start].replace("،", " ، ").split()
    if before and before[-1].removeprefix("و") in particles("leaves-casualties"):
        return True
    if count.figure.low is not None and any(word.lstrip("و") in particles("toll") for word in before):
        # والحصيلة وفق طبيب قتيل من أبناء البلدة.
        return True
    return _is_body(count) and any(word.removeprefix("و") in particles("finds-bodies") for word in before)


# عثرت فرق الدفاع المدني في حي التضامن على جثة.
_FINDER_REACH = 70


def _is_body(count: Count) -> bool:
    """Return whether one body or two are counted by their form."""
    return count.noun is not None and count.noun.id in ("body", "corpse") and count.figure.low is not None
