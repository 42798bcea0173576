"""Parties as a report names them, alone or several together."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from marsad.extract.scan import Hit, Hits, Layer, WeakParty
from marsad.extract.vocabulary import Person
from marsad.theatre.party import Party

_AND = re.compile(r'["\') ]*(?:\([^()\n]{1,30}\) *)?[،,]? *')
# What may stand between two parties of one side.
_TOGETHER = re.compile(
    r'["\') ]*(?:(?:السوريه|اللبناني|العراقيه|العراقي|الايراني|الافغاني|المدعومه|المدعمه|مدعومه'
    r"|مدعوما|مدعومين|مسنوده|المسنوده|بمسانده|مع)"
    r"(?: من قبل| من| عناصر)?[ \"']*)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """Parties named together at folded [start, end), clitics out; `word_start` has the clitics in."""

    start: int
    end: int
    word_start: int
    parties: tuple[str, ...]
    # Whether it was named by a word that needed what came before it.
    weak: bool = False


def sides(text: str, hits: dict[Layer, Hits]) -> tuple[Side, ...]:
    """Return every side that the text names, in order."""
    return tuple(_joined(text, tuple(_singles(text, hits))))


def _singles(text: str, hits: dict[Layer, Hits]) -> Iterator[Side]:
    named = [hit.payload.entry.id for hit in hits[Layer.PARTY] if isinstance(hit.payload.entry, Party)]
    seen: list[str] = []
    outlets = hits[Layer.OUTLET]
    for hit in hits[Layer.PARTY]:
        # A party's name inside an outlet's is the outlet.
        if any(
            o.start < hit.end and hit.end <= o.end and o.end - o.start > hit.end - hit.start
            for o in outlets.within(hit.start - 40, hit.end)
        ):
            continue
        entry = hit.payload.entry
        party = entry.id if isinstance(entry, Party) else _meant(entry, named, seen)
        if party is None:
            continue
        seen.append(party)
        start, word_start = _with_members(text, hit, hits[Layer.PERSON])
        yield Side(start=start, end=hit.word_end, word_start=word_start, parties=(party,), weak=hit.payload.weak)


def _meant(entry: object, named: Sequence[str], seen: Sequence[str]) -> str | None:
    """Return the party that a weak word means here: the last one named that bears it, else the only one."""
    if not isinstance(entry, WeakParty):
        return None
    candidates = {party.id for party in entry.parties}
    for party in reversed(seen):
        if party in candidates:
            return party
    later = dict.fromkeys(party for party in named if party in candidates)
    if len(later) == 1:
        return next(iter(later))
    return entry.parties[0].id if len(entry.parties) == 1 else None


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
        if group and not _together(text, group[-1], side):
            yield _merged(group)
            group = []
        group.append(side)
    if group:
        yield _merged(group)


def _together(text: str, left: Side, right: Side) -> bool:
    gap = text[left.end : right.word_start]
    if len(gap) > 40 or "\n" in gap:
        return False
    attached = text[right.word_start : right.start].startswith("و")
    if attached and _AND.fullmatch(gap):
        return True
    return _TOGETHER.fullmatch(gap) is not None


def _merged(group: Sequence[Side]) -> Side:
    parties = dict.fromkeys(party for side in group for party in side.parties)
    return Side(
        start=group[0].start,
        end=group[-1].end,
        word_start=group[0].word_start,
        parties=tuple(parties),
        weak=all(side.weak for side in group),
    )
