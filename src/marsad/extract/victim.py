"""Who the people of a toll were."""

from dataclasses import dataclass
from functools import cache

from marsad.extract.particle import particles
from marsad.extract.scan import Layer
from marsad.extract.scene import Scene
from marsad.extract.side import Side
from marsad.extract.slots import subject
from marsad.extract.toll import Toll
from marsad.extract.vocabulary import OutcomeWord, Person
from marsad.text.fold import fold
from marsad.text.lexicon import Entry, load
from marsad.theatre.party import PartyKind

_REACH = 60
_BACK = 500
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
    """Return who they were: the noun's own party, else the party behind it, else those of the toll before."""
    count = toll.count
    noun = count.noun
    both = _both_sides(scene, toll)
    if both is not None:
        return both
    detail = noun.detail if noun else None
    side = _side_behind(scene, toll)
    cue = toll.cue
    if cue is not None and isinstance(cue.payload.entry, OutcomeWord) and cue.payload.entry.own:
        loser = subject(scene, cue, scene.sentence(cue.start), follows=True)
        if loser is not None:
            return Victims(parties=loser.parties, detail=detail, end=count.end)
    if noun is not None and noun.party is not None:
        # طفلين من عائلة مقاتل: a civilian's noun is not overruled by a party.
        return Victims(parties=(noun.party,), detail=detail, end=count.end)
    if side is not None:
        return Victims(parties=side.parties, detail=detail, end=max(count.end, side.end))
    civilians = _civilians_behind(scene, toll)
    if civilians is not None:
        return civilians
    if count.owned and (owner := _owner(scene, toll)) is not None:
        return Victims(parties=owner.parties, detail=detail, end=count.end)
    nation = _nationality(scene, toll)
    if nation is not None:
        return Victims(parties=(nation,), detail=detail, end=count.end)
    if noun is not None and noun.side is not None and (only := _only_of_kind(scene, noun.side)) is not None:
        return Victims(parties=(only,), detail=detail, end=count.end)
    lone = _lone_side(scene, toll) if noun is not None and noun.combatant and not noun.named_only else None
    if inherited is None and lone is not None:
        return Victims(parties=lone.parties, detail=detail, end=count.end)
    if inherited is not None and (noun is None or noun.combatant or noun.outcome is not None):
        return Victims(parties=inherited, detail=detail, end=count.end)
    return Victims(parties=(), detail=detail, end=count.end)


def _side_behind(scene: Scene, toll: Toll) -> Side | None:
    count = toll.count
    for side in scene.sides_in(count.start, count.noun_end + _REACH):
        if side.start < count.noun_end < side.end:
            return side
        if side.start < count.noun_end:
            continue
        words = scene.text[count.noun_end : side.word_start].replace('"', " ").split()
        if (
            any(mark in scene.text[count.noun_end : side.word_start] for mark in ("،", ".", "\n", "("))
            and "صفوف" not in words
        ):
            return None
        if len(words) > 6 or ("صفوف" not in words and any(word in _ENDS for word in words)):
            return None
        attached = scene.text[side.word_start : side.start] in ("ل", "ب")
        linked = not words or any(word in _LINKS for word in words) or attached
        return side if linked else None
    return None


def _civilians_behind(scene: Scene, toll: Toll) -> Victims | None:
    """Return the people named behind the count: قتيلا من المدنيين, 5 قتلى مدنيين."""
    count = toll.count
    for hit in scene.hits[Layer.PERSON].within(count.noun_end, count.noun_end + 26):
        entry = hit.payload.entry
        gap = scene.text[count.noun_end : hit.word_start]
        if not isinstance(entry, Person) or entry.party is None or any(mark in gap for mark in "،.\n"):
            return None
        words = gap.split()
        attached = scene.text[hit.word_start : hit.start].startswith("و")
        if attached or any(word in _ENDS for word in words) or len(words) > 2:
            return None
        return Victims(parties=(entry.party,), detail=entry.detail, end=hit.word_end)
    return None


def _owner(scene: Scene, toll: Toll) -> Side | None:
    """Return the party that a pronoun on the noun means: the last one named before."""
    before = scene.sides_in(max(0, toll.count.start - _BACK), toll.count.start)
    return before[-1] if before else None


def _only_of_kind(scene: Scene, kind: PartyKind) -> str | None:
    """Return the only party of `kind` that the report names, None where it names none or several."""
    named = dict.fromkeys(party for side in scene.sides for party in side.parties if scene.kinds.get(party) is kind)
    return next(iter(named)) if len(named) == 1 else None


def _lone_side(scene: Scene, toll: Toll) -> Side | None:
    """Return the only side that the proposition has named, None where it has named none or several."""
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
