"""Who the people of a toll were."""

from collections.abc import Callable, Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from marsad.extract.casualties.enemy import enemy, fallen, lone_side
from marsad.extract.casualties.nationality import nationality
from marsad.extract.casualties.ours import own_men
from marsad.extract.casualties.owning import owner
from marsad.extract.casualties.pronoun import attacked_by, possessor
from marsad.extract.casualties.salience import attacked, attackers, is_of_kind, last_of_kind
from marsad.extract.casualties.told import Toll
from marsad.extract.casualties.whose import (
    is_linked,
    is_of_family,
    is_of_nationality,
    is_unknown_somebodys,
    listed_side,
    people_behind,
    remarked,
    side_behind,
)
from marsad.extract.mention.side import Side
from marsad.extract.particle import particles
from marsad.extract.role.agent import subject
from marsad.extract.scene import Scene
from marsad.extract.vocabulary import OutcomeWord
from marsad.theatre.party import PartyKind

_BACK = 500


class Victims(Struct, frozen=True, kw_only=True):
    """The parties of the people of a toll and what is told of them, up to folded `end`.

    `at`: where the words stand that tell the parties, None where they are inherited. `because`: where the parties were
    chosen among others, what spoke for them, the heaviest first.
    """

    parties: tuple[str, ...]
    detail: str | None
    end: int
    at: tuple[int, int] | None = None
    because: tuple[tuple[str, float], ...] = ()


def victims(scene: Scene, toll: Toll, inherited: tuple[str, ...] | None, following: Sequence[Toll] = ()) -> Victims:
    """Return who they were, by the first of the finders that can tell, else those of its list or of the toll before."""
    part = toll.parent is not None and _is_fighter_of_whole(scene, toll, inherited)
    for finder in _NAMING if part else _FINDERS:
        found = finder(scene, toll)
        if found is not None:
            return found
    if part:
        return _of(toll, inherited or ())
    side = listed_side(scene, toll, following)
    if side is not None:
        return _of(toll, side.parties)
    if inherited is None:
        lone = lone_side(scene, toll)
        return _of(toll, lone.parties if lone is not None else ())
    return _of(toll, inherited if _inherits(scene, toll, inherited) else ())


def _is_fighter_of_whole(scene: Scene, toll: Toll, whole: tuple[str, ...] | None) -> bool:
    """Return whether a part tells fighters of whom no more is said, and all those of its whole are a side's.

    حيدت القوات 64 عنصرا من الدعم السريع بينهم عقيد.
    """
    noun = toll.count.noun
    plain = noun is not None and noun.combatant and noun.party is None
    return plain and bool(whole) and scene.is_armed(whole or ())


def _inherits(scene: Scene, toll: Toll, inherited: tuple[str, ...]) -> bool:
    """Return whether people of whom nothing more is said are those of the toll before."""
    noun = toll.count.noun
    if is_unknown_somebodys(scene, toll) and not is_of_nationality(scene, toll):
        return False
    if noun is None:
        return True
    if noun.combatant:
        # Soldiers behind civilians are not civilians; خمسة من مقاتليها وتسعة مسلحين: the gunmen are not hers.
        return scene.is_armed(inherited) and toll.rule != "list"
    return noun.outcome is not None


def _of(toll: Toll, parties: tuple[str, ...], *, end: int = 0) -> Victims:
    noun = toll.count.noun
    return Victims(parties=parties, detail=noun.detail if noun else None, end=max(toll.count.end, end))


def _loser(scene: Scene, toll: Toll) -> Victims | None:
    """Return the subject of a verb of losing: خسر التنظيم 7 مقاتلين."""
    cue = toll.cue
    if cue is None or not isinstance(cue.payload.entry, OutcomeWord) or not cue.payload.entry.own:
        return None
    if toll.rule == "list":
        return None
    if cue.payload.entry.costs:
        # كلفت المعركة التنظيم 40 قتيلا: whoever stands between the verb and the figure pays.
        between = scene.sides_in(cue.end, toll.count.start)
        payer = between[-1] if between else attacked_by(scene, cue)
        return _of(toll, payer.parties) if payer else None
    side = subject(scene, cue, scene.sentence(cue.start), follows=True)
    return _of(toll, side.parties) if side else None


def _by_own_men(scene: Scene, toll: Toll) -> Victims | None:
    """Return whose own men they are, whatever else their noun says: ثلاثة من شبابنا, أربعة من رجاله."""
    side = own_men(scene, toll)
    return _of(toll, side.parties) if side else None


def _by_noun(scene: Scene, toll: Toll) -> Victims | None:
    """Return whom the noun itself names; طفلين من عائلة مقاتل: no party behind it overrules a civilian's noun."""
    noun = toll.count.noun
    if noun is None or noun.party is None:
        return None
    return replace(_of(toll, (noun.party,)), at=(toll.count.start, toll.count.noun_end))


def _by_side(scene: Scene, toll: Toll) -> Victims | None:
    side = side_behind(scene, toll)
    return replace(_of(toll, side.parties, end=side.end), at=(side.start, side.end)) if side else None


def _by_pronoun(scene: Scene, toll: Toll) -> Victims | None:
    side = possessor(scene, toll)
    return _of(toll, side.parties) if side else None


