"""Parties as a report names them, alone or several together."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from msgspec import Struct, structs

from marsad.extract.event_vocabulary import StateWord
from marsad.extract.mention.company import folded
from marsad.extract.mention.scan import Bearer, Hit, Hits, Layer, WeakParty
from marsad.extract.particle import particles
from marsad.extract.vocabulary import Person
from marsad.text.fold import fold
from marsad.theatre.party import Party, Weak

_AND = re.compile(r'["\') ]*(?:\([^()\n]{1,30}\) *)?[،,]? *')
# "And its allies" is one word with its conjunction.
_ALLIES = re.compile(r"و(?:حلفا|الموال|المسلح|المليشيات|الميليشيات)")
# What may stand between two parties of one side.
# جيش الفتح (النصرة وأحرار الشام): another name of the same, or who is in it.
_BRACKET = re.compile(r'"? ?\("?')
_TOGETHER = re.compile(
    r'["\') ]*(?:(?:السوريه|اللبناني|العراقيه|العراقي|الايراني|الافغاني|المدعومه|المدعمه|مدعومه'
    r"|مدعوما|مدعومين|مسنوده|المسنوده|بمسانده|بالتعاون مع|بالتنسيق مع|بالاشتراك مع|بمشاركه|الي جانب|ومعها|مع)"
    r"(?: من قبل| من| عناصر)?[ \"']*)"
)


class Side(Struct, frozen=True, kw_only=True):
    """Parties named together at folded [start, end), clitics out; `word_start` has the clitics in."""

    start: int
    end: int
    word_start: int
    parties: tuple[str, ...]
    # Whether it was named by a word that needed what came before it.
    weak: bool = False


def sides(text: str, hits: dict[Layer, Hits], day: date | None, voice: str | None = None) -> tuple[Side, ...]:
    """Return every side that the text of `day` names, in order; `voice`: the party in whose own words it is written."""
    return tuple(_joined(text, tuple(_singles(text, hits, day, voice))))


def _singles(text: str, hits: dict[Layer, Hits], day: date | None, voice: str | None) -> Iterator[Side]:
    heads = [at for match in _DATELINE.finditer(text) for at in match.span()]
    named = frozenset(party for hit in hits[Layer.PARTY] if (party := _own(hit.payload.entry, day)) is not None)
    # Every party once, the one named last at the end.
    seen: dict[str, None] = {}
    outlets, places, taken = hits[Layer.OUTLET], hits[Layer.PLACE], 0
    for hit in hits[Layer.PARTY]:
        inside = _is_in_outlet(hit, outlets) or _is_in_place(hit, places) or _is_in_one(hit, heads)
        inside = inside or _is_of_media(text, hit) or _is_scene(text, hit)
        if inside or hit.start < taken or _is_operation(text, hit):
            continue
        entry = hit.payload.entry
        party = _spoken(entry, voice) or _own(entry, day) or _meant(_placed(text, hit), named, seen, day)
        if party is None:
            continue
        owner, taken = _state_of(text, hit, hits[Layer.STATE])
        party = owner or party
        seen.pop(party, None)
        seen[party] = None
        start, word_start = _with_members(text, hit, hits[Layer.PERSON])
        yield Side(start=start, end=taken, word_start=word_start, parties=(party,), weak=hit.payload.weak)


def _state_of(text: str, hit: Hit, states: Hits) -> tuple[str | None, int]:
    """Return whose "the army" is by the adjective right behind it (مدفعية الجيش التركي), and where the name ends."""
    state = states.at(hit.end + 1) if text.endswith(_ARMIES, hit.start, hit.end) else None
    entry = state.payload.entry if state is not None and text.startswith("ال", state.start) else None
    if state is None or not isinstance(entry, StateWord):
        return None, hit.word_end
    return entry.party, state.word_end


_ARMIES = (" الجيش", " القوات")


def _placed(text: str, hit: Hit) -> object:
    """Return what the word may mean where it stands: without the parties that it means only behind other words."""
    entry = hit.payload.entry
    if not isinstance(entry, WeakParty) or not any(bearer.cue.behind for bearer in entry.bearers):
        return entry
    before = text[max(0, hit.word_start - _GOVERNED) : hit.word_start].replace('"', " ").split()[-1:]
    words = {word.removeprefix(clitic) for word in before for clitic in ("", "ب", "ل", "و")}
    kept = [bearer for bearer in entry.bearers if not bearer.cue.behind or words & folded(bearer.cue.behind)]
    return replace(entry, bearers=tuple(kept))


# How far before the word the noun stands behind which alone it names a party.
_GOVERNED = 14


def _spoken(entry: object, voice: str | None) -> str | None:
    """Return the party in whose own words the report is written, where the word is "we": قواتنا."""
    return voice if isinstance(entry, WeakParty) and entry.speaker else None


def _is_in_outlet(hit: Hit, outlets: Hits) -> bool:
    """Return whether a party's name is only part of an outlet's."""
    around = outlets.within(hit.start - 40, hit.end)
    return any(o.start < hit.end and hit.end <= o.end and o.end - o.start > hit.end - hit.start for o in around)


def _is_of_media(text: str, hit: Hit) -> bool:
    """Return whether a party's name is only part of that of a page or channel which no list has: صفحة أخبار قسد."""
    return _MEDIA.search(text[max(0, hit.word_start - _MEDIA_REACH) : hit.word_start]) is not None


_MEDIA = re.compile(r'\b(?:(?:صفحه|صفحات|حساب|شبكه|موقع|منصه|قناه) اخبار|[وبلف]?(?:قناه|اذاعه|صحيفه|مجله)) "?$')
_MEDIA_REACH = 30


