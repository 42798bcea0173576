"""By what a question is told apart: whose people, what befell them, where; only as far as anybody tells them apart."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum
from itertools import chain

from marsad.inquiry.trees import trees
from marsad.record.counter.claim import Claim
from marsad.record.ledger.outcome import befell
from marsad.record.ledger.question import Question
from marsad.record.place_tree import PART
from marsad.theatre.place import PlaceKind

# Lines that an eye tells apart in one chart; our choice.
MOST = 8
_REGIONS = (PlaceKind.ADMIN1, PlaceKind.COUNTRY)


class Split(Enum):
    """By what a question is told apart."""

    SIDE = "side"
    OUTCOME = "outcome"
    PLACE = "place"
    SOURCE = "source"


@dataclass(frozen=True, slots=True, kw_only=True)
class Strand:
    """One part of a question: what is asked of `key`, the id of a party, place or outcome; None is the whole of it."""

    key: str | None
    question: Question


@dataclass(frozen=True, slots=True, kw_only=True)
class Strands:
    """The parts of which most is told, most first; `left_out` are the ids of the others."""

    strands: tuple[Strand, ...]
    left_out: tuple[str, ...] = field(default=())


def strands(question: Question, split: Split | None, claims: Iterable[Claim]) -> Strands:
    """Return the question by its parts: sides, outcomes or places as the claims that bear on it name them."""
    if split is None or split is Split.SOURCE:
        return Strands(strands=(Strand(key=None, question=question),))
    names, made = _SPLITS[split]
    ordered = [key for key, _ in Counter(names(question, claims)).most_common()]
    return Strands(
        strands=tuple(Strand(key=key, question=made(question, key)) for key in ordered[:MOST]),
        left_out=tuple(ordered[MOST:]),
    )


def bearing(question: Question, claims: Iterable[Claim], *, any_outcome: bool = False) -> Iterator[Claim]:
    """Yield the claims that speak of people, places and outcomes that the question asks for, whenever."""
    groups = {part for group in question.groups for part in trees().parties.ever(group)}
    outcomes = frozenset(befell(question.outcome))
    for claim in claims:
        alike = (claim.unit, claim.measure) == (question.unit, question.measure)
        of_it = any_outcome or not outcomes.isdisjoint(befell(claim.outcome))
        whose = not groups or not groups.isdisjoint(claim.groups)
        by_them = not question.sources or claim.voice in question.sources
        if alike and of_it and whose and by_them and _lies_in(claim, question.area):
            yield claim


def _lies_in(claim: Claim, areas: Sequence[str]) -> bool:
    return not areas or any(trees().places.within(area, each) for area in areas for each in claim.area)


def _sides(question: Question, claims: Iterable[Claim]) -> Iterator[str]:
    """Yield the party of each claim, the widest that any claim names; within the groups asked for, their parts."""
    told = [claim for claim in bearing(question, claims) if claim.named]
    named = list(dict.fromkeys(chain.from_iterable(claim.named for claim in told)))
    if question.groups:
        inside = {part for group in question.groups for part in trees().parties.ever(group)}
        named = [party for party in named if party in inside.difference(question.groups)]
    holder = _widest(named)
    for claim in told:
        yield from dict.fromkeys(holder[party] for party in claim.named if party in holder)


def _widest(named: Sequence[str]) -> dict[str, str]:
    """Return, of each of the parties and all that they ever contained, the widest of them that did."""
    contained = {party: trees().parties.ever(party) for party in named}
    inner = {part for party in named for part in contained[party] if part != party}
    return {part: party for party in reversed(named) if party not in inner for part in contained[party]}


def _outcomes(question: Question, claims: Iterable[Claim]) -> Iterator[str]:
    for claim in bearing(question, claims, any_outcome=True):
        yield claim.outcome


def _places(question: Question, claims: Iterable[Claim]) -> Iterator[str]:
    """Yield what holds the places of each claim: governorates, or what lies directly in the area asked for."""
    for claim in bearing(question, claims):
        yield from dict.fromkeys(filter(None, (_holder(each, question.area) for each in claim.area)))


def _holder(place: str, areas: Sequence[str]) -> str | None:
    lineage = trees().places.lineage(place)
    for area in areas:
        if trees().places.within(area, place):
            at = lineage.index(trees().places.lineage(area)[0])
            return lineage[at - 1] if at and PART not in lineage[at - 1] else None
    found = (each for kind in _REGIONS for each in lineage if trees().places.kind(each) is kind)
    return next(found, None)


_Names = Callable[[Question, Iterable[Claim]], Iterator[str]]
_Made = Callable[[Question, str], Question]
_SPLITS: Mapping[Split, tuple[_Names, _Made]] = {
    Split.SIDE: (_sides, lambda question, party: replace(question, groups=(party,))),
    Split.OUTCOME: (_outcomes, lambda question, outcome: replace(question, outcome=outcome)),
    Split.PLACE: (_places, lambda question, place: replace(question, area=(place,))),
}
