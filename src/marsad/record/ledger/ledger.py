"""The claims of a record as they are asked about: sorted and laid out once for all questions that hear the same."""

from collections import OrderedDict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from msgspec import json

from marsad.extract.term import Measure, Unit
from marsad.record.counter.claim import Claim
from marsad.record.counter.ground import coarsened
from marsad.record.ledger.memory import Memory
from marsad.record.ledger.outcome import befell
from marsad.record.ledger.question import Question
from marsad.record.ledger.voice import Recollection, Voice
from marsad.record.place_tree import PART, PlaceTree
from marsad.theatre.place import PlaceKind

# Sorts of questions of which the claims are kept laid out: those of one outcome and of two ways of counting.
_KEPT = 3
# Of which unit, measure and outcomes, as known when, with the unconfirmed, and which loose areas are asked for.
_Sort = tuple[Unit | None, Measure | None, tuple[str, ...], date | None, bool, tuple[str, ...]]


@dataclass(frozen=True, slots=True, eq=False)
class Hearing:
    """The claims that one sort of questions hears, by voice; `doubted` count for nothing. `order` is that of saying."""

    voices: Mapping[str, Voice]
    doubted: tuple[Claim, ...]
    order: Mapping[str, int]


@dataclass(frozen=True, slots=True, eq=False)
class Ledger:
    """All claims of a record; whoever asks twice finds them laid out."""

    claims: tuple[Claim, ...]
    places: PlaceTree
    ways: Mapping[tuple[Unit | None, Measure | None], frozenset[str]]
    loose: frozenset[str]
    memory: Memory | None = None
    laid: Mapping[_Sort, Mapping[str, Voice]] = field(default_factory=dict)
    heard: OrderedDict[_Sort, Hearing] = field(default_factory=OrderedDict)

    @classmethod
    def of(
        cls,
        claims: Iterable[Claim],
        places: PlaceTree,
        *,
        memory: Memory | None = None,
        before: "Ledger | None" = None,
    ) -> "Ledger":
        """Return the ledger of the claims, which are current: of each counter the latest value.

        What was laid out in the ledger `before` it is taken over for the voices whose claims are the same.
        """
        every = tuple(claims)
        ways: dict[tuple[Unit | None, Measure | None], set[str]] = {}
        for claim in every:
            ways.setdefault((claim.unit, claim.measure), set()).add(claim.outcome)
        named = {place for area in {claim.area for claim in every} for place in area}
        return cls(
            claims=every,
            places=places,
            memory=memory,
            laid={sort: each.voices for sort, each in before.heard.items()} if before else {},
            ways={way: frozenset(outcomes) for way, outcomes in ways.items()},
            loose=frozenset(each for each in named if places.kind(each.partition(PART)[0]) is PlaceKind.AREA),
        )

    def hearing(self, question: Question) -> Hearing:
        """Return the claims that may bear on the question, of whatever sources."""
        asked = {each for each in self.loose if any(self.places.within(area, each) for area in question.area)}
        sort = (
            question.unit,
            question.measure,
            self._outcomes(question),
            question.as_of,
            question.unconfirmed,
            tuple(sorted(asked)),
        )
        if sort not in self.heard:
            self.heard[sort] = self._hear(sort, question.area)
        self.heard.move_to_end(sort)
        while len(self.heard) > _KEPT:
            self.heard.popitem(last=False)
        return self.heard[sort]

    def _hear(self, sort: _Sort, area: tuple[str, ...]) -> Hearing:
        unit, measure, outcomes, as_of, unconfirmed, _ = sort
        out = (
            claim
            for claim in self.claims
            if claim.outcome in outcomes
            and (claim.unit, claim.measure) == (unit, measure)
            and (as_of is None or (claim.known is not None and claim.known <= as_of))
        )
        heard = sorted(coarsened(out, self.places, area), key=_said)
        voices: dict[str, list[Claim]] = {}
        for claim in heard:
            if claim.confirmed or unconfirmed:
                voices.setdefault(claim.voice, []).append(claim)
        return Hearing(
            voices={voice: self._voice(voice, tuple(voices[voice]), sort) for voice in sorted(voices)},
            doubted=() if unconfirmed else tuple(claim for claim in heard if not claim.confirmed),
            order={claim.id: i for i, claim in enumerate(heard)},
        )

    def _voice(self, name: str, claims: tuple[Claim, ...], sort: _Sort) -> Voice:
        key = json.encode((name, sort)).decode()
        known = self.laid.get(sort, {}).get(name)
        if known is not None and known.claims == claims:
            return known
        return Voice(claims, self.places, Recollection(self.memory, key) if self.memory else None)

    def _outcomes(self, question: Question) -> tuple[str, ...]:
        """Return every outcome that is counted together with what is asked, or with what that is counted with."""
        told = self.ways.get((question.unit, question.measure), frozenset())
        found = {*befell(question.outcome)}
        while wider := {each for one in told if found & {*befell(one)} for each in befell(one)} - found:
            found |= wider
        return tuple(sorted(one for one in told if found & {*befell(one)}))


def _said(claim: Claim) -> tuple[date, str]:
    return (claim.as_of or claim.known or date.min, claim.id)
