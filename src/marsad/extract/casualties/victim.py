"""Who the people of a toll were."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from marsad.extract.casualties.toll import Toll
from marsad.extract.mention.scan import Layer
from marsad.extract.mention.side import Side
from marsad.extract.particle import particles
from marsad.extract.role.agent import subject
from marsad.extract.scene import Scene
from marsad.extract.vocabulary import OutcomeWord, Person
from marsad.text.fold import fold
from marsad.text.lexicon import Entry, load
from marsad.theatre.party import PartyKind

_REACH = 60
_BACK = 500
_LINK_WORDS = 6
# Words that may stand between a count and the party that it belongs to.
_LINKS = particles("links-party")
_ENDS = particles("ends-victims")


class Nationality(Entry, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """An adjective that says whose soldier somebody is."""

    party: str
    forms: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Victims:
    """The parties of the people of a toll and what is told of them, up to folded `end`."""

    parties: tuple[str, ...]
    detail: str | None
    end: int


@cache
def _nationalities() -> dict[str, str]:
    rows = load("marsad.extract.lexicon", "nationalities.yaml", Nationality)
    return {fold(form).text: row.party for row in rows for form in row.forms}


def victims(scene: Scene, toll: Toll, inherited: tuple[str, ...] | None) -> Victims:
    """Return who they were, by the first of the finders that can tell, else those of the toll before."""
    noun = toll.count.noun
    for finder in _FINDERS:
        found = finder(scene, toll)
        if found is not None:
            return found
    lone = _lone_side(scene, toll) if inherited is None else None
    if lone is not None:
        return _of(toll, lone.parties)
    heir = inherited is not None and (noun is None or noun.combatant or noun.outcome is not None)
    if noun is not None and noun.combatant and not scene.is_armed(inherited or ()):
        # Soldiers behind civilians are not civilians.
        heir = False
    return _of(toll, inherited if heir and inherited else ())


def _of(toll: Toll, parties: tuple[str, ...], *, end: int = 0) -> Victims:
    noun = toll.count.noun
    return Victims(parties=parties, detail=noun.detail if noun else None, end=max(toll.count.end, end))


def _loser(scene: Scene, toll: Toll) -> Victims | None:
    """Return the subject of a verb of losing: خسر التنظيم 7 مقاتلين."""
    cue = toll.cue
    if cue is None or not isinstance(cue.payload.entry, OutcomeWord) or not cue.payload.entry.own:
        return None
    side = subject(scene, cue, scene.sentence(cue.start), follows=True)
    return _of(toll, side.parties) if side else None


def _by_noun(scene: Scene, toll: Toll) -> Victims | None:
    """Return whom the noun itself names; طفلين من عائلة مقاتل: no party behind it overrules a civilian's noun."""
    noun = toll.count.noun
    return _of(toll, (noun.party,)) if noun is not None and noun.party is not None else None


def _by_side(scene: Scene, toll: Toll) -> Victims | None:
    side = _side_behind(scene, toll)
    return _of(toll, side.parties, end=side.end) if side else None


def _by_pronoun(scene: Scene, toll: Toll) -> Victims | None:
    """Return the party that a pronoun on the noun means, the last one named before: 20 من عناصرها."""
    before = scene.sides_in(max(0, toll.count.start - _BACK), toll.count.start)
    armed = [side for side in before if scene.is_armed(side.parties)]
    return _of(toll, armed[-1].parties) if toll.count.owned and armed else None


def _by_nation(scene: Scene, toll: Toll) -> Victims | None:
    nation = _nationality(scene, toll)
    return _of(toll, (nation,)) if nation else None


def _by_kind(scene: Scene, toll: Toll) -> Victims | None:
    """Return the only party of the noun's kind that the report names: 40 جنديا."""
    noun = toll.count.noun
    only = _only_of_kind(scene, noun.side) if noun is not None and noun.side is not None else None
    return _of(toll, (only,)) if only else None


def _side_behind(scene: Scene, toll: Toll) -> Side | None:
    count = toll.count
    for side in scene.sides_in(count.start, count.noun_end + _REACH):
        if side.end > count.noun_end:
            return side if side.start < count.noun_end or _is_linked(scene, count.noun_end, side) else None
    return None