def _is_scene(text: str, hit: Hit) -> bool:
    """Return whether a capital is where something happened, not its government: شهدت موسكو انفجارا."""
    if text[hit.start : hit.end] not in particles("capital"):
        return False
    if text[hit.word_start : hit.start].endswith("ب"):
        return True
    before = text[max(0, hit.word_start - _OPERATION) : hit.word_start].split()[-1:]
    return bool(before) and before[0].removeprefix("و").removeprefix("ف") in particles("before-scene")


# بيروت/أنقرة 26 يناير (د ب أ) -: where a report was written, and by which agency.
_DATELINE = re.compile(r"^[^\n.:()]{0,60}\([^()\n]{2,25}\) ?[-–—]", re.MULTILINE)


def _is_in_one(hit: Hit, edges: Sequence[int]) -> bool:
    """Return whether a hit begins within one of the stretches whose starts and ends `edges` holds in turn."""
    return bisect_right(edges, hit.start) % 2 == 1


def _is_in_place(hit: Hit, places: Hits) -> bool:
    """Return whether a word is only part of a place's name: مدني in ود مدني."""
    around = places.within(hit.start - 30, hit.start)
    return any(hit.end <= place.end and not place.payload.weak for place in around)


def _is_operation(text: str, hit: Hit) -> bool:
    """Return whether a weak word names a battle here, not who fights it: عملية "غصن الزيتون"."""
    if not hit.payload.weak:
        return False
    before = text[max(0, hit.word_start - _OPERATION) : hit.word_start].replace('"', " ").split()
    return bool({word.removeprefix("ال") for word in before[-1:]} & particles("battle-for"))


_OPERATION = 12


def _own(entry: object, day: date | None) -> str | None:
    """Return the party whose own name the word is on `day`, None where it is nobody's."""
    if isinstance(entry, WeakParty):
        return next((b.party.id for b in entry.bearers if b.own and _holds(b.cue, day)), None)
    return entry.id if isinstance(entry, Party) else None


def _holds(cue: Weak, day: date | None) -> bool:
    """Return whether the word means its party on `day`."""
    if day is None:
        return cue.start is None
    return (cue.start is None or cue.start <= day) and (cue.end is None or day <= cue.end)


def _meant(entry: object, named: frozenset[str], seen: dict[str, None], day: date | None) -> str | None:
    """Return the party that a weak word means here.

    The one that the report has named last, or whose ally it has; else the only one that it names later;
    else the only one that needs no naming.
    """
    if not isinstance(entry, WeakParty):
        return None
    bearers = [bearer for bearer in entry.bearers if _holds(bearer.cue, day)]
    for party in reversed(seen):
        for bearer in bearers:
            if party == bearer.party.id or party in bearer.cue.after:
                return bearer.party.id
    later = {bearer.party.id for bearer in bearers if not named.isdisjoint((bearer.party.id, *bearer.cue.after))}
    if later:
        return later.pop() if len(later) == 1 else None
    return _unnamed(bearers)


def _unnamed(bearers: Sequence[Bearer]) -> str | None:
    """Return the only party of `bearers` that needs no naming, None where none does or several do."""
    certain = [bearer.party.id for bearer in bearers if bearer.cue.alone]
    alone = certain or [bearer.party.id for bearer in bearers if _needs_none(bearer.cue)]
    return alone[0] if len(alone) == 1 else None


def _needs_none(cue: Weak) -> bool:
    """Return whether a weak word may mean its party though no report names it: not قواتنا, the speaker's."""
    word = fold(cue.form).text
    return cue.alone or word in particles("party-alone") or (not cue.after and word not in particles("speakers-own"))


def _with_members(text: str, hit: Hit, people: Hits) -> tuple[int, int]:
    """Return where the phrase begins: عناصر and مقاتلي belong to the party behind them."""
    for person in reversed(people.within(hit.start - 14, hit.start)):
        entry = person.payload.entry
        if isinstance(entry, Person) and entry.combatant and not text[person.end : hit.start].strip(" \"'"):
            return person.start, person.word_start
    return hit.start, hit.word_start


def _joined(text: str, singles: Sequence[Side]) -> Iterator[Side]:
    group: list[Side] = []
    for side in singles:
        if group and not _together(text, group[-1], side) and not _is_of(text, group[-1], side):
            yield _merged(group)
            group = []
        if group and _is_of(text, group[-1], side):
            group[-1] = structs.replace(side, start=group[-1].start, word_start=group[-1].word_start)
        else:
            group.append(side)
    if group:
        yield _merged(group)


def _is_of(text: str, left: Side, right: Side) -> bool:
    """Return whether the left only says that some of the right are meant: فصائل من الجيش الحر."""
    gap = text[left.end : right.start]
    # فصائل الجيش الوطني: a weak word right before the name that it belongs to.
    if not left.weak or right.weak or "\n" in gap:
        return False
    return gap.split() == ["من"] or (gap == " " and text[left.start : left.end] in _FACTIONS)


_FACTIONS = ("فصايل", "فصايل من", "كتايب", "مقاتلي فصايل", "مسلحي فصايل")


def _together(text: str, left: Side, right: Side) -> bool:
    gap = text[left.end : right.word_start]
    if len(gap) > 40 or "\n" in gap:
        return False
    attached = text[right.word_start : right.start].startswith("و") or _ALLIES.match(text, right.word_start) is not None
    if attached and _AND.fullmatch(gap):
        return True
    return _TOGETHER.fullmatch(gap) is not None or _BRACKET.fullmatch(gap) is not None


def _merged(group: Sequence[Side]) -> Side:
    parties = dict.fromkeys(party for side in group for party in side.parties)
    return Side(
        start=group[0].start,
        end=group[-1].end,
        word_start=group[0].word_start,
        parties=tuple(parties),
        weak=all(side.weak for side in group),
    )