def _by_owner(scene: Scene, toll: Toll) -> Victims | None:
    side = owner(scene, toll)
    if side is None:
        return None
    named = (side.start, side.end) if side.end > side.start else None
    return replace(_of(toll, side.parties), at=named)


def _by_nation(scene: Scene, toll: Toll) -> Victims | None:
    nation = nationality(scene, toll)
    return _of(toll, (nation,)) if nation else None


def _by_kind(scene: Scene, toll: Toll) -> Victims | None:
    """Return the party of the noun's kind: the only one that the report names, else the last: 40 جنديا."""
    noun = toll.count.noun
    if noun is None or noun.side is None:
        return None
    only = _only_of_kind(scene, noun.side)
    if only is not None:
        return _of(toll, (only,))
    last = last_of_kind(scene, toll, noun.side)
    return _of(toll, last.parties) if last else None


def _by_people_behind(scene: Scene, toll: Toll) -> Victims | None:
    """Return whom a second noun names: قتيلا من المدنيين, 31 قتيلا من العسكريين."""
    found = people_behind(scene, toll)
    if found is None:
        return None
    entry, end = found
    if entry.party is not None:
        return Victims(parties=(entry.party,), detail=entry.detail, end=end)
    only = _only_of_kind(scene, entry.side) if entry.side is not None else None
    last = last_of_kind(scene, toll, entry.side) if entry.side is not None and only is None else None
    parties = (only,) if only else last.parties if last else ()
    return Victims(parties=parties, detail=entry.detail, end=end) if parties else None


def _by_remark(scene: Scene, toll: Toll) -> Victims | None:
    """Return whom a remark names behind people of no party: 50 شخصا، معظمهم نازحون."""
    noun = toll.count.noun
    plain = noun is None or (noun.party is None and not noun.combatant)
    if plain and is_of_family(scene, toll):
        return _of(toll, ("CIVILIANS",))
    entry = remarked(scene, toll) if plain else None
    return _of(toll, (entry.party,)) if entry is not None and entry.party is not None else None


def _by_attack(scene: Scene, toll: Toll) -> Victims | None:
    """Return who attacked, where attackers are counted: خسر المهاجمون 56 مسلحا, سقوط خمسين من المهاجمين."""
    side = attackers(scene, toll) or attacked(scene, toll)
    return _of(toll, side.parties) if side else None


def _by_enemy(scene: Scene, toll: Toll) -> Victims | None:
    """Return whom the doer fights: حيدت قواتنا 64 مرتزقا, أوقعوا طاقمها بين قتيل وجريح."""
    side = fallen(scene, toll) or enemy(scene, toll)
    return _of(toll, side.parties) if side else None


def _only_of_kind(scene: Scene, kind: PartyKind) -> str | None:
    """Return the only party of `kind` that the report names, None where it names none or several."""
    only: str | None = None
    for party in (party for side in scene.sides if is_of_kind(scene, side, kind) for party in side.parties):
        if only not in (None, party):
            return None
        only = party
    return only


def _both_sides(scene: Scene, toll: Toll) -> Victims | None:
    """Return the two parties that "both sides" behind the count means: the last ones before, else the next ones."""
    start = toll.count.end
    words = scene.text[start : start + _BOTH_REACH].split()
    at = next((i for i, word in enumerate(words[:6]) if word.strip('،."') in particles("both-sides")), None)
    if at is None or any(mark in " ".join(words[:at]) for mark in (".", "،")) or "بين" in words[1:at]:
        # اشتباكات بين الطرفين: who fought, not who fell.
        return None
    before = reversed(scene.sides_in(max(0, start - _BACK), start))
    found = _two(before) or _two(scene.sides_in(start, scene.sentence(start)[1]))
    return Victims(parties=found, detail="both sides", end=start) if found else None


_BOTH_REACH = 50


def _two(sides: Iterable[Side]) -> tuple[str, ...]:
    """Return the first two parties of the sides, in the order of the text's last; none where fewer are named."""
    found: list[str] = []
    for side in sides:
        if not set(side.parties) & set(found):
            found = [*side.parties, *found]
        if len(set(found)) > 1 and len(found) > len(side.parties):
            break
    return tuple(dict.fromkeys(found)) if len(found) > 1 else ()


def _of_tally(scene: Scene, toll: Toll) -> Victims | None:
    """Return whose dead a tally counts, named before its figure: ارتفع عدد قتلى قوات النظام إلى 33."""
    if toll.rule != "tally" or toll.topic is None:
        return None
    for side in scene.sides_in(toll.topic[1], toll.count.start):
        linked = toll.topic[1] > side.start or is_linked(scene, toll.topic[1], side)
        return _of(toll, side.parties) if linked else None
    return None


# Those that read the words of the figure itself.
_NAMING: tuple[Callable[[Scene, Toll], Victims | None], ...] = (
    _by_own_men,
    _by_side,
    _both_sides,
    _by_pronoun,
    _by_nation,
)
_FINDERS: tuple[Callable[[Scene, Toll], Victims | None], ...] = (
    _loser,
    _by_own_men,
    _of_tally,
    _by_noun,
    _by_side,
    _both_sides,
    _by_people_behind,
    _by_owner,
    _by_pronoun,
    _by_nation,
    _by_attack,
    _by_kind,
    _by_enemy,
    _by_remark,
)