def _is_linked(scene: Scene, start: int, side: Side) -> bool:
    """Return whether the words between a count and a party say that the people are the party's."""
    gap = scene.text[start : side.word_start]
    words = gap.replace('"', " ").split()
    if len(words) > _LINK_WORDS or any(word.removeprefix("و").isdigit() for word in words):
        return False
    if words == ["في"]:
        # قيادي في هيئة تحرير الشام.
        return True
    # في صفوف X tells whose they are, whatever else stands between.
    if "صفوف" not in words and (any(mark in gap for mark in "،.\n:(") or any(word in _ENDS for word in words)):
        return False
    attached = scene.text[side.word_start : side.start] in ("ل", "ب")
    return not words or attached or any(word in _LINKS for word in words)


def _civilians_behind(scene: Scene, toll: Toll) -> Victims | None:
    """Return the people named behind the count: قتيلا من المدنيين, 5 قتلى مدنيين."""
    count = toll.count
    for hit in scene.hits[Layer.PERSON].within(count.noun_end, count.noun_end + 26):
        entry = hit.payload.entry
        gap = scene.text[count.noun_end : hit.word_start]
        if not isinstance(entry, Person) or entry.party is None or any(mark in gap for mark in "،.\n:("):
            return None
        words = gap.split()
        attached = scene.text[hit.word_start : hit.start].startswith("و")
        if attached or any(word in _ENDS for word in words) or len(words) > 2:
            return None
        return Victims(parties=(entry.party,), detail=entry.detail, end=hit.word_end)
    return None


def _only_of_kind(scene: Scene, kind: PartyKind) -> str | None:
    """Return the only party of `kind` that the report names, None where it names none or several."""
    named = dict.fromkeys(party for side in scene.sides for party in side.parties if scene.kinds.get(party) is kind)
    return next(iter(named)) if len(named) == 1 else None


def _lone_side(scene: Scene, toll: Toll) -> Side | None:
    """Return the only side that the proposition has named, for a fighter; None where it has named none or several."""
    noun = toll.count.noun
    if noun is None or not noun.combatant or noun.named_only:
        return None
    start, _ = scene.proposition(toll.count.start)
    named = scene.sides_in(start, toll.count.start)
    return named[-1] if len({side.parties for side in named}) == 1 else None


def _nationality(scene: Scene, toll: Toll) -> str | None:
    if toll.count.noun is None or not toll.count.noun.combatant:
        return None
    behind = scene.text[toll.count.noun_end : toll.count.noun_end + 16].split()
    return _nationalities().get(behind[0]) if behind else None


def _both_sides(scene: Scene, toll: Toll) -> Victims | None:
    """Return the two last parties named, where the text says "both sides" behind the count."""
    start = toll.count.end
    behind = scene.text[start : start + 50]
    words = behind.split()
    named = [i for i, word in enumerate(words[:6]) if word.strip('،."') in particles("both-sides")]
    if not named or any(mark in " ".join(words[: named[0]]) for mark in (".", "،")):
        return None
    found: list[str] = []
    for side in reversed(scene.sides_in(max(0, start - _BACK), start)):
        if not set(side.parties) & set(found):
            found = [*side.parties, *found]
        if len(set(found)) > 1 and len(found) > len(side.parties):
            break
    return Victims(parties=tuple(dict.fromkeys(found)), detail="both sides", end=start) if len(found) > 1 else None


def _of_tally(scene: Scene, toll: Toll) -> Victims | None:
    """Return whose dead a tally counts, named before its figure: ارتفع عدد قتلى قوات النظام إلى 33."""
    if toll.rule != "tally":
        return None
    before = scene.sides_in(max(scene.sentence(toll.count.start)[0], toll.count.start - _REACH), toll.count.start)
    return _of(toll, before[-1].parties) if before else None


_FINDERS: tuple[Callable[[Scene, Toll], Victims | None], ...] = (
    _both_sides,
    _loser,
    _of_tally,
    _by_noun,
    _by_side,
    _civilians_behind,
    _by_pronoun,
    _by_nation,
    _by_kind,
)
